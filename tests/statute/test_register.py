"""Does the register count every remark once?"""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from app.statute.diffing import compare
from app.statute.register import Disposition, Entry, Offer, Register

AT = datetime(2026, 11, 20, tzinfo=UTC)


def an_entry(number: int, disposition: Disposition) -> Entry:
    """A remark that came to something."""
    return Entry(number, "t", "p", "Leyla", "", AT, "comment", None, "", "", "", "Söz", disposition)


@given(st.lists(st.sampled_from(Disposition)))
def test_every_remark_is_counted_once(came_to: list[Disposition]) -> None:
    entries = tuple(an_entry(number, one) for number, one in enumerate(came_to, start=1))
    register = Register("charter", "Nizamnamə", "az", 1, "0" * 64, AT, entries)
    assert list(register.counts) == list(Disposition)
    assert sum(register.counts.values()) == len(came_to)
    assert register.settled == len(came_to) - came_to.count(Disposition.OPEN)


@given(st.text("abc .", max_size=30), st.text("abc .", max_size=30))
def test_an_offer_says_the_words_it_would_come_to(before: str, after: str) -> None:
    assert Offer("reword", "az", compare(before, after)).words == after
