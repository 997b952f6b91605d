"""Do names behind the sign call on exactly those who bear them, whatever they are called later?"""

from hypothesis import given
from hypothesis import strategies as st

from app.statute.mentions import mentions, shown, stored

LEYLA, RASHAD, ALI = ("1" * 16, "2" * 16, "a" * 16)
IDS = {"Leyla Əliyeva": LEYLA, "Rəşad Quliyev": RASHAD, "Əli": ALI}
NAMES = {one: name for name, one in IDS.items()}


def test_a_name_is_stored_as_the_id_of_whom_it_calls() -> None:
    heard = stored("Salam, @Leyla Əliyeva, baxın.", IDS)
    assert heard.text == f"Salam, @{{{LEYLA}}}, baxın."
    assert heard.called == {LEYLA}
    assert heard.strangers == ()


def test_who_is_renamed_is_shown_by_the_new_name() -> None:
    heard = stored("@Leyla Əliyeva", IDS)
    assert shown(heard.text, {LEYLA: "Leyla Quliyeva"}) == "@Leyla Quliyeva"


def test_case_and_marks_do_not_matter() -> None:
    assert stored("@LEYLA ƏLİYEVA @leyla eliyeva", IDS).called == {LEYLA}


def test_a_name_that_goes_on_is_another_name() -> None:
    heard = stored("@Rəşad Quliyeva və @Əliyev gəlsin", IDS)
    assert heard.called == frozenset()
    assert heard.strangers == ("Rəşad Quliyeva", "Əliyev")
    assert heard.text == "@Rəşad Quliyeva və @Əliyev gəlsin"


def test_the_longer_of_two_names_counts() -> None:
    ids = {"Əli": ALI, "Əli Rza": RASHAD}
    assert stored("@Əli Rza", ids).called == {RASHAD}
    assert stored("@Əli, Rza", ids).called == {ALI}


def test_an_address_of_mail_or_of_the_web_calls_on_nobody() -> None:
    heard = stored("leyla@Əli.az https://x.az/@Əli", IDS)
    assert heard.called == frozenset()
    assert heard.strangers == ()


def test_a_stranger_is_told_once_and_stays_plain_text() -> None:
    heard = stored("@Kimsə Yad, @Kimsə Yad və @başqa biri", IDS)
    assert heard.strangers == ("Kimsə Yad", "başqa")
    assert heard.text == "@Kimsə Yad, @Kimsə Yad və @başqa biri"


def test_a_token_typed_by_hand_calls_on_nobody_who_may_not_be_called() -> None:
    heard = stored(f"@{{{'f' * 16}}} @{{{ALI}}}", IDS)
    assert heard.called == {ALI}
    assert shown(heard.text, NAMES) == f"@{{{'f' * 16}}} @Əli"


@given(st.text(alphabet="@ Leyla Əiv,.{}1f\n", max_size=80))
def test_what_was_typed_is_read_again_as_it_was_typed_but_for_case(text: str) -> None:
    heard = stored(text, IDS)
    again = stored(shown(heard.text, NAMES), IDS)
    assert mentions(again.text) >= heard.called
    assert again.strangers == heard.strangers
    assert heard.called <= set(IDS.values())


@given(st.text(max_size=80).filter(lambda text: "@" not in text))
def test_words_without_the_sign_are_kept_as_they_are(text: str) -> None:
    assert stored(text, IDS).text == text
