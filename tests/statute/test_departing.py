"""Is everything told that is not as it was sealed, and nothing else?"""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.statute.departing import Departure, How, departures
from app.statute.sealing import Leaf, Link, citation_leaf, need_leaf, root_of


def clause(name: str, place: int, parent: str | None = None, words: str = "") -> Leaf:
    facts = {"parent": parent, "place": place, "wordings": {"az": words or name}}
    return Leaf("clause", name, facts)


DOCUMENT = Leaf("document", "charter", {"titles": {"az": "Ad"}})
LINK = Link("b", "unifi-votes", "adapts", {}, None)
SEALED = (DOCUMENT, clause("a", 1), clause("b", 2), citation_leaf(LINK), clause("c", 3))


def told(*now: Leaf) -> list[tuple[str, str, str]]:
    return [(one.kind, one.id, one.how) for one in departures(SEALED, now)]


def test_what_stands_as_sealed_has_not_departed() -> None:
    assert told(*SEALED) == []


def test_a_new_clause_is_told_and_not_those_it_pushed_on() -> None:
    assert told(
        DOCUMENT, clause("a", 1), clause("x", 2), clause("b", 3), SEALED[3], clause("c", 4)
    ) == [("clause", "x", "added")]


def test_words_places_links_and_the_document_are_told_apart() -> None:
    assert told(
        replace(DOCUMENT, facts={"titles": {"az": "Başqa"}}),
        clause("c", 1),
        clause("a", 2, words="Başqa"),
        need_leaf(replace(LINK, clause="a", to="E-01")),
    ) == [
        ("document", "charter", "changed"),
        ("clause", "c", "moved"),
        ("clause", "a", "changed"),
        ("need", "a/E-01", "added"),
        ("clause", "b", "removed"),
        ("citation", "b/unifi-votes", "removed"),
    ]


def test_a_departure_names_the_clause_it_is_at() -> None:
    found = departures(SEALED, (clause("a", 1), clause("b", 2), clause("c", 3)))
    assert found == (
        Departure("document", "charter", How.REMOVED, ""),
        Departure("citation", "b/unifi-votes", How.REMOVED, "b"),
    )


NAMES = st.lists(st.sampled_from("abcdef"), unique=True)


@given(NAMES, NAMES, st.sets(st.sampled_from("abcdef")))
def test_a_text_has_departed_if_and_only_if_its_root_differs(
    then: list[str], now: list[str], reworded: set[str]
) -> None:
    sealed = [clause(name, place) for place, name in enumerate(then)]
    stands = [
        clause(name, place, words=f"{name}!" if name in reworded else name)
        for place, name in enumerate(now)
    ]
    assert bool(departures(sealed, stands)) is (root_of(sealed) != root_of(stands))
