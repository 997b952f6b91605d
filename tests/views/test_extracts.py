"""Laws of the pages of an extract: quotations, marks, history, and what cites it."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from app.db import Database
from app.operations.citing import describe_extract, describe_source
from app.operations.linking import forget_others, keep_answer
from app.queries.links import all_links
from app.statute.roles import Role
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor, signed_in
from tests.views.posting import post

CRUP: dict[str, Any] = {
    "title": {"original": "Decreto-Lei", "en": "Decree-Law 283/93"},
    "organisation": {"en": "CRUP"},
    "kind": "law",
    "country": "PT",
    "language": "pt",
    "link": "https://dre.example/283",
    "versions": [
        {"date": "1993-08-18", "label": "DL 283/93", "link": "https://dre.example/283"},
        {"date": "2019-07-23", "label": "DL 96/2019"},
    ],
    "verified": True,
    "checked": "dre.example",
}
MEMBERS: dict[str, Any] = {
    "article": "Art. 1",
    "heading": {"en": "Members"},
    "summary": {"en": "Rectors are members."},
    "version": "1993-08-18",
    "quotation": {"language": "pt", "text": "São membros os reitores"},
    "verified": True,
}
TYPED = {
    "title_original": "Decreto-Lei",
    "title_en": "Decree-Law 283/93",
    "country": "PT",
    "kind": "law",
    "language": "pt",
    "version_date": ["1993-08-18", "2019-07-23", "2025-01-10"],
    "version_label": ["DL 283/93", "DL 96/2019", "DL 1/2025"],
    "version_link": ["", "", ""],
}
PAGE = "/sources/crup/extracts/crup-members"


@dataclass
class Library:
    """A source of two versions with one extract, and a charter of one article."""

    database: Database
    steward: FlaskClient
    member: FlaskClient
    cite: str


@pytest.fixture
def library(app: Flask, database: Database) -> Library:
    with Session(database.engine) as session:
        leyla = a_person(session, "Leyla", steward=True)
        charter = a_document(session, leyla)
        member = a_colleague(session, charter, Role.MEMBER, "Orkhan")
        clause = an_article(session, charter, leyla, "Üzvlər rektorlardır.", heading="Üzvlər")
        describe_source(session, as_actor(leyla), "crup", CRUP)
        describe_extract(session, as_actor(leyla), "crup", "crup-members", MEMBERS)
        session.commit()
        people = leyla.id, member.id
    steward, orkhan = (signed_in(app, person) for person in people)
    return Library(database, steward, orkhan, f"/d/charter/c/{clause}/cite")


def test_an_extract_says_its_version_and_quotes_in_its_language(library: Library) -> None:
    page = library.member.get(PAGE).text

    assert '<blockquote lang="pt">São membros os reitores</blockquote>' in page
    assert "Read in the version of 18 August 1993, DL 283/93" in page
    assert "there is a newer one, of 23 July 2019" in page
    assert "No clause of a document you may read cites this." in page


def test_an_extract_shows_the_words_of_what_cites_it(library: Library) -> None:
    post(library.member, library.cite, {"extract": "crup-members", "relation": "follows"})

    page = library.member.get(PAGE).text

    assert "Üzvlər rektorlardır." in page
    assert "Charter, Article 1" in page


def test_a_newer_version_is_flagged_wherever_it_is_cited_until_somebody_looked(
    library: Library,
) -> None:
    post(library.member, library.cite, {"extract": "crup-members", "relation": "follows"})
    assert post(library.member, "/sources/crup/edit", TYPED).status_code == 303
    flag = "newer version since it was cited, of 10 January 2025"
    everywhere = ("/d/charter/", library.cite, PAGE, "/sources/crup")
    for address in everywhere:
        assert flag in library.member.get(address).text

    fields = {"extract": "crup-members", "next": PAGE}
    looked = post(library.member, f"{library.cite}/confirm", fields)

    assert (looked.status_code, looked.location) == (303, PAGE)
    for address in everywhere:
        assert flag not in library.member.get(address).text
    assert post(library.member, f"{library.cite}/confirm", fields).status_code == 409


def test_a_form_that_was_overtaken_keeps_what_was_typed(library: Library) -> None:
    form = library.steward.get("/sources/crup/edit").text
    [seen] = re.findall(r'name="seen" value="(\d+)"', form)
    assert f'name="seen" value="{seen}"' in library.steward.get("/sources/crup").text
    assert post(library.member, "/sources/crup/edit", {**TYPED, "seen": seen}).status_code == 303

    late = {**TYPED, "seen": seen, "note": "Mine alone"}
    answer = post(library.steward, "/sources/crup/edit", late)
    marked = post(library.steward, "/sources/crup/mark", {"seen": seen, "verified": "yes"})

    assert answer.status_code == 409
    assert "Mine alone" in answer.text
    assert "Somebody described this anew since you looked" in answer.text
    assert marked.status_code == 303
    assert "still to be checked" in library.steward.get("/sources/crup").text


def test_a_citation_is_changed_from_what_it_says(library: Library) -> None:
    cited = {
        "extract": "crup-members",
        "relation": "adapts",
        "note_az": "Rektorlar və prezidentlər",
    }
    post(library.member, library.cite, cited)

    form = library.member.get(f"{library.cite}?extract=crup-members&country=DE").text

    assert "Rektorlar və prezidentlər</textarea>" in form
    assert 'value="adapts" required checked' in form
    assert 'value="crup-members" required checked' in form  # whatever is looked for


def test_a_member_corrects_a_source_and_its_mark_goes(library: Library) -> None:
    assert "checked at the source" in library.member.get("/sources/crup").text
    post(library.member, "/sources/crup/edit", {**TYPED, "verified": "on", "licence": "free"})

    page = library.member.get("/sources/crup").text
    past = library.member.get("/sources/crup/history").text

    assert "still to be checked" in page
    assert "The mark of a checked description went with this change." in past
    assert "<ins" in past
    assert "Orkhan" in past


def test_a_steward_gives_the_mark_with_where_it_was_checked(library: Library) -> None:
    for what in ("/sources/crup", PAGE):
        assert post(library.member, f"{what}/mark", {"verified": "yes"}).status_code == 403
        post(library.steward, f"{what}/mark", {"verified": "no"})
        assert "still to be checked" in library.steward.get(what).text
        again = post(library.steward, f"{what}/mark", {"verified": "no"})
        assert again.status_code == 303
        post(library.steward, f"{what}/mark", {"verified": "yes", "where": "Lisbon, archive"})
        page = library.steward.get(what).text
        assert "Lisbon, archive" in page
        assert "by Leyla" in page
    assert "Lisbon, archive" in library.member.get(f"{PAGE}/history").text
    assert library.member.get("/sources/crup/extracts/none/history").status_code == 404
    assert library.member.get("/sources/none/history").status_code == 404


def test_every_fault_is_told_at_its_field_and_nothing_typed_is_lost(library: Library) -> None:
    wrong = {
        **TYPED,
        "celex": "98/561",
        "link": "ftp://dre.example",
        "version_date": ["2019", "", "2005"],
        "version_label": ["second", "", "first"],
    }
    answer = post(library.steward, "/sources/crup/edit", wrong)
    page = unescape(answer.text)

    assert answer.status_code == 422
    for field in ("celex", "link", "version_date_1"):
        assert f'href="#{field}"' in page
        assert f'id="{field}-fault"' in page
    assert 'role="group" aria-label="Version 2"' in page
    for typed in ("98/561", "ftp://dre.example", "second", "first"):
        assert f'value="{typed}"' in page


def test_a_quotation_is_short_and_has_a_language(library: Library) -> None:
    said = {"summary_en": "Rectors.", "quotation_text": "palavra " * 100, "version": "2007"}
    answer = post(library.steward, f"{PAGE}/edit", said)
    page = unescape(answer.text)

    assert answer.status_code in (413, 422)
    assert "at most 700 are quoted" in page
    assert "Say in which language this is quoted." in page
    assert "The source lists no version of 2007." in page
    for field in ("version", "quotation_text", "quotation_language"):
        assert f'aria-describedby="{field}-fault"' in page
    assert "palavra palavra" in page


def test_what_says_nothing_new_is_told_so(library: Library) -> None:
    said = {
        "article": "Art. 1",
        "heading_en": "Members",
        "summary_en": "Rectors are members.",
        "version": "1993-08-18",
        "quotation_language": "pt",
        "quotation_text": "São membros os reitores",
    }
    answer = post(library.member, f"{PAGE}/edit", said)

    assert answer.status_code == 303
    assert "Nothing was changed." in library.member.get(answer.location).text
    assert "checked at the source" in library.member.get(PAGE).text


def test_an_address_without_answer_is_flagged(library: Library) -> None:
    at = datetime(2026, 11, 22, tzinfo=UTC)
    with library.database.session() as session, library.database.writing(session):
        assert all_links(session) == ["https://dre.example/283"]
        keep_answer(session, "https://dre.example/283", at, "404 Not Found", dead=True)
        keep_answer(session, "https://dre.example/old", at, "404 Not Found", dead=True)
        forget_others(session, all_links(session))
    flag = "gave no answer on 22 November 2026 (404 Not Found)"

    assert library.member.get("/sources/crup").text.count(flag) == 2
    assert flag in library.member.get("/sources/crup/edit").text


@pytest.mark.parametrize("mode", ["inline", "side", "changes", "words"])
def test_a_comparison_tells_citations_in_every_mode(library: Library, mode: str) -> None:
    cited = {"extract": "crup-members", "relation": "adapts", "note_az": "Eyni qayda"}
    page = library.member.get("/d/charter/compare?from=3&to=").text
    assert "rest on something else" not in page
    post(library.member, library.cite, cited)
    post(library.member, library.cite, {**cited, "relation": "follows", "note_az": "Başqa qayda"})
    post(library.member, f"{library.cite}/withdraw", {"extract": "crup-members"})

    def compared(older: int, newer: int) -> str:
        address = f"/d/charter/compare?mode={mode}&language=az&from={older}&to={newer}"
        return library.member.get(address).text

    last = int(library.member.get("/d/charter/compare").text.split("now (step ")[1].split(")")[0])
    assert "cited now" in compared(last - 3, last - 2)
    changed = compared(last - 2, last - 1)
    assert "citation changed" in changed
    assert "Başqa" in changed
    assert "citation withdrawn" in compared(last - 1, last)
