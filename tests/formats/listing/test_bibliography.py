"""Laws of bibliographies: programs of scholars read them, whatever the titles hold."""

import json
from typing import Any

from hypothesis import given, settings
from pybtex.database import parse_string

from app.formats.listing.bibliography import bibtex_of, csl_of
from tests.formats.listing import shelves

LAW: dict[str, Any] = {
    "id": "dl-283-93",
    "kind": "law",
    "country": "PT",
    "language": "pt",
    "title": {"original": "Decreto-Lei n.º 283/93 & outros {50 %}", "en": "Decree-Law"},
    "organisation": {"en": "Council of Rectors"},
    "adopted": "1993-08-17",
    "versions": [{"date": "1993-08-17"}, {"date": "2019-07-23"}, {"label": "undated"}],
    "identifiers": {"eli": "http://data.dre.pt/eli/dec-lei/283/1993", "celex": "31998H0561"},
}


def test_a_source_is_an_entry_that_latex_can_set() -> None:
    entry = parse_string(bibtex_of([LAW]).decode(), "bibtex").entries["dl-283-93"]
    assert entry.fields["title"] == r"{Decreto-Lei n.º 283/93 \& outros \{50 \%\}}"
    assert entry.fields["year"] == "1993"
    assert entry.fields["month"] == "8"
    assert entry.fields["url"].endswith("CELEX:31998H0561")
    assert entry.fields["note"].endswith("version 2019-07-23")
    assert str(entry.persons["author"][0]) == "{Council of Rectors}"


def test_a_source_is_an_item_of_csl() -> None:
    [item] = json.loads(
        csl_of(
            [
                LAW,
            ]
        )
    )
    assert item["type"] == "legislation"
    assert item["issued"] == {"date-parts": [[1993, 8, 17]]}
    assert item["author"] == [{"literal": "Council of Rectors"}]
    assert (item["number"], item["jurisdiction"]) == ("31998H0561", "pt")


def test_what_is_not_known_is_left_out() -> None:
    [item] = json.loads(csl_of([{"id": "a", "kind": "statute", "title": {"az": "Bir"}}]))
    assert item == {"id": "a", "type": "document", "title": "Bir"}
    entry = parse_string(bibtex_of([{"id": "a", "title": {"az": "Bir"}}]).decode(), "bibtex")
    assert dict(entry.entries["a"].fields) == {"title": "{Bir}"}


@settings(max_examples=60, deadline=None)
@given(shelves.shelf(shelves.sources))
def test_every_title_leaves_the_entries_readable(rows: list[dict[str, Any]]) -> None:
    rows = list({row["id"].lower(): row for row in rows}.values())
    read = parse_string(bibtex_of(rows).decode(), "bibtex").entries
    assert [key.lower() for key in read] == [row["id"].lower() for row in rows]
    assert [item["id"] for item in json.loads(csl_of(rows))] == [row["id"] for row in rows]


def test_a_brace_without_a_partner_is_left_out() -> None:
    text = bibtex_of([{"id": "a", "title": {"en": "}{a}{~^\\_$#"}}]).decode()
    assert r"\{a\}\textasciitilde{}\textasciicircum{}\textbackslash{}\_\$\#" in text
