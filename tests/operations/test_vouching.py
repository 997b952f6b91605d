"""Laws of citing the library, of marks in it, and of what changed since something was cited."""

from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.db import Database
from app.models import Clause, Document
from app.operations.citing import (
    add_extract,
    add_source,
    cite,
    confirm_citation,
    describe_extract,
    describe_source,
    newest_extract,
    newest_source,
    withdraw_citation,
)
from app.operations.describing import SaidMeanwhile
from app.operations.errors import DoneAlready, NotThere, Taken, TooLong
from app.operations.needs import describe_need, link_need
from app.operations.recording import Actor
from app.operations.vouching import mark_extract, mark_source
from app.queries.dossiers import dossier
from app.queries.evidence import Cited, citations
from app.queries.resting import shifts
from app.queries.sealing import root_at
from app.queries.snapshots import snapshot
from app.queries.tellings import extracts_told, source_told
from tests.makers import a_document, a_person, an_article, as_actor

CRUP: dict[str, Any] = {
    "title": {"en": "Decree-Law 283/93"},
    "organisation": {"en": "CRUP"},
    "adopted": "1993-08-18",
    "versions": [{"date": "1993-08-18", "label": "DL 283/93"}],
    "verified": True,
    "checked": "dre.pt",
}
LATER = {**CRUP, "versions": [*CRUP["versions"], {"date": "2019-07-23", "label": "DL 96/2019"}]}
MEMBERS = {"summary": {"en": "Rectors are members."}, "article": "Art. 1", "verified": True}


@dataclass
class Scene:
    """A charter of one article that cites one extract of one source."""

    session: Session
    by: Actor
    charter: Document
    clause: Clause

    @property
    def step(self) -> int:
        return snapshot(self.session, self.charter).step

    def cited(self) -> Cited:
        [one] = citations(self.session, self.charter)[self.clause.id]
        return one


@pytest.fixture
def scene(database: Database) -> Any:
    with Session(database.engine) as session:
        leyla = a_person(session, "Leyla", steward=True)
        charter = a_document(session, leyla)
        clause = session.get_one(
            Clause, an_article(session, charter, leyla, "Üzvlər rektorlardır.")
        )
        by = as_actor(leyla)
        describe_source(session, by, "crup", CRUP)
        describe_extract(session, by, "crup", "crup-members", MEMBERS)
        cite(session, by, clause, "crup-members", "follows", note={"az": "Eyni qayda"})
        yield Scene(session, by, charter, clause)


def test_a_newer_version_of_the_source_asks_to_look_again(scene: Scene) -> None:
    assert not scene.cited().overtaken
    describe_source(scene.session, scene.by, "crup", LATER)

    assert (scene.cited().newer, scene.cited().version) == ("2019-07-23", "1993-08-18")
    assert scene.cited().anew is None

    confirm_citation(scene.session, scene.by, scene.clause, "crup-members")
    assert not scene.cited().overtaken
    assert (scene.cited().relation, scene.cited().note) == ("follows", {"az": "Eyni qayda"})
    with pytest.raises(DoneAlready):
        confirm_citation(scene.session, scene.by, scene.clause, "crup-members")


def test_a_mending_of_the_source_asks_nobody_to_look_again(scene: Scene) -> None:
    describe_source(scene.session, scene.by, "crup", {**CRUP, "note": "Read in Lisbon."})

    assert not scene.cited().overtaken


def test_an_extract_said_anew_is_shown_as_it_was_cited(scene: Scene) -> None:
    said = {**MEMBERS, "summary": {"en": "Rectors and presidents are members."}}
    describe_extract(scene.session, scene.by, "crup", "crup-members", said)

    cited = scene.cited()

    assert cited.extract.facts["summary"] == MEMBERS["summary"]
    assert cited.anew is not None
    assert cited.anew.facts["summary"] == said["summary"]


def test_a_mark_overtakes_no_citation(scene: Scene) -> None:
    mark_extract(scene.session, scene.by, "crup-members", verified=False)
    mark_source(scene.session, scene.by, "crup", verified=False)

    assert not scene.cited().overtaken


def test_a_mark_says_who_checked_where_and_goes_with_a_change(scene: Scene) -> None:
    session, by = scene.session, scene.by
    with pytest.raises(DoneAlready):
        mark_source(session, by, "crup", "dre.pt", verified=True)
    mark_source(session, by, "crup", " Diário da\nRepública ", verified=True)
    told = source_told(session, "crup")
    assert told is not None
    assert told.verified is not None
    assert told.verified.row.facts["checked"] == "Diário da República"
    assert told.verified.person is not None
    assert told.verified.person.name == "Leyla"

    describe_source(session, by, "crup", {**CRUP, "verified": False, "licence": "free"})

    told = source_told(session, "crup")
    assert told is not None
    assert told.verified is None
    assert told.added.verified
    newest = next(told.changes())
    assert newest.unmarked
    assert ["".join(run.text for run in one.runs) for one in newest.differences] == [
        "free",
        "Diário da República",
    ]


def test_what_says_nothing_new_is_no_step(scene: Scene) -> None:
    session, by = scene.session, scene.by
    assert not describe_source(session, by, "crup", {**CRUP, "verified": False})
    assert not describe_extract(session, by, "crup", "crup-members", MEMBERS)

    assert len(extracts_told(session, "crup")["crup-members"].tellings) == 1
    source = newest_source(session, "crup")
    assert source is not None
    assert source.facts["verified"]  # who says the same takes no mark away


def test_nobody_marks_what_is_not_there_or_at_length(scene: Scene) -> None:
    session, by = scene.session, scene.by
    with pytest.raises(NotThere):
        mark_source(session, by, "none", verified=True)
    with pytest.raises(NotThere):
        mark_extract(session, by, "none", verified=True)
    with pytest.raises(TooLong):
        mark_source(session, by, "crup", "x" * 501, verified=True)
    with pytest.raises(NotThere):
        confirm_citation(session, by, scene.clause, "none")


def test_nobody_overtakes_what_they_did_not_see(scene: Scene) -> None:
    session, by = scene.session, scene.by
    source, extract = newest_source(session, "crup"), newest_extract(session, "crup-members")
    assert source is not None
    assert extract is not None
    describe_source(session, by, "crup", LATER)
    other = {**MEMBERS, "summary": {"en": "Presidents are members."}, "verified": False}
    describe_extract(session, by, "crup", "crup-members", other, seen=extract.since)

    with pytest.raises(SaidMeanwhile):
        describe_source(session, by, "crup", {**CRUP, "licence": "free"}, seen=source.since)
    with pytest.raises(SaidMeanwhile):
        describe_extract(session, by, "crup", "crup-members", MEMBERS, seen=extract.since)
    with pytest.raises(SaidMeanwhile):
        mark_source(session, by, "crup", verified=False, seen=source.since)
    with pytest.raises(SaidMeanwhile):
        mark_extract(session, by, "crup-members", verified=True, seen=extract.since)


def test_names_that_addresses_use_are_taken(scene: Scene) -> None:
    with pytest.raises(Taken):
        add_source(scene.session, scene.by, "import", CRUP)
    with pytest.raises(Taken):
        add_extract(scene.session, scene.by, "crup", "new", MEMBERS)


def test_citations_that_came_changed_and_went_are_told_between_steps(scene: Scene) -> None:
    session, by, clause = scene.session, scene.by, scene.clause
    begun = scene.step
    cite(session, by, clause, "crup-members", "departs", note={"az": "Başqa qayda"})
    changed = scene.step
    withdraw_citation(session, by, clause, "crup-members")
    describe_need(session, by, "E-01", {"title": {"en": "A voice"}, "group": "rectors"})
    link_need(session, by, clause, "E-01", "fully", note={})

    [shift] = shifts(session, scene.charter, begun, changed)[clause.id]
    assert (shift.happened, shift.hows, shift.anew) == ("changed", ("follows", "departs"), False)
    [(language, runs)] = shift.notes()
    assert language == "az"
    assert "".join(run.text for run in runs if run.kind != "added") == "Eyni qayda"

    found = shifts(session, scene.charter, begun, scene.step)[clause.id]
    assert {one.happened for one in found} == {"added", "withdrawn"}
    assert {one.hows for one in found} == {("", "fully"), ("follows", "")}
    assert all(one.shown for one in found)
    back = shifts(session, scene.charter, scene.step, begun)[clause.id]
    assert {one.hows for one in back} == {("fully", ""), ("", "follows")}
    assert shifts(session, scene.charter, begun - 1, begun - 1) == {}


def test_a_citation_looked_at_again_is_told_and_signed(scene: Scene) -> None:
    session, by = scene.session, scene.by
    begun, signed = scene.step, root_at(session, scene.charter, snapshot(session, scene.charter))
    describe_source(session, by, "crup", LATER)
    assert root_at(session, scene.charter, snapshot(session, scene.charter)) == signed
    confirm_citation(session, by, scene.clause, "crup-members")

    [shift] = shifts(session, scene.charter, begun, scene.step)[scene.clause.id]

    assert shift.anew
    assert root_at(session, scene.charter, snapshot(session, scene.charter)) != signed


def test_an_export_names_the_version_and_what_became_of_citations(scene: Scene) -> None:
    session = scene.session
    begun = scene.step
    describe_source(session, scene.by, "crup", {**LATER, "organisation": {"en": "The Council"}})
    kept = dossier(session, scene.charter, "en")
    assert [(one.source, one.version) for one in kept.citations] == [
        ("CRUP, Decree-Law 283/93", "1993-08-18")
    ]
    assert kept.citation_changes == ()
    cite(session, scene.by, scene.clause, "crup-members", "adapts", note={})

    told = dossier(session, scene.charter, "en", against=begun)

    [change] = told.citation_changes
    assert change.before is not None
    assert change.after is not None
    assert (change.before.relation, change.after.relation) == ("follows", "adapts")
    assert change.after.version == "2019-07-23"


def test_the_library_keeps_every_telling_of_an_extract(scene: Scene) -> None:
    said = {**MEMBERS, "quotation": {"language": "pt", "text": "São membros"}, "topics": ["terms"]}
    describe_extract(scene.session, scene.by, "crup", "crup-members", said)

    told = extracts_told(scene.session, "crup")["crup-members"]

    [change, first] = told.changes()
    assert {(one.fact, one.language) for one in change.differences} == {
        ("quotation", "pt"),
        ("topics", ""),
    }
    assert first.first
    assert source_told(scene.session, "none") is None
    assert newest_extract(scene.session, "none") is None
