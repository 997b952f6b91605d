"""Laws of the library, the register of needs, and of citing from a clause."""

from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.db import Database
from app.models import Citation, Document, NeedLink, Person, Source, Step
from app.operations.citing import describe_extract, describe_source, house_step
from app.operations.needs import describe_need
from app.operations.recording import Actor
from app.queries.answers import needs_answered
from app.queries.evidence import citations
from app.statute.language import sort_key
from app.statute.roles import Role
from app.views import subjects
from app.views.subjects import by_country, by_topic
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor, signed_in
from tests.views.posting import post

UNIFI = {
    "title": {"original": "Säännöt", "en": "Rules of UNIFI", "az": "UNIFI-nin Qaydaları"},
    "organisation": {"en": "Universities Finland", "az": "Finlandiya universitetləri"},
    "kind": "statute",
    "country": "FI",
    "language": "fi",
    "identifiers": {"celex": "32018H1210(01)"},
    "link": "https://unifi.example/rules",
    "verified": True,
}
QUORUM = {
    "article": "§ 7",
    "heading": {"az": "Yetərsay", "en": "Quorum"},
    "summary": {"az": "Üzvlərin yarısı.", "en": "Half of the members."},
    "topics": ["meetings"],
    "verified": False,
}


@dataclass
class House:
    """A charter of one article, a library of two sources, one need."""

    database: Database
    member: FlaskClient
    reviewer: FlaskClient
    steward: FlaskClient
    stranger: FlaskClient
    cite: str

    def rows(self, table: type[Citation] | type[NeedLink] | type[Step]) -> int:
        with self.database.session() as session:
            return session.scalar(select(func.count()).select_from(table)) or 0


@pytest.fixture
def house(app: Flask, database: Database) -> House:
    with Session(database.engine) as session:
        leyla = a_person(session, "Leyla", steward=True)
        charter = a_document(session, leyla)
        people = [
            a_colleague(session, charter, role, role).id for role in (Role.MEMBER, Role.REVIEWER)
        ]
        people += [leyla.id, a_person(session, "Marta").id]
        clause = an_article(session, charter, leyla, "Yarısı iştirak edir.", heading="Yetərsay")
        by = as_actor(leyla)
        describe_source(session, by, "unifi", UNIFI)
        describe_extract(session, by, "unifi", "unifi-quorum", QUORUM)
        describe_source(session, by, "hrk", {"title": {"en": "Rules of HRK"}, "country": "DE"})
        need = {"title": {"en": "Clear rules"}, "kind": "need", "priority": "high"}
        describe_need(session, by, "E-03", {**need, "group": "rectors"})
        session.commit()
    member, reviewer, steward, stranger = (signed_in(app, person) for person in people)
    return House(database, member, reviewer, steward, stranger, f"/d/charter/c/{clause}/cite")


CITED = {"extract": "unifi-quorum", "relation": "adapts", "note_az": "Üçdə bir əvəzinə yarısı."}


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", {"unifi", "hrk"}),
        ("?q=yetersay", {"unifi"}),
        ("?q=YETƏRSAY", {"unifi"}),
        ("?q=finland+quorum", {"unifi"}),
        ("?q=quorum+hrk", set()),
        ("?country=DE", {"hrk"}),
        ("?kind=law", set()),
        ("?topic=meetings", {"unifi"}),
        ("?topic=seat", set()),
        ("?verified=yes", {"unifi"}),
        ("?verified=no", {"unifi", "hrk"}),
    ],
)
def test_the_library_shows_what_answers(house: House, asked: str, shown: set[str]) -> None:
    page = house.stranger.get(f"/sources{asked}").text

    assert {slug for slug in ("unifi", "hrk") if f'href="/sources/{slug}"' in page} == shown


def test_a_source_links_identifiers_and_never_a_script(house: House) -> None:
    facts = {**UNIFI, "link": "javascript:alert(1)"}
    bad = Source(slug="unifi", kind="law", country="FI", language="fi", facts=facts)
    by = Actor(None, datetime.now(UTC))
    with (
        house.database.session() as session,
        house.database.writing(session),
        house_step(session, by, "describe_source") as entry,
    ):
        entry.add(bad)
    page = house.stranger.get("/sources/unifi").text

    assert "uri=CELEX:32018H1210(01)" in page
    assert "javascript:" not in page
    assert house.stranger.get("/sources/none").status_code == 404


def test_an_extract_names_the_clauses_that_cite_it_to_their_readers_only(house: House) -> None:
    post(house.member, house.cite, CITED)

    assert "Charter, Article 1" in house.member.get("/sources/unifi").text
    assert "Charter, Article 1" not in house.stranger.get("/sources/unifi").text


def test_a_steward_adds_a_source_and_an_extract(house: House) -> None:
    made = post(house.steward, "/sources/new", {"title_en": "Rules of CRUS", "country": "CH"})
    added = post(
        house.steward,
        "/sources/rules-of-crus/extracts/new",
        {"heading_en": "Seat", "summary_en": "The seat is in Bern.", "topics": "seat"},
    )

    assert made.location == "/sources/rules-of-crus"
    assert added.location == "/sources/rules-of-crus#rules-of-crus-seat"
    assert "The seat is in Bern." in house.steward.get("/sources/rules-of-crus").text


DESCRIBED = {
    "title_en": "Rules of UNIFI",
    "country": "FI",
    "kind": "statute",
    "adopted": "2010",
    "celex": "CELEX:32018h1210(01)",
    "eli": "https://data.europa.eu/eli/reg/2013/1288/oj",
    "ecli": "ECLI:EU:C:1998:27",
    "doi": "https://doi.org/10.2880/5575",
    "link": "https://unifi.example/rules",
    "version_date": ["2010", "2010-05", "2019-07-23", ""],
    "version_label": ["first", "corrected", "second", ""],
}


def test_the_form_of_a_new_source_is_empty(house: House) -> None:
    form = house.steward.get("/sources/new")
    assert (form.status_code, form.text.count('name="version_date"')) == (200, 2)


def test_a_source_is_described_anew_and_its_names_become_links(house: House) -> None:
    form = house.steward.get("/sources/unifi/edit").text
    assert 'value="32018H1210(01)"' in form
    assert 'value="Rules of UNIFI"' in form
    done = post(house.steward, "/sources/unifi/edit", DESCRIBED)
    assert done.location == "/sources/unifi"
    page = house.steward.get("/sources/unifi").text
    for link in (
        "uri=CELEX:32018H1210(01)",
        'href="http://data.europa.eu/eli/reg/2013/1288/oj"',
        "e-justice.europa.eu/ecli/ECLI:EU:C:1998:27",
        "https://doi.org/10.2880/5575",
        '<time datetime="2019-07-23">',
    ):
        assert link in page
    again = house.steward.get("/sources/unifi/edit").text
    assert again.count('name="version_date"') == 3 + 2


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"celex": "98/561/EC"}, "“98/561/EC” is no CELEX number"),
        ({"eli": "example.org/x"}, "is no ELI"),
        ({"ecli": "ECLI:EU"}, "is no ECLI"),
        ({"doi": "10.x"}, "is no DOI"),
        ({"adopted": "13.05.2010"}, "“13.05.2010” is no date"),
        (
            {"version_date": ["2019", "2010-05"]},
            "The version of 2010-05 stands behind",
        ),
        ({"link": "javascript:alert(1)"}, "no address of the web"),
    ],
)
def test_what_is_no_name_or_no_date_is_told_and_kept_as_typed(
    house: House, wrong: dict[str, Any], said: str
) -> None:
    for address in ("/sources/unifi/edit", "/sources/new"):
        answer = post(house.steward, address, {**DESCRIBED, **wrong})
        assert answer.status_code == 422
        assert said in unescape(answer.text)
        typed = next(iter(wrong.values()))
        assert (typed if isinstance(typed, str) else typed[0]) in unescape(answer.text)


def test_an_extract_said_anew_marks_the_citations_of_what_it_said_before(house: House) -> None:
    post(house.member, house.cite, CITED)
    overtaken = "says this anew since it was cited"
    assert overtaken not in house.member.get("/d/charter/").text
    form = house.steward.get("/sources/unifi/extracts/unifi-quorum/edit").text
    assert 'value="§ 7"' in form
    said = {"article": "§ 8", "summary_en": "A third of the members.", "topics": "meetings"}
    nothing = post(house.steward, "/sources/unifi/extracts/unifi-quorum/edit", {"article": "§ 9"})
    assert (nothing.status_code, 'value="§ 9"' in nothing.text) == (422, True)
    done = post(house.steward, "/sources/unifi/extracts/unifi-quorum/edit", said)
    assert done.location == "/sources/unifi/extracts/unifi-quorum"
    page = house.member.get("/d/charter/").text
    assert overtaken in page
    assert "§ 7" in page
    assert overtaken in house.member.get(house.cite).text
    post(house.member, house.cite, CITED)
    page = house.member.get("/d/charter/").text
    assert (overtaken in page, "§ 8" in page) == (False, True)


def test_only_who_drafts_a_document_changes_what_the_library_says(house: House) -> None:
    for address in ("/sources/unifi/edit", "/sources/unifi/extracts/unifi-quorum/edit"):
        assert house.member.get(address).status_code == 200
        assert house.reviewer.get(address).status_code == 403
        assert post(house.reviewer, address, DESCRIBED).status_code == 403
    assert house.steward.get("/sources/none/edit").status_code == 404
    assert house.steward.get("/sources/unifi/extracts/none/edit").status_code == 404


def test_what_is_refused_keeps_what_was_typed(house: House) -> None:
    taken = post(house.steward, "/sources/new", {"title_en": "Mine", "slug": "unifi"})
    nothing = post(house.steward, "/sources/unifi/extracts/new", {"article": "§ 99", "slug": "x"})

    assert (taken.status_code, 'value="Mine"' in taken.text) == (409, True)
    assert (nothing.status_code, 'value="§ 99"' in nothing.text) == (422, True)


def test_only_who_drafts_a_document_adds_to_the_library(house: House) -> None:
    assert house.reviewer.get("/sources/new").status_code == 403
    assert post(house.reviewer, "/sources/new", {"title_en": "x"}).status_code == 403
    assert post(house.member, "/sources/new", {"title_en": "x"}).status_code == 303


def test_a_need_nobody_answers_is_told_until_a_clause_does(house: House) -> None:
    before = house.member.get("/needs").text
    post(house.member, house.cite.replace("/cite", "/needs"), {"need": "E-03", "answers": "fully"})

    after = house.member.get("/needs").text

    assert "not answered: 1" in before
    assert "not answered: 0" in after
    assert "Charter, Article 1" in after
    assert "not answered: 1" in house.stranger.get("/needs").text


def test_a_member_cites_and_withdraws(house: House) -> None:
    assert post(house.member, house.cite, CITED).status_code == 303
    page = house.member.get(house.cite).text
    withdrawn = post(house.member, f"{house.cite}/withdraw", {"extract": "unifi-quorum"})

    assert "Üçdə bir əvəzinə yarısı." in page
    assert withdrawn.status_code == 303
    with house.database.session() as session:
        assert citations(session, session.scalars(select(Document)).one()) == {}
    assert house.rows(Citation) == 2


def test_the_record_names_what_was_cited_by_source_and_article(house: House) -> None:
    post(house.member, house.cite, CITED)
    page = house.member.get("/d/charter/history").text
    assert '<a href="/sources/unifi/extracts/unifi-quorum">Rules of UNIFI, § 7</a>' in page
    assert "· unifi-quorum" not in page


def test_the_history_of_a_source_tells_codes_in_words(house: House) -> None:
    with Session(house.database.engine) as session:
        by = as_actor(session.scalars(select(Person).where(Person.name == "Leyla")).one())
        anew = {**UNIFI, "kind": "law", "country": "", "language": "sv"}
        describe_source(session, by, "unifi", anew)
        about = {**QUORUM, "topics": ["legal-basis"]}
        describe_extract(session, by, "unifi", "unifi-quorum", about)
        session.commit()
    past = unescape(house.member.get("/sources/unifi/history").text)
    for was, now in (("Finland", "International"), ("Finnish", "Swedish")):
        assert f"</span>{was}<span" in past
        assert f"</span>{now}<span" in past
    assert "National law" in past
    page = house.member.get("/sources/unifi/extracts/unifi-quorum/history").text
    assert "</span>legal basis<span" in page


def test_a_member_links_a_need_and_takes_the_link_away(house: House) -> None:
    needs = house.cite.replace("/cite", "/needs")
    post(house.member, needs, {"need": "E-03", "answers": "partly", "note_en": "Half."})
    assert "Half." in house.member.get(house.cite).text

    post(house.member, f"{needs}/withdraw", {"need": "E-03"})

    with house.database.session() as session:
        assert needs_answered(session, session.scalars(select(Document)).one()) == {}


@pytest.mark.parametrize(
    "typed",
    [
        {**CITED, "extract": "none"},
        {**CITED, "relation": "copies"},
        {**CITED, "note_az": "x" * 5001},
    ],
)
def test_a_citation_that_cannot_be_is_refused_and_kept_in_the_form(
    house: House, typed: dict[str, str]
) -> None:
    before = house.rows(Step)

    answer = post(house.member, house.cite, typed)

    assert answer.status_code in (413, 422)
    assert typed["note_az"] in answer.text
    assert house.rows(Step) == before


def test_the_library_can_be_narrowed_without_scripts_while_citing(house: House) -> None:
    assert 'value="unifi-quorum" required' in house.member.get(f"{house.cite}?q=yetersay").text
    assert 'value="unifi-quorum" required' not in house.member.get(f"{house.cite}?q=bern").text


def test_a_reviewer_may_not_cite(house: House) -> None:
    assert house.reviewer.get(house.cite).status_code == 403
    assert post(house.reviewer, house.cite, CITED).status_code == 403
    assert house.stranger.get(house.cite).status_code == 404
    assert house.rows(Citation) == 0


def test_countries_and_topics_stand_in_the_order_of_the_azerbaijani_alphabet(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "az"}):
        countries = [subjects.country(one) for one in sorted(subjects.COUNTRIES, key=by_country)]
        topics = [subjects.topic(one) for one in sorted(subjects.TOPICS, key=by_topic)]
    assert countries == sorted(countries, key=sort_key)
    assert countries.index("Çexiya") < countries.index("Finlandiya")
    assert topics == sorted(topics, key=sort_key)
