"""Laws of lists between upload and preview: every encoding and form is read, none is lost."""

import json

import pytest

from app.formats.errors import UnknownEncoding
from app.formats.listing.errors import NoColumns, NoRows
from app.formats.listing.rows import Note
from app.formats.listing.schema import KINDS
from app.listing import UNDECIDED, Kept, received, samples, tables_of
from app.views import subjects
from tests.formats.listing.shelves import workbook

TEXT = "id;title_en;title_az\r\na;One;Nizamnamə çıxarışı\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_what_is_certain_is_kept_as_text(encoding: str) -> None:
    text, kept = received(TEXT.encode(encoding), Kept("sources"))
    assert kept.encoding == ""
    [table] = tables_of(text, kept)
    assert table.rows[0].cells["title_az"] == "Nizamnamə çıxarışı"


@pytest.mark.parametrize(
    ("encoding", "words"), [("windows-1254", "Yüksek öğretim şûrası"), ("windows-1251", "Устав")]
)
def test_a_guess_can_be_set_right(encoding: str, words: str) -> None:
    raw = f"id;title_original\na;{words}\n".encode(encoding)
    text, kept = received(raw, Kept("sources"))
    assert kept.encoding == encoding
    assert tables_of(text, kept)[0].rows[0].cells["title_original"] == words
    other = kept.otherwise("windows-1252", "semicolon")
    assert (other.encoding, other.delimiter) == ("windows-1252", "semicolon")
    assert tables_of(text, other)[0].rows[0].cells["title_original"] != words
    assert encoding in dict(samples(text))


def test_an_encoding_nobody_can_tell_is_asked_for() -> None:
    text, kept = received(b"id;title_en\na;\x81\x8d\x8f\x90\x9d \xa4\xa6\n", Kept("sources"))
    assert kept.encoding == UNDECIDED
    with pytest.raises(UnknownEncoding):
        tables_of(text, kept)


def test_all_sheets_of_a_workbook_are_lists_or_are_told() -> None:
    raw = workbook(
        [["Read me"]],
        [["id", "source", "summary_en"], ["a-1", "a", "=broken"]],
        [["id", "title_en"], ["a", "One"]],
    )
    text, kept = received(raw, Kept("sources", name="x.xlsx"))
    tables = tables_of(text, Kept.of(json.loads(json.dumps(kept.facts()))))
    assert [(table.kind, table.place) for table in tables] == [
        ("extracts", "T1"),
        ("sources", "T2"),
    ]
    assert tables[0].notes == (Note("formulas"), Note("unread_sheet", "Sheet"))
    assert [fault.what for fault in tables[0].rows[0].faults] == ["formula"]


@pytest.mark.parametrize(("rows", "refusal"), [([["Read me"]], NoColumns), ([], NoRows)])
def test_a_workbook_without_a_list_is_refused(
    rows: list[list[str]], refusal: type[Exception]
) -> None:
    text, kept = received(workbook(rows), Kept("sources"))
    with pytest.raises(refusal):
        tables_of(text, kept)


def test_json_is_known_by_how_it_begins() -> None:
    raw = b'\xef\xbb\xbf {"sources": [{"id": "a", "title": {"en": "One"}}]}'
    text, kept = received(raw, Kept("sources"))
    assert kept.form == "json"
    assert tables_of(text, kept)[0].rows[0].cells["title_en"] == "One"


def test_a_list_takes_every_kind_of_source_the_pages_know_and_no_other() -> None:
    assert list(KINDS) == list(subjects.KINDS)
