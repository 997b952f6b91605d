"""How a date is written in prose and in a table, and read where one is typed."""

import re
from datetime import date

from app.statute.language.numerals import ordinal

_TYPED = (
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"),
    re.compile(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})"),
)
"""2026-05-12 and 12.05.2026."""

_MONTH = re.compile(r"(?P<year>[0-9]{4})-(?P<month>0[1-9]|1[0-2])")

MONTHS = {
    "az": (
        "yanvar",
        "fevral",
        "mart",
        "aprel",
        "may",
        "iyun",
        "iyul",
        "avqust",
        "sentyabr",
        "oktyabr",
        "noyabr",
        "dekabr",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}


def long_date(day: date, language: str) -> str:
    """`14 yanvar 2024-cü il`; in English `14 January 2024`."""
    if language == "az":
        return f"{day.day} {MONTHS['az'][day.month - 1]} {ordinal(day.year)} il"
    return f"{day.day} {MONTHS['en'][day.month - 1]} {day.year}"


def known_date(kept: str, language: str) -> str:
    """As much of a date as is known, in prose: `1998`, `iyul 2022`, `14 yanvar 2024-cü il`.

    `kept` is YYYY, YYYY-MM or YYYY-MM-DD; whatever else it is stays as it is.
    """
    if found := _MONTH.fullmatch(kept):
        return f"{MONTHS[language][int(found['month']) - 1]} {found['year']}"
    day = read_date(kept)
    return long_date(day, language) if day else kept


def short_date(day: date, language: str) -> str:
    """`14.01.2024`; in English `14 Jan 2024`, which no reader takes for another order."""
    if language == "az":
        return f"{day.day:02}.{day.month:02}.{day.year:04}"
    return f"{day.day} {MONTHS['en'][day.month - 1][:3]} {day.year}"


def read_date(text: str) -> date | None:
    """The day `2026-05-12` or `12.05.2026` names; None where it is no date or no such day is."""
    for pattern in _TYPED:
        if found := pattern.fullmatch(text):
            try:
                return date(int(found["year"]), int(found["month"]), int(found["day"]))
            except ValueError:
                return None
    return None
