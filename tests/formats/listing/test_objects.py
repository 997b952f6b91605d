"""Laws of the JSON form: values of their types, and a place for whatever is wrong."""

import pytest

from app.formats.listing import objects
from app.formats.listing.errors import BrokenJson, NoRows, NotTheForm, TooManyRows
from app.formats.listing.objects import read_objects
from app.formats.listing.rows import Note, Row

KINDS = ("sources", "extracts")


def rows(text: str) -> tuple[Row, ...]:
    [table] = read_objects(text, KINDS)
    return table.rows


def test_broken_json_is_told_by_line_and_column() -> None:
    with pytest.raises(BrokenJson) as refusal:
        read_objects('{"version": 1,\n "sources": [}', KINDS)
    assert (refusal.value.line, refusal.value.column) == (2, 14)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("[]", ""),
        ('"a"', ""),
        ("{}", ""),
        ('{"needs": []}', ""),
        ('{"version": 2, "sources": []}', "version"),
        ('{"sources": {}}', "sources"),
        ('{"sources": [{"id": "a", "id": "b"}]}', "id"),
        ('{"sources": [{"id": NaN}]}', "NaN"),
        ("[" * 100_000, ""),
    ],
)
def test_json_of_another_form_is_refused_with_the_place(text: str, where: str) -> None:
    with pytest.raises(NotTheForm) as refusal:
        read_objects(text, KINDS)
    assert refusal.value.where == where


def test_lists_without_rows_are_refused() -> None:
    with pytest.raises(NoRows):
        read_objects('{"sources": [], "extracts": []}', KINDS)


def test_a_row_too_many_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(objects, "MOST_ROWS", 1)
    assert len(rows('{"sources": [{"id": "a"}]}')) == 1
    with pytest.raises(TooManyRows):
        read_objects('{"sources": [{"id": "a"}], "extracts": [{"id": "b"}]}', KINDS)


@pytest.mark.parametrize(
    ("said", "column"),
    [
        ('"adopted": 2010', "adopted"),
        ('"verified": "yes"', "verified"),
        ('"title": "One"', "title_en"),
        ('"title": {"en": ["One"]}', "title_en"),
        ('"versions": "2010"', "versions"),
        ('"versions": ["2010"]', "versions"),
        ('"versions": [{"date": 2010}]', "versions"),
        ('"versions": [{"when": "2010"}]', "versions"),
    ],
)
def test_a_value_of_another_type_is_wrong_in_its_column(said: str, column: str) -> None:
    [row] = rows(f'{{"sources": [{{"id": "a", {said}}}]}}')
    assert ("wrong_type", column) in [(fault.what, fault.column) for fault in row.faults]


def test_topics_are_a_list_of_words() -> None:
    [good, bad] = rows('{"extracts": [{"topics": ["terms", "votes"]}, {"topics": [1]}]}')
    assert good.cells == {"topics": "terms; votes"}
    assert [fault.column for fault in bad.faults] == ["topics"]


def test_a_row_that_is_no_object_is_wrong() -> None:
    [row] = rows('{"sources": [5]}')
    assert [(fault.what, fault.given) for fault in row.faults] == [("wrong_type", "5")]


def test_null_says_nothing() -> None:
    [row] = rows('{"sources": [{"id": "a", "adopted": null, "organisation": null}]}')
    assert row.cells == {"id": "a", "adopted": "", "organisation_az": "", "organisation_en": ""}


def test_members_nobody_knows_are_told() -> None:
    [table] = read_objects('{"sources": [{"id": "a", "price": 5, "title": {"de": "Eins"}}]}', KINDS)
    assert table.notes == (Note("unknown_column", "price"), Note("unknown_column", "title.de"))
