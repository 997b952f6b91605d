"""Are places for lost words worth a look, shown in their sentence, and never beside the words?"""

import itertools
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute.anchoring import Anchor, Edit, Likely, anchor, find_quote, likely, sentence
from app.statute.following import Spread

TEXT = "Sədr iki il müddətinə seçilir. Katib təyin edilir. Üzvlər səs verir."


def quoting(quote: str, text: str = TEXT) -> Anchor:
    found = find_quote(text, quote)
    assert found
    return found


def shown(quote: str, after: str, before: str = TEXT) -> list[tuple[str, Likely]]:
    held = quoting(quote, before)
    places = likely(held, after, Edit(before, after).left(held))
    return [(after[one.start : one.end], one.reason) for one in places]


def test_what_was_put_in_their_place_comes_first() -> None:
    after = TEXT.replace("iki il müddətinə", "dörd növbəti iclasadək")
    assert shown("iki il müddətinə", after)[0] == ("dörd növbəti iclasadək", Likely.INSTEAD)


def test_the_very_words_elsewhere_are_shown_as_such() -> None:
    after = "Katib təyin edilir. Rəyasət Heyəti üzvü də iki il müddətinə qalır."
    assert ("iki il müddətinə", Likely.SAME) in shown("iki il müddətinə", after)


def test_words_written_nearly_the_same_are_shown_without_the_signs_behind_them() -> None:
    after = "Rəhbər, ümumi qaydada, iki illik müddətə, seçilə bilər."
    assert ("iki illik müddətə", Likely.ALIKE) in shown("iki il müddətinə", after)


def test_words_between_the_same_words_say_so() -> None:
    held = quoting("iki il müddətinə")
    after = f"Giriş. {TEXT.replace('iki il müddətinə', 'iki ilin müddətinə')}"
    [first, *_] = likely(held, after)
    assert (after[first.start : first.end], first.reason) == (
        "iki ilin müddətinə",
        Likely.BETWEEN,
    )


def test_nothing_like_them_is_no_place() -> None:
    assert likely(quoting("iki il müddətinə"), "Başqa bir mətn tamam.") == []
    assert shown("iki il müddətinə", "") == []


def test_a_text_written_anew_as_a_whole_is_no_place() -> None:
    after = "Bax: " + " ".join(f"söz{n}" for n in range(200))
    held = anchor(TEXT, 0, len(TEXT))
    assert likely(quoting("Katib"), after, (5, len(after))) == []
    assert likely(held, after, (4, 4)) == []


def test_a_quote_of_signs_alone_is_no_place_for_words() -> None:
    before = "Bir , iki"
    assert likely(anchor(before, 3, 4), "üç dörd") == []


@pytest.mark.parametrize(
    ("quote", "whole"),
    [
        ("Katib", "Katib təyin edilir."),
        ("seçilir. Katib", "Sədr iki il müddətinə seçilir. Katib təyin edilir."),
        ("verir.", "Üzvlər səs verir."),
    ],
)
def test_a_place_is_shown_in_its_whole_sentences(quote: str, whole: str) -> None:
    held = quoting(quote)
    start, end = sentence(TEXT, held.start, held.end)
    assert TEXT[start:end] == whole


def test_what_is_left_in_their_place_may_be_nothing() -> None:
    held = quoting(" Katib təyin edilir.")
    assert Edit(TEXT, TEXT.replace(" Katib təyin edilir.", "")).left(held) is None
    assert Edit(TEXT, "").left(Anchor("yoxdur", "", "", 0, 6)) is None


def test_what_is_left_is_found_in_the_part_it_went_to() -> None:
    first, second = "Sədr iki il müddətinə seçilir.", "Katib təyin edilir. Üzvlər qərar verir."
    spread = Spread(TEXT, [first, second])
    found = spread.left(quoting("səs verir"))
    assert found
    index, (start, end) = found
    assert (index, second[start:end]) == (1, "qərar verir")
    assert spread.left(Anchor("yoxdur", "", "", 0, 6)) is None


def test_what_is_left_ends_with_its_part() -> None:
    before = "bir iki üç dörd"
    held = anchor(before, 4, 10)
    assert Spread(before, ["bir beş", "altı dörd"]).left(held) == (0, (4, 7))
    assert Spread("a b", ["a", ""]).left(anchor("a b", 1, 2)) is None


@given(
    st.lists(st.sampled_from(["alma", "bal", "çay.", "dağ,", "İl"]), min_size=1, max_size=9),
    st.lists(st.sampled_from(["alma", "bal", "çay.", "dağ,", "il"]), max_size=9),
    st.data(),
)
def test_places_are_ranges_of_the_text_that_never_overlap(
    old: list[str], new: list[str], data: st.DataObject
) -> None:
    before, after = " ".join(old), " ".join(new)
    start = data.draw(st.integers(0, len(before) - 1))
    held = anchor(before, start, data.draw(st.integers(start + 1, len(before))))
    places = likely(held, after, Edit(before, after).left(held))
    assert all(0 <= one.start < one.end <= len(after) for one in places)
    inside = sorted((one.start, one.end) for one in places)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(inside))


def test_a_hostile_clause_does_not_make_anybody_wait() -> None:
    words = " ".join(["bir", "iki", "üç"] * 8_000)
    began = process_time()
    likely(anchor(words, 500, 60_000), words.replace("üç", "dörd"))
    edit = Edit(words, words.replace("iki", "yeddi"))
    for start in range(0, 50_000, 100):
        edit.carry(anchor(words, start, start + 40))
    assert process_time() - began < 5
