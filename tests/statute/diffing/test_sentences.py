import itertools

import pytest
from hypothesis import given

from app.statute.diffing import tokens
from app.statute.diffing.sentences import cuts
from tests.statute.diffing.texts import texts


def parts(text: str) -> list[str]:
    pieces = tokens(text)
    places = sorted(cuts(pieces))
    return ["".join(pieces[a:b]) for a, b in itertools.pairwise(places)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bir. İki!", ["Bir.", " ", "İki!"]),
        ("5.2-ci bənd üzrə. 3 il.", ["5.2-ci bənd üzrə.", " ", "3 il."]),
        ("və s. qaydalar.", ["və s. qaydalar."]),
        ("birinci; ikinci;", ["birinci;", " ", "ikinci;"]),
        ("«Bir.» «İki»", ["«Bir.»", " ", "«İki»"]),
        ("bir\niki", ["bir", "\n", "iki"]),
        ("bir.iki", ["bir.iki"]),
        ("", []),
    ],
)
def test_a_sentence_ends_where_the_next_one_opens(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@given(texts)
def test_sentences_and_the_blanks_between_them_are_the_text(text: str) -> None:
    assert "".join(parts(text)) == text
