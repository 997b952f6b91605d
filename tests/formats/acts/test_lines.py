"""Lines are freed from what the page put into them, and lose nothing by it."""

import pytest

from app.formats.acts.lines import close_up, lines_of, without_footnotes


@pytest.mark.parametrize(
    ("printed", "closed"),
    [
        ("M a d d ə 3 . Ad", "Maddə 3. Ad"),
        ("M a d d ə 1 0 5 . İş", "Maddə 105. İş"),
        ("Maddə     1 3 5 .Ad", "Maddə     135. Ad"),
        ("3 . 0 . 1 . mətn", "3.0.1. mətn"),
        ("M Ü N D Ə R İ C A T", "MÜNDƏRİCAT"),
        ("o a b", "o a b"),
        ("5 - 7 nəfər", "5 - 7 nəfər"),
        ("söz 1 . 2", "söz 1 . 2"),
    ],
)
def test_letters_set_apart_are_closed_up_at_a_lines_head(printed: str, closed: str) -> None:
    assert close_up(printed) == closed


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("        [1]\n1.1. bir.", "1.1. bir. [1]"),
        ("     [1]\nbir iki üç", "bir iki [1] üç"),
        ("bir.\n[1]\n\niki.", "bir. [1]"),
        ("bir.\n   [1]\n[2]\n", "bir. [1] [2]"),
        ("[1]\n\n[2]", "[1] [2]"),
    ],
)
def test_a_raised_mark_goes_back_to_its_words(text: str, first: str) -> None:
    assert lines_of(text).lines[0].text == first


def test_a_mark_on_its_own_line_parts_no_paragraph() -> None:
    page = lines_of("bir iki\n           [1]\nüç.\n\ndörd.", offset=10)
    assert [line.gap for line in page.lines] == [True, False, True]
    assert page.footnotes == ((12, "[1]"),)
    assert page.lines[-1].number == 15


def test_marks_behind_a_text_can_be_taken_off() -> None:
    assert without_footnotes("Ad [1] [22]") == "Ad"
    assert without_footnotes("Ad [qeyd]") == "Ad [qeyd]"
