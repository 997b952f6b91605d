"""Does the approval sheet say whose word stands, whose is missing, and what was sealed anyway?"""

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from docx import Document
from openpyxl import load_workbook

from app.formats.approvals import WRITERS
from app.formats.approvals.told import told
from app.formats.approvals.words import AZ, EN
from app.formats.layout.front import day_of
from app.statute.approvals import Approvals, Excepted, Line, Member, Sealed, Voice
from app.statute.language import short_date

AT = datetime(2026, 11, 20, 21, 30, tzinfo=UTC)
FOR = Voice("n", "approve", 7, AT, spoken_by="Elnur", carried_by="Leyla")
AGAINST = Voice("r", "object", 8, AT, reason="Çoxdur")
EARLIER = Voice("n", "approve", 3, AT, outdated=True)


def a_line(number: int, *voices: Voice, state: str = "proposed", **facts: object) -> Line:
    """A paragraph of Article 5."""
    made = Line(
        clause=f"{number:016x}",
        label={"az": f"5.{number}-ci maddə", "en": f"Article 5.{number}"},
        heading={"az": "Səs", "en": ""},
        digest=f"{number:064x}",
        state=state,
        voices=voices,
    )
    return replace(made, **facts)  # type: ignore[arg-type]  # named by the test


def a_sheet(*lines: Line, **facts: object) -> Approvals:
    """The sheet of a charter with two members."""
    made = Approvals(
        slug="charter",
        titles={"az": "Nizamnamə", "en": "Charter"},
        step=57,
        digest="ab" * 32,
        at=AT,
        milestone="Birinci oxunuş",
        policy={"az": "İki razılıq.", "en": "Two approvals."},
        members=(Member("n", "Nigar", {"az": "BDU", "en": "BSU"}), Member("r", "Rəşad", {})),
        lines=lines,
    )
    return replace(made, **facts)  # type: ignore[arg-type]  # named by the test


FULL = a_sheet(
    a_line(1, FOR, AGAINST, state="contested"),
    a_line(2, FOR, AGAINST, state="contested"),
    a_line(3, EARLIER, missing=("n", "r")),
    a_line(4, missing=("r",), silent=("n",), unsigned=True),
    seals=(Sealed(55, 56, "Leyla", AT, "Hazırdır", "cd" * 32, (Excepted({}, "Vaxt yoxdur"),)),),
)


def words_of(docx: bytes) -> str:
    """Every word of the file's tables and paragraphs."""
    page = Document(io.BytesIO(docx))
    cells = [cell.text for table in page.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in page.paragraphs), *cells])


def test_both_languages_have_the_same_words() -> None:
    assert AZ.keys() == EN.keys()


@pytest.mark.parametrize("sheet", [FULL, a_sheet(), a_sheet(members=(), at=None, milestone="")])
@pytest.mark.parametrize("languages", [("az",), ("az", "en")])
@pytest.mark.parametrize("format_", WRITERS)
def test_the_same_sheet_gives_the_same_bytes(
    sheet: Approvals, languages: tuple[str, ...], format_: str
) -> None:
    assert WRITERS[format_](sheet, languages) == WRITERS[format_](sheet, languages)


def test_paper_names_together_what_the_same_was_said_of() -> None:
    words = words_of(WRITERS["docx"](FULL, ("en",)))
    assert "Article 5.1 · 000000000000\nArticle 5.2 · 000000000000" in words
    assert "carried over by Leyla" in words
    assert "Elnur for them" in words
    assert "nobody has decided" in words
    assert "Nigar: silent until the day, which counts as consent" in words
    assert "the chair has not approved" in words


def test_dissent_is_told_once_with_all_it_was_made_on() -> None:
    words = words_of(WRITERS["docx"](FULL, ("en",)))
    assert words.count("Çoxdur") == 1
    assert "Article 5.1, Article 5.2" in words


def test_a_seal_tells_what_was_excepted() -> None:
    assert "The whole document: Vaxt yoxdur" in words_of(WRITERS["docx"](FULL, ("en",)))


def test_a_word_on_earlier_words_counts_as_none() -> None:
    [_, *rows] = csv.reader(io.StringIO(WRITERS["csv"](FULL, ("en",)).decode("utf-8-sig")))
    assert [row[5] != "" for row in rows] == [True, True, False, True]
    assert "Nigar" in rows[2][8]


def test_a_workbook_has_a_row_for_each_voice() -> None:
    book = load_workbook(io.BytesIO(WRITERS["xlsx"](FULL, ("az", "en"))))
    assert book.sheetnames[2].startswith("Səslər")
    assert book.worksheets[2].max_row == 1 + 5


def test_json_keeps_every_digit_of_every_digest() -> None:
    told = json.loads(WRITERS["json"](FULL, ()))
    assert [one["digest"] for one in told["lines"]] == [line.digest for line in FULL.lines]
    assert told["seals"][0]["at"] == AT.isoformat()


def test_a_long_row_is_parted_so_that_a_page_can_hold_it() -> None:
    docx = WRITERS["docx"](a_sheet(*(a_line(n) for n in range(45))), ("az",))
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        assert archive.testzip() is None
    tables = Document(io.BytesIO(docx)).tables
    assert len(tables[-1].rows) == 1 + 3


def test_paper_tells_exceptions_by_reason_and_article_and_files_each_clause() -> None:
    article = {"az": "1-ci maddə", "en": "Article 1"}
    excepted = tuple(
        Excepted({"az": f"1.{part}-ci bənd", "en": f"para 1.{part}"}, "Vaxt yoxdur", article)
        for part in range(1, 40)
    )
    sheet = a_sheet(seals=(Sealed(55, 56, "Leyla", AT, "Hazırdır", "cd" * 32, excepted),))
    paper = words_of(WRITERS["docx"](sheet, ("az",)))
    assert "1-ci maddə: Vaxt yoxdur" in paper
    assert "1.2-ci bənd" not in paper
    assert short_date(day_of(AT), "az") in paper
    assert day_of(AT).isoformat() not in paper
    [row] = told(sheet, ("az",), paper=False).grids[-1].rows
    assert "1.39-ci bənd: Vaxt yoxdur" in row[4]
    assert day_of(AT).isoformat() in row
