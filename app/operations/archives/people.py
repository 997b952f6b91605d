"""The people and institutions a restored record names: those known here, and new ones."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.formats.archive import Archive
from app.formats.archive.told import Place
from app.models import HOUSE, Institution, InstitutionRow, Person
from app.operations.archives.errors import Unfit
from app.operations.archives.rows import Values, put, values
from app.operations.citing import house_step
from app.operations.recording import Actor
from app.queries.archives import OF_A_PERSON

NOWHERE = "restored.invalid"
"""Where no letter arrives (RFC 2606): for who bears an address that is somebody else's here."""


def hold_institutions(session: Session, actor: Actor, archive: Archive) -> None:
    """Add institutions nobody described here; those that are known stay as they are."""
    rows = {row.get("institution_id"): row for row in archive.rows(Place.BESIDE, "institution_row")}
    for facts in values(Institution, archive.rows(Place.BESIDE, "institution")):
        if session.get(Institution, facts["id"]) is not None:
            continue
        if facts["id"] not in rows:
            raise Unfit("institution", 1, f"nothing is said of {facts['id'][:80]}")
        (said,) = values(InstitutionRow, [{**rows[facts["id"]], "record_id": HOUSE, "since": 1}])
        del said["record_id"], said["since"]
        session.add(Institution(**facts))
        session.flush()  # the row names the institution
        with house_step(session, actor, "describe_institution", institution=facts["id"]) as entry:
            entry.add(InstitutionRow(**said))


def hold_people(session: Session, archive: Archive) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of who was added, and of those of them whose address is somebody else's here.

    Nobody gets a password, nor any say in the house: new people ask for a password by e-mail.
    """
    added, astray = [], []
    for facts in _told(archive):
        if session.get(Person, facts["id"]) is not None:
            continue
        added.append(facts["name"])
        if session.scalar(select(Person.id).where(Person.email == facts["email"])) is not None:
            astray.append(facts["name"])
            facts |= {"email": f"{facts['id']}@{NOWHERE}", "disabled": True}
        put(session, Person, [facts])
    return tuple(added), tuple(astray)


def _told(archive: Archive) -> list[Values]:
    rows = archive.rows(Place.BESIDE, "person")
    for line, row in enumerate(rows, start=1):
        if row.keys() != set(OF_A_PERSON):
            raise Unfit("person", line, "a column is missing or not known")
    return list(values(Person, (_whole(row) for row in rows)))


def _whole(row: Mapping[str, Any]) -> dict[str, Any]:
    nothing = {"theme": "", "steward": False, "demonstration": False, "disabled": False}
    return {**row, "password_hash": "", **nothing}
