"""Laws of conversations after a split or a join: they stand with their words, or say otherwise."""

from hypothesis import given
from hypothesis import strategies as st

from app.statute.anchoring import Held, anchor
from app.statute.following import port_onto

WORDS = st.lists(
    st.sampled_from(["alma", "bal", "çay", "dağ", "el", "fil"]), min_size=2, max_size=8
)


def test_words_across_the_seam_stay_with_the_part_they_begin_in() -> None:
    before = "Birinci qayda burada bitir. İkinci qayda başlayır."
    quote = "burada bitir. İkinci"
    held = anchor(before, start := before.index(quote), start + len(quote))
    index, found = port_onto(
        held, before, ["Birinci qayda burada bitir.", "İkinci qayda başlayır."]
    )
    assert (index, found.state) == (0, Held.CHANGED)
    assert "Birinci qayda burada bitir."[found.start : found.end] == "burada bitir."


def test_words_that_are_gone_are_said_to_be_with_the_first_part() -> None:
    held = anchor("Bir iki üç", 0, 3)
    assert port_onto(held, "Bir iki üç", ["başqa", "söz"]) == (0, port_onto(held, "", [""])[1])


def test_changed_words_may_end_at_the_seam() -> None:
    before = "alma bal\nçay"
    held = anchor(before, 8, 12)
    index, found = port_onto(held, before, ["alma bal", "çay"])
    assert index in (0, 1)
    assert found.state in (Held.ATTACHED, Held.CHANGED, Held.DETACHED)


@given(WORDS, st.data())
def test_whatever_is_quoted_in_either_half_stands_there_after_a_split(
    words: list[str], data: st.DataObject
) -> None:
    words = [f"{word}{place}" for place, word in enumerate(words)]
    at = data.draw(st.integers(1, len(words) - 1))
    halves = [" ".join(words[:at]), " ".join(words[at:])]
    before = " ".join(words)
    chosen = data.draw(st.integers(0, len(words) - 1))
    quote = words[chosen]
    start = before.index(quote + " ") if chosen < len(words) - 1 else before.rindex(quote)
    index, found = port_onto(anchor(before, start, start + len(quote)), before, halves)
    assert index == int(chosen >= at)
    assert halves[index][found.start : found.end] == quote
