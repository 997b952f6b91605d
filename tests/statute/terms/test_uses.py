"""Is every form of a term found, and nothing that only looks like one?"""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute.terms import Definition, Glossary


def glossary(*terms: str, language: str = "az") -> Glossary:
    return Glossary(
        (Definition(term, language, "c", 0, 0, "", proper=term[0].isupper()) for term in terms),
        language,
    )


def found(text: str, *terms: str, language: str = "az") -> list[str]:
    return [text[use.start : use.end] for use in glossary(*terms, language=language).uses(text)]


@pytest.mark.parametrize(
    "form",
    [
        *("üzv", "üzvün", "üzvə", "üzvü", "üzvdə", "üzvdən", "üzvlə", "üzvlər", "üzvlərin"),
        *("üzvləri", "üzvlərinin", "üzvlərinə", "üzvlərini", "üzvlərindən", "üzvüdür", "Üzvlər"),
        *("ÜZVLƏRİN", "üzvləridir", "üzvünün", "üzvdəki"),
    ],
)
def test_every_form_of_a_noun_is_a_use(form: str) -> None:
    assert found(f"Hər {form} var.", "üzv") == [form]


@pytest.mark.parametrize(
    ("term", "other"),
    [
        ("üzv", "üzvlük"),
        ("üzv", "üzvi"),
        ("üzv", "üzvlüyə"),
        ("gün", "gündəlik"),
        ("gün", "günah"),
        ("gün", "günəş"),
        ("mal", "maliyyə"),
        ("mal", "malik"),
        ("rektor", "rektorat"),
        ("komitə", "komitəlik"),
        ("meşə", "meşəçilik"),
        ("gün", "bugün"),
        ("Nazirlik", "nazirlik"),
        ("Nazirlik", "Nazirliydir"),
        ("şəxs", "şəxsi-mənzil"),
    ],
)
def test_a_longer_unrelated_word_is_no_use(term: str, other: str) -> None:
    assert found(f"Bu, {other} deyil.", term) == []


@pytest.mark.parametrize(
    ("term", "form"),
    [
        ("Nazirlik", "Nazirliyin"),
        ("Nazirlik", "Nazirliklə"),
        ("sadə səs çoxluğu", "sadə səs çoxluğunun"),
        ("ali təhsil müəssisəsi", "ali təhsil müəssisələrinin"),
        ("üzv qrupu", "Üzv qruplarından"),
        ("tələbə təşkilatı", "tələbə təşkilatları"),
        ("iş icazəsi", "iş\nicazələrinə"),
        ("ailə üzvləri", "ailə üzvünün"),
        ("yaşıllıqlar", "yaşıllıq"),
        ("CAUR", "CAUR-un"),
        ("BMT", "BMT-yə"),
        ("satıcı", "satıcıya"),
    ],
)
def test_a_phrase_bends_at_its_end(term: str, form: str) -> None:
    assert found(f"Deyilir ki, {form} haqqında.", term) == [form]


def test_the_longest_term_wins() -> None:
    said = "Həqiqi üzvlər və üzvlər, meşə fondu sahəsi və meşə."
    terms = ("üzv", "həqiqi üzv", "meşə", "meşə fondu sahələri")
    assert found(said, *terms) == ["Həqiqi üzvlər", "üzvlər", "meşə fondu sahəsi", "meşə"]


def test_a_sign_between_the_words_parts_them() -> None:
    assert found("səs, çoxluğu; səs", "səs çoxluğu") == []


@pytest.mark.parametrize(
    ("text", "uses"),
    [
        ("Members' votes; a member's vote.", ["Members", "member's"]),
        ("Membership is open; remember.", []),
        ("Bodies and the body.", []),
    ],
)
def test_english_knows_plurals_and_possessives(text: str, uses: list[str]) -> None:
    assert found(text, "member", language="en") == uses
    assert found("The bodies, a body.", "body", language="en") == ["bodies", "body"]
    assert found("One institution.", "institutions", language="en") == ["institution"]
    assert found("One body.", "bodies", language="en") == ["body"]


def test_a_reference_holds_no_terms() -> None:
    token = "{#0123456789abcdef:full}"
    assert found(f"Bu {token} gün.", "gün", "full") == ["gün"]


def test_a_term_of_signs_alone_is_never_used() -> None:
    assert found("a — b", "—") == []
    assert glossary().uses("söz") == []


@given(st.text(max_size=200))
def test_uses_lie_in_the_text_in_order_and_apart(text: str) -> None:
    place = 0
    for use in glossary("üzv", "həqiqi üzv", "Şura", "gün").uses(text):
        assert place <= use.start < use.end <= len(text)
        place = use.end


def test_a_long_act_is_read_in_time_that_grows_with_it() -> None:
    """Four times the text in well under sixteen times the time."""
    line = (
        "Həqiqi üzvlərin ümumi yığıncağı rektorların təklifi ilə komitələrin işini müəyyən edir. "
    )
    words = glossary("üzv", "həqiqi üzv", "rektor", "komitə")

    def spent(times: int) -> float:
        text = line * times
        begun = time.perf_counter()
        words.uses(text)
        return time.perf_counter() - begun

    spent(100)
    short = min(spent(500) for _ in range(3))
    assert min(spent(2000) for _ in range(3)) < 10 * short
