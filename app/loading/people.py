"""Load institutions, and the people of the demonstration."""

from collections import defaultdict
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.loading.house import read_yaml
from app.models import Institution, InstitutionRow, Person
from app.operations.institutions import Described, describe_institution
from app.operations.recording import Actor
from app.operations.signing_in import password_hash
from app.statute.institutions import names_from

DEMONSTRATION_PASSWORD = "nizam-numune-2026"  # noqa: S105  # printed at set-up, refused in production
"""What every demonstration person signs in with."""


def load_institutions(session: Session, actor: Actor, drafts: Path) -> None:
    """Institutions the house's record does not know yet, those of the file and those in use."""
    told = set(session.scalars(select(InstitutionRow.institution_id)))
    for facts in read_yaml(drafts / "institutions.yaml")["institutions"]:
        if facts["id"] not in told:
            names = names_from(facts.get("dated_names") or [{"names": facts["names"]}])
            said = Described(facts["kind"], facts["country"], names)
            told.add(describe_institution(session, actor, facts["id"], said).id)
    for one in session.scalars(select(Institution).where(Institution.id.not_in(told))).all():
        said = Described(one.kind, one.country, names_from([{"names": one.names}]))
        describe_institution(session, actor, one.id, said)


Roles = dict[str, dict[str, str]]
"""Per document, the role of each person by name."""


def load_people(session: Session, drafts: Path, now: datetime) -> tuple[dict[str, Person], Roles]:
    """The demonstration people by their names in the files, and their roles.

    Those known already are left alone.
    """
    hashed = password_hash(DEMONSTRATION_PASSWORD)
    known = {person.email: person for person in session.scalars(select(Person))}
    people = {}
    roles: Roles = defaultdict(dict)
    for facts in read_yaml(drafts / "people.yaml")["people"]:
        person = known.get(facts["email"]) or Person(
            email=facts["email"],
            name=facts["name"],
            institution_id=facts["institution"],
            password_hash=hashed,
            locale=facts["locale"],
            theme="",
            steward=_looks_after_the_house(facts),
            demonstration=True,
            disabled=False,
            joined_at=now,
        )
        session.add(person)
        people[str(facts["id"])] = person
        for document, role in facts["memberships"].items():
            roles[document][str(facts["id"])] = role
    session.flush()  # memberships name people
    return people, roles


def _looks_after_the_house(facts: dict[str, object]) -> bool:
    roles = facts["memberships"]
    coordinates = isinstance(roles, dict) and "coordinator" in roles.values()
    return coordinates or bool(facts["administrator"])
