import pytest

from app.statute.numbering import Case, cite, printed, repealed_words, unit_name
from app.statute.snapshot import Family, Kind

LAW, SUBORDINATE = Family.LAW, Family.SUBORDINATE


@pytest.mark.parametrize(
    ("number", "law", "subordinate"),
    [
        ("3", "3-cü maddə", "3-cü hissə"),
        ("3.6", "3.6-cı maddə", "3.6-cı bənd"),
        ("1.1.7", "1.1.7-ci maddə", "1.1.7-ci yarımbənd"),
        ("1.1.7.9", "1.1.7.9-cu maddə", "1.1.7.9-cu yarımbənd"),
        ("10-1", "10-1-ci maddə", "10-1-ci hissə"),
        ("28.0", "28.0-cı maddə", "28.0-cı bənd"),
    ],
)
def test_the_same_number_has_another_name_in_each_act_family(
    number: str, law: str, subordinate: str
) -> None:
    kind = Kind.PARAGRAPH if "." in number else Kind.ARTICLE
    assert cite(kind, number, LAW, "az") == law
    assert cite(kind, number, SUBORDINATE, "az") == subordinate


@pytest.mark.parametrize(
    ("kind", "number", "citation"),
    [
        (Kind.CHAPTER, "I", "I fəsil"),
        (Kind.CHAPTER, "2", "2-ci fəsil"),
        (Kind.PART, "IV", "IV bölmə"),
        (Kind.SECTION, "1", "1-ci paraqraf"),
        (Kind.POINT, "a", "a) bəndi"),
        (Kind.ANNEX, "2", "2 nömrəli əlavə"),
        (Kind.INDENT, "", "abzas"),
        (Kind.PREAMBLE, "", "preambula"),
    ],
)
def test_other_units_are_cited_alike_in_both_families(
    kind: Kind, number: str, citation: str
) -> None:
    assert {cite(kind, number, family, "az") for family in Family} == {citation}


def test_a_citation_takes_the_case_of_its_sentence() -> None:
    article = (Kind.ARTICLE, "47", LAW, "az")
    assert cite(*article, case=Case.GENITIVE) == "47-ci maddənin"
    assert cite(*article, case=Case.GENITIVE, possessed=True) == "47-ci maddəsinin"
    assert cite(*article, case=Case.DATIVE, possessed=True) == "47-ci maddəsinə"
    assert cite(*article, case=Case.LOCATIVE) == "47-ci maddədə"
    assert cite(Kind.CHAPTER, "I", LAW, "az", case=Case.DATIVE) == "I fəslə"
    assert cite(Kind.POINT, "ç", LAW, "az", case=Case.DATIVE) == "ç) bəndinə"
    assert cite(Kind.PARAGRAPH, "3.6", SUBORDINATE, "az", case=Case.ABLATIVE) == "3.6-cı bənddən"


@pytest.mark.parametrize(
    ("kind", "number", "law", "subordinate"),
    [
        (Kind.PART, "I", "I bölmə", "I bölmə"),
        (Kind.CHAPTER, "I", "I fəsil", "I fəsil"),
        (Kind.CHAPTER, "3", "3-cü fəsil", "3-cü fəsil"),
        (Kind.SECTION, "1", "§ 1", "§ 1"),
        (Kind.ARTICLE, "5", "Maddə 5", "5."),
        (Kind.PARAGRAPH, "5.2", "5.2.", "5.2."),
        (Kind.POINT, "a", "a)", "a)"),
        (Kind.ANNEX, "1", "1 nömrəli əlavə", "1 nömrəli əlavə"),
        (Kind.PREAMBLE, "", "", ""),
        (Kind.INDENT, "", "", ""),
        (Kind.ARTICLE, "", "", ""),
    ],
)
def test_a_number_is_printed_as_the_gazette_prints_it(
    kind: Kind, number: str, law: str, subordinate: str
) -> None:
    assert printed(kind, number, LAW, "az") == law
    assert printed(kind, number, SUBORDINATE, "az") == subordinate


def test_english_prints_and_cites_with_its_own_names() -> None:
    assert printed(Kind.PART, "I", LAW, "en") == "Part I"
    assert printed(Kind.CHAPTER, "I", LAW, "en") == "Chapter I"
    assert printed(Kind.ARTICLE, "5", LAW, "en") == "Article 5"
    assert printed(Kind.ARTICLE, "5", SUBORDINATE, "en") == "5."
    assert printed(Kind.ANNEX, "1", LAW, "en") == "Annex 1"
    assert cite(Kind.PARAGRAPH, "5.2", LAW, "en", case=Case.GENITIVE) == "Article 5.2"
    assert cite(Kind.PARAGRAPH, "1.1.7", SUBORDINATE, "en") == "Sub-clause 1.1.7"
    assert cite(Kind.POINT, "a", LAW, "en") == "Point a)"
    assert cite(Kind.PREAMBLE, "", LAW, "en") == "Preamble"


def test_every_kind_has_a_name_in_both_languages_and_families() -> None:
    for kind in Kind:
        for family in Family:
            assert unit_name(kind, "1.1", family, "az")
            assert unit_name(kind, "1.1", family, "en").isascii()


@pytest.mark.parametrize(
    ("kind", "number", "family", "az", "en"),
    [
        (Kind.ARTICLE, "75", LAW, "(ləğv edilmişdir)", "(repealed)"),
        (Kind.PARAGRAPH, "53.1.4", LAW, "(ləğv edilmişdir)", "(repealed)"),
        (Kind.PARAGRAPH, "5.2", SUBORDINATE, "(ləğv edilmişdir)", "(repealed)"),
        (Kind.PARAGRAPH, "1.1.7", SUBORDINATE, "(çıxarılmışdır)", "(deleted)"),
        (Kind.PARAGRAPH, "2", Family.EUROPEAN, "(ləğv edilmişdir)", "(repealed)"),
        (Kind.POINT, "a", LAW, "(çıxarılmışdır)", "(deleted)"),
        (Kind.INDENT, "", LAW, "(çıxarılmışdır)", "(deleted)"),
        (Kind.CHAPTER, "II", LAW, "(ləğv edilmişdir)", "(repealed)"),
    ],
)
def test_a_unit_is_repealed_and_a_part_of_one_taken_out(
    kind: Kind, number: str, family: Family, az: str, en: str
) -> None:
    assert repealed_words(kind, number, family, "az") == az
    assert repealed_words(kind, number, family, "en") == en


def test_in_a_european_act_a_point_is_cited_in_brackets_in_english() -> None:
    assert cite(Kind.POINT, "a", Family.EUROPEAN, "en") == "Point (a)"
    assert cite(Kind.PARAGRAPH, "1", Family.EUROPEAN, "az") == "1-ci hissə"
