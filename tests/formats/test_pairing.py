"""A text and its translation are loaded unit by unit, or the first difference is named."""

from pathlib import Path

import pytest

from app.formats.errors import UnequalPair
from app.formats.markdown import read_pair

DRAFTS = Path(__file__).parents[2] / "drafts"
AZ = "# Ad\n\n### Maddə 1. Bir\n\n1.1. mətn:\n\na) bir;\n\nç) iki.\n"
EN = "---\nlanguage: en\n---\n# Title\n\n### Article 1. One\n\n1.1. text:\n\na) one;\n\nç) two.\n"


def test_units_are_paired_by_place() -> None:
    pair = read_pair(AZ, EN)
    assert [(two.authoritative.number, two.translation.number) for two in pair.clauses] == [
        ("1", "1"),
        ("1.1", "1.1"),
        ("a", "a"),
        ("ç", "ç"),
    ]
    assert pair.clauses[0].translation.heading == "One"
    assert (pair.authoritative.language, pair.translation.language) == ("az", "en")


@pytest.mark.parametrize(
    ("translation", "lines", "word"),
    [
        (EN.replace("1.1.", "1.2."), (5, 8), "number"),
        (EN.replace("1.1. ", ""), (5, 8), "kind"),
        (EN.replace("text:\n\na)", "text:\n\n1.1.1. x\n\na)"), (7, 10), "kind"),
        (EN.removesuffix("ç) two.\n"), (9, 0), "point ç stands alone"),
        (EN + "\nd) three.\n", (0, 14), "point d stands alone"),
    ],
)
def test_the_first_difference_is_named(translation: str, lines: tuple[int, int], word: str) -> None:
    with pytest.raises(UnequalPair) as unequal:
        read_pair(AZ, translation)
    assert (unequal.value.authoritative, unequal.value.translation) == lines
    assert word in unequal.value.difference


def test_units_that_hang_elsewhere_are_no_pair() -> None:
    deeper = "<!-- indent depth=2 text -->\nx\n"
    with pytest.raises(UnequalPair, match="parent"):
        read_pair(
            "## Maddə 1. A\n\n1.1. a.\n\nx\n",
            f"## Article 1. A\n\n1.1. a.\n\n{deeper}".replace("=2", "=1"),
        )


@pytest.mark.parametrize(
    ("name", "family"), [("charter", "law"), ("regulation-1996", "subordinate")]
)
def test_the_drafts_are_pairs_without_remarks(name: str, family: str) -> None:
    texts = [(DRAFTS / f"{name}.{language}.md").read_text("utf-8") for language in ("az", "en")]
    pair = read_pair(*texts)
    assert pair.authoritative.family == family
    for draft in (pair.authoritative, pair.translation):
        assert draft.findings == ()
        assert draft.coverage == 1.0
