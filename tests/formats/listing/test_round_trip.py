"""Laws of lists that go out and come back: nothing changes, whatever their words are."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formats.listing.delimited import bare, guarded
from app.formats.listing.example import EXAMPLES
from app.formats.listing.rows import cells_of
from app.formats.listing.schema import LISTS
from app.formats.listing.values import read_cell, write_cell
from app.formats.listing.weighing import Verdict, weigh
from app.formats.listing.writing import csv_of, json_of
from app.formats.listing.written_schema import json_schema
from app.formats.tabular import is_formula
from tests.formats.listing import shelves
from tests.formats.listing.shelves import WAYS, taken_as_said

DOCS = Path(__file__).parents[3] / "docs"

ROWS: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "sources": shelves.sources,
    "needs": shelves.needs,
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", ROWS)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_what_went_out_comes_back_as_the_same(kind: str, way: str, data: st.DataObject) -> None:
    rows = data.draw(shelves.shelf(ROWS[kind]))
    library = {kind: {row["id"]: row for row in rows}}
    report = weigh(WAYS[way](kind, rows), library, taken_as_said)
    assert [(one.slug, one.verdict) for one in report.rows] == [
        (row["id"], Verdict.SAME) for row in rows
    ]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", EXAMPLES)
def test_the_examples_are_taken_as_they_are(kind: str, way: str) -> None:
    library: dict[str, Any] = {"sources": {"example-statute": {}}} if kind == "extracts" else {}
    topics = ["terms", "elections"]
    report = weigh(WAYS[way](kind, EXAMPLES[kind]), library, taken_as_said, topics)
    assert report.counts == {Verdict.NEW: len(EXAMPLES[kind])}
    for one, row in zip(report.rows, EXAMPLES[kind], strict=True):
        assert cells_of(kind, one.facts) == cells_of(kind, row)


@given(st.lists(shelves.versions, max_size=4))
def test_versions_say_in_a_cell_what_they_say(versions: list[dict[str, str]]) -> None:
    column = next(one for one in LISTS["sources"] if one.name == "versions")
    assert read_cell(column, write_cell(column, versions)) == versions


@given(shelves.words)
def test_a_guarded_cell_is_never_computed_and_says_the_same(words: str) -> None:
    assert not is_formula(guarded(words))
    assert bare(guarded(words)) == words


def test_a_cell_is_guarded_once_however_often_it_goes_out() -> None:
    once = csv_of("needs", [{"id": "a", "title": {"en": "=1+1"}}])
    assert b'"\'=1+1"' in once
    [table] = WAYS["csv"]("needs", [{"id": "a", "title": {"en": "=1+1"}}])
    again = csv_of("needs", [{"id": "a", "title": {"en": table.rows[0].cells["title_en"]}}])
    assert again == once


def test_the_json_form_keeps_to_its_schema() -> None:
    jsonschema.validate(json.loads(json_of(EXAMPLES)), json.loads(json_schema()))


@pytest.mark.parametrize(
    "row",
    [{"id": "a b"}, {"id": "a", "kind": "novel"}, {"id": "a", "verified": "yes"}, {"kind": "law"}],
)
def test_the_schema_refuses_what_the_import_would(row: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"version": 1, "sources": [row]}, json.loads(json_schema()))


def test_the_schema_in_the_docs_is_the_one_that_is_read() -> None:
    assert (DOCS / "lists.schema.json").read_text(encoding="utf-8") == json_schema()


def test_every_column_is_in_the_docs() -> None:
    told = (DOCS / "lists.md").read_text(encoding="utf-8")
    for kind, columns in LISTS.items():
        part = told.partition(f"## {kind.capitalize()}\n")[2].partition("\n## ")[0]
        assert part.count("\n| `") == len(columns)
        for column in columns:
            assert f"| `{column.name}` | `{'.'.join(column.path)}` |" in part
