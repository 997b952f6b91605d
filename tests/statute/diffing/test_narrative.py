import pytest
from hypothesis import given

from app.statute.diffing import compare, in_words, plain
from tests.statute.diffing.texts import pairs


@pytest.mark.parametrize(
    ("before", "after", "az", "en"),
    [
        ("iki il", "üç il", "«iki» → «üç»", "“iki” → “üç”"),
        ("sədr və katib", "sədr", "«və katib» çıxarılıb", "“və katib” struck"),
        (
            "gündən on iş",
            "gündən on beş iş",
            "«gündən on» sözlərindən sonra «beş» əlavə edilib",
            "“beş” added after “gündən on”",
        ),
        (
            "on iş",
            "on beş iş",
            "«on» sözündən sonra «beş» əlavə edilib",
            "“beş” added after “on”",
        ),
        (
            "sədr seçilir",
            "Yeni sədr seçilir",
            "Əvvələ «Yeni» əlavə edilib",
            "“Yeni” added at the beginning",
        ),
        (
            "a\nb",
            "a\n\nb",
            "Boşluqlar və ya sətir bölgüsü dəyişib",
            "Spacing or line breaks changed",
        ),
        (
            "on {iş} günü",
            "on {beş} günü",
            "«iş» → «beş»",
            "“iş” → “beş”",
        ),
    ],
)
def test_each_change_is_one_plain_sentence(before: str, after: str, az: str, en: str) -> None:
    runs = compare(before, after)
    assert in_words(runs, "az") == [az]
    assert in_words(runs, "en") == [en]


def test_changes_are_told_in_reading_order() -> None:
    runs = compare("bir və iki və beş", "üç və dörd və beş")
    assert in_words(runs, "en") == ["“bir” → “üç”", "“iki” → “dörd”"]


@given(pairs())
def test_something_is_told_exactly_when_something_changed(pair: tuple[str, str]) -> None:
    assert bool(in_words(compare(*pair), "az")) == (pair[0] != pair[1])


@pytest.mark.parametrize(
    ("before", "after", "written"),
    [
        ("iki il", "üç il", "[-iki-]{+üç+} il"),
        ("iki  il", "iki il", "iki[-␣-]{+␣+}il"),
        ("iki\nil", "iki il", "iki[-¶-]{+␣+}il"),
        ("iki il", "iki\nil", "iki[-␣-]{+¶\n+}il"),
        ("{iki}", "{üç}", "{[-iki-]{+üç+}}"),
        ("eyni", "eyni", "eyni"),
        ("", "", ""),
    ],
)
def test_plain_text_shows_what_was_struck_and_added(before: str, after: str, written: str) -> None:
    assert plain(compare(before, after)) == written


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            "Şura (bundan sonra – Şura) Respublikanın Təhsil orqanıdır",
            "Şura (bundan sonra – Şura) Respublikanın Elm və Təhsil orqanıdır",
            "«Respublikanın» sözündən sonra «Elm və» əlavə edilib",
        ),
        ("Sədr. Katib", "Sədr. Yeni Katib", "«Sədr» sözündən sonra «Yeni» əlavə edilib"),
        ("5.2-ci bənd", "5.2-ci yeni bənd", "«5.2-ci» sözündən sonra «yeni» əlavə edilib"),
    ],
)
def test_the_place_of_an_addition_is_told_by_words_of_its_own_phrase(
    before: str, after: str, told: str
) -> None:
    assert in_words(compare(before, after), "az") == [told]
