"""Laws of rewording: a save names what it started from, and nobody's words are lost."""

import threading
from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import Database
from app.models import Clause, Document, Person, Step, WordingRow
from app.operations.clauses import LONGEST, Saved, Typed, save_wording, standing_wording
from app.operations.deciding import decide
from app.operations.errors import ClauseIsStruck, ReasonNeeded, StaleWording, TooLong
from app.operations.recording import Credit
from app.operations.structure import strike_clause
from app.statute.roles import Role
from app.statute.snapshot import word
from app.statute.workflow import Verdict
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor

BASE = "Ümumi yığıncaq ildə bir dəfə çağırılır. Qərarlar sadə səs çoxluğu ilə qəbul edilir."


@pytest.fixture
def leyla(session: Session) -> Person:
    return a_person(session, "Leyla")


@pytest.fixture
def charter(session: Session, leyla: Person) -> Document:
    return a_document(session, leyla)


@pytest.fixture
def clause(session: Session, leyla: Person, charter: Document) -> Clause:
    return session.get_one(Clause, an_article(session, charter, leyla, BASE, en="Once a year."))


def digest(session: Session, clause: Clause, language: str = "az") -> str:
    return standing_wording(session, clause.id, language).digest


def reword(
    session: Session, who: Person, clause: Clause, text: str, started_from: str, reason: str = ""
) -> Saved:
    typed = Typed("az", "", text, started_from)
    return save_wording(session, as_actor(who), clause, [typed], reason=reason)


def test_a_save_becomes_one_step_that_names_the_wording(
    session: Session, leyla: Person, clause: Clause
) -> None:
    saved = reword(session, leyla, clause, "İki dəfə.", digest(session, clause), " az idi ")
    assert saved.step is not None
    assert saved.step.deed == "save_wording"
    assert saved.step.facts["wording"] == {"az": word("az", "", "İki dəfə.").digest}
    assert saved.step.facts["reason"] == "az idi"
    assert standing_wording(session, clause.id, "az").text == "İki dəfə."


def test_the_same_words_are_no_step(
    session: Session, leyla: Person, charter: Document, clause: Clause
) -> None:
    before = session.get_one(Step, (charter.id, 2)).number
    assert reword(session, leyla, clause, f"  {BASE}\r\n", digest(session, clause)).step is None
    assert session.get(Step, (charter.id, before + 1)) is None


def test_edits_of_different_words_stand_together(
    session: Session, leyla: Person, clause: Clause
) -> None:
    seen = digest(session, clause)
    reword(session, leyla, clause, BASE.replace("bir", "iki"), seen)
    saved = reword(session, leyla, clause, BASE.replace("sadə səs", "mütləq səs"), seen)
    assert saved.merged == ("az",)
    assert standing_wording(session, clause.id, "az").text == BASE.replace("bir", "iki").replace(
        "sadə səs", "mütləq səs"
    )


def test_edits_of_the_same_words_are_refused_and_nothing_is_lost(
    session: Session, leyla: Person, clause: Clause
) -> None:
    seen = digest(session, clause)
    reword(session, leyla, clause, BASE.replace("bir", "iki"), seen)
    with pytest.raises(StaleWording) as refusal:
        reword(session, leyla, clause, BASE.replace("bir", "üç"), seen)
    clash = refusal.value.clashes["az"]
    assert (clash.base[1], clash.theirs[1], clash.mine[1]) == (
        BASE,
        BASE.replace("bir", "iki"),
        BASE.replace("bir", "üç"),
    )
    assert clash.standing == digest(session, clause)
    assert standing_wording(session, clause.id, "az").text == clash.theirs[1]


def test_a_save_from_the_refused_page_stands(
    session: Session, leyla: Person, clause: Clause
) -> None:
    seen = digest(session, clause)
    reword(session, leyla, clause, BASE.replace("bir", "iki"), seen)
    with pytest.raises(StaleWording) as refusal:
        reword(session, leyla, clause, BASE.replace("bir", "üç"), seen)
    clash = refusal.value.clashes["az"]
    reword(session, leyla, clause, clash.mine[1], clash.standing)
    assert standing_wording(session, clause.id, "az").text == clash.mine[1]


def test_a_save_from_a_wording_nobody_knows_is_refused(
    session: Session, leyla: Person, clause: Clause
) -> None:
    with pytest.raises(StaleWording):
        reword(session, leyla, clause, "Başqa.", "0" * 64)


def test_of_two_first_translations_neither_is_lost(
    session: Session, leyla: Person, charter: Document
) -> None:
    clause = session.get_one(Clause, an_article(session, charter, leyla, BASE))
    empty = word("en", "", "").digest
    save_wording(session, as_actor(leyla), clause, [Typed("en", "", "Once a year.", empty)])
    with pytest.raises(StaleWording) as refusal:
        save_wording(session, as_actor(leyla), clause, [Typed("en", "", "Every year.", empty)])
    clash = refusal.value.clashes["en"]
    assert (clash.base[1], clash.theirs[1], clash.mine[1]) == ("", "Once a year.", "Every year.")


def test_who_typed_nothing_has_merged_nothing(
    session: Session, leyla: Person, clause: Clause
) -> None:
    seen = digest(session, clause)
    reword(session, leyla, clause, "Yeni.", seen)
    assert reword(session, leyla, clause, BASE, seen) == Saved(None)
    assert standing_wording(session, clause.id, "az").text == "Yeni."


def both(session: Session, clause: Clause, az: str, en: str, *, fits: bool = False) -> list[Typed]:
    return [
        Typed("az", "", az, digest(session, clause)),
        Typed("en", "", en, digest(session, clause, "en"), still_fits=fits),
    ]


def test_a_translation_names_the_wording_saved_with_it(
    session: Session, leyla: Person, clause: Clause
) -> None:
    save_wording(session, as_actor(leyla), clause, both(session, clause, "İki.", "Two."))
    assert standing_wording(session, clause.id, "en").made_from == word("az", "", "İki.").digest


def test_a_translation_left_alone_becomes_stale(
    session: Session, leyla: Person, clause: Clause
) -> None:
    was = digest(session, clause)
    save_wording(session, as_actor(leyla), clause, both(session, clause, "İki.", "Once a year."))
    assert standing_wording(session, clause.id, "en").made_from == was


def test_a_translation_that_still_fits_names_the_new_wording(
    session: Session, leyla: Person, clause: Clause
) -> None:
    typed = both(session, clause, "Bir dəfə.", "Once a year.", fits=True)
    save_wording(session, as_actor(leyla), clause, typed)
    assert standing_wording(session, clause.id, "en").made_from == digest(session, clause)


def test_no_translation_cannot_still_fit(
    session: Session, leyla: Person, charter: Document
) -> None:
    clause = session.get_one(Clause, an_article(session, charter, leyla, "Bir."))
    typed = both(session, clause, "Bir.", "", fits=True)
    assert save_wording(session, as_actor(leyla), clause, typed).step is None


def test_a_translation_never_names_a_wording_its_author_did_not_see(
    session: Session, leyla: Person, clause: Clause
) -> None:
    seen = digest(session, clause)
    typed = both(session, clause, BASE, "At least once a year.", fits=True)
    reword(session, leyla, clause, BASE.replace("bir", "iki"), seen)
    save_wording(session, as_actor(leyla), clause, typed)
    english = standing_wording(session, clause.id, "en")
    assert (english.text, english.made_from) == ("At least once a year.", seen)


def test_words_that_follow_a_suggestion_are_its_authors(
    session: Session, leyla: Person, clause: Clause
) -> None:
    rashad = a_person(session, "Rashad")
    typed = [Typed("az", "", "Onun sözləri.", digest(session, clause))]
    following = replace(as_actor(leyla), credit=Credit(rashad.id, "f" * 16))
    step = save_wording(session, following, clause, typed).step
    assert step is not None
    assert (step.actor_id, step.facts["suggestion"]) == (leyla.id, "f" * 16)
    row = session.scalars(select(WordingRow).order_by(WordingRow.row.desc()).limit(1)).one()
    assert row.author_id == rashad.id


def test_a_struck_clause_is_not_reworded(
    session: Session, leyla: Person, charter: Document, clause: Clause
) -> None:
    strike_clause(session, as_actor(leyla), charter, clause.id, seen=2, reason="")
    with pytest.raises(ClauseIsStruck):
        reword(session, leyla, clause, "Başqa.", digest(session, clause))


def test_an_enormous_text_is_refused(session: Session, leyla: Person, clause: Clause) -> None:
    with pytest.raises(TooLong) as refusal:
        reword(session, leyla, clause, "a" * (LONGEST + 1), digest(session, clause))
    assert (refusal.value.length, refusal.value.limit) == (LONGEST + 1, LONGEST)


def test_an_agreed_clause_is_reworded_only_with_a_reason(
    session: Session, leyla: Person, charter: Document, clause: Clause
) -> None:
    seen = digest(session, clause)
    for name in ("Rashad", "Nigar"):
        member = a_colleague(session, charter, Role.MEMBER, name)
        verdict = Verdict.APPROVE
        decide(session, as_actor(member), charter, clause.id, verdict, seen={clause.id: seen})
    with pytest.raises(ReasonNeeded):
        reword(session, leyla, clause, "Başqa.", seen)
    assert reword(session, leyla, clause, "Başqa.", seen, reason="Qanun dəyişib").step


def test_of_two_saves_at_once_none_is_lost(database: Database, session: Session) -> None:
    leyla = a_person(session, "Leyla")
    clause_id = an_article(session, a_document(session, leyla), leyla, BASE)
    person_id, seen = leyla.id, word("az", "", BASE).digest
    session.commit()
    refused: list[StaleWording] = []
    ready = threading.Barrier(2)

    def save(text: str) -> None:
        ready.wait()
        try:
            with database.session() as mine, database.writing(mine) as writer:
                someone = writer.get_one(Person, person_id)
                reword(writer, someone, writer.get_one(Clause, clause_id), text, seen)
                held.wait(timeout=0.3)
        except StaleWording as refusal:
            refused.append(refusal)

    held = threading.Event()
    texts = [BASE.replace("bir", "iki"), BASE.replace("bir", "üç")]
    threads = [threading.Thread(target=save, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    stands = standing_wording(session, clause_id, "az").text
    assert [clash.clashes["az"].theirs[1] for clash in refused] == [stands]
    assert {stands, refused[0].clashes["az"].mine[1]} == set(texts)
