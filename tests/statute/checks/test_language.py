"""Norms are short, affirmative, in the present tense, in Azerbaijani words (21-IVKQ)."""

import pytest

from app.statute.snapshot import Kind
from tests.statute.checks.telling import found, said
from tests.statute.drafts import text_of, unit


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("İclasın kvorumu vardır.", "loan_word", ["kvorumu"]),
        ("Kriteriyalar və sekretariatın işi.", "loan_word", ["Kriteriyalar", "sekretariatın"]),
        ("Kvorumsuzluq olmur.", "loan_word", []),
        ("Yetərsay vardır.", "loan_word", []),
        ("İclas keçiriləcək.", "future_tense", ["keçiriləcək"]),
        ("Tərəflər istifadə edəcəklər;", "future_tense", ["edəcəklər"]),
        ("Keçiriləcək iclasın gündəliyi müəyyən edilir.", "future_tense", []),
        ("Bu, gələcək.", "future_tense", []),
        (f"Sədr {'iclas ' * 70}açır.", "long_sentence", [f"Sədr {'iclas ' * 70}açır."]),
        (f"Sədr {'iclas ' * 40}açır. Sədr {'iclas ' * 40}açır.", "long_sentence", []),
        (
            "Üzv olmayan və ya seçilməyən heç kəs məcbur edilməz, qəbul olunmur.",
            "negative_norm",
            ["Üzv olmayan və ya seçilməyən heç kəs məcbur edilməz, qəbul olunmur."],
        ),
        ("Şura hüquqi şəxs deyil.", "negative_norm", []),
        ("AKTS balları verilir.", "abbreviation", ["AKTS"]),
        ("Kredit sistemi (AKTS) var. AKTS balları verilir.", "abbreviation", []),
        ("BMT və ƏDV bəllidir, II fəsil də.", "abbreviation", []),
        ("NİZAMNAMƏ QƏBUL EDİLİR.", "abbreviation", []),
        ("Təhsil Nazirliyinin əmri.", "ministry_name", ["Təhsil Nazirliyinin"]),
        ("Xalq Təhsili Nazirliyi.", "ministry_name", ["Xalq Təhsili Nazirliyi"]),
        ("Elm və Təhsil Nazirliyinin əmri.", "ministry_name", []),
    ],
)
def test_words_are_judged(text: str, rule: str, words: list[str]) -> None:
    assert said(text, rule) == words


def test_the_native_word_is_offered() -> None:
    (one,) = found(text_of([unit("p", "Kvorum var.")]), "loan_word")
    assert one.mend("az") == "“yetərsay” yazın."


def test_a_heading_is_short_and_ends_without_a_sign() -> None:
    long = " ".join(["söz"] * 16)
    now = text_of([unit("a", "Söz.", kind=Kind.ARTICLE, heading=f"{long}.")])
    (one,) = found(now, "long_heading")
    assert (one.in_heading, one.facts["count"]) == (True, 16)
    assert [one.words for one in found(now, "heading_stop")] == ["."]


def test_an_abbreviation_is_told_once_for_the_document() -> None:
    now = text_of([unit("p", "AKTS balı."), unit("q", "AKTS krediti.")])
    assert len(found(now, "abbreviation")) == 1


def test_the_ministry_is_named_rightly_in_english_too() -> None:
    now = text_of([unit("p", "Söz.", en="The Ministry of Education orders.")])
    (one,) = found(now, "ministry_name")
    assert (one.language, one.words) == ("en", "Ministry of Education")


def test_the_other_word_of_a_definition_is_not_used_beside_the_term() -> None:
    units = [
        unit("a", kind=Kind.ARTICLE, heading="Əsas anlayışlar"),
        unit("d", "Müqavilə (kontrakt) – yazılı saziş.", parent="a"),
        unit("p", "Kontrakt imzalanır.", parent="a"),
        unit("q", "Müqavilə (kontrakt) imzalanır.", parent="a"),
    ]
    (one,) = found(text_of(units), "two_words_one_notion")
    assert (one.words, one.mend("az")) == ("Kontrakt", "Hər yerdə “Müqavilə” yazın.")
