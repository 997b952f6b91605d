"""Laws of what is said of an instrument, and of its versions."""

from app.statute.instruments import content, newest_version, version_dates


def test_a_mark_says_nothing_of_the_instrument() -> None:
    said = {"title": {"en": "Rules"}, "note": ""}

    assert content({**said, "verified": True, "checked": "EUR-Lex"}) == {"title": {"en": "Rules"}}
    assert content(said) != content({**said, "link": "https://example.org"})


def test_the_day_of_adoption_is_the_first_version() -> None:
    amended = {"adopted": "1993-08-18", "versions": [{"date": "2019-07-23"}, {"date": "2005"}]}

    assert version_dates(amended) == ("1993-08-18", "2005", "2019-07-23")
    assert newest_version(amended) == "2019-07-23"


def test_an_instrument_without_dates_has_no_newest_version() -> None:
    assert newest_version({"adopted": "", "versions": [{"label": "undated"}]}) == ""
