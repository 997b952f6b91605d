"""Which clauses the comparative table lists, and what it says of each."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.formats.layout.act import Reading, in_force
from app.formats.layout.changes import Change, differences
from app.formats.layout.comparative import comparative_sheet
from app.formats.layout.sheet import Mark, Paragraph, Sheet, Table
from app.statute.dossier import CitationChange, CitedExtract, Dossier
from app.statute.snapshot import Clause, Kind, Numbering
from tests.formats.dossiers import (
    CHARTER,
    DIGEST,
    NUMBERS,
    clause,
    full,
    reworded,
    snapshot,
    snapshots,
)


def compared(
    old: tuple[Clause, ...], new: tuple[Clause, ...], **old_numbers: str
) -> tuple[dict[str, tuple[Change, ...]], int, int]:
    before = Reading(snapshot(old), "az", NUMBERS | old_numbers)
    found = differences(before, Reading(snapshot(new), "az", NUMBERS))
    return {one.id: one.changes for one in found.changed}, found.unchanged, found.renumbered


def without(*ids: str) -> tuple[Clause, ...]:
    return tuple(one for one in CHARTER if one.id not in ids)


def struck(*ids: str) -> tuple[Clause, ...]:
    return tuple(replace(one, struck=one.id in ids) for one in CHARTER)


def table(sheet: Sheet) -> list[list[str]]:
    rows = next(block for block in sheet.blocks if isinstance(block, Table)).rows
    return [["\n".join(line.text for line in cell) for cell in row] for row in rows]


def closing(sheet: Sheet) -> str:
    return next(b.text for b in sheet.blocks if isinstance(b, Paragraph) and "sayı" in b.text)


def test_a_text_does_not_differ_from_itself() -> None:
    assert compared(CHARTER, CHARTER) == ({}, 11, 0)


def test_another_wording_is_a_change() -> None:
    assert compared(reworded(CHARTER, {"pa2": "x"}), CHARTER)[0] == {"pa2": (Change.CHANGED,)}


def test_a_clause_that_was_not_there_is_inserted() -> None:
    assert compared(without("po2"), CHARTER)[0] == {"po2": (Change.INSERTED,)}


def test_a_struck_clause_is_removed_and_can_be_restored() -> None:
    assert compared(CHARTER, struck("po2"))[0] == {"po2": (Change.REMOVED,)}
    assert compared(struck("po2"), CHARTER)[0] == {"po2": (Change.RESTORED,)}


def test_a_clause_struck_on_both_sides_is_not_counted() -> None:
    assert compared(struck("po2"), struck("po2")) == ({}, 10, 0)


def test_a_clause_the_newer_text_lacks_stands_where_it_stood() -> None:
    found = compared(CHARTER, without("pre", "po1", "in1", "pa3"))[0]

    assert list(found) == ["pre", "po1", "in1", "pa3"]
    assert set(found.values()) == {(Change.REMOVED,)}


def test_a_clause_under_another_parent_has_moved() -> None:
    elsewhere = tuple(replace(one, parent="ar2") if one.id == "pa2" else one for one in CHARTER)

    assert compared(CHARTER, elsewhere)[0] == {"pa2": (Change.MOVED,)}


def test_one_clause_that_passes_many_siblings_is_the_one_that_moved() -> None:
    old = tuple(clause(f"a{n}", Kind.ARTICLE, rank=n) for n in range(5))
    new = tuple(replace(one, rank=9) if one.id == "a0" else one for one in old)

    assert compared(old, new)[0] == {"a0": (Change.MOVED,)}


def test_a_new_number_alone_is_no_change_but_is_counted() -> None:
    assert compared(CHARTER, CHARTER, pa2="1.3") == ({}, 11, 1)


@given(snapshots(), st.randoms(use_true_random=False))
def test_all_clauses_are_either_listed_or_counted(made, random) -> None:  # type: ignore[no-untyped-def]
    kept = [one for one in made.clauses if random.random() < 0.7]
    ids = {one.id for one in kept}
    older = [replace(one, parent=one.parent if one.parent in ids else None) for one in kept]
    before = Reading(replace(made, clauses=tuple(older)), "az", {})
    found = differences(before, Reading(made, "az", {}))

    standing = in_force(before.snapshot).keys() | in_force(made).keys()
    assert len(found.changed) + found.unchanged == len(standing)


def test_the_row_of_a_change_shows_both_texts_and_the_reasons() -> None:
    sheet = comparative_sheet(full(), "az", NUMBERS, NUMBERS)
    row = table(sheet)[0]

    assert row[0] == "1.2.\ndəyişdirilib"
    assert row[1] == "Üzvlük haqqı 50 manat təşkil edir."
    assert "100" in row[2]
    assert row[3].split("\n") == [
        "Manat işarəsi işlədilir.",
        "HRK, Ordnung, §\u00a01 — uyğunlaşdırılıb: Uyğunlaşdırma qeydi",
        "Ehtiyac: E-07 Şəffaflıq",
    ]
    assert closing(sheet) == "Dəyişməyən struktur vahidlərinin sayı: 10."


def paragraphs(sheet: Sheet) -> list[str]:
    return [block.text for block in sheet.blocks if isinstance(block, Paragraph)]


def headings(sheet: Sheet) -> list[str]:
    table = next(block for block in sheet.blocks if isinstance(block, Table))
    return [column.heading for column in table.columns]


def test_the_older_side_of_a_draft_is_its_first_draft() -> None:
    draft = comparative_sheet(full(), "az", NUMBERS, NUMBERS)
    english = comparative_sheet(Dossier(snapshot()), "en", NUMBERS, NUMBERS)

    assert headings(draft)[1] == "İlkin layihə"
    assert headings(english)[1] == "First draft"
    assert "(ilkin layihə)" in paragraphs(draft)[2]


def test_the_older_side_of_an_act_in_force_is_its_existing_wording() -> None:
    old = snapshot(without("po2"), numbering=Numbering.FIXED)
    act = comparative_sheet(Dossier(snapshot(), old), "az", NUMBERS, NUMBERS)

    assert headings(act)[1] == "Mövcud redaksiya"
    assert "(mövcud redaksiya)" in paragraphs(act)[2]


def test_the_sides_go_by_milestone_or_day_and_their_steps_are_for_verification() -> None:
    older = replace(snapshot(), step=12, digest="f" * 64, milestone=None)
    printed = paragraphs(comparative_sheet(Dossier(snapshot(), older), "az", NUMBERS, NUMBERS))

    assert printed[2] == (
        "Müqayisə olunur: 12 may 2026-cı il (ilkin layihə) və "
        "«Razılaşdırılmış» (təklif olunan redaksiya)."
    )
    assert "57 nömrəli addım" in printed[-4]
    assert printed[-3] == DIGEST
    assert "12 nömrəli addım" in printed[-2]
    assert printed[-1] == "f" * 64


def test_a_side_without_a_day_goes_by_its_step() -> None:
    printed = paragraphs(comparative_sheet(full(), "az", NUMBERS, NUMBERS))

    assert "addım 12 (ilkin layihə)" in printed[2]


def test_the_redline_marks_struck_and_added_words() -> None:
    sheet = comparative_sheet(full(), "az", NUMBERS, NUMBERS)
    rows = next(block for block in sheet.blocks if isinstance(block, Table)).rows
    spans = rows[0][2][0].spans

    assert "50" in "".join(span.text for span in spans if span.mark is Mark.STRUCK)
    assert "₼" in "".join(span.text for span in spans if span.mark is Mark.ADDED)


def test_a_moved_clause_says_from_where_to_where() -> None:
    elsewhere = tuple(replace(one, parent="ar2") if one.id == "pa2" else one for one in CHARTER)
    dossier = Dossier(snapshot(elsewhere), snapshot())
    by_number = comparative_sheet(dossier, "az", NUMBERS | {"pa2": "2.2"}, NUMBERS)
    by_place = comparative_sheet(dossier, "az", NUMBERS, NUMBERS)

    assert table(by_number)[0][0] == "2.2.\nyeri dəyişdirilib: 1.2. → 2.2."
    assert table(by_place)[0][0] == "1.2.\nyeri dəyişdirilib: Maddə 1 → Maddə 2"
    assert table(by_number)[0][1] == table(by_number)[0][2]


def test_a_removed_clause_is_struck_through_and_called_repealed() -> None:
    sheet = comparative_sheet(Dossier(snapshot(struck("ar2")), snapshot()), "az", NUMBERS, NUMBERS)

    assert table(sheet)[0][2] == "ləğv edilib\nÜzvlük\nÜzvlük könüllüdür."


def test_what_belongs_to_a_struck_clause_goes_with_it() -> None:
    assert compared(CHARTER, struck("ar2"))[0] == dict.fromkeys(("ar2", "pa3"), (Change.REMOVED,))


def test_a_changed_clause_with_another_number_names_the_former() -> None:
    dossier = Dossier(snapshot(), snapshot(reworded(CHARTER, {"pa2": "x"})))
    sheet = comparative_sheet(dossier, "az", NUMBERS, NUMBERS | {"pa2": "1.3", "pa3": "2.9"})

    assert table(sheet)[0][0] == "1.2.\nəvvəlki nömrə: 1.3.\ndəyişdirilib"
    assert closing(sheet).endswith("Onlardan yalnız nömrəsi dəyişənlər: 1.")


def test_without_an_older_text_all_is_new() -> None:
    sheet = comparative_sheet(Dossier(snapshot()), "az", NUMBERS, {})

    assert len(table(sheet)) == 11
    assert {row[1] for row in table(sheet)} == {"—"}


def test_texts_that_do_not_differ_have_no_table() -> None:
    sheet = comparative_sheet(Dossier(snapshot(), snapshot()), "az", NUMBERS, NUMBERS)

    assert not any(isinstance(block, Table) for block in sheet.blocks)
    assert closing(sheet).startswith("İki redaksiya arasında fərq yoxdur.")


def test_an_empty_wording_leaves_a_dash() -> None:
    bare = (clause("x", Kind.PARAGRAPH),)
    sheet = comparative_sheet(Dossier(snapshot(bare), snapshot(())), "az", {}, {})
    moved = comparative_sheet(
        Dossier(
            snapshot((*CHARTER, clause("x", Kind.PARAGRAPH, "ar1", rank=20))),
            snapshot((*CHARTER, clause("x", Kind.PARAGRAPH, None, rank=20))),
        ),
        "az",
        NUMBERS,
        NUMBERS,
    )

    assert table(sheet)[0][1:3] == ["—", "—"]
    assert table(moved)[0] == ["struktur vahidi\nyeri dəyişdirilib: — → Maddə 1", "—", "—", "—"]


def test_references_that_came_went_or_changed_are_told_with_their_version() -> None:
    was = CitedExtract("pa2", "adapts", "HRK", "§ 1", "Əvvəl belə idi", version="2015-05-13")
    now = replace(was, relation="follows", note="", version="2019")
    changes = (
        CitationChange("pa2", was, now),
        CitationChange("pa1", None, CitedExtract("pa1", "informs", "EUA", "", "")),
        CitationChange("gone", was, None),
    )
    sheet = comparative_sheet(
        replace(full(), citation_changes=changes, citations=(now,)), "az", NUMBERS, NUMBERS
    )

    *_, rows = [block for block in sheet.blocks if isinstance(block, Table)][:2]
    told = [["\n".join(line.text for line in cell) for cell in row] for row in rows.rows]

    assert told[0][1:] == [
        "HRK (2019 tarixli redaksiya), §\u00a01",
        "uyğunlaşdırılıb\nƏvvəl belə idi\n13.05.2015 tarixli redaksiya",
        "əsas götürülüb\n2019 tarixli redaksiya",
    ]
    assert told[1][1] == "EUA"
    assert told[1][2] == told[2][3] == "—"
