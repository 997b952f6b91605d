"""Does every format of the register say the same, and is nothing in it computed?"""

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pikepdf
import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from app.formats.register import WRITERS, as_json
from app.formats.register.rows import COLUMNS, headings, rows
from app.formats.register.words import AZ, EN
from app.formats.tabular import is_formula
from app.statute.diffing import compare
from app.statute.register import Disposition, Entry, Offer, Register
from app.statute.snapshot import canonical

AT = datetime(2026, 11, 20, 21, 30, tzinfo=UTC)


def an_entry(number: int = 1, **said: object) -> Entry:
    """One remark on Article 5."""
    entry = Entry(
        number=number,
        thread=f"{number:016x}",
        person="f" * 16,
        who="Şəfəqət Əliyeva",
        institution="Bakı Dövlət Universiteti",
        at=AT,
        kind="comment",
        clause="c" * 16,
        then="5-ci maddə",
        now="6-cı maddə",
        words="ildə bir dəfə",
        remark="İldə iki dəfə olsun.",
        disposition=Disposition.PARTLY,
        reason="Büdcə imkan vermir.",
    )
    return replace(entry, **said)  # type: ignore[arg-type]  # named by the test


def a_register(entries: Sequence[Entry] = (), language: str = "az") -> Register:
    """The register of a round on the charter."""
    return Register(
        slug="charter",
        title="Rektorlar Konfransının Nizamnaməsi",
        language=language,
        step=57,
        digest="ab" * 32,
        at=AT,
        entries=tuple(entries),
        round="Birinci oxunuş",
        opened=40,
        deadline=date(2026, 12, 1),
        closed=True,
    )


LIVELY = (
    an_entry(1, clause=None, then="", now="", words="", late=True, kind="objection"),
    an_entry(2, disposition=Disposition.OPEN, reason="", institution=""),
    an_entry(
        3,
        kind="suggestion",
        offers=(
            Offer("reword", "az", compare("Üç il seçilir.", "Dörd il seçilir.")),
            Offer("strike", "az"),
            Offer("insert", "az", compare("", "Yeni bənd.")),
        ),
    ),
    an_entry(4, remark="", disposition=Disposition.WITHDRAWN, now=""),
)


def cells(content: bytes) -> list[list[object]]:
    """What a workbook says, row by row."""
    sheet = load_workbook(io.BytesIO(content)).active
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def lines(content: bytes) -> list[list[str]]:
    """What a CSV file says, row by row."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("format_", WRITERS)
@pytest.mark.parametrize("language", ["az", "en"])
def test_the_same_register_gives_the_same_bytes(format_: str, language: str) -> None:
    register = a_register(LIVELY, language)
    assert WRITERS[format_](register) == WRITERS[format_](register)


@pytest.mark.parametrize("format_", WRITERS)
def test_a_register_of_nothing_is_a_file_too(format_: str) -> None:
    register = replace(a_register(), round="", deadline=None, at=None)
    assert len(WRITERS[format_](register)) > 100


def test_every_word_is_in_the_workbook() -> None:
    found = cells(WRITERS["xlsx"](a_register(LIVELY)))
    assert found[0] == list(headings(a_register(LIVELY)))
    first = dict(zip(COLUMNS, found[1], strict=True))
    assert (first["number"], first["at"]) == (1, datetime(2026, 11, 21, 0, 0))  # noqa: DTZ001
    assert (first["then"], first["late_column"]) == ("Bütün sənəd", "bəli")
    third = dict(zip(COLUMNS, found[3], strict=True))
    assert third["offer"] == (
        "Dörd il seçilir.\nLəğv etmək təklif olunur.\nƏlavə etmək təklif olunur: Yeni bənd."
    )
    fourth = dict(zip(COLUMNS, found[4], strict=True))
    assert (fourth["now"], fourth["remark"]) == ("ləğv edilib", "(geri götürülüb)")


def test_csv_says_what_the_workbook_says_and_excel_knows_its_alphabet() -> None:
    content = WRITERS["csv"](a_register(LIVELY))
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in content
    found = lines(content)
    assert found[0] == list(headings(a_register(LIVELY)))
    assert [row[1] for row in found[1:]] == ["Şəfəqət Əliyeva"] * 4


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t=", " =", "\uff1d"])
def test_nothing_typed_is_computed(begins: str) -> None:
    typed = begins + 'HYPERLINK("https://example.org","Bax")'
    register = a_register([an_entry(remark=typed, who=typed, reason=typed)])
    sheet = load_workbook(io.BytesIO(WRITERS["xlsx"](register))).active
    for cell in next(sheet.iter_rows(min_row=2)):
        assert cell.data_type != "f"
    row = lines(WRITERS["csv"](register))[1]
    assert not any(is_formula(words) for words in row)
    assert row[COLUMNS.index("who")] == f"'{typed}"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), min_size=3, max_size=3)
)
def test_whatever_is_typed_is_read_again_and_computed_nowhere(typed: list[str]) -> None:
    who, remark, reason = (canonical(one) for one in typed)
    register = a_register([an_entry(who=who, remark=remark, reason=reason)])
    [_, row] = lines(WRITERS["csv"](register))
    [plain] = rows(register)
    for words, written in zip(plain, row, strict=True):
        assert written in (words, f"'{words}")
        assert not is_formula(written)
    sheet = load_workbook(io.BytesIO(WRITERS["xlsx"](register))).active
    for words, cell in zip(plain, next(sheet.iter_rows(min_row=2)), strict=True):
        assert cell.data_type != "f"
        if isinstance(cell.value, str):
            assert cell.value.replace("_x000D_", "\r") == words


def test_words_longer_than_a_cell_are_cut_with_a_sign() -> None:
    register = a_register([an_entry(remark="ə" * 40_000)])
    said = cells(WRITERS["xlsx"](register))[1][COLUMNS.index("remark")]
    assert isinstance(said, str)
    assert len(said) == 32_767
    assert said.endswith("…")


def test_the_workbook_carries_no_moment_but_the_step() -> None:
    with zipfile.ZipFile(io.BytesIO(WRITERS["xlsx"](a_register(LIVELY)))) as archive:
        core = archive.read("docProps/core.xml").decode()
    assert core.count("2026-11-20T21:30:00Z") == 2


def test_the_word_file_has_a_row_for_each_remark() -> None:
    found = Document(io.BytesIO(WRITERS["docx"](a_register(LIVELY))))
    [table] = found.tables
    assert len(table.rows) == 1 + len(LIVELY)
    said = "\n".join(cell.text for cell in table.rows[3].cells)
    assert "Üç" in said
    assert "Dörd" in said
    assert "indi: 6-cı maddə" in said
    struck = [
        run.text
        for cell in table.rows[3].cells
        for one in cell.paragraphs
        for run in one.runs
        if run.font.strike
    ]
    assert "".join(struck).strip() == "Üç"


def test_the_pdf_has_the_rows_attached_and_its_language_named() -> None:
    register = a_register(LIVELY)
    with pikepdf.open(io.BytesIO(WRITERS["pdf"](register))) as found:
        [attached] = found.attachments.values()
        assert attached.get_file().read_bytes() == as_json(register)
        assert str(found.Root.Lang) == "az-Latn-AZ"


def test_a_clause_that_kept_its_name_is_named_once() -> None:
    found = Document(io.BytesIO(WRITERS["docx"](a_register([an_entry(now="5-ci maddə")]))))
    assert found.tables[0].rows[1].cells[2].text == "5-ci maddə"


def test_each_word_is_said_in_both_languages() -> None:
    assert AZ.keys() == EN.keys()
    assert {one.value for one in Disposition} <= AZ.keys()


def test_a_long_title_is_cut_at_the_foot_of_the_page() -> None:
    register = replace(a_register(LIVELY), title="Nizamnamə " * 20)
    assert WRITERS["docx"](register)
