"""The bare number is found in whatever a house prints before a unit."""

import pytest

from app.formats.akn.numbers import bare


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Art. 1.", "1"),
        ("Article 12", "12"),
        ("(a)", "a"),
        ("a)", "a"),
        ("ç)", "ç"),
        ("5.2.", "5.2"),
        ("Maddə 10-1", "10-1"),
        ("10–1", "10-1"),
        ("18-bis.", "18-bis"),
        ("I fəsil", "I"),
        ("CHAPTER IV", "IV"),
        ("PART 1", "1"),
        ("1-ci fəsil", "1"),
        ("1 nömrəli əlavə", "1"),
        ("§ 2", "2"),
        ("a-1)", "a-1"),
        ("Schedule A", "A"),
        ("Final provisions", ""),
        ("–", ""),
        ("", ""),
    ],
)
def test_the_number_is_told_from_the_words(printed: str, number: str) -> None:
    assert bare(printed) == number
