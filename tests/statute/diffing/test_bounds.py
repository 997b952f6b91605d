"""However large or odd two texts are, their difference is exact and found in bounded time."""

import random
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.statute.diffing import after_of, before_of, compare, in_words, plain
from app.statute.merging import merge

CHANCE = random.Random(7)  # noqa: S311 - no secret

BOUND = 8
"""Seconds: each takes less than one on an idle machine."""


def words(count: int, name: str, kinds: int = 10**9) -> str:
    return " ".join(f"{name}{CHANCE.randrange(kinds)}" for _ in range(count))


def reordered(text: str, at: str) -> tuple[str, str]:
    """A text and the same in another order."""
    pieces = text.split(at)
    return text, at.join(CHANCE.sample(pieces, len(pieces)))


def sentences(count: int) -> str:
    return ". ".join(words(11, "w").capitalize() for _ in range(count)) + "."


PATHOLOGICAL: dict[str, Callable[[], tuple[str, str]]] = {
    "100,000 characters, all different": lambda: (words(9_000, "a"), words(9_000, "b")),
    "50,000 tokens, all different": lambda: (words(25_000, "a"), words(25_000, "b")),
    "50,000 tokens of two words": lambda: (words(25_000, "a", 2), words(25_000, "a", 2)),
    "50,000 tokens of ten words": lambda: (words(25_000, "a", 10), words(25_000, "a", 10)),
    "one word over and over": lambda: ("a " * 25_000, "a " * 20_000),
    "sentences in another order": lambda: reordered(sentences(2_000), ". "),
    "lines in another order": lambda: reordered(words(20_000, "a", 50).replace(" ", "\n"), "\n"),
    "100,000 full stops": lambda: ("." * 100_000, "." * 99_000),
    "100,000 marks on one letter": lambda: ("e" + "\u0301" * 100_000, "e" + "\u0301" * 99_999),
    "right to left": lambda: ("مجلس " * 20_000, "مجلس  " * 16_000),
    "families": lambda: ("👨‍👩‍👧" * 12_000, "👨‍👩‍👦" * 12_000),
    "signs without blanks": lambda: ("ab,c;" * 20_000, "ba;c," * 20_000),
}


@pytest.mark.parametrize("case", PATHOLOGICAL)
def test_a_pathological_pair_is_compared_exactly_in_bounded_time(case: str) -> None:
    before, after = PATHOLOGICAL[case]()
    started = time.perf_counter()
    runs = compare(before, after)
    assert time.perf_counter() - started < BOUND
    assert (before_of(runs), after_of(runs)) == (before, after)


def test_a_few_changes_in_a_very_long_text_are_shown_as_such() -> None:
    before = sentences(2_000)
    at = before.index(". ", len(before) // 2)
    after = f"{before[:at]}, habelə{before[at:]}".replace("W", "W1", 1)
    runs = compare(before, after)
    assert sum(len(run.text) for run in runs if run.kind != "kept") < 100


def test_a_pathological_merge_is_made_or_refused_in_bounded_time() -> None:
    base = words(25_000, "a")
    started = time.perf_counter()
    merged = merge(base, base + " son", words(25_000, "b"))
    assert time.perf_counter() - started < 2 * BOUND
    assert merged.text is None


anything = st.text(max_size=60) | st.text(
    st.sampled_from("aə.\u0301\u200d\u200f\r\n\t\0\x07👨👩🇦🇿مج \u00a0"), max_size=60
)


@given(anything, anything)
@settings(max_examples=150)
def test_any_text_can_be_compared_with_any_other_and_always_alike(before: str, after: str) -> None:
    runs = compare(before, after)
    assert (before_of(runs), after_of(runs)) == (before, after)
    assert compare(before, after) == runs
    assert all(run.kind == "kept" for run in compare(after, after))
    for language in ("az", "en"):
        assert bool(in_words(runs, language)) == (before != after)
    assert (plain(runs) == before) == (before == after) or "[-" in before or "{+" in before
