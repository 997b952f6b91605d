import random
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute.anchoring import DETACHED, Anchor, AnchorError, Held, Position, find_quote, port
from app.statute.anchoring import anchor as anchored
from app.statute.errors import StatuteError
from tests.statute.diffing.texts import PIECES, pairs, texts

TEXT = (
    "Konfransın sədri iki il müddətinə seçilir. Sədr müavini bir il müddətinə seçilir."
    " Katib Ümumi yığıncaq tərəfindən təyin edilir."
)


def quoting(quote: str, text: str = TEXT) -> Anchor:
    found = find_quote(text, quote)
    assert found is not None
    return found


def words_at(position: Position, text: str) -> str:
    return text[position.start : position.end]


def test_words_that_all_stand_are_changed_not_gone_when_words_come_between_them() -> None:
    between = " {#0123456789abcdef:pl.poss.loc} nəzərə alınmaqla"
    after = TEXT.replace("iki il", f"iki{between} il")
    found = port(quoting("iki il müddətinə"), TEXT, after)
    assert found.state is Held.CHANGED
    assert words_at(found, after) == f"iki{between} il müddətinə"
    flooded = TEXT.replace("iki il", f"iki {'söz ' * 60}il")
    assert port(quoting("iki il müddətinə"), TEXT, flooded) == DETACHED


def test_an_anchor_keeps_the_quote_and_what_surrounds_it() -> None:
    assert anchored(TEXT, 17, 23) == Anchor(
        "iki il", "Konfransın sədri ", " müddətinə seçilir. Sədr müavini", 17, 23
    )


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 2), (0, 4), (9, 12)])
def test_a_range_that_quotes_nothing_is_refused(start: int, end: int) -> None:
    with pytest.raises(AnchorError, match="Nothing to quote") as refusal:
        anchored("abc", start, end)
    assert isinstance(refusal.value, StatuteError)


def test_a_typed_quote_is_found_nearest_to_where_it_was_meant() -> None:
    assert quoting("müddətinə seçilir").start == 24
    second = find_quote(TEXT, "müddətinə seçilir", near=70)
    assert second is not None
    assert second.start == TEXT.rindex("müddətinə seçilir")


def test_a_typed_quote_is_found_whatever_blanks_stand_between_its_words() -> None:
    found = find_quote("Sədr\niki  il seçilir.", " iki il ")
    assert found is not None
    assert (found.quote, found.start) == ("iki  il", 5)


@pytest.mark.parametrize("quote", ["", "  ", "üç il", "(iki"])
def test_words_that_do_not_occur_are_not_found(quote: str) -> None:
    assert find_quote(TEXT, quote) is None


def test_edits_on_both_sides_leave_a_quote_attached() -> None:
    after = TEXT.replace("Konfransın sədri", "Sədr").replace("Katib", "Məsul katib")
    position = port(quoting("bir il"), TEXT, after)
    assert position.state is Held.ATTACHED
    assert words_at(position, after) == "bir il"


def test_a_quote_that_begins_inside_a_word_is_followed_too() -> None:
    start = TEXT.index("müddətinə") + 3
    after = TEXT.replace("Konfransın", "Şuranın").replace("təyin", "müəyyən")
    position = port(anchored(TEXT, start, start + 10), TEXT, after)
    assert position.state is Held.ATTACHED
    assert words_at(position, after) == TEXT[start : start + 10]


def test_a_changed_quote_is_shown_at_the_words_that_replaced_it() -> None:
    after = TEXT.replace("iki il müddətinə", "üç il müddətinə")
    position = port(quoting("iki il müddətinə"), TEXT, after)
    assert position.state is Held.CHANGED
    assert words_at(position, after) == "üç il müddətinə"
    after = TEXT.replace("bir il müddətinə seçilir", "bir il müddətinə təyin edilir")
    position = port(quoting("il müddətinə seçilir. Katib"), TEXT, after)
    assert words_at(position, after) == "il müddətinə təyin edilir. Katib"


def test_words_added_inside_a_quote_change_it() -> None:
    after = TEXT.replace("bir il müddətinə", "bir tam il müddətinə")
    position = port(quoting("bir il müddətinə"), TEXT, after)
    assert position.state is Held.CHANGED
    assert words_at(position, after) == "bir tam il müddətinə"


def test_a_quote_carried_elsewhere_with_its_sentence_has_moved() -> None:
    first, second, third = (f"{part}." for part in TEXT.split(".")[:3])
    after = f"{third.strip()} {first}{second}"
    position = port(quoting("Ümumi yığıncaq"), TEXT, after)
    assert position.state is Held.MOVED
    assert words_at(position, after) == "Ümumi yığıncaq"


def test_a_quote_whose_sentence_was_struck_is_detached() -> None:
    after = TEXT.replace(" Katib Ümumi yığıncaq tərəfindən təyin edilir.", "") + " Son."
    assert port(quoting("Ümumi yığıncaq"), TEXT, after) == DETACHED


def test_a_quote_never_jumps_to_words_that_look_alike() -> None:
    after = TEXT.replace(" Sədr müavini bir il müddətinə seçilir.", "").replace("Katib", "Sədr")
    position = port(quoting("bir il müddətinə"), TEXT, after)
    assert position.state is Held.DETACHED


def test_a_quote_never_jumps_to_another_occurrence_of_the_same_sentence() -> None:
    footnote = " 17 may 2009-cu il tarixli 771 nömrəli Qanunla ləğv edilmişdir."
    before = f"Maddə 5.{footnote} Maddə 6.{footnote} Maddə 7."
    after = f"Maddə 5. Yeni mətn. Maddə 6.{footnote} Maddə 7. Son."
    assert port(quoting("771 nömrəli Qanunla", before), before, after) == DETACHED


def test_a_quote_that_grew_out_of_recognition_is_detached() -> None:
    after = TEXT.replace("bir il", "bir yarım və ya Ümumi yığıncağın qərarı ilə üç il") + " Son."
    assert port(quoting("bir il"), TEXT, after).state is Held.DETACHED


def test_a_word_found_everywhere_says_nothing_of_where_a_quote_went() -> None:
    before = "və katib Ümumi yığıncaqda seçilir"
    after = "katib Ümumi yığıncaqda seçilir" + " və" * 60
    assert port(quoting("və", before), before, after) == DETACHED


def test_a_text_that_is_nothing_but_the_quote_proves_no_surroundings() -> None:
    before = "il bir il iki il"
    assert port(anchored(before, 7, 9), before, "il") == DETACHED


def test_restoring_the_text_attaches_the_quote_again() -> None:
    anchor = quoting("bir il")
    assert port(anchor, TEXT, "Başqa mətn.") == DETACHED
    assert port(anchor, TEXT, TEXT) == Position(Held.ATTACHED, anchor.start, anchor.end)


def test_an_anchor_with_wrong_offsets_is_found_by_its_quote() -> None:
    anchor = Anchor("bir il", "", "", 900, 3)
    position = port(anchor, TEXT, "Yeni. " + TEXT)
    assert words_at(position, "Yeni. " + TEXT) == "bir il"
    assert port(Anchor("yoxdur", "", "", 0, 6), TEXT, TEXT) == DETACHED
    assert port(Anchor("", "", "", 0, 0), TEXT, TEXT) == DETACHED


@st.composite
def quoted(draw: st.DrawFn) -> tuple[str, str, str]:
    """What stands before a quote, the quote, what stands after it."""
    pieces = st.lists(st.sampled_from(PIECES), max_size=10).map("".join)
    return draw(pieces), draw(pieces.filter(bool)), draw(pieces)


@given(quoted())
def test_the_same_text_keeps_a_quote_where_it_stands(parts: tuple[str, str, str]) -> None:
    led, quote, rest = parts
    text = led + quote + rest
    anchor = anchored(text, len(led), len(led) + len(quote))
    assert port(anchor, text, text) == Position(Held.ATTACHED, anchor.start, anchor.end)


@given(quoted(), texts, st.booleans())
def test_an_edit_beside_the_quote_never_moves_it_off_its_words(
    parts: tuple[str, str, str], edit: str, ahead: bool
) -> None:
    led, quote, rest = parts
    after = edit + quote + rest if ahead else led + quote + edit
    position = port(
        anchored(led + quote + rest, len(led), len(led) + len(quote)), led + quote + rest, after
    )
    assert position.state is Held.ATTACHED
    assert words_at(position, after) == quote


@given(st.integers(0, 10**6))
def test_edits_on_both_sides_never_put_a_quote_on_other_words(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    words = [chance.choice(TEXT.split()) for _ in range(40)]
    start = chance.randrange(8, 28)
    end = start + chance.randrange(2, 6)
    edited = list(words)
    for place in (chance.randrange(end + 1, 40), chance.randrange(0, start - 1)):
        edited[place : place + chance.randrange(2)] = chance.sample(["yeni", "il", "Sədr"], 2)
    before, after, quote = " ".join(words), " ".join(edited), " ".join(words[start:end])
    offset = len(" ".join(words[:start])) + 1
    position = port(anchored(before, offset, offset + len(quote)), before, after)
    assert position.state in (Held.ATTACHED, Held.MOVED)
    assert words_at(position, after) == quote


@given(pairs(), texts, st.integers(-5, 40), st.integers(-5, 40))
def test_following_a_quote_never_fails(
    pair: tuple[str, str], quote: str, start: int, end: int
) -> None:
    position = port(Anchor(quote, "", quote[:5], start, end), *pair)
    if position.start is None or position.end is None:
        assert position == DETACHED
    else:
        assert 0 <= position.start < position.end <= len(pair[1])


@given(pairs(), st.data())
def test_attached_and_moved_always_stand_on_the_very_words(
    pair: tuple[str, str], data: st.DataObject
) -> None:
    before, after = pair
    if not before:
        return
    start = data.draw(st.integers(0, len(before) - 1))
    anchor = anchored(before, start, data.draw(st.integers(start + 1, len(before))))
    position = port(anchor, before, after)
    if position.is_verbatim:
        assert words_at(position, after) == anchor.quote


@given(
    text=st.text(alphabet="ab ", max_size=30),
    quote=st.text(alphabet="ab", min_size=1, max_size=3),
    near=st.integers(0, 40),
)
def test_of_many_places_the_nearest_is_quoted(text: str, quote: str, near: int) -> None:
    places = [at for at in range(len(text)) if text.startswith(quote, at)]
    found = find_quote(text, quote, near=near)
    nearest = min(places, key=lambda at: abs(at - near), default=None)
    assert (found and found.start) == nearest


@given(words=st.lists(st.sampled_from(["ab", "b", "abc"]), min_size=2, max_size=8))
def test_words_are_found_whatever_blanks_part_them(words: list[str]) -> None:
    found = find_quote("\n  ".join(["x", *words, "y"]), " ".join(words))
    assert found
    assert found.quote.split() == words


@pytest.mark.parametrize("quote", ["a" * 20_000, "b" * 20_000, "a" * 10_000 + "b", "ba " * 5_000])
def test_no_quote_makes_a_long_clause_wait(quote: str) -> None:
    began = process_time()
    find_quote("a" * 100_000, quote, near=50_000)
    assert process_time() - began < 1
