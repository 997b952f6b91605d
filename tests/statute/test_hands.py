"""Each change between two texts is credited to who made it, in the step that made it."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from app.statute.authorship import Version, struck
from app.statute.diffing import ADDED, KEPT, STRUCK
from app.statute.hands import Bit, Hand, Hands, joined
from app.statute.snapshot import Clause, Family, Kind, Numbering, Particulars, Snapshot

FIRST = Hand("Aytən", datetime(2026, 3, 1, tzinfo=UTC), 3)
SECOND = Hand("Rəşad", datetime(2026, 4, 1, tzinfo=UTC), 5)
LAST = Hand("Nigar", datetime(2026, 5, 1, tzinfo=UTC), 9)
PART = "a", False
STEPS = {3: FIRST, 5: SECOND, 9: LAST}


def hands(*texts: str, by: tuple[Hand, ...] = (FIRST, SECOND)) -> Hands:
    """The first text is the older side; the others were written by those hands in turn."""
    versions = [Version(texts[0], None, 0)]
    versions += [
        Version(text, hand.author, hand.step) for text, hand in zip(texts[1:], by, strict=False)
    ]
    return Hands(STEPS, LAST, {PART: versions})


def told(known: Hands, before: str, after: str) -> list[tuple[str, str, str]]:
    bits = joined(known.changed(before, after, PART))
    return [(bit.kind, bit.text, bit.hand.author if bit.hand else "") for bit in bits]


def test_two_who_changed_one_text_are_told_apart() -> None:
    known = hands("Bir iki üç dörd.", "Bir beş üç dörd.", "Bir beş üç altı.")

    assert told(known, "Bir iki üç dörd.", "Bir beş üç altı.") == [
        (KEPT, "Bir ", ""),
        (STRUCK, "iki", "Aytən"),
        (ADDED, "beş", "Aytən"),
        (KEPT, " üç ", ""),
        (STRUCK, "dörd", "Rəşad"),
        (ADDED, "altı", "Rəşad"),
        (KEPT, ".", ""),
    ]


def test_words_struck_next_to_one_another_by_two_are_two_changes() -> None:
    known = hands("Bir iki üç.", "Bir üç.", "Bir.")

    found = [(text, who) for kind, text, who in told(known, "Bir iki üç.", "Bir.") if kind != KEPT]

    assert {who for text, who in found if "iki" in text} == {"Aytən"}
    assert {who for text, who in found if "üç" in text} == {"Rəşad"}


def test_what_the_wordings_between_do_not_explain_is_the_newest_hands() -> None:
    known = hands("Bir.", "Bir iki.", "Bir.")

    assert {who for kind, _, who in told(known, "Bir.", "Tamam.") if kind != KEPT} == {"Nigar"}
    assert told(Hands(STEPS, LAST), "", "Yeni")[0] == (ADDED, "Yeni", "Nigar")


def test_words_brought_back_that_stood_before_are_the_newest_hands_where_shown_as_put_in() -> None:
    known = hands("a b", "b", "b a", by=(FIRST, SECOND))

    assert {who for kind, _, who in told(known, "a b", "b a") if kind != KEPT} <= {
        "Aytən",
        "Rəşad",
        "Nigar",
    }


def test_a_new_text_is_its_writers_and_one_unknown_is_whose_put_it_there() -> None:
    known = Hands(STEPS, LAST, {PART: [Version("Bir", "Aytən", 3), Version("Bir iki", "Rəşad", 5)]})

    assert [(bit.text, bit.hand) for bit in known.put("Bir iki", PART, LAST)] == [
        ("Bir", FIRST),
        (" iki", SECOND),
    ]
    assert list(known.put("Başqa", PART, LAST)) == [Bit(ADDED, "Başqa", LAST)]


def test_words_without_an_author_are_of_who_took_the_step() -> None:
    known = Hands(STEPS, LAST, {PART: [Version("", None, 0), Version("Söz", None, 5)]})

    assert list(known.changed("", "Söz", PART)) == [Bit(ADDED, "Söz", SECOND)]
    assert known.of_words(PART) == SECOND
    assert known.of_words(("b", False)) is None


def test_a_place_is_of_who_placed_the_clause_or_what_it_stands_in() -> None:
    about = Particulars("x", {"az": "X"}, "charter", Family.LAW, Numbering.DERIVED)
    clauses = (Clause("a", Kind.ARTICLE, None, 0), Clause("p", Kind.PARAGRAPH, "a", 1))
    text = Snapshot(about, 9, "0" * 64, None, clauses)
    known = Hands(STEPS, LAST, placed={"a": 5})

    assert known.of_place("p", text) == SECOND
    assert known.of_place("nobody", text) is None
    assert Hands(STEPS, LAST).of_place("p", text) is None
    assert known.numbers == LAST
    assert Hands(STEPS, LAST, counted=FIRST).numbers == FIRST


WORDS = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=6).map(" ".join)


@given(st.lists(WORDS, min_size=1, max_size=5))
def test_struck_and_written_stretches_are_the_texts_to_the_character(texts: list[str]) -> None:
    versions = [Version(text, f"w{place}", place) for place, text in enumerate(texts)]
    known = Hands({}, LAST, {PART: versions})
    bits = list(known.changed(texts[0], texts[-1], PART))

    assert "".join(one.text for one in struck(versions)) == texts[0]
    assert "".join(bit.text for bit in bits if bit.kind != ADDED) == texts[0]
    assert "".join(bit.text for bit in bits if bit.kind != STRUCK) == texts[-1]
    assert all((bit.hand is None) is (bit.kind == KEPT) for bit in bits)
