"""Words, sentences and signs in the formulas official texts use, proven by being read again."""

import pytest

from app.statute.amending import amend
from tests.statute.amending.saying import LONG, MEETING, english, of, orders
from tests.statute.amending.texts import act


@pytest.mark.parametrize(
    ("old", "new", "order", "help_"),
    [
        (
            MEETING,
            MEETING.replace("rübdə", "yarımildə"),
            "5.2-ci bənddə “rübdə” sözü “yarımildə” sözü ilə əvəz edilsin",
            "in clause 5.2 the word “rübdə” is replaced by “yarımildə”",
        ),
        (
            MEETING,
            MEETING.replace("Bakı şəhərində ", ""),
            "5.2-ci bənddən “Bakı şəhərində” sözləri çıxarılsın",
            "in clause 5.2 the words “Bakı şəhərində” are struck out",
        ),
        (
            MEETING,
            MEETING.replace("keçirilir.", "keçirilir;"),
            "5.2-ci bəndin sonunda nöqtə işarəsi nöqtəli vergül işarəsi ilə əvəz edilsin",
            "at the end of clause 5.2 the full stop is replaced by a semicolon",
        ),
        (
            MEETING,
            MEETING.replace("rübdə bir", "azı rübdə bir"),
            "5.2-ci bəndə “iclasları” sözündən sonra “azı” sözü əlavə edilsin",
            "in clause 5.2 the word “azı” is inserted after “iclasları”",
        ),
        (
            MEETING,
            MEETING.replace("Şuranın iclas", "Bütün Şuranın iclas"),
            "5.2-ci bəndə “Şuranın” sözündən əvvəl “Bütün” sözü əlavə edilsin",
            "in clause 5.2 the word “Bütün” is inserted before “Şuranın”",
        ),
        (
            MEETING,
            MEETING.replace(" keçirilir", ", bir qayda olaraq, keçirilir"),
            "5.2-ci bəndə “gündəliklə” sözündən sonra “, bir qayda olaraq,” sözləri əlavə edilsin",
            "in clause 5.2 the words “, bir qayda olaraq,” are inserted after “gündəliklə”",
        ),
        (
            "İclas 25 nəfərlə keçirilir, qərar isə iştirak edənlərin səs çoxluğu ilə qəbul edilir.",
            "İclas 9 nəfərlə keçirilir, qərar isə iştirak edənlərin səs çoxluğu ilə qəbul edilir.",
            "5.2-ci bənddə “25” rəqəmləri “9” rəqəmi ilə əvəz edilsin",
            "in clause 5.2 the word “25” is replaced by “9”",
        ),
        (
            "Sədr iclası çağırır, gündəliyi tutur, iclası aparır və onun yekununu elan edir.",
            "Sədr iclası çağırır, gündəliyi tutur, yığıncağı aparır və onun yekununu elan edir.",
            "5.2-ci bənddə ikinci halda “iclası” sözü “yığıncağı” sözü ilə əvəz edilsin",
            "in clause 5.2 the word “iclası” (second occurrence) is replaced by “yığıncağı”",
        ),
        (
            "Sədr iclası çağırır, gündəliyi tutur, iclası aparır və onun yekununu elan edir.",
            "Sədr iclası çağırır, gündəliyi tutur, aparır və onun yekununu elan edir.",
            "5.2-ci bənddən ikinci halda “iclası” sözü çıxarılsın",
            "in clause 5.2 the word “iclası” (second occurrence) is struck out",
        ),
        (
            "Sədr iclası çağırır, sonra həmin iclası aparır və onun yekununu hamıya elan edir.",
            "Sədr iclası çağırır, sonra həmin iclası özü aparır və onun yekununu hamıya elan edir.",
            "5.2-ci bəndə ikinci halda “iclası” sözündən sonra “özü” sözü əlavə edilsin",
            "in clause 5.2 the word “özü” is inserted after “iclası” (second occurrence)",
        ),
        (
            "Nazirlik rəy verir, rəy yayılır, sonra Nazirlik qərar qəbul edir və onu yayır.",
            "Agentlik rəy verir, rəy yayılır, sonra Agentlik qərar qəbul edir və onu yayır.",
            "5.2-ci bənddə hər iki halda “Nazirlik” sözü “Agentlik” sözü ilə əvəz edilsin",
            "in clause 5.2 the word “Nazirlik” (in both places) is replaced by “Agentlik”",
        ),
        (
            "Sədr seçilir. Katib təyin edilir. Üzvlər çağırılır.",
            "Sədr seçilir. Üzvlər çağırılır.",
            "5.2-ci bəndin ikinci cümləsi çıxarılsın",
            "the second sentence of clause 5.2 is deleted",
        ),
        (
            "Sədr seçilir. Katib təyin edilir. Üzvlər çağırılır.",
            "Katib təyin edilir. Üzvlər çağırılır.",
            "5.2-ci bəndin birinci cümləsi çıxarılsın",
            "the first sentence of clause 5.2 is deleted",
        ),
        (
            f"{MEETING} Katib sədr tərəfindən təyin edilir və ona tabedir.",
            f"{MEETING} Katibi Şura öz qərarı ilə vəzifəyə gətirir.",
            (
                "5.2-ci bəndin ikinci cümləsi aşağıdakı redaksiyada verilsin: | "
                "Katibi Şura öz qərarı ilə vəzifəyə gətirir."
            ),
            "the second sentence of clause 5.2 is worded anew",
        ),
        (
            MEETING,
            f"{MEETING} Katib ona tabedir.",
            "5.2-ci bəndə aşağıdakı məzmunda ikinci cümlə əlavə edilsin: | Katib ona tabedir.",
            "in clause 5.2 a second sentence is added at the end",
        ),
        (
            MEETING,
            f"{MEETING} Katib ona tabedir. Üzv gəlir.",
            (
                "5.2-ci bəndə aşağıdakı məzmunda ikinci və üçüncü cümlələr əlavə edilsin: | "
                "Katib ona tabedir. Üzv gəlir."
            ),
            "in clause 5.2 2 sentences are added at the end",
        ),
        (
            "Sədr iclasa rəhbərlik edir.",
            "Sədr, iclasa rəhbərlik edir.",
            "5.2-ci bənddə “Sədr” sözü “Sədr,” sözü ilə əvəz edilsin",
            "in clause 5.2 the word “Sədr” is replaced by “Sədr,”",
        ),
        (
            "Qısa mətn.",
            "Tamam başqa bir qayda.",
            "5.2-ci bənd aşağıdakı redaksiyada verilsin: | 5.2. Tamam başqa bir qayda.",
            "clause 5.2 is worded anew",
        ),
    ],
)
def test_words_and_sentences(old: str, new: str, order: str, help_: str) -> None:
    found = amend(of(old), of(new))
    assert orders(found) == [order]
    assert english(found) == [help_]


def test_what_is_added_begins_with_its_comma_where_it_can() -> None:
    old = "Qərarlar iştirak edən üzvlərin sadə səs çoxluğu ilə qəbul edilir. Səsvermə açıqdır."
    new = old.replace("ilə", "ilə, dəyişikliklər isə bütün üzvlərin üçdə iki səs çoxluğu ilə")
    said = "“, dəyişikliklər isə bütün üzvlərin üçdə iki səs çoxluğu ilə” sözləri əlavə edilsin"
    assert orders(amend(of(old), of(new))) == [
        f"5.2-ci bəndə “çoxluğu ilə” sözlərindən sonra {said}"
    ]


def test_what_is_struck_begins_with_its_comma_where_it_can() -> None:
    new = "Qərarlar iştirak edən üzvlərin sadə səs çoxluğu ilə qəbul edilir və dərhal dərc olunur."
    old = new.replace("ilə", "ilə, dəyişikliklər isə üçdə iki çoxluğu ilə")
    assert orders(amend(of(old), of(new))) == [
        "5.2-ci bənddən “, dəyişikliklər isə üçdə iki çoxluğu ilə” sözləri çıxarılsın"
    ]


def test_the_time_at_which_words_stand_is_counted_through_the_unit() -> None:
    first, second = f"Sədr gəlir. {LONG}", "Sədr çağırır, sədri Sədr əvəz edir və Sədr imzalayır."
    old, new = (
        act(("1", "", "A"), ("1.1", f"{first}\n{said}"))
        for said in (second, second.replace("və Sədr", "və Şura"))
    )
    assert orders(amend(old, new)) == [
        "1.1-ci bənddə dördüncü halda “Sədr” sözü “Şura” sözü ilə əvəz edilsin"
    ]


def test_a_unit_with_a_heading_is_searched_with_it() -> None:
    text = f"Üzvü Şura seçir və azad edir. {LONG}"
    old, new = (act(("5", one, "Üzvü Şura")) for one in (text, text.replace("Şura", "sədr")))
    assert orders(amend(old, new)) == [
        "5-ci hissənin birinci cümləsində “Şura” sözü “sədr” sözü ilə əvəz edilsin"
    ]


def test_words_of_a_sentence_are_struck_where_they_stand() -> None:
    old = f"Sədr və onun müavini iclası aparır. {LONG}"
    assert orders(amend(of(old), of(old.replace("və onun müavini ", "")))) == [
        "5.2-ci bənddən “və onun müavini” sözləri çıxarılsın"
    ]
