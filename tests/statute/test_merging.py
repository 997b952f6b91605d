import random
from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute.diffing import hunks, tokens
from app.statute.errors import StatuteError
from app.statute.merging import ChoiceError, Conflict, Merge, Side, merge
from tests.statute.diffing.texts import PIECES, pairs, texts

BASE = "Orqan ərizəyə on iş günü müddətində baxır və qərar qəbul edir."


def edited(*replacements: tuple[str, str]) -> str:
    text = BASE
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    return text


@st.composite
def rivals(draw: st.DrawFn) -> tuple[str, str, str]:
    """A base and two edits of it."""
    pieces = draw(st.lists(st.sampled_from(PIECES), max_size=20))

    def edit() -> str:
        new = list(pieces)
        for _ in range(draw(st.integers(0, 3))):
            start = draw(st.integers(0, len(new)))
            end = draw(st.integers(start, min(start + 2, len(new))))
            new[start:end] = draw(st.lists(st.sampled_from(PIECES), max_size=2))
        return "".join(new)

    return "".join(pieces), edit(), edit()


def test_edits_of_different_words_stand_together() -> None:
    ours, theirs = edited(("on iş", "beş iş")), edited(("edir", "etməlidir"))
    assert merge(BASE, ours, theirs).text == edited(("on iş", "beş iş"), ("edir", "etməlidir"))


def test_edits_of_neighbouring_words_stand_together() -> None:
    ours, theirs = edited(("on iş", "beş iş")), edited(("iş günü", "təqvim günü"))
    assert merge(BASE, ours, theirs).text == edited(("on iş", "beş təqvim"))


def test_the_same_word_changed_in_two_ways_is_refused() -> None:
    ours, theirs = edited(("on iş", "beş iş")), edited(("on iş", "iyirmi iş"))
    refused = merge(BASE, ours, theirs)
    assert refused.text is None
    assert refused.conflicts == (Conflict("on", "beş", "iyirmi"),)


def test_the_same_change_on_both_sides_is_no_conflict() -> None:
    same = ("on iş", "beş iş")
    found = merge(BASE, edited(same), edited(same, ("edir", "etməlidir")))
    assert found.text == edited(same, ("edir", "etməlidir"))


def test_two_insertions_at_one_place_are_refused() -> None:
    refused = merge(BASE, edited(("baxır", "dərhal baxır")), edited(("baxır", "mütləq baxır")))
    assert refused.text is None
    assert refused.conflicts == (Conflict("", "dərhal ", "mütləq "),)


def test_an_insertion_at_the_edge_of_a_change_is_refused() -> None:
    assert merge("a b c", "a x b c", "a d c").text is None
    assert merge("a b c", "a c", "a b x c").text is None


def test_a_change_inside_what_the_other_struck_is_refused() -> None:
    refused = merge(BASE, edited((" on iş günü müddətində", "")), edited(("on iş", "beş iş")))
    assert refused.text is None
    assert len(refused.conflicts) == 1


def test_a_page_can_offer_each_conflict_between_settled_words() -> None:
    found = merge("bir iki üç dörd", "BİR iki ÜÇ dörd.", "Bir iki Üç dörd")
    assert found.pieces == (
        Conflict("bir", "BİR", "Bir"),
        " iki ",
        Conflict("üç", "ÜÇ", "Üç"),
        " dörd.",
    )
    assert found.settled([Side.OURS, Side.BASE]) == "BİR iki üç dörd."
    assert found.settled([Side.THEIRS, Side.THEIRS]) == "Bir iki Üç dörd."


@pytest.mark.parametrize(
    ("ours", "theirs", "both"),
    [
        ("beş", "iyirmi", "beş iyirmi"),
        ("beş ", "iyirmi ", "beş iyirmi "),
        ("", "iyirmi", "iyirmi"),
        ("beş", "", "beş"),
        ("beş", "\niyirmi", "beş\niyirmi"),
    ],
)
def test_both_can_be_kept_one_after_the_other(ours: str, theirs: str, both: str) -> None:
    conflict = Conflict("on", ours, theirs)
    assert conflict.both == both
    assert Merge((conflict, ".")).settled([Side.BOTH]) == f"{both}."


@pytest.mark.parametrize("choices", [(), (Side.OURS, Side.OURS)])
def test_every_conflict_needs_exactly_one_choice(choices: tuple[Side, ...]) -> None:
    with pytest.raises(ChoiceError) as refusal:
        merge("a", "b", "c").settled(choices)
    assert isinstance(refusal.value, StatuteError)


@given(pairs())
def test_an_edit_beside_none_is_that_edit(pair: tuple[str, str]) -> None:
    base, edit = pair
    assert merge(base, edit, base).text == edit
    assert merge(base, base, edit).text == edit
    assert merge(base, edit, edit).text == edit


@given(texts, texts)
def test_even_a_rewriting_beside_none_is_that_rewriting(base: str, edit: str) -> None:
    assert merge(base, edit, base).text == edit
    assert merge(base, edit, edit).text == edit


@given(rivals())
def test_it_does_not_matter_whose_edit_is_whose(texts: tuple[str, str, str]) -> None:
    base, ours, theirs = texts
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)
    assert one.text == other.text
    assert [(c.base, c.theirs, c.ours) for c in one.conflicts] == [
        (c.base, c.ours, c.theirs) for c in other.conflicts
    ]


@given(rivals())
def test_a_conflict_quotes_what_each_side_has(texts: tuple[str, str, str]) -> None:
    base, ours, theirs = texts
    found = merge(base, ours, theirs)
    for conflict in found.conflicts:
        assert conflict.base in base
        assert conflict.ours in ours
        assert conflict.theirs in theirs
        assert len({conflict.base, conflict.ours, conflict.theirs}) > 1
    assert all(isinstance(piece, Conflict) or piece for piece in found.pieces)


def script(chance: random.Random, words: list[str], name: str) -> dict[int, list[str]]:
    """Words replaced, struck or followed by new ones, by their place; none of them neighbours."""
    places = chance.sample(range(0, len(words), 2), 3)
    return {
        place: chance.choice([[], [f"{name}{place}"], [words[place], f"{name}{place}"]])
        for place in places
    }


def applied(words: list[str], *scripts: dict[int, list[str]]) -> str:
    changed = {place: new for one in scripts for place, new in one.items()}
    return " ".join(word for place, old in enumerate(words) for word in changed.get(place, [old]))


@given(st.integers(0, 10**6))
def test_edits_at_different_words_lose_and_double_nothing(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    words = [f"söz{number}" for number in range(16)]
    one, other = script(chance, words, "bizim"), script(chance, words, "onların")
    found = merge(" ".join(words), applied(words, one), applied(words, other))
    if one.keys() & other.keys():
        return
    if found.text is None:
        touching = {abs(a - b) for a in one for b in other}
        assert min(touching) <= 2
    else:
        assert tokens(found.text.replace(" ", "")) == tokens(
            applied(words, one, other).replace(" ", "")
        )


Change = tuple[int, int, tuple[str, ...]]


def changes(base: str, text: str) -> set[Change]:
    new = tokens(text)
    return {
        (hunk.start, hunk.end, tuple(new[hunk.new_start : hunk.new_end]))
        for hunk in hunks(tokens(base), new)
    }


def meet(one: Change, other: Change) -> bool:
    shared = set(range(*one[:2])) & set(range(*other[:2]))
    inserted_at_edge = any(
        a[0] == a[1] and b[0] <= a[0] <= b[1] for a, b in ((one, other), (other, one))
    )
    return bool(shared) or inserted_at_edge


@given(rivals())
def test_a_merge_is_refused_exactly_where_different_changes_meet(
    texts: tuple[str, str, str],
) -> None:
    base, ours, theirs = texts
    pairs = product(changes(base, ours), changes(base, theirs))
    clash = any(one != other and meet(one, other) for one, other in pairs)
    assert (merge(base, ours, theirs).text is None) == clash


@given(rivals())
def test_a_clean_merge_loses_and_doubles_no_token(texts: tuple[str, str, str]) -> None:
    base, ours, theirs = texts
    text = merge(base, ours, theirs).text
    if text is None:
        return
    expected = Counter(base)
    for start, end, words in changes(base, ours) | changes(base, theirs):
        expected.subtract("".join(tokens(base)[start:end]))
        expected.update("".join(words))
    assert Counter(text) == +expected


SIGNS = "←↑→↓↔↕↖↗↘↙"
"""Tokens of one letter, all different, so what changed is beyond doubt."""

Edit = tuple[frozenset[int], tuple[str, ...]]
"""Places of the base struck, and the words put before each place and at the end."""


def edits(signs: str, size: int) -> st.SearchStrategy[Edit]:
    words = st.sampled_from(["", "", "", *signs, signs])
    gaps = st.lists(words, min_size=size + 1, max_size=size + 1).map(tuple)
    places = st.frozensets(st.sampled_from(range(max(size, 1))), max_size=min(3, size))
    return st.tuples(places, gaps).map(_once)


def _once(edit: Edit) -> Edit:
    """The edit with no sign put in twice, so that it can be told from the texts."""
    seen: set[str] = set()
    gaps = []
    for words in edit[1]:
        gaps.append("" if seen & set(words) else words)
        seen |= set(words)
    return edit[0], tuple(gaps)


@st.composite
def scripts(draw: st.DrawFn) -> tuple[str, Edit, Edit]:
    """A base and two edits of it; both may do the same, for they share some signs."""
    base = SIGNS[: draw(st.integers(0, 6))]
    return base, draw(edits("+×÷", len(base))), draw(edits("+−=", len(base)))


def text_of(base: str, edit: Edit) -> str:
    struck, gaps = edit
    words = (
        gap + ("" if place in struck else base[place : place + 1]) for place, gap in enumerate(gaps)
    )
    return "".join(words)


def stretches(base: str, edit: Edit) -> list[Change]:
    """The changed stretches of the base and what stands there: nothing of it is kept between."""
    struck, gaps = edit
    found: list[Change] = []
    start, words = 0, ""
    for place in range(len(base) + 1):
        words += gaps[place]
        if place in struck:
            continue
        if words or start < place:
            found.append((start, place, tuple(words)))
        start, words = place + 1, ""
    return found


@given(scripts())
def test_the_rule_of_refusal_holds_against_a_model_that_knows_the_edits(
    case: tuple[str, Edit, Edit],
) -> None:
    base, one, other = case
    ours, theirs = stretches(base, one), stretches(base, other)
    clash = any(a != b and meet(a, b) for a, b in product(ours, theirs))
    found = merge(base, text_of(base, one), text_of(base, other))
    assert (found.text is None) == clash
    if clash:
        return
    laid, place = "", 0
    for start, end, words in sorted({*ours, *theirs}):
        laid += base[place:start] + "".join(words)
        place = end
    assert found.text == laid + base[place:]


@given(scripts())
def test_each_token_is_there_as_often_as_the_edits_together_have_it(
    case: tuple[str, Edit, Edit],
) -> None:
    base, one, other = case
    ours, theirs = text_of(base, one), text_of(base, other)
    text = merge(base, ours, theirs).text
    if text is None:
        return
    alike = set(stretches(base, one)) & set(stretches(base, other))
    expected = Counter(ours) + Counter(theirs)
    expected.subtract(base)
    for start, end, words in alike:
        expected.update(base[start:end])
        expected.subtract(words)
    assert Counter(text) == +expected


@given(scripts(), st.data())
def test_three_edits_that_do_not_meet_come_to_the_same_in_any_order(
    case: tuple[str, Edit, Edit], data: st.DataObject
) -> None:
    base, one, other = case
    third = text_of(base, data.draw(edits("√∞≠", len(base))))
    ours, theirs = text_of(base, one), text_of(base, other)
    first, last = merge(base, ours, theirs).text, merge(base, theirs, third).text
    if first is None or last is None:
        return
    left, right = merge(base, first, third).text, merge(base, ours, last).text
    if left is not None and right is not None:
        assert left == right
