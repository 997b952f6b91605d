from datetime import UTC, date, datetime

import pytest

from app.statute.language import known_date, long_date, read_date, short_date


def test_a_date_in_prose_gives_the_year_its_ordinal() -> None:
    assert long_date(date(2024, 1, 14), "az") == "14 yanvar 2024-cü il"
    assert long_date(date(2000, 12, 1), "az") == "1 dekabr 2000-ci il"
    assert long_date(datetime(1996, 8, 30, tzinfo=UTC), "az") == "30 avqust 1996-cı il"
    assert long_date(date(2024, 1, 14), "en") == "14 January 2024"


def test_a_date_in_a_table_is_short() -> None:
    assert short_date(date(2024, 1, 4), "az") == "04.01.2024"
    assert short_date(date(2024, 1, 4), "en") == "4 Jan 2024"


def test_as_much_of_a_date_is_said_as_is_known() -> None:
    assert known_date("2019-07-23", "az") == "23 iyul 2019-cu il"
    assert known_date("2022-07", "az") == "iyul 2022"
    assert known_date("2022-07", "en") == "July 2022"
    assert [known_date(kept, "az") for kept in ("1998", "", "2022-13", "köhnə")] == [
        "1998",
        "",
        "2022-13",
        "köhnə",
    ]


def test_a_typed_day_is_read_as_an_act_or_a_machine_writes_it() -> None:
    assert read_date("2026-05-12") == date(2026, 5, 12)
    assert read_date("12.05.2026") == date(2026, 5, 12)
    assert read_date("3.5.2026") == date(2026, 5, 3)


@pytest.mark.parametrize("text", ["", "57", "30.02.2026", "2026-13-01", "12.05.26", "٣.05.2026"])
def test_what_names_no_day_is_no_date(text: str) -> None:
    assert read_date(text) is None
