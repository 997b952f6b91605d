"""Laws of joining: every word, heading and unit below comes along, and only what was shown."""

import pytest
from sqlalchemy.orm import Session

from app.models import Clause, Document, Person
from app.operations.citing import cite, describe_extract, describe_source
from app.operations.clauses import Typed, save_wording
from app.operations.errors import MovedMeanwhile, NothingToJoin
from app.operations.needs import describe_need, link_need
from app.operations.structure import Carried, insert_clause, join_clauses
from app.queries.answers import needs_answered
from app.queries.evidence import citations
from app.queries.snapshots import snapshot
from app.statute.snapshot import Kind
from tests.makers import a_document, a_person, an_article, as_actor, words
from tests.operations.halves import FIRST, SECOND, join, joint, said


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


def test_joined_texts_keep_every_word_and_heading(
    session: Session, leyla: Person, charter: Document, rule: str
) -> None:
    other = an_article(session, charter, leyla, "Son.", heading="Başlıq", after=rule, en="End.")
    join(session, leyla, charter, rule, other, line=True)
    now = snapshot(session, charter)
    assert said(session, charter) == [f"{FIRST} {SECOND}\nBaşlıq\nSon."]
    assert now.by_id[rule].wording("en").text == "One vote. Not two votes.\nEnd."
    assert now.by_id[rule].wording("en").made_from == now.by_id[rule].wording("az").digest
    assert now.by_id[other].struck


def test_a_translation_that_lacks_the_joined_words_is_known_to_be_old(
    session: Session, leyla: Person, charter: Document, rule: str
) -> None:
    other = an_article(session, charter, leyla, "Son.", after=rule)
    join(session, leyla, charter, rule, other)
    clause = snapshot(session, charter).by_id[rule]
    assert clause.wording("en").made_from != clause.wording("az").digest


def test_units_below_the_joined_clause_stand_below_the_first(
    session: Session, leyla: Person, charter: Document, rule: str
) -> None:
    other = an_article(session, charter, leyla, "Son.", after=rule)
    one = an_article(session, charter, leyla, "Alt 1", kind=Kind.PARAGRAPH, parent=rule)
    two = an_article(session, charter, leyla, "Alt 2", kind=Kind.PARAGRAPH, parent=other)
    join(session, leyla, charter, rule, other)
    now = snapshot(session, charter)
    assert [clause.id for clause in now.clauses if clause.parent == rule] == [one, two]
    assert not now.by_id[two].struck


def test_the_last_sibling_has_nothing_to_be_joined_with(
    session: Session, leyla: Person, charter: Document, rule: str
) -> None:
    with pytest.raises(NothingToJoin):
        join(session, leyla, charter, rule, rule)


def test_clauses_of_two_kinds_are_not_joined(
    session: Session, leyla: Person, charter: Document, rule: str
) -> None:
    chapter = insert_clause(
        session,
        as_actor(leyla),
        charter,
        words(heading="Fəsil"),
        kind=Kind.CHAPTER,
        after=rule,
    )
    with pytest.raises(NothingToJoin):
        join(session, leyla, charter, rule, chapter)


def test_a_joint_that_is_no_longer_as_shown_is_refused(
    session: Session, leyla: Person, charter: Document, rule: str
) -> None:
    other = an_article(session, charter, leyla, "Son.", after=rule)
    shown = joint(session, charter, rule, other)
    typed = Typed("az", "", "Sonra.", shown.digests[1])
    save_wording(session, as_actor(leyla), session.get_one(Clause, other), [typed])
    with pytest.raises(MovedMeanwhile):
        join_clauses(session, as_actor(leyla), charter, rule, shown)
    an_article(session, charter, leyla, "Arada", after=rule)
    with pytest.raises(MovedMeanwhile):
        join(session, leyla, charter, rule, other)


def test_what_the_next_clause_rests_on_is_carried_along_as_asked(
    session: Session, leyla: Person, charter: Document, rule: str
) -> None:
    by = as_actor(leyla)
    other = an_article(session, charter, leyla, "Son.", after=rule)
    describe_source(session, by, "unifi", {"title": {"en": "Rules"}})
    for slug in ("votes", "fees"):
        describe_extract(session, by, "unifi", slug, {"summary": {"en": slug}})
        cite(session, by, session.get_one(Clause, other), slug, "adapts", note={})
    for need in ("E-01", "E-02"):
        describe_need(session, by, need, {"title": {"en": need}, "group": "rectors"})
        link_need(session, by, session.get_one(Clause, other), need, "fully", note={})
    asked = Carried(extracts=frozenset({"votes"}), needs=frozenset({"E-02"}))
    join(session, leyla, charter, rule, other, carried=asked)
    assert [one.extract.slug for one in citations(session, charter)[rule]] == ["votes"]
    assert [one.need.slug for one in needs_answered(session, charter)[rule]] == ["E-02"]
