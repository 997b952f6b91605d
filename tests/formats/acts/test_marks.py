"""The first words of a line tell which unit it opens, and nothing else does."""

import pytest

from app.formats.acts.marks import is_repeal, mark_of
from app.statute.snapshot import Kind


@pytest.mark.parametrize(
    ("line", "kind", "number", "rest"),
    [
        ("I BÖLMƏ", Kind.PART, "I", ""),
        ("Birinci bölmə", Kind.PART, "Birinci", ""),
        ("Part II. General", Kind.PART, "II", "General"),
        ("FƏSİL 14 [124]", Kind.CHAPTER, "14", "[124]"),
        ("1-ci fəsil", Kind.CHAPTER, "1", ""),
        ("III-1 fəsil. Ad", Kind.CHAPTER, "III-1", "Ad"),
        ("On doqquzuncu fəsil", Kind.CHAPTER, "On doqquzuncu", ""),
        ("I fəsil Ümumi müddəalar", Kind.CHAPTER, "I", "Ümumi müddəalar"),
        ("§1. Tərəflər", Kind.SECTION, "1", "Tərəflər"),
        ("§ 2", Kind.SECTION, "2", ""),
        ("Maddə 10-1. Ad", Kind.ARTICLE, "10-1", "Ad"),
        ("Maddə 5", Kind.ARTICLE, "5", ""),
        ("Maddə105.Ad", Kind.ARTICLE, "105", "Ad"),
        ("5-ci maddə", Kind.ARTICLE, "5", ""),
        ("Article 3: Name", Kind.ARTICLE, "3", "Name"),
        ("Maddə 298 ləğv edilmişdir.", Kind.ARTICLE, "298", "ləğv edilmişdir."),
        ("1 nömrəli əlavə", Kind.ANNEX, "1", ""),
        ("Əlavə № 3. Forma", Kind.ANNEX, "3", "Forma"),
        ("ƏLAVƏ", Kind.ANNEX, "", ""),
        ("Annex II", Kind.ANNEX, "II", ""),
        ("Preambula", Kind.PREAMBLE, "", ""),
        ("2-1. Ad", Kind.PARAGRAPH, "2-1", "Ad"),
        ("5.1-1.1. mətn", Kind.PARAGRAPH, "5.1-1.1", "mətn"),
        ("28.0.", Kind.PARAGRAPH, "28.0", ""),
        ("55.0.13 mətn", Kind.PARAGRAPH, "55.0.13", "mətn"),
        ("ə) bənd", Kind.POINT, "ə", "bənd"),
        ("ç-1) bənd", Kind.POINT, "ç-1", "bənd"),
        ("12) bənd", Kind.POINT, "12", "bənd"),
    ],
)
def test_a_unit_is_known_by_its_opening(line: str, kind: Kind, number: str, rest: str) -> None:
    mark = mark_of(line)
    assert mark is not None
    assert (mark.kind, mark.number, line[mark.end :]) == (kind, number, rest)


@pytest.mark.parametrize(
    "line",
    [
        "Maddə 298 haqqında qərar",
        "5-ci maddəsinə uyğun olaraq",
        "I fəslin müddəaları",
        "Beşik bölmə",
        "ticarət) məlumatlarına",
        "1.20-ci maddə",
        "15.06.2023. tarixində",
        "15.06.2023",
        "10 manat",
        "Əlavə olaraq",
        "Partiya 1",
        "[1]",
        "",
    ],
)
def test_other_lines_open_nothing(line: str) -> None:
    assert mark_of(line) is None


def test_a_repeal_is_all_that_is_said() -> None:
    assert is_repeal("Ləğv edilmişdir. [300]")
    assert is_repeal("(çıxarılmışdır)")
    assert not is_repeal("ləğv edilmişdir, lakin qalır")
