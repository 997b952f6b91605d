import itertools
import math
import random
import time

import pytest
from diff_match_patch import diff_match_patch
from hypothesis import given
from hypothesis import strategies as st

from app.statute.diffing import LIMIT, Hunk, hunks

WORDS = st.lists(st.sampled_from([*"abcdef", " ", ".", "\n"]), max_size=30)


def rebuilt(before: list[str], after: list[str], found: list[Hunk]) -> list[str]:
    built, place = [], 0
    for hunk in found:
        built += before[place : hunk.start] + after[hunk.new_start : hunk.new_end]
        place = hunk.end
    return built + before[place:]


def size(found: list[Hunk]) -> int:
    return sum(hunk.end - hunk.start + hunk.new_end - hunk.new_start for hunk in found)


def longest_common(one: list[str], other: list[str]) -> int:
    row = [0] * (len(other) + 1)
    for left in one:
        diagonal = 0
        for place, right in enumerate(other, 1):
            diagonal, row[place] = (
                row[place],
                (diagonal + 1 if left == right else max(row[place], row[place - 1])),
            )
    return row[-1]


@given(WORDS, WORDS)
def test_hunks_turn_the_one_text_into_the_other(before: list[str], after: list[str]) -> None:
    assert rebuilt(before, after, hunks(before, after)) == after


@given(WORDS, WORDS)
def test_no_fewer_tokens_could_have_changed(before: list[str], after: list[str]) -> None:
    fewest = len(before) + len(after) - 2 * longest_common(before, after)
    assert size(hunks(before, after)) == fewest


@given(WORDS, WORDS)
def test_the_reference_implementation_finds_no_smaller_difference(
    before: list[str], after: list[str]
) -> None:
    oracle = diff_match_patch()
    oracle.Diff_Timeout = 0
    expected = oracle.diff_main("".join(before), "".join(after), False)  # one letter per token
    assert size(hunks(before, after)) == sum(len(text) for sign, text in expected if sign)


@given(WORDS, WORDS)
def test_hunks_stand_in_order_and_never_touch(before: list[str], after: list[str]) -> None:
    found = hunks(before, after)
    for hunk, following in itertools.pairwise(found):
        assert hunk.end < following.start
        assert following.start - hunk.end == following.new_start - hunk.new_end
    assert all(hunk.start < hunk.end or hunk.new_start < hunk.new_end for hunk in found)


@pytest.mark.parametrize(
    ("before", "after", "hunk"),
    [
        ("A|.| |C|.", "A|.| |B|.| |C|.", Hunk(3, 3, 3, 6)),
        ("A|.| |B|.| |C|.", "A|.| |C|.", Hunk(3, 6, 3, 3)),
        ("A|.", "A|.| |B|.", Hunk(2, 2, 2, 5)),
        ("a| |c", "a| |b| |c", Hunk(2, 2, 2, 4)),
        ("a|\n|c", "a|\n|b|\n|c", Hunk(2, 2, 2, 4)),
    ],
)
def test_an_addition_begins_where_a_line_a_sentence_or_a_word_begins(
    before: str, after: str, hunk: Hunk
) -> None:
    assert hunks(before.split("|"), after.split("|")) == [hunk]


def test_more_distinct_tokens_than_the_basic_plane_holds_are_told_apart() -> None:
    before = [f"w{number}" for number in range(60_000)]
    after = [*before[:59_000], "new", *before[59_001:]]
    assert hunks(before, after) == [Hunk(59_000, 59_001, 59_000, 59_001)]


def test_beyond_the_limit_the_middle_is_replaced_whole_in_bounded_time() -> None:
    before = [f"a{number}" for number in range(50_000)]
    after = [f"b{number}" for number in range(50_000)]
    started = time.perf_counter()
    found = hunks(["x", *before, "y"], ["x", *after, "y"])
    assert time.perf_counter() - started < 5
    assert found == [Hunk(1, 50_001, 1, 50_001)]


def test_the_worst_case_within_the_limit_is_bounded() -> None:
    before = [f"w{number}" for number in range(math.isqrt(LIMIT))]
    after = random.Random(7).sample(before, len(before))  # noqa: S311 - no secret
    started = time.perf_counter()
    assert rebuilt(before, after, hunks(before, after)) == after
    assert time.perf_counter() - started < 10  # half a second when the machine is idle


def sentences(count: int, words: int, first: int = 0) -> list[str]:
    """Distinct sentences of distinct words, as tokens."""
    return [
        token
        for number in range(first, first + count)
        for word in range(words)
        for token in (f"W{number}_{word}", "." if word == words - 1 else "", " ")
        if token
    ]


def test_a_text_beyond_the_limit_is_compared_by_sentences_and_then_inside_those_that_differ() -> (
    None
):
    before = sentences(1_500, 10)
    after = list(before)
    for place in (40, 30_000):
        after[place] = "new"
    assert (len(before) - 80) ** 2 > LIMIT
    assert hunks(before, after) == [Hunk(n, n + 1, n, n + 1) for n in (40, 30_000)]


def test_beyond_the_limit_the_longest_stretches_are_replaced_whole() -> None:
    long_before, long_after = sentences(1, 10_500), sentences(1, 10_500, 5)
    before = ["A", ".", " ", *sentences(1, 5, 7), *long_before, "B", "b", "."]
    after = ["C", ".", " ", *sentences(1, 5, 7), *long_after, "B", "d", "."]
    found = hunks(before, after)
    assert rebuilt(before, after, found) == after
    assert found[0] == Hunk(0, 1, 0, 1)
    assert max(hunk.end - hunk.start for hunk in found) > 10_000


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("a| |b|.", "a| |b| |x|.| |Y|.", [Hunk(3, 3, 3, 5), Hunk(4, 4, 6, 9)]),
        ("a| |b| |x|.| |Y|.", "a| |b|.", [Hunk(3, 5, 3, 3), Hunk(6, 9, 4, 4)]),
        ("a| |b|.", "a| |x|.| |Y|.", [Hunk(2, 3, 2, 3), Hunk(4, 4, 4, 7)]),
        ("a| |b|.|c", "a| |x|.|Y|.|c", [Hunk(2, 3, 2, 5)]),
    ],
)
def test_a_change_is_parted_at_a_sentence_end_it_need_not_run_over(
    before: str, after: str, found: list[Hunk]
) -> None:
    assert hunks(before.split("|"), after.split("|")) == found
