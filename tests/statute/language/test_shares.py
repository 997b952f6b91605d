"""How many of them, in Azerbaijani."""

import pytest

from app.statute.language import NumeralError
from app.statute.language.shares import share


@pytest.mark.parametrize(
    "written",
    [
        "0-ı",
        "1-i",
        "2-si",
        "3-ü",
        "4-ü",
        "5-i",
        "6-sı",
        "7-si",
        "8-i",
        "9-u",
        "10-u",
        "20-si",
        "30-u",
        "31-i",
        "40-ı",
        "47-si",
        "50-si",
        "60-ı",
        "70-i",
        "80-i",
        "90-ı",
        "100-ü",
        "200-ü",
        "216-sı",
        "1000-i",
        "2500-ü",
        "10000-i",
        "1000000-u",
        "1000000000-ı",
    ],
)
def test_the_suffix_follows_the_last_spoken_word(written: str) -> None:
    assert share(int(written.partition("-")[0])) == written


def test_nothing_is_counted_below_zero() -> None:
    with pytest.raises(NumeralError):
        share(-1)
