"""Where does a text say what a word means?"""

import pytest

from app.statute.snapshot import Kind, Snapshot
from app.statute.terms import definitions, is_definitions_heading
from tests.statute.drafts import id_of, paragraphs, text_of, unit


def defining(*lines: str, heading: str = "Əsas anlayışlar", language: str = "az") -> Snapshot:
    article = unit("a", kind=Kind.ARTICLE, heading=heading, en_heading=heading)
    said = {"az": lines, "en": [""] * len(lines)} if language == "az" else {"en": lines}
    units = [
        unit(f"p{n}", said.get("az", lines)[n], en=said["en"][n], parent="a")
        for n in range(len(lines))
    ]
    return text_of([article, *units])


@pytest.mark.parametrize(
    ("line", "term", "meaning"),
    [
        ("“gün” – təqvim günü;", "gün", "təqvim günü"),
        ("«gün» — təqvim günü.", "gün", "təqvim günü"),
        ("meşə — ağacların vəhdəti", "meşə", "ağacların vəhdəti"),
        ("yaxın qohum - ata, ana, övlad;", "yaxın qohum", "ata, ana, övlad"),
        ("Əmək müqaviləsi (kontraktı) – yazılı saziş.", "Əmək müqaviləsi", "yazılı saziş"),
        ("alıcı[1] – məhsulu alan şəxs;", "alıcı", "məhsulu alan şəxs"),
        ("hesabat ili dedikdə, sonuncu maliyyə ili", "hesabat ili", "sonuncu maliyyə ili"),
        (
            "Bu Məcəllənin məqsədləri üçün hesabat ili dedikdə, maliyyə ili",
            "hesabat ili",
            "maliyyə ili",
        ),
    ],
)
def test_a_definition_is_read_in_the_forms_acts_use(line: str, term: str, meaning: str) -> None:
    (found,) = definitions(defining(line))
    assert (found.term, found.meaning) == (term, meaning)
    assert line[found.start : found.end] == term


@pytest.mark.parametrize(
    "line", ["“full member” means an institution;", "“full member” – an institution."]
)
def test_an_english_definition_is_read_too(line: str) -> None:
    (found,) = definitions(defining(line, heading="Definitions", language="en"), "en")
    assert (found.term, found.meaning, found.key) == ("full member", "an institution", found.term)


@pytest.mark.parametrize(
    ("text", "term", "meaning"),
    [
        ("Rektorlar Şurası (bundan sonra – Şura) orqandır.", "Şura", "Rektorlar Şurası"),
        ("Giriş. Mərkəz (bundan sonra “Mərkəz” adlanır) açılır.", "Mərkəz", "Mərkəz"),
        ("Sistem (bundan sonra - ES) var.", "ES", "Sistem"),
        (
            "Müqavilə (bundan sonra ismin müvafiq halında “müqavilə”) bağlanır.",
            "müqavilə",
            "Müqavilə",
        ),
    ],
)
def test_a_term_is_defined_where_it_is_first_used(text: str, term: str, meaning: str) -> None:
    (found,) = definitions(paragraphs(text))
    assert (found.term, found.meaning) == (term, meaning)
    assert text[found.start : found.end] == term


def test_hereinafter_defines_without_its_article() -> None:
    now = text_of([unit("p", "Şura.", en="The body (hereinafter – the Council) sits.")])
    (found,) = definitions(now, "en")
    assert (found.term, found.meaning, found.proper) == ("Council", "The body", True)


def test_a_lead_in_opens_a_list_of_definitions_without_any_heading() -> None:
    lead = unit("l", "Aşağıdakı anlayışlar işlədilir:")
    now = text_of([lead, unit("p", "gün – təqvim günü;", parent="l"), unit("q", "o – bu.")])
    assert [one.term for one in definitions(now)] == ["gün"]


def test_dashes_outside_the_definitions_define_nothing() -> None:
    assert definitions(paragraphs("Sədr – Konfransın rəhbəridir.")) == ()


def test_a_struck_clause_defines_nothing() -> None:
    article = unit("a", kind=Kind.ARTICLE, heading="Anlayışlar", struck=True)
    assert definitions(text_of([article, unit("p", "gün – təqvim günü", parent="a")])) == ()


def test_a_sentence_before_a_dash_is_no_term() -> None:
    line = "bir iki üç dörd beş altı yeddi səkkiz doqquz on bir söz – aydındır"
    assert definitions(defining(line)) == ()


def test_a_capital_makes_a_name_only_among_small_letters() -> None:
    mixed = definitions(defining("gün – təqvim günü;", "Nazirlik – Elm Nazirliyi."))
    assert [one.proper for one in mixed] == [False, True]
    capitals = definitions(defining("İşçi – şəxs.", "Tətil – iş dayandırma."))
    assert [one.proper for one in capitals] == [False, False]


def test_a_definition_names_its_clause_and_another_word_for_the_term() -> None:
    (found,) = definitions(defining("Əmək müqaviləsi (kontraktı) – yazılı saziş."))
    assert (found.clause, found.also) == (id_of("p0"), "kontraktı")


@pytest.mark.parametrize(
    ("heading", "is_one"),
    [
        ("Əsas anlayışlar", True),
        ("ƏSAS ANLAYIŞLAR", True),
        ("Bu Qanunda istifadə olunan anlayışlar", True),
        ("Əmək mübahisələri anlayışı", False),
        ("", False),
    ],
)
def test_a_heading_says_whether_words_are_defined_below(heading: str, *, is_one: bool) -> None:
    assert is_definitions_heading(heading) is is_one
