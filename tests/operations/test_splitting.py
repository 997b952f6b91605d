"""Laws of splitting and joining: no word is lost, and conversations stand where their words do."""

import pytest
from sqlalchemy.orm import Session

from app.models import Clause, Document, Person
from app.operations.clauses import Typed, save_wording
from app.operations.deciding import decide
from app.operations.discussing import Said, begin_thread
from app.operations.errors import (
    ClauseIsStruck,
    MovedMeanwhile,
    ReasonNeeded,
    StaleWording,
)
from app.operations.structure import (
    Carried,
    Cut,
    split_clause,
    strike_clause,
)
from app.operations.structure.sharing import author_of
from app.queries.agreement import agreement
from app.queries.snapshots import snapshot
from app.queries.threads import talk_of, talks, talks_on
from app.statute.anchoring import Held
from app.statute.cutting import BadCut
from app.statute.roles import Role
from app.statute.snapshot import Kind, word
from app.statute.workflow import Verdict
from tests.makers import a_colleague, a_document, a_person, a_revision, an_article, as_actor
from tests.operations.halves import FIRST, SECOND, cuts, join, said, seen, split


@pytest.fixture
def leyla(session: Session) -> Person:
    return a_person(session, "Leyla")


@pytest.fixture
def charter(session: Session, leyla: Person) -> Document:
    return a_document(session, leyla)


@pytest.fixture
def rule(session: Session, leyla: Person, charter: Document) -> str:
    """One article of two sentences in both languages."""
    return an_article(
        session, charter, leyla, f"{FIRST} {SECOND}", heading="Səs", en="One vote. Not two votes."
    )


def test_the_first_half_keeps_its_identity_and_the_second_stands_behind_it(
    session: Session, leyla: Person, charter: Document, rule: str
) -> None:
    last = an_article(session, charter, leyla, "Son", after=rule)
    second = split(session, leyla, charter, rule, len(FIRST), en=len("One vote. "))
    now = snapshot(session, charter)
    assert [one.id for one in now.clauses] == [rule, second, last]
    assert said(session, charter) == [FIRST, SECOND, "Son"]
    assert said(session, charter, "en") == ["One vote.", "Not two votes.", ""]
    assert now.by_id[second].kind is now.by_id[rule].kind
    assert (now.by_id[rule].wording("az").heading, now.by_id[second].wording("az").heading) == (
        "Səs",
        "",
    )


def test_both_halves_of_a_translation_render_their_halves(
    session: Session, leyla: Person, charter: Document, rule: str
) -> None:
    second = split(session, leyla, charter, rule, len(FIRST), en=len("One vote. "))
    for one in (rule, second):
        clause = snapshot(session, charter).by_id[one]
        assert clause.wording("en").made_from == clause.wording("az").digest


def test_a_translation_that_is_not_cut_stays_with_the_first_half(
    session: Session, leyla: Person, charter: Document, rule: str
) -> None:
    split(session, leyla, charter, rule, len(FIRST))
    assert said(session, charter, "en") == ["One vote. Not two votes.", ""]


def test_a_translation_may_go_to_the_second_half_as_a_whole(
    session: Session, leyla: Person, charter: Document, rule: str
) -> None:
    split(session, leyla, charter, rule, len(FIRST), en=0)
    assert said(session, charter, "en") == ["", "One vote. Not two votes."]


@pytest.mark.parametrize("at", [0, len(FIRST) + 1 + len(SECOND), 10_000, -1])
def test_no_half_is_left_without_words(
    session: Session, leyla: Person, charter: Document, rule: str, at: int
) -> None:
    with pytest.raises(BadCut):
        split(session, leyla, charter, rule, at)


def test_the_authoritative_text_is_always_cut(
    session: Session, leyla: Person, charter: Document, rule: str
) -> None:
    asked = cuts(session, charter, rule, en=9)
    with pytest.raises(BadCut):
        split_clause(session, as_actor(leyla), charter, rule, asked, seen=seen(session, rule))


def test_a_struck_clause_is_not_split(
    session: Session, leyla: Person, charter: Document, rule: str
) -> None:
    strike_clause(
        session, as_actor(leyla), charter, rule, seen=seen(session, rule), reason="Artıqdır"
    )
    with pytest.raises(ClauseIsStruck):
        split(session, leyla, charter, rule, len(FIRST))


def test_who_splits_a_text_that_was_split_meanwhile_is_told_and_keeps_their_words(
    session: Session, leyla: Person, charter: Document, rule: str
) -> None:
    late = cuts(session, charter, rule, az=len(FIRST))
    before = seen(session, rule)
    split(session, leyla, charter, rule, len(FIRST))
    with pytest.raises(StaleWording) as refusal:
        split_clause(session, as_actor(leyla), charter, rule, late, seen=before)
    assert refusal.value.clashes["az"].mine == ("Səs", f"{FIRST} {SECOND}")
    assert said(session, charter) == [FIRST, SECOND]


def test_who_splits_a_clause_that_was_moved_meanwhile_is_told(
    session: Session, leyla: Person, charter: Document, rule: str
) -> None:
    with pytest.raises(MovedMeanwhile):
        split_clause(
            session,
            as_actor(leyla),
            charter,
            rule,
            cuts(session, charter, rule, az=len(FIRST)),
            seen=seen(session, rule) - 1,
        )


@pytest.mark.parametrize("follow", [False, True])
def test_units_below_stay_with_the_first_half_unless_they_are_carried_along(
    session: Session, leyla: Person, charter: Document, rule: str, follow: bool
) -> None:
    below = an_article(session, charter, leyla, "Alt", kind=Kind.PARAGRAPH, parent=rule)
    carried = Carried(children=follow)
    second = split(session, leyla, charter, rule, len(FIRST), carried=carried)
    assert snapshot(session, charter).by_id[below].parent == (second if follow else rule)


def test_words_nobody_changed_stay_their_authors(
    session: Session, leyla: Person, charter: Document, rule: str
) -> None:
    nigar = a_colleague(session, charter, Role.MEMBER, "Nigar")
    second = split(session, nigar, charter, rule, len(FIRST))
    assert [author_of(session, one, "az") for one in (rule, second)] == [leyla.id] * 2


def test_words_typed_while_splitting_are_those_of_who_typed_them(
    session: Session, leyla: Person, charter: Document, rule: str
) -> None:
    nigar = a_colleague(session, charter, Role.MEMBER, "Nigar")
    [stands] = cuts(session, charter, rule, az=5)
    typed = Cut("az", "Səs", "Bir. İki.", 5, stands.started_from)
    split_clause(session, as_actor(nigar), charter, rule, [typed], seen=seen(session, rule))
    assert said(session, charter) == ["Bir.", "İki."]
    assert author_of(session, rule, "az") == nigar.id


def test_an_agreed_clause_is_split_only_for_a_reason(
    session: Session, leyla: Person, charter: Document, rule: str
) -> None:
    _agree(session, charter, rule)
    with pytest.raises(ReasonNeeded):
        split(session, leyla, charter, rule, len(FIRST))
    split(session, leyla, charter, rule, len(FIRST), reason="İki qayda")
    standing = agreement(session, charter).by_clause[rule]
    assert standing.outdated
    assert not standing.current


def _agree(session: Session, charter: Document, clause: str) -> None:
    digest = snapshot(session, charter).by_id[clause].wording("az").digest
    for name in ("Nigar", "Samir"):
        member = as_actor(a_colleague(session, charter, Role.MEMBER, name))
        decide(session, member, charter, clause, Verdict.APPROVE, seen={clause: digest})


def _quoting(session: Session, by: Person, charter: Document, clause: str, quote: str) -> str:
    asked = Said("Niyə?", quote=quote, blocking=True)
    where = session.get_one(Clause, clause)
    return begin_thread(session, as_actor(by), charter, where, asked).id


def _stand(session: Session, charter: Document) -> dict[str, tuple[str | None, str, str]]:
    """For each thread: its clause, how its words are held, and the words there."""
    now = snapshot(session, charter)
    found = {}
    for clause, some in talks(session, charter, now).items():
        for talk in some:
            at = talk.position
            text = now.by_id[clause or ""].wording("az").text
            words = text[at.start : at.end] if at and at.start is not None else ""
            found[talk.thread.id] = (clause, str(at.state) if at else "", words)
    return found


def test_conversations_follow_their_words_through_a_split_and_a_join(
    session: Session, leyla: Person, charter: Document, rule: str
) -> None:
    one = _quoting(session, leyla, charter, rule, "səs var")
    two = _quoting(session, leyla, charter, rule, "İki səs")
    both = _quoting(session, leyla, charter, rule, "var. İki")
    second = split(session, leyla, charter, rule, len(FIRST))
    stands = _stand(session, charter)
    assert stands[one] == (rule, Held.ATTACHED, "səs var")
    assert stands[two] == (second, Held.ATTACHED, "İki səs")
    assert (stands[both][0], stands[both][1]) == (rule, Held.CHANGED)
    assert stands[both][2].startswith("var")
    join(session, leyla, charter, rule, second)
    stands = _stand(session, charter)
    assert stands[one] == (rule, Held.ATTACHED, "səs var")
    assert stands[two] == (rule, Held.ATTACHED, "İki səs")
    assert stands[both] == (rule, Held.ATTACHED, "var. İki")


def test_a_conversation_begun_on_the_second_half_comes_along_when_it_is_joined(
    session: Session, leyla: Person, charter: Document, rule: str
) -> None:
    second = split(session, leyla, charter, rule, len(FIRST))
    one = _quoting(session, leyla, charter, second, "səs yoxdur")
    whole = begin_thread(
        session, as_actor(leyla), charter, session.get_one(Clause, second), Said("Bütövlükdə")
    )
    join(session, leyla, charter, rule, second, line=True)
    assert _stand(session, charter)[one] == (rule, Held.ATTACHED, "səs yoxdur")
    now = snapshot(session, charter)
    assert talk_of(session, charter, whole, now).clause == rule
    assert {talk.thread.id for talk in talks_on(session, charter, rule, now)} == {one, whole.id}
    assert talks_on(session, charter, second, now) == []


def test_what_holds_agreement_back_holds_back_the_clause_that_has_the_words_now(
    session: Session, leyla: Person, charter: Document, rule: str
) -> None:
    _quoting(session, leyla, charter, rule, "İki səs")
    second = split(session, leyla, charter, rule, len(FIRST))
    found = agreement(session, charter).by_clause
    assert (found[rule].blocking, found[second].blocking) == (0, 1)


def test_conversations_follow_through_splits_of_halves(
    session: Session, leyla: Person, charter: Document
) -> None:
    rule = an_article(session, charter, leyla, "Bir bənd. İki bənd. Üç bənd.")
    three = _quoting(session, leyla, charter, rule, "Üç bənd")
    two = _quoting(session, leyla, charter, rule, "İki bənd")
    second = split(session, leyla, charter, rule, len("Bir bənd."))
    third = split(session, leyla, charter, second, len("İki bənd."))
    save_wording(
        session,
        as_actor(leyla),
        session.get_one(Clause, third),
        [Typed("az", "", "Daha uzun üç bənd, Üç bənd.", word("az", "", "Üç bənd.").digest)],
    )
    stands = _stand(session, charter)
    assert stands[two] == (second, Held.ATTACHED, "İki bənd")
    assert stands[three][0] == third


def test_in_an_act_in_force_halves_and_what_is_below_get_numbers_of_their_own(
    session: Session, leyla: Person
) -> None:
    act = a_revision(session, leyla)
    one = an_article(session, act, leyla, "Bir. İki.")
    two = an_article(session, act, leyla, "Üç.", after=one)
    below = an_article(session, act, leyla, "Alt", kind=Kind.PARAGRAPH, parent=one)
    second = split(session, leyla, act, one, 4, carried=Carried(children=True))
    now = snapshot(session, act).by_id
    assert [now[each].fixed for each in (one, second, two, below)] == ["1", "1-1", "2", "1-1.1"]
