"""Are letters and signs what they seem?"""

import pytest

from tests.statute.checks.telling import found, said
from tests.statute.drafts import paragraphs, text_of, unit


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("Azәrbaycan", "lookalikes", ["Azәrbaycan"]),
        ("Россия və Azərbaycan", "lookalikes", []),
        ('Bu "söz" düzdür.', "straight_quotes", ['"söz"']),
        ('Bu 5" düzdür.', "straight_quotes", ['"']),
        ("Bu “söz” düzdür.", "straight_quotes", []),
        ("İki  boşluq", "blanks", ["İki  boşluq"]),
        ("Söz , vergül", "blanks", ["Söz ,"]),
        ("Söz – tire, № 5.", "blanks", []),
    ],
)
def test_signs_are_judged(text: str, rule: str, words: list[str]) -> None:
    assert said(text, rule) == words


def test_the_word_is_offered_in_latin_letters() -> None:
    (one,) = found(paragraphs("iхtisas"), "lookalikes")
    assert one.facts["mended"] == "ixtisas"


def test_the_rarer_quotation_mark_is_told() -> None:
    (one,) = found(paragraphs("“bir” və “iki”", "«üç»"), "mixed_quotes")
    assert (one.words, one.facts["usual"], one.facts["here"]) == ("«", "“ ”", "« »")
    assert found(paragraphs("“bir”", "“iki”"), "mixed_quotes") == []


def test_each_language_has_its_own_marks() -> None:
    assert found(text_of([unit("p", "«bir»", en="“one”")]), "mixed_quotes") == []


def test_a_reference_is_no_sign() -> None:
    assert said("Bax: {#0123456789abcdef:full}  burada", "blanks") == [
        "{#0123456789abcdef:full}  burada"
    ]
