from hypothesis import given
from hypothesis import strategies as st

from app.statute.language import letter, roman
from app.statute.numbering import number_key


def test_a_hyphen_inserts_after_the_whole_unit_and_a_dot_inside_it() -> None:
    order = ["", "0-1", "1", "5", "5.0", "5.0-1", "5.1", "5.1.1", "5.1-1", "5.1-1.2", "5.2"]
    order += ["5.10", "5-1", "5-1.1", "5-2", "10", "10-0-1", "10-1", "10-1-1", "10-2", "11"]
    assert sorted(order[::-1] + order[3:8], key=number_key) == sorted(
        order + order[3:8], key=order.index
    )


def test_roman_numerals_and_letters_are_counted_not_spelled() -> None:
    chapters = [roman(n) for n in range(1, 60)]
    points = [letter(n) for n in range(1, 60)]
    assert sorted(sorted(chapters), key=number_key) == chapters
    assert sorted(sorted(points), key=number_key) == points


@given(st.text(alphabet="01259IVXabç.-? A"), st.text(alphabet="01259IVXabç.-? A"))
def test_equal_keys_mean_equal_numbers(one: str, other: str) -> None:
    assert (number_key(one) == number_key(other)) == (one == other)
    assert (number_key(one) < number_key(other)) != (number_key(one) >= number_key(other))
