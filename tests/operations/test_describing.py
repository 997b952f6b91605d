"""Laws of what may be said of a source and of an extract."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.operations import describing
from app.operations.describing import (
    LONGEST_QUOTATION,
    checked_extract,
    checked_source,
    faults_of_extract,
    faults_of_source,
    read_language,
    read_link,
)
from app.operations.errors import NotThere, Refused, TooLong
from app.statute.identifiers import NoDate, NoIdentifier

CRUP = {"title": {"en": "Decree-Law 283/93"}, "adopted": "1993-08-18"}
MEMBERS = {"summary": {"en": "Rectors are members."}}


def test_every_fault_stands_at_its_field() -> None:
    faults = faults_of_source(
        {
            "title": {"en": " "},
            "language": "Portuguese!",
            "adopted": "18.08.1993",
            "link": "ftp://example.org",
            "licence": "x" * 501,
            "identifiers": {"celex": "98/561/EC", "eli": "http://data.europa.eu/eli/reg/2013/1288"},
            "versions": [
                {"date": "2019-07-23", "link": "https://example.org/2019"},
                {"date": "2005", "link": "file:///etc/passwd"},
            ],
        }
    )

    assert {field: type(error) for field, error in faults.items()} == {
        "title": describing.NoTitle,
        "language": describing.NoLanguage,
        "adopted": NoDate,
        "link": describing.NoLink,
        "licence": TooLong,
        "celex": NoIdentifier,
        "version_link_1": describing.NoLink,
        "version_date_1": describing.OutOfOrder,
    }


def test_a_source_is_kept_as_its_schemes_write_it() -> None:
    kept = checked_source(
        {
            **CRUP,
            "language": "PT-pt",
            "identifiers": {"doi": "https://doi.org/10.2880/5575", "ecli": ""},
            "versions": [{"date": " 2005-06-03 ", "label": "DL\n89/2005", "link": ""}],
            "checked": "EUR-Lex",
        }
    )

    assert kept["language"] == "pt-PT"
    assert kept["identifiers"] == {"doi": "10.2880/5575"}
    assert kept["versions"] == [{"date": "2005-06-03", "label": "DL 89/2005"}]
    assert "checked" not in kept  # nobody said it was verified


def test_a_scheme_nobody_knows_is_refused() -> None:
    with pytest.raises(NotThere):
        checked_source({**CRUP, "identifiers": {"isbn": "1"}})


@pytest.mark.parametrize(
    ("said", "field", "error"),
    [
        ({"summary": {}}, "summary", describing.NoSummary),
        ({"version": "2007"}, "version", describing.NoSuchVersion),
        ({"version": "yesterday"}, "version", NoDate),
        ({"quotation": {"text": "a" * 701, "language": "pt"}}, "quotation", TooLong),
        ({"quotation": {"text": "Regra"}}, "quotation_language", describing.NoLanguage),
        ({"quotation": {"text": "Regra", "language": "?"}}, "quotation_language", Refused),
        ({"summary": {"en": "x" * 5001}}, "summary", TooLong),
    ],
)
def test_an_extract_is_refused_at_its_field(
    said: dict[str, Any], field: str, error: type[Exception]
) -> None:
    assert isinstance(faults_of_extract({**MEMBERS, **said}, CRUP)[field], error)


def test_an_extract_names_a_version_of_its_source_and_quotes_briefly() -> None:
    quoted = {"text": "x" * LONGEST_QUOTATION, "language": "PT"}
    said = {**MEMBERS, "version": "1993-08-18", "quotation": quoted, "verified": True}

    kept = checked_extract({**said, "checked": " dre.pt ", "article": ""}, CRUP)

    assert kept["quotation"]["language"] == "pt"
    assert (kept["version"], kept["checked"]) == ("1993-08-18", "dre.pt")
    assert "article" not in kept
    assert "quotation" not in checked_extract({**said, "quotation": {"language": "pt"}}, CRUP)


@pytest.mark.parametrize(
    "given_link",
    [
        "javascript:alert(1)",
        "https://localhost/",
        "https://user:secret@example.org/",
        "https://exa mple.org",
        "http://[::1",
        "https://example.org/\x00",
        "https://example.org/\u202egpj.exe",
        "https://example.org/" + "x" * 500,
        "example.org",
    ],
)
def test_what_is_no_address_of_the_web_is_refused(given_link: str) -> None:
    with pytest.raises(describing.NoLink):
        read_link(given_link)


@given(st.text(max_size=30))
def test_a_code_of_a_language_is_read_once_and_for_all(words: str) -> None:
    try:
        code = read_language(words)
    except describing.NoLanguage:
        return
    assert read_language(code) == code
