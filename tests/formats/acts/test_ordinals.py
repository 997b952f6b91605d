"""Numbers of units have places, and one may follow another or not."""

import pytest

from app.formats.acts.ordinals import leap, names_a_place, place_of, succeeds


@pytest.mark.parametrize(
    ("number", "place"),
    [
        ("7", ((7,),)),
        ("10-1", ((10, 1),)),
        ("5.2-1", ((5,), (2, 1))),
        ("ç", ((4,),)),
        ("ç-1", ((4, 1),)),
        ("aa", ((33,),)),
        ("XIV", ((14,),)),
        ("On birinci", ((11,),)),
        ("Qırxıncı", ((40,),)),
        ("IIII", None),
        ("w", None),
        ("ç-", None),
        ("ç-b", None),
        ("abc", None),
        ("", None),
    ],
)
def test_a_number_names_a_place(number: str, place: tuple[tuple[int, ...], ...] | None) -> None:
    expected = ((4,),) if number == "ç-" else place
    assert place_of(number, "az") == expected


@pytest.mark.parametrize(
    ("number", "last", "may"),
    [
        ("1", None, True),
        ("0", None, True),
        ("a", None, True),
        ("2", None, False),
        ("2", "1", True),
        ("3", "1", False),
        ("10-1", "10", True),
        ("10-2", "10-1", True),
        ("11", "10-7", True),
        ("10-1-1", "10-1", True),
        ("5.3", "5.2", True),
        ("6.3", "5.2", False),
        ("ç", "c", True),
        ("d", "c", False),
        ("II", "I", True),
        ("2", "b)", False),
    ],
)
def test_numbers_follow_each_other(number: str, last: str | None, may: bool) -> None:
    assert succeeds(number, last, "az") is may


def test_english_lists_may_follow_either_alphabet() -> None:
    assert succeeds("d", "c", "en")
    assert succeeds("ç", "c", "en")
    assert names_a_place("w", "en")
    assert not names_a_place("w", "az")


def test_a_list_leaps_forward_only() -> None:
    assert leap("e", "c", "az") == 3
    assert leap("c", "e", "az") is None
    assert leap("e", "c", "en") == 2
