"""Laws of what is kept in memory: it is what the tables say, whatever was read before."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.models import Clause, Document
from app.operations.clauses import (
    Typed,
    save_wording,
    standing_placement,
    standing_wording,
)
from app.operations.documents import name_milestone
from app.operations.errors import Refused
from app.operations.structure import (
    insert_clause,
    move_clause,
    restore_clause,
    strike_clause,
)
from app.queries.comparison import Comparison, compare_steps
from app.queries.shelf import SHELF, Shelf
from app.queries.snapshots import snapshot
from app.statute.errors import StatuteError
from app.statute.snapshot import Kind, Snapshot
from tests.makers import a_document, a_person, an_article, as_actor, words

NOBODY = as_actor(None)

DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["insert", "insert", "reword", "move", "strike", "restore"]),
        st.integers(0, 7),
        st.integers(0, 7),
    ),
    min_size=1,
    max_size=12,
)


@pytest.fixture(autouse=True)
def _empty() -> Iterator[None]:
    SHELF.clear()
    yield
    SHELF.clear()


def done(session: Session, document: Document, deeds: Sequence[tuple[str, int, int]]) -> None:
    """Each deed on some clause, with another beside it; what is refused is left."""
    made: list[str] = []
    for number, (deed, one, other) in enumerate(deeds):
        if deed == "insert" or not made:
            parent = made[one % len(made)] if made and other % 2 else None
            kind = Kind.PARAGRAPH if parent else Kind.ARTICLE
            said = words(f"Bənd {number}")
            try:
                new = insert_clause(session, NOBODY, document, said, kind=kind, parent=parent)
            except (Refused, StatuteError):
                continue
            made.append(new)
            continue
        try:
            _do(session, document, deed, (made[one % len(made)], made[other % len(made)]))
        except (Refused, StatuteError):
            continue


def _do(session: Session, document: Document, deed: str, on: tuple[str, str]) -> None:
    chosen, beside = on
    clause = session.get_one(Clause, chosen)
    seen = standing_placement(session, clause).since
    if deed == "reword":
        stood = standing_wording(session, chosen, "az")
        save_wording(session, NOBODY, clause, [Typed("az", "", f"{stood.text} və", stood.digest)])
    elif deed == "move":
        parent = snapshot(session, document).by_id[beside].parent
        move_clause(session, NOBODY, document, chosen, parent=parent, after=beside, seen=seen)
    elif deed == "strike":
        strike_clause(session, NOBODY, document, chosen, seen=seen, reason="")
    else:
        restore_clause(session, NOBODY, document, chosen, seen=seen)


def read_anew(session: Session, document: Document, step: int) -> Snapshot:
    SHELF.clear()
    return snapshot(session, document, step)


def told(comparison: Comparison) -> tuple[object, ...]:
    sides = comparison.older.snapshot, comparison.newer.snapshot
    return comparison.changes, comparison.renumbered, *sides


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(deeds=DEEDS, order=st.randoms(use_true_random=False))
@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_text_made_of_a_neighbour_is_the_text_in_the_tables(
    session: Session,
    database_kind: str,
    deeds: list[tuple[str, int, int]],
    order: Random,
) -> None:
    session.rollback()
    document = a_document(session, a_person(session))
    done(session, document, deeds)
    last = snapshot(session, document).step
    steps = list(range(1, last + 1))
    anew = {step: read_anew(session, document, step) for step in steps}
    order.shuffle(steps)
    SHELF.clear()
    assert {step: snapshot(session, document, step) for step in steps} == anew
    for older, newer in pairwise(steps):
        quick = told(compare_steps(session, document, older, newer))
        SHELF.clear()
        assert quick == told(compare_steps(session, document, older, newer))


@pytest.fixture
def document(session: Session) -> Document:
    """Articles made at steps 2, 3, 4."""
    leyla = a_person(session)
    made = a_document(session, leyla)
    for text in ("Bir", "İki", "Üç"):
        an_article(session, made, leyla, text)
    return made


def test_a_step_named_afterwards_bears_its_name(session: Session, document: Document) -> None:
    assert snapshot(session, document, 3).milestone is None
    name_milestone(session, NOBODY, document, 3, {"en": "Third"})
    assert snapshot(session, document, 3).milestone == "third"


def test_a_step_that_was_taken_back_and_done_otherwise_is_read_anew(
    session: Session, document: Document
) -> None:
    session.commit()
    clause = snapshot(session, document).clauses[0].id
    for text in ("Yox", "Bəli"):
        session.rollback()
        stood = standing_wording(session, clause, "az")
        typed = [Typed("az", "", text, stood.digest)]
        save_wording(session, NOBODY, session.get_one(Clause, clause), typed)
        assert snapshot(session, document).by_id[clause].wording("az").text == text
    session.rollback()
    assert snapshot(session, document).by_id[clause].wording("az").text == "Üç"


def test_one_more_step_costs_no_reading_of_the_rest(session: Session, document: Document) -> None:
    before = snapshot(session, document, 3)
    after = snapshot(session, document, 4)
    kept = [clause for clause in after.clauses if before.by_id.get(clause.id) is clause]
    assert len(kept) == len(before.clauses)


def test_what_was_not_asked_for_longest_is_let_go(session: Session, document: Document) -> None:
    texts = {step: read_anew(session, document, step) for step in (2, 3, 4)}
    shelf = Shelf(room=5)
    for step in (2, 3):
        shelf.put(("a", str(step), ""), texts[step])
    assert shelf.find(("a", "2", "")) is texts[2]
    shelf.put(("a", "4", ""), texts[4])
    assert shelf.find(("a", "3", "")) is None
    assert shelf.near("a", 2) is texts[2]
    assert shelf.near("b", 2) is None
