"""Which libraries lists must be able to carry: any words, traps of every format among them."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st
from openpyxl import Workbook

from app.formats.listing.delimited import read_lines
from app.formats.listing.objects import read_objects
from app.formats.listing.rows import Table, table_of
from app.formats.listing.weighing import Report, weigh
from app.formats.listing.workbook import read_workbook
from app.formats.listing.writing import csv_of, json_of, xlsx_of
from app.statute.snapshot import canonical

TRAPS = (
    "=1+1", "+994", "-5", "@sum", "'=x", "''", "'", "＝cmd", " =a", 'a "b" c', '"', "a;b,c\td|e",
    "bir\niki", "\\", "\\n", "a\\|b", "|", "| b", "yes", "no", "2010", "00012", "1e5", "40311",
    "_x000D_", "#N/A", "TRUE", "sep=;", "Əİşçğ ıöü", "{[null]}", "5000000000000000000000",
)  # fmt: skip

words = st.one_of(
    st.sampled_from(TRAPS), st.text(max_size=30), st.text("=+-@'\"|\\;,\n\ta", max_size=8)
).map(canonical)
some = words.filter(bool)
dates = st.dates().map(lambda day: day.isoformat()) | st.sampled_from(["", "1999", "2004-05"])
names = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9-]{0,20}", fullmatch=True)


def spoken(*languages: str) -> st.SearchStrategy[dict[str, str]]:
    return st.dictionaries(st.sampled_from(languages), some)


versions = st.fixed_dictionaries({"date": dates, "label": words}) | st.fixed_dictionaries(
    {"date": dates, "label": words, "link": st.just("https://a.az/b|c")}
)

sources = st.fixed_dictionaries(
    {
        "id": names,
        "kind": st.sampled_from(["statute", "law", ""]),
        "country": st.sampled_from(["", "PT", "EU"]),
        "language": st.sampled_from(["", "pt", "az-Latn-AZ"]),
        "title": spoken("original", "az", "en"),
        "organisation": spoken("az", "en"),
        "adopted": dates,
        "versions": st.lists(versions, max_size=3),
        "link": st.sampled_from(["", "https://a.az/?q=1;2,3"]),
        "identifiers": st.sampled_from([{}, {"celex": "31998H0561"}, {"doi": "10.2880/5575"}]),
        "licence": words,
        "note": words,
        "verified": st.booleans(),
        "checked": words,
        "unknown": words,
    }
)

needs = st.fixed_dictionaries(
    {
        "id": names,
        "group": st.sampled_from(["students", "", "others unheard of"]),
        "title": spoken("az", "en"),
        "text": spoken("az", "en"),
        "evidence": spoken("az", "en"),
        "status": st.sampled_from(["open", "set_aside"]),
        "reason": spoken("az"),
    }
)


def shelf(rows: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(rows, min_size=1, max_size=4, unique_by=lambda row: row["id"])


def through_csv(kind: str, rows: Sequence[Mapping[str, Any]]) -> list[Table]:
    text = csv_of(kind, rows).decode("utf-8-sig")
    return [table_of(read_lines(text, [kind]), [kind])]


def through_xlsx(kind: str, rows: Sequence[Mapping[str, Any]]) -> list[Table]:
    sheets, notes = read_workbook(xlsx_of({kind: rows}, kind, "en"))
    assert notes == []
    return [table_of(sheet.lines, [kind], sheet.name) for sheet in sheets]


def through_json(kind: str, rows: Sequence[Mapping[str, Any]]) -> list[Table]:
    return read_objects(json_of({kind: rows}).decode(), [kind])


WAYS = {"csv": through_csv, "xlsx": through_xlsx, "json": through_json}


def taken_as_said(
    _kind: str, facts: Mapping[str, Any]
) -> tuple[Mapping[str, Any], dict[str, Exception]]:
    """A house that refuses nothing."""
    return facts, {}


def weighed(text: str, kind: str = "sources", **library: Mapping[str, Any]) -> Report:
    """The rows of a text against a library, by list and name."""
    return weigh([table_of(read_lines(text, [kind]), [kind])], library, taken_as_said, ["terms"])


def workbook(rows: Sequence[Sequence[Any]], *more: Sequence[Sequence[Any]]) -> bytes:
    """A workbook with a sheet for each table."""
    book = Workbook()
    for number, table in enumerate((rows, *more)):
        sheet = book.active if not number else book.create_sheet(f"T{number}")
        for row in table:
            sheet.append(list(row))
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
