"""Is a document restored from its archive the very same, and is a changed archive refused?"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.archiving import archived
from app.clock import now
from app.db import Database
from app.formats.archive import Archive, read
from app.formats.archive.told import Place
from app.models import (
    Attachment,
    Citation,
    Clause,
    Document,
    Extract,
    FileContent,
    Membership,
    NeedLink,
    Person,
    RestoredRow,
    Source,
    Step,
)
from app.operations import sealing
from app.operations.archives import HereAlready, NotItsAnchor, NotWhole, Unfit, restore
from app.operations.citing import cite, describe_extract, describe_source
from app.operations.recording import Actor
from app.operations.sealing import seal
from app.queries.agreement import agreement
from app.queries.flat_roots import flat_root_of
from app.queries.sealed import seals
from app.queries.sealing import holding_back, obstacles
from app.queries.snapshots import snapshot
from app.queries.verification import verify
from app.statute.roles import Role
from tests.installation import make_tables
from tests.makers import a_document, a_person, an_article, as_actor
from tests.queries.everything import a_committee

BY = Actor(None, now())


@pytest.fixture(scope="module")
def kept(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The archive of a charter with a row in every recorded table, kept elsewhere."""
    path = tmp_path_factory.mktemp("elsewhere") / "nizam.sqlite"
    path.write_bytes(sqlite_template.read_bytes())
    with _opened(path) as session:
        describe_source(session, BY, "crasp", {"title": {"en": "Statutes"}})  # numbers differ here
        describe_extract(session, BY, "crasp", "crasp-1", {"summary": {"en": "Not cited."}})
        charter = a_committee(session)
        return read(archived(session, charter))


@contextmanager
def _opened(path: Path) -> Iterator[Session]:
    database = Database(f"sqlite:///{path}")
    with Session(database.engine) as session:
        yield session
    database.let_go()


def _charter(session: Session) -> Document:
    return session.scalars(select(Document).where(Document.slug == "charter")).one()


def _fits(session: Session) -> bool:
    session.expire_all()
    return all(one.step is None for one in verify(session, {}))


def test_a_restored_document_is_the_same_to_the_last_digest(
    session: Session, kept: Archive
) -> None:
    said = restore(session, BY, kept, [(kept.steps, kept.digest)])
    assert (said.document.slug, said.steps, said.digest) == ("charter", kept.steps, kept.digest)
    assert _fits(session)
    again = read(archived(session, _charter(session)))
    assert again == kept


def test_what_was_agreed_and_sealed_is_so_again(session: Session, kept: Archive) -> None:
    restore(session, BY, kept)
    charter = _charter(session)
    where = agreement(session, charter, snapshot(session, charter))
    assert where.by_clause
    assert [one.statement for one in seals(session, charter)] == ["Hazırdır"]


def test_a_seal_before_trees_comes_along_unlooked_at(
    session: Session, sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its root names steps of the house that kept it, which are others here."""
    monkeypatch.setattr(sealing, "TREE", None)
    monkeypatch.setattr(sealing, "root_at", flat_root_of)
    path = tmp_path / "old.sqlite"
    path.write_bytes(sqlite_template.read_bytes())
    with _opened(path) as old:
        describe_source(old, BY, "crasp", {"title": {"en": "Statutes"}})
        leyla = a_person(old)
        charter = a_document(old, leyla)
        clause = old.get_one(Clause, an_article(old, charter, leyla, "Bir səs."))
        describe_source(old, BY, "unifi", {"title": {"en": "Rules"}})
        describe_extract(old, BY, "unifi", "unifi-votes", {"summary": {"en": "One vote."}})
        cite(old, as_actor(leyla), clause, "unifi-votes", "follows", note={})
        why = dict.fromkeys(holding_back(obstacles(old, charter)), "Nümunə")
        seal(old, as_actor(leyla), charter, "Hazırdır", why)
        assert _fits(old)
        kept = read(archived(old, charter))
    restore(session, BY, kept)
    assert [one.tree for one in seals(session, _charter(session))] == [None]
    assert _fits(session)


def test_the_library_of_the_house_goes_on_as_it_stood(session: Session, kept: Archive) -> None:
    """Other numbers, another description of the same source: the citation keeps what it cited."""
    describe_source(session, BY, "eua", {"title": {"en": "Another"}})
    describe_source(session, BY, "unifi", {"title": {"en": "Rules, as described here"}})
    restore(session, BY, kept)
    versions = session.scalars(select(Source).where(Source.slug == "unifi").order_by(Source.since))
    titles = [one.facts["title"]["en"] for one in versions]
    assert titles == ["Rules, as described here", "Rules", "Rules, as described here"]
    cited = session.scalars(select(Citation).order_by(Citation.row)).first()
    assert cited is not None
    assert session.get_one(Extract, cited.extract_row).slug == "unifi-votes"
    assert session.get_one(Source, cited.source_row).facts["title"]["en"] == "Rules"
    assert _fits(session)


def test_work_goes_on_and_the_next_archive_holds_both(
    session: Session, kept: Archive, tmp_path: Path
) -> None:
    """A number may mean one row up to the restoring, and another from then on."""
    describe_source(session, BY, "eua", {"title": {"en": "Another"}})
    for number in range(4):
        describe_extract(session, BY, "eua", f"eua-{number}", {"summary": {"en": "More."}})
    restore(session, BY, kept)
    charter = _charter(session)
    clause = next(one for one in snapshot(session, charter).clauses if one.wordings)
    held = session.get_one(Clause, clause.id)
    coordinator = session.scalars(
        select(Membership).where(Membership.role == Role.COORDINATOR)
    ).first()
    assert coordinator is not None
    by = replace(BY, person_id=coordinator.person_id)
    cite(session, by, held, "eua-1", "follows", note={})
    assert _fits(session)
    session.commit()
    second = read(archived(session, charter))
    path = tmp_path / "third.sqlite"
    make_tables(f"sqlite:///{path}")
    with _opened(path) as third:
        restore(third, BY, second)
        assert _fits(third)
        slugs = third.scalars(
            select(Extract.slug).join(Citation, Citation.extract_row == Extract.row).distinct()
        )
        assert set(slugs) == {"unifi-votes", "eua-1"}
        assert read(archived(third, _charter(third))) == second


def test_people_are_known_again_and_nobody_gets_a_password(session: Session, kept: Archive) -> None:
    (leyla,) = [one for one in kept.rows(Place.BESIDE, "person") if one["name"] == "Leyla"]
    other = a_person(session, "Another Leyla", email=leyla["email"])
    said = restore(session, BY, kept)
    assert said.astray == ("Leyla",)
    restored = session.get_one(Person, leyla["id"])
    assert (restored.name, restored.disabled, restored.password_hash) == ("Leyla", True, "")
    assert restored.email != other.email
    for name in said.people:
        person = session.scalars(select(Person).where(Person.name == name)).one()
        assert (person.password_hash, person.steward) == ("", False)


def test_papers_come_along_once(session: Session, kept: Archive) -> None:
    restore(session, BY, kept)
    (paper,) = session.scalars(select(Attachment))
    assert session.get_one(FileContent, paper.digest).content == b"one voice,12"


def test_a_document_that_is_here_is_not_restored_over_it(session: Session, kept: Archive) -> None:
    restore(session, BY, kept)
    session.commit()
    with pytest.raises(HereAlready) as refused:
        restore(session, BY, kept)
    assert refused.value.same


def test_a_name_another_document_bears_is_not_taken(session: Session, kept: Archive) -> None:
    a_document(session, a_person(session, "Orkhan"), slug="charter")
    with pytest.raises(HereAlready) as refused:
        restore(session, BY, kept)
    assert not refused.value.same


def test_a_record_that_is_not_the_published_one_is_refused(session: Session, kept: Archive) -> None:
    for anchor in ((kept.steps, "0" * 64), (kept.steps + 1, kept.digest), (1, kept.digest)):
        with pytest.raises(NotItsAnchor), session.begin_nested():
            restore(session, BY, kept, [anchor])


Change = Callable[[list[dict[str, Any]]], object]


def _with(kept: Archive, place: Place, table: str, change: Change) -> Archive:
    rows = json.loads(json.dumps(kept.rows(place, table)))
    change(rows)
    return replace(kept, tables={**kept.tables, (place, table): rows})


def _set(column: str, value: object, line: int = -1) -> Change:
    def change(rows: list[dict[str, Any]]) -> None:
        rows[line][column] = value

    return change


TAMPERINGS: Mapping[str, tuple[Place, str, Change]] = {
    "other words": (Place.RECORD, "wording", _set("text", "Min səs.")),
    "a vote turned": (Place.RECORD, "decision", _set("verdict", "approve")),
    "another voter": (Place.RECORD, "decision", _set("person_id", "0" * 16)),
    "a row less": (Place.RECORD, "comment", lambda rows: rows.pop()),
    "a row twice": (Place.RECORD, "comment", lambda rows: rows.append(dict(rows[0]))),
    "a row of another step": (Place.RECORD, "placement", _set("since", 1)),
    "rows in another order": (Place.RECORD, "placement", lambda rows: rows.reverse()),
    "the newest step away": (Place.RECORD, "step", lambda rows: rows.pop()),
    "a step of another moment": (Place.RECORD, "step", _set("at", "2020-01-01T00:00:00.000000Z")),
    "no moment": (Place.RECORD, "step", _set("at", "yesterday")),
    "another digest": (Place.RECORD, "step", _set("digest", "0" * 64)),
    "another root": (Place.RECORD, "seal", _set("root", "0" * 64)),
    "another record": (Place.RECORD, "thread", _set("record_id", "house")),
    "a column more": (Place.RECORD, "thread", _set("row", 1)),
    "a column less": (Place.RECORD, "thread", lambda rows: rows[0].pop("kind")),
    "a number for words": (Place.RECORD, "comment", _set("body", 5)),
    "nothing for words": (Place.RECORD, "comment", _set("body", None)),
    "a word too long": (Place.RECORD, "thread", _set("kind", "k" * 21)),
    "a clause more": (
        Place.BESIDE,
        "clause",
        lambda rows: rows.append({**rows[0], "id": "f" * 16}),
    ),
    "a clause less": (Place.BESIDE, "clause", lambda rows: rows.pop()),
    "a person less": (Place.BESIDE, "person", lambda rows: rows.pop(0)),
    "a steward": (Place.BESIDE, "person", _set("steward", True)),
    "a source without title": (Place.HOUSE, "source", _set("facts", {})),
    "an odd name": (Place.HOUSE, "need", _set("slug", "../need")),
    "a need called nothing": (Place.HOUSE, "need", _set("called", [])),
    "a need called oddly": (Place.HOUSE, "need", _set("called", [["1", 2]])),
    "a need called so too early": (Place.HOUSE, "need", _set("called", [[1, 1]])),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_a_changed_archive_leaves_nothing_behind(
    session: Session, kept: Archive, name: str
) -> None:
    place, table, change = TAMPERINGS[name]
    before = _counted(session)
    with pytest.raises((Unfit, NotWhole)), session.begin_nested():
        restore(session, BY, _with(kept, place, table, change))
    session.expire_all()
    assert _counted(session) == before


def _counted(session: Session) -> Sequence[int | None]:
    return [
        session.scalar(select(func.count()).select_from(table))
        for table in (Document, Person, Step, NeedLink, RestoredRow, Source)
    ]


def test_rows_of_the_house_are_not_taken_for_the_document_s(
    session: Session, kept: Archive
) -> None:
    smuggled = replace(kept, tables={**kept.tables, (Place.RECORD, "source"): []})
    with pytest.raises(Unfit):
        restore(session, BY, smuggled)
