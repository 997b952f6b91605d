"""Laws of places: what is offered is allowed, and nothing allowed is left out."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from app.queries.places import (
    Direction,
    Place,
    Where,
    place_beside,
    place_of,
    places_for,
    places_near,
)
from app.statute.snapshot import (
    Clause,
    Family,
    Kind,
    Numbering,
    Particulars,
    Snapshot,
    in_reading_order,
)
from app.statute.structure import MAY_STAND_UNDER, within

ABOUT = Particulars("x", {}, "act", Family.LAW, Numbering.DERIVED)


@st.composite
def documents(draw: st.DrawFn) -> Snapshot:
    """Small trees of chapters, articles and paragraphs, some struck."""
    clauses: list[Clause] = []
    for number in range(draw(st.integers(1, 8))):
        parent = draw(st.sampled_from([None, *clauses]))
        kinds = [
            kind
            for kind in (Kind.CHAPTER, Kind.ARTICLE, Kind.PARAGRAPH)
            if (parent.kind if parent else None) in MAY_STAND_UNDER[kind]
        ]
        struck = bool(parent and parent.struck) or draw(st.booleans())
        clauses.append(
            Clause(
                str(number),
                draw(st.sampled_from(kinds)),
                parent.id if parent else None,
                draw(st.integers(0, 9)),
                struck=struck,
            )
        )
    return now(clauses)


def now(clauses: Sequence[Clause]) -> Snapshot:
    return Snapshot(ABOUT, 1, "", None, in_reading_order(clauses))


@given(documents())
def test_every_place_offered_may_be_taken(document: Snapshot) -> None:
    for clause in document.clauses:
        offered = [place for _, places in places_for(document, clause) for place in places]
        assert place_of(document, clause) not in offered
        for place in offered:
            parent = document.by_id[place.parent] if place.parent else None
            assert (parent.kind if parent else None) in MAY_STAND_UNDER[clause.kind]
            assert place.parent not in within(document.clauses, clause.id)
            assert place.after is None or document.by_id[place.after].parent == place.parent


@given(documents())
def test_every_place_one_move_away_is_in_the_list(document: Snapshot) -> None:
    for clause in document.clauses:
        offered = [place for _, places in places_for(document, clause) for place in places]
        for place in places_near(document, clause).values():
            assert place in offered or place == place_of(document, clause)


def test_up_down_in_and_out() -> None:
    chapter = Clause("ch", Kind.CHAPTER, None, 0)
    a, b, c = (Clause(one, Kind.ARTICLE, "ch", rank) for rank, one in enumerate("abc"))
    paragraphs = [Clause(one, Kind.PARAGRAPH, "b", rank) for rank, one in enumerate("pq")]
    document = now([chapter, a, b, c, *paragraphs])
    assert places_near(document, b) == {
        Direction.UP: Place("ch", None),
        Direction.DOWN: Place("ch", "c"),
        Direction.OUT: Place(None, "ch"),
    }
    assert places_near(document, paragraphs[1]) == {
        Direction.UP: Place("b", None),
        Direction.IN: Place("p", None),
        Direction.OUT: Place("ch", "b"),
    }


def test_before_after_and_inside() -> None:
    a, b = (Clause(one, Kind.ARTICLE, None, rank) for rank, one in enumerate("ab"))
    document = now([a, b, Clause("p", Kind.PARAGRAPH, "b", 0)])
    assert place_beside(document, b, Where.BEFORE) == Place(None, "a")
    assert place_beside(document, b, Where.AFTER) == Place(None, "b")
    assert place_beside(document, b, Where.INSIDE) == Place("b", "p")
    assert place_beside(document, a, Where.INSIDE) == Place("a", None)
