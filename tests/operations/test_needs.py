"""Laws of the register: what a need may be, who overtook whom, what a link was read in."""

from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import HOUSE, Attachment, Clause, Document, Person, Record, Step
from app.operations.attaching import FileTooLarge, KindNotTaken, attach, detach, kind_of, safe_name
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.describing import NoLink
from app.operations.errors import DoneAlready, NothingSaid, NotThere, ReasonNeeded, Taken, TooLong
from app.operations.needs import (
    DescribedMeanwhile,
    NotAChoice,
    add_need,
    checked_need,
    confirm_need,
    describe_need,
    link_need,
    set_need_aside,
    take_need_up,
    withdraw_need,
)
from app.operations.structure import insert_clause, move_clause
from app.queries.answers import Past, coverage, needs_answered
from app.queries.needs import content_of, history, need_named, needs, papers
from app.queries.snapshots import snapshot
from app.statute.snapshot import Kind
from tests.makers import a_document, a_person, an_article, as_actor, words

VOICE: dict[str, Any] = {"title": {"az": "Səs", "en": "A voice"}, "group": "rectors"}


@pytest.fixture
def leyla(session: Session) -> Person:
    return a_person(session, "Leyla", steward=True)


@pytest.fixture
def charter(session: Session, leyla: Person) -> Document:
    describe_need(session, as_actor(leyla), "E-01", VOICE)
    return a_document(session, leyla)


def test_what_is_not_said_of_a_need_has_its_usual_value() -> None:
    kept = checked_need({**VOICE, "colour": "red", "text": {"az": " Bir səs. "}})

    assert (kept["kind"], kept["priority"], kept["status"]) == ("need", "medium", "open")
    assert (kept["text"], kept["evidence"], kept["link"]) == ({"az": "Bir səs."}, {}, "")
    assert "colour" not in kept


@pytest.mark.parametrize("fact", ["group", "kind", "priority", "status", "method"])
def test_a_fact_that_is_none_of_its_choices_is_named(fact: str) -> None:
    with pytest.raises(NotAChoice) as refused:
        checked_need({**VOICE, fact: "urgent"})
    assert (refused.value.fact, refused.value.given) == (fact, "urgent")
    assert "" not in refused.value.choices


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"title": {}}, NothingSaid),
        ({"group": ""}, NotAChoice),
        ({"link": "javascript:alert(1)"}, NoLink),
        ({"link": "https://bsu.edu.az/\x00"}, NoLink),
        ({"link": "https://" + "x" * 500}, TooLong),
        ({"text": {"az": "x" * 5001}}, TooLong),
        ({"status": "set_aside"}, ReasonNeeded),
    ],
)
def test_a_need_that_cannot_be_kept_is_refused(
    facts: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        checked_need({**VOICE, **facts})


def test_a_need_is_added_once_and_described_as_often_as_it_changes(
    session: Session, leyla: Person
) -> None:
    by = as_actor(leyla)
    add_need(session, by, "E-01", VOICE)
    steps = session.get_one(Record, HOUSE).steps

    describe_need(session, by, "E-01", VOICE)
    assert session.get_one(Record, HOUSE).steps == steps
    with pytest.raises(Taken):
        add_need(session, by, "E-01", VOICE)
    with pytest.raises(NothingSaid):
        describe_need(session, by, "no name", VOICE)
    with pytest.raises(Taken):
        describe_need(session, by, "import", VOICE)


def test_nobody_describes_over_what_a_colleague_said_meanwhile(
    session: Session, leyla: Person
) -> None:
    by = as_actor(leyla)
    describe_need(session, by, "E-01", VOICE)
    [seen] = [need.since for need in needs(session)]
    describe_need(session, by, "E-01", {**VOICE, "priority": "high"}, seen=seen)

    with pytest.raises(DescribedMeanwhile):
        describe_need(session, by, "E-01", {**VOICE, "priority": "low"}, seen=seen)


def test_a_need_is_set_aside_with_a_reason_and_taken_up_again(
    session: Session, leyla: Person
) -> None:
    by = as_actor(leyla)
    describe_need(session, by, "E-01", VOICE)
    with pytest.raises(ReasonNeeded):
        set_need_aside(session, by, "E-01", {"az": " "})
    set_need_aside(session, by, "E-01", {"az": "Qanunla həll olunub."})
    with pytest.raises(DoneAlready):
        set_need_aside(session, by, "E-01", {"az": "Yenə."})

    take_need_up(session, by, "E-01")

    with pytest.raises(DoneAlready):
        take_need_up(session, by, "E-01")
    with pytest.raises(NotThere):
        take_need_up(session, by, "E-99")
    told = history(session, "E-01")
    assert [one.step.deed for one in told] == ["take_need_up", "set_need_aside", "describe_need"]
    assert told[1].need is not None
    assert told[1].need.facts["reason"] == {"az": "Qanunla həll olunub."}
    assert told[0].by == "Leyla"


def a_link(session: Session, charter: Document, leyla: Person) -> Clause:
    """An article with a paragraph that answers the need."""
    article = an_article(session, charter, leyla, "", heading="Səs")
    an_article(session, charter, leyla, "Bir səs.", kind=Kind.PARAGRAPH, parent=article)
    clause = session.get_one(Clause, article)
    link_need(session, as_actor(leyla), clause, "E-01", "fully", note={"az": "Hər kəsin səsi."})
    return clause


def changed(session: Session, charter: Document) -> bool:
    [answer] = coverage(session, charter, "az").answers["E-01"]
    return answer.changed


def reword(session: Session, leyla: Person, clause_id: str, text: str) -> None:
    standing = standing_wording(session, clause_id, "az")
    typed = Typed("az", standing.heading, text, standing.digest)
    save_wording(session, as_actor(leyla), session.get_one(Clause, clause_id), [typed])


def test_words_changed_anywhere_in_a_clause_flag_its_answer_until_somebody_looked(
    session: Session, charter: Document, leyla: Person
) -> None:
    clause = a_link(session, charter, leyla)
    [paragraph] = [one.id for one in snapshot(session, charter).clauses if one.parent == clause.id]
    assert not changed(session, charter)

    reword(session, leyla, paragraph, "İki səs.")
    assert changed(session, charter)

    confirm_need(session, as_actor(leyla), clause, "E-01")
    assert not changed(session, charter)
    [held] = needs_answered(session, charter)[clause.id]
    assert (held.answers, held.note) == ("fully", {"az": "Hər kəsin səsi."})


def test_a_unit_put_in_flags_and_words_brought_back_do_not(
    session: Session, charter: Document, leyla: Person
) -> None:
    clause = a_link(session, charter, leyla)
    [paragraph] = [one.id for one in snapshot(session, charter).clauses if one.parent == clause.id]
    reword(session, leyla, paragraph, "İki səs.")
    reword(session, leyla, paragraph, "Bir səs.")
    assert not changed(session, charter)

    insert_clause(
        session,
        as_actor(leyla),
        charter,
        words("Yeni."),
        kind=Kind.PARAGRAPH,
        parent=clause.id,
        after=paragraph,
    )
    assert changed(session, charter)


def test_moving_a_clause_leaves_its_answer_alone(
    session: Session, charter: Document, leyla: Person
) -> None:
    clause = a_link(session, charter, leyla)
    other = an_article(session, charter, leyla, "Başqa.", after=clause.id)
    seen = snapshot(session, charter).by_id[clause.id].since
    move_clause(session, as_actor(leyla), charter, clause.id, parent=None, after=other, seen=seen)

    assert not changed(session, charter)
    assert Past(session, charter).words("none", 1) == {("none", "")}


def test_a_need_described_anew_is_noticed_at_its_answers(
    session: Session, charter: Document, leyla: Person
) -> None:
    clause = a_link(session, charter, leyla)
    describe_need(session, as_actor(leyla), "E-01", {**VOICE, "text": {"az": "Başqa."}})
    assert needs_answered(session, charter)[clause.id][0].overtaken

    confirm_need(session, as_actor(leyla), clause, "E-01")

    assert not needs_answered(session, charter)[clause.id][0].overtaken


def test_a_link_withdrawn_holds_no_more_and_is_not_confirmed(
    session: Session, charter: Document, leyla: Person
) -> None:
    clause, by = a_link(session, charter, leyla), as_actor(leyla)
    withdraw_need(session, by, clause, "E-01")

    assert needs_answered(session, charter) == {}
    for deed in (withdraw_need, confirm_need):
        with pytest.raises(NotThere):
            deed(session, by, clause, "E-01")
    for need, answers in (("E-99", "fully"), ("E-01", "mostly")):
        with pytest.raises(NotThere):
            link_need(session, by, clause, need, answers, note={})


def test_an_earlier_step_tells_the_register_as_it_was_then(
    session: Session, charter: Document, leyla: Person
) -> None:
    clause = a_link(session, charter, leyla)
    linked = session.get_one(Record, charter.id).steps
    withdraw_need(session, as_actor(leyla), clause, "E-01")

    assert coverage(session, charter, "az", linked).how("E-01") == "fully"
    assert coverage(session, charter, "az").how("E-01") == ""


PDF = b"%PDF-1.7 survey"


def test_a_paper_is_kept_by_its_digest_and_taken_away(session: Session, leyla: Person) -> None:
    by = as_actor(leyla)
    describe_need(session, by, "E-01", VOICE)
    digest = attach(session, by, "E-01", "C:\\sorğu\\Nəticə.pdf", PDF)
    with pytest.raises(DoneAlready):
        attach(session, by, "E-01", "again.pdf", PDF)
    [paper] = papers(session, "E-01")["E-01"]
    assert (paper.name, paper.size, content_of(session, paper)) == ("Nəticə.pdf", len(PDF), PDF)

    detach(session, by, "E-01", digest)

    assert papers(session) == {}
    with pytest.raises(NotThere):
        detach(session, by, "E-01", digest)
    attach(session, by, "E-01", "again.pdf", PDF)
    assert session.scalar(select(func.count()).select_from(Attachment)) == 3
    deeds = [one.step.deed for one in history(session, "E-01")]
    assert deeds == ["attach_paper", "detach_paper", "attach_paper", "describe_need"]
    with pytest.raises(NotThere):
        attach(session, by, "E-99", "lost.pdf", PDF)


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("empty.pdf", b"", NothingSaid),
        ("page.html", b"<script>", KindNotTaken),
        ("picture.svg", b"<svg>", KindNotTaken),
        ("not-one.pdf", b"MZ\x90", KindNotTaken),
        ("binary.txt", b"a\x00b", KindNotTaken),
        (".pdf", PDF, KindNotTaken),
        ("huge.txt", b"x" * 10_000_001, FileTooLarge),
    ],
)
def test_a_file_nobody_opens_safely_is_refused(
    name: str, content: bytes, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        kind_of(name, content)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ('a"b\r\nSet-Cookie: x.csv', "a bSet-Cookie x.csv"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("no end", "no end"),
    ],
)
def test_a_file_is_named_safely(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_every_deed_of_the_register_is_a_step(session: Session, leyla: Person) -> None:
    describe_need(session, as_actor(leyla), "E-01", VOICE)
    set_need_aside(session, as_actor(leyla), "E-01", {"az": "Səbəb"})
    need = need_named(session, "E-01")
    assert need is not None
    assert session.get_one(Step, (HOUSE, need.since)).deed == "set_need_aside"
