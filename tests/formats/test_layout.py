"""What a printed document says, whatever the format."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from app.formats.layout.act import Reading, act, indents, standing
from app.formats.layout.clean import clean_sheet
from app.formats.layout.front import edition, footer
from app.formats.layout.labels import AZ, EN
from app.formats.layout.sheet import Contents, Paragraph, Sheet, Style, Table
from app.statute.dossier import Dossier
from app.statute.snapshot import Family, Kind, Numbering, Vacated
from tests.formats.dossiers import CHARTER, DIGEST, NUMBERS, clause, full, snapshot


def reading(**particulars: Any) -> Reading:
    return Reading(snapshot(**particulars), "az", NUMBERS)


def lines(sheet: Sheet) -> list[str]:
    return [block.label for block in sheet.blocks if isinstance(block, Paragraph)]


def test_both_languages_say_the_same_things() -> None:
    assert AZ.keys() == EN.keys()


def test_an_act_is_printed_in_reading_order_with_its_numbers() -> None:
    printed = [(line.number, line.style) for line in act(reading())]

    assert printed[:7] == [
        ("", Style.ABZAS),
        ("I fəsil", Style.DIVISION),
        ("Maddə 1.", Style.ARTICLE),
        ("1.1.", Style.CLAUSE),
        ("a)", Style.CLAUSE),
        ("", Style.ABZAS),
        ("b)", Style.CLAUSE),
    ]


def test_points_stand_inside_what_they_belong_to() -> None:
    depth = indents(snapshot())

    assert (depth["pa1"], depth["po1"], depth["in1"]) == (0, 1, 1)


def test_no_point_is_indented_beyond_the_fourth_step() -> None:
    points = [clause(f"p{n}", Kind.POINT, f"p{n - 1}" if n else None, rank=n) for n in range(9)]

    assert max(indents(snapshot(points)).values()) == 4


def test_a_struck_clause_keeps_its_number_where_numbers_are_fixed() -> None:
    clauses = [replace(one, struck=one.id == "pa1") for one in CHARTER]
    fixed = Reading(snapshot(clauses, numbering=Numbering.FIXED), "az", NUMBERS)

    struck = next(line for line in act(fixed) if line.number == "1.1.")

    assert (struck.text, struck.clause) == ("(ləğv edilmişdir)", None)


def test_the_number_a_clause_left_in_an_act_in_force_says_where_it_went() -> None:
    moved = [replace(one, parent="ar2", fixed="2.2") if one.id == "pa2" else one for one in CHARTER]
    fixed = snapshot(moved, numbering=Numbering.FIXED)
    left = replace(fixed, vacated=(Vacated("pa2", Kind.PARAGRAPH, "ar1", "1.2"),))
    numbers = NUMBERS | {"pa2": "2.2"}

    printed = {line.number: line.text for line in act(Reading(left, "az", numbers))}

    assert printed["1.2."] == "(ləğv edilmişdir, bax: 2.2-ci maddə)"
    assert printed["2.2."] == "Üzvlük haqqı 100 ₼ təşkil edir."


def test_a_clause_without_translation_says_so_under_its_number() -> None:
    bare = [*CHARTER, clause("x", Kind.PARAGRAPH, "ar2", rank=99)]
    english = list(act(Reading(snapshot(bare), "en", NUMBERS | {"x": "2.2"})))

    assert [line.text for line in english if line.number == "1.1."] == ["(not yet translated)"]
    assert [line.text for line in english if line.number == "2.2."] == [""]


def test_what_belongs_to_a_struck_clause_is_not_printed() -> None:
    clauses = [replace(one, struck=one.id == "pa1") for one in CHARTER]
    fixed = snapshot(clauses, numbering=Numbering.FIXED)

    assert {"po1", "in1", "po2"}.isdisjoint(one.id for one in standing(fixed))


def test_a_struck_clause_is_omitted_where_numbers_follow_the_tree() -> None:
    clauses = [replace(one, struck=one.id == "ch1") for one in CHARTER]

    assert [one.id for one in standing(snapshot(clauses))] == ["pre", "an1"]


def test_an_article_of_a_subordinate_act_is_its_number_alone() -> None:
    articles = [line.number for line in act(reading(family=Family.SUBORDINATE)) if line.heading]

    assert "1." in articles


def test_outline_levels_have_no_gap() -> None:
    levels = [line.outline for line in act(reading()) if line.outline is not None]

    assert levels == [0, 1, 1, 0]


def test_a_point_is_named_with_what_it_belongs_to() -> None:
    units = [reading().unit(one) for one in ("po1", "in1", "pre", "an1", "lost")]

    assert units == [
        "1.1.\u00a0a)",
        "1.1.\u00a0a)\u00a0abzas",
        "Preambula",
        "1 nömrəli əlavə",
        "lost",
    ]


def test_an_unnumbered_unit_goes_by_its_heading() -> None:
    untold = Reading(snapshot(), "az", {})

    assert [untold.unit("ar1"), untold.unit("pa1")] == ["Konfransın adı", "struktur vahidi"]


def test_the_cover_has_the_title_in_azerbaijani_capitals() -> None:
    assert "REKTORLAR KONFRANSININ NİZAMNAMƏSİ" in lines(clean_sheet(full(), "az", NUMBERS))


def test_a_translation_says_which_text_is_authoritative() -> None:
    sheet = clean_sheet(full(), "en", NUMBERS)

    assert EN["translation"] in lines(sheet)
    assert "CHARTER OF THE CONFERENCE" in lines(sheet)


def test_an_illustrative_text_says_so_on_the_cover_and_on_every_page() -> None:
    sheet = clean_sheet(full(), "az", NUMBERS)

    assert sheet.header == "Nümunə (illüstrativ), rəsmi mətn deyil"
    assert sheet.header in lines(sheet)


def test_an_official_text_has_no_such_line() -> None:
    sheet = clean_sheet(Dossier(snapshot(illustrative=False)), "az", NUMBERS)

    assert sheet.header == ""
    assert AZ["illustrative"] not in lines(sheet)


def test_the_foot_of_every_page_names_document_step_and_digest() -> None:
    line = footer(snapshot(), "az")

    assert line == "Rektorlar Konfransının nizamnaməsi · addım 57 · 0123456789abcdef"


def test_the_foot_of_the_page_shortens_a_long_title() -> None:
    line = footer(snapshot(titles={"az": "söz " * 40}), "az")

    assert line.split(" · ")[0].endswith("söz…")


def test_the_full_digest_stands_last() -> None:
    sheet = clean_sheet(full(), "az", NUMBERS)

    assert lines(sheet)[-1] == DIGEST == sheet.anchor


def test_a_document_without_clauses_says_so() -> None:
    sheet = clean_sheet(Dossier(snapshot([])), "az", {})

    assert AZ["empty"] in lines(sheet)
    assert AZ["approvals_none"] in lines(sheet)
    assert not any(isinstance(block, Contents) for block in sheet.blocks)


def test_the_approval_sheet_counts_states_and_names_members() -> None:
    sheet = clean_sheet(full(), "az", NUMBERS)
    table = [block for block in sheet.blocks if isinstance(block, Table)][-1]
    rows = [[cell[0].text.strip() for cell in row] for row in table.rows]

    assert rows[0] == [
        "1",
        "Ləman Əliyeva",
        "Xəzər Universiteti",
        "9",
        "1",
        "2",
        "12.05.2026",
        "",
        "",
    ]
    assert rows[1][6] == "—"
    assert [one.heading for one in table.columns][-2:] == ["İmza", "Tarix"]
    assert any("razılaşdırılıb — 1" in line for line in lines(sheet))


def test_the_approval_sheet_says_who_objects_to_what_and_why() -> None:
    printed = lines(clean_sheet(full(), "az", NUMBERS))
    begin = printed.index(AZ["objections"])

    assert printed[begin + 1 : begin + 3] == [
        "– Ləman Əliyeva, 1.2: Haqq çoxdur.",
        "– Ləman Əliyeva, 1.1.\u00a0a)",
    ]


def test_an_approval_sheet_without_objections_does_not_speak_of_them() -> None:
    agreed = replace(full(), approvers=full().approvers[1:])

    assert AZ["objections"] not in lines(clean_sheet(agreed, "az", NUMBERS))


def test_the_seal_is_printed_with_its_exceptions() -> None:
    printed = lines(clean_sheet(full(), "az", NUMBERS))

    assert "Mətn uyğundur." in printed
    assert "– 2.1 açıqdır" in printed
    assert "ab" * 32 in printed


def test_citations_stand_in_the_order_of_the_clauses() -> None:
    sheet = clean_sheet(full(), "az", NUMBERS)
    table = next(block for block in sheet.blocks if isinstance(block, Table))

    assert [row[1][0].text for row in table.rows] == ["1.1.", "1.2.", "lost"]
    assert [row[0][0].explains for row in table.rows] == [1, 2, 0]
    assert [row[3][0].text for row in table.rows] == ["əsas götürülüb", "uyğunlaşdırılıb", "echoes"]
    assert [row[2][0].text for row in table.rows] == [
        "EUA Articles, maddə\u00a03",
        "HRK, Ordnung, §\u00a01",
        "CRUP",
    ]


def test_a_step_after_eight_in_the_evening_utc_is_of_the_next_day_in_baku() -> None:
    late = replace(snapshot(), at=datetime(2026, 5, 12, 20, 30, tzinfo=UTC))
    plain = replace(snapshot(), at=datetime(2026, 5, 12, 20, 30))  # noqa: DTZ001 - what is tested

    assert edition(late, "az").endswith("13 may 2026-cı il")
    assert edition(plain, "az").endswith("12 may 2026-cı il")


@pytest.mark.parametrize("language", ["az", "en"])
def test_an_undated_step_is_named_by_its_number(language: str) -> None:
    undated = replace(snapshot(), at=None, milestone=None)
    printed = lines(clean_sheet(Dossier(undated), language, NUMBERS))

    assert {"az": "addım 57", "en": "step 57"}[language] in printed


def test_a_paragraph_counted_in_its_article_is_named_with_it() -> None:
    numbers = NUMBERS | {"pa1": "1", "po1": "a"}
    european = Reading(snapshot(family=Family.EUROPEAN), "en", numbers)

    assert european.unit("pa1") == "Article 1\u00a01."
    assert european.unit("po1") == "Article 1\u00a01.\u00a0(a)"
    assert [line.number for line in act(european)][3:5] == ["1.", "(a)"]
