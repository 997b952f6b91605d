"""Load the charter and the regulation: text, roles, evidence, milestone, first proposals."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from app.formats.markdown import read_pair
from app.loading.house import read_yaml
from app.models import Clause, Document, Person
from app.operations.citing import cite
from app.operations.clauses import Typed, save_wording, standing_placement
from app.operations.documents import Founding, found_document, name_milestone
from app.operations.importing import import_text
from app.operations.membership import give_role
from app.operations.needs import link_need
from app.operations.recording import Actor
from app.operations.structure import insert_clause, move_clause, strike_clause
from app.queries.snapshots import snapshot
from app.statute.numbering import number_all
from app.statute.references import Places, stored
from app.statute.roles import Role
from app.statute.snapshot import AUTHORITATIVE, Family, Numbering, Snapshot, word


@dataclass(frozen=True, slots=True)
class Desk:
    """What the loader works with."""

    session: Session
    people: Mapping[str, Person]
    roles: Mapping[str, Mapping[str, str]]
    """Per document, the role of each person."""
    at: datetime
    """The moment everything is said to happen."""

    def actor(self, name: str) -> Actor:
        """Who does a deed: the person of the files, or nobody where there are no such people."""
        person = self.people.get(name)
        return Actor(person.id if person else None, self.at)


def load_text(desk: Desk, founder: str, az: Path, en: Path) -> Document:
    """Found a document from a pair of files and give people their roles."""
    pair = read_pair(az.read_text("utf-8"), en.read_text("utf-8"))
    draft, translation = pair.authoritative, pair.translation
    front = draft.front
    actor = desk.actor(founder)
    document = found_document(
        desk.session,
        actor,
        Founding(
            slug=str(front["slug"]),
            titles={draft.language: draft.title, translation.language: translation.title},
            kind=str(front["kind"]),
            family=Family(str(front["family"])),
            numbering=Numbering(str(front["numbering"])),
            illustrative=bool(front.get("illustrative", False)),
        ),
    )
    for name, role in desk.roles.get(document.slug, {}).items():
        if name != founder:
            give_role(desk.session, actor, document, desk.people[name], Role(role))
    taken = import_text(desk.session, actor, document, draft, translation)
    milestone = front.get("milestone")
    if isinstance(milestone, dict):
        name_milestone(desk.session, actor, document, taken.number, milestone, kind="in_force")
    return document


def load_evidence(desk: Desk, by: str, document: Document, path: Path) -> None:
    """Citations and needs of a document, by printed number."""
    facts = read_yaml(path)
    where = by_number(snapshot(desk.session, document))
    for entry in facts["citations"]:
        clause = desk.session.get_one(Clause, where[str(entry["clause"])])
        _cite(desk, by, clause, entry)
    for entry in facts["needs"]:
        clause = desk.session.get_one(Clause, where[str(entry["clause"])])
        link_need(
            desk.session,
            desk.actor(by),
            clause,
            entry["need"],
            entry["answers"],
            note=entry["note"],
        )


def load_proposals(desk: Desk, document: Document, path: Path) -> None:
    """Perform the first round of proposals, each by its author, on the text as numbered before."""
    before = snapshot(desk.session, document)
    where, places = by_number(before), Places(before)
    for written in read_yaml(path)["deeds"]:
        deed = _with_references(written, places)
        clause_id = PERFORM[deed["deed"]](desk, document, deed, where)
        clause = desk.session.get_one(Clause, clause_id)
        for entry in deed.get("cite", []):
            _cite(desk, deed["by"], clause, entry)
        for need in deed.get("need", []):
            link_need(
                desk.session, desk.actor(deed["by"]), clause, need, "partly", note=deed["reason"]
            )


def _with_references(deed: Mapping[str, Any], places: Places) -> Mapping[str, Any]:
    """The deed with the braces of its texts resolved by the numbers its author saw."""
    texts = deed.get("text", {})
    said = {language: stored(text, places, language) for language, text in texts.items()}
    return {**deed, "text": said}


def _cite(desk: Desk, by: str, clause: Clause, entry: Mapping[str, Any]) -> None:
    cite(
        desk.session,
        desk.actor(by),
        clause,
        entry["extract"],
        entry["relation"],
        note=entry.get("note", {}),
    )


def by_number(now: Snapshot) -> dict[str, str]:
    """The clause that prints each number."""
    numbers = number_all(now.clauses, now.particulars.family, now.particulars.numbering)
    return {number: clause for clause, number in numbers.items() if number}


def _save(desk: Desk, document: Document, deed: Mapping[str, Any], where: Mapping[str, str]) -> str:
    clause_id = where[str(deed["clause"])]
    standing = snapshot(desk.session, document).by_id[clause_id]
    typed = [
        Typed(
            language,
            deed.get("heading", {}).get(language, standing.wording(language).heading),
            text,
            standing.wording(language).digest,
        )
        for language, text in deed["text"].items()
    ]
    clause = desk.session.get_one(Clause, clause_id)
    save_wording(
        desk.session, desk.actor(deed["by"]), clause, typed, reason=deed["reason"][AUTHORITATIVE]
    )
    return clause_id


def _insert(
    desk: Desk, document: Document, deed: Mapping[str, Any], where: Mapping[str, str]
) -> str:
    after = snapshot(desk.session, document).by_id[where[str(deed["after"])]]
    source = word(AUTHORITATIVE, "", deed["text"][AUTHORITATIVE])
    others = [
        word(language, "", text, source.digest)
        for language, text in deed["text"].items()
        if language != AUTHORITATIVE
    ]
    return insert_clause(
        desk.session,
        desk.actor(deed["by"]),
        document,
        [source, *others],
        kind=after.kind,
        parent=after.parent,
        after=after.id,
        reason=deed["reason"][AUTHORITATIVE],
    )


def _strike(
    desk: Desk, document: Document, deed: Mapping[str, Any], where: Mapping[str, str]
) -> str:
    clause_id = where[str(deed["clause"])]
    strike_clause(
        desk.session,
        desk.actor(deed["by"]),
        document,
        clause_id,
        seen=_placed_since(desk, clause_id),
        reason=deed["reason"][AUTHORITATIVE],
    )
    return clause_id


def _move(desk: Desk, document: Document, deed: Mapping[str, Any], where: Mapping[str, str]) -> str:
    clause_id = where[str(deed["clause"])]
    after = snapshot(desk.session, document).by_id[where[str(deed["after"])]]
    move_clause(
        desk.session,
        desk.actor(deed["by"]),
        document,
        clause_id,
        parent=after.parent,
        after=after.id,
        seen=_placed_since(desk, clause_id),
        reason=deed["reason"][AUTHORITATIVE],
    )
    return clause_id


def _placed_since(desk: Desk, clause_id: str) -> int:
    return standing_placement(desk.session, desk.session.get_one(Clause, clause_id)).since


PERFORM = {"save": _save, "insert": _insert, "strike": _strike, "move": _move}
"""What each deed of the file does."""
