"""Load the committees of the demonstration, who sits in them, and who is nominated."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.clock import day_of
from app.loading.house import read_yaml
from app.loading.texts import Desk
from app.models import Document, WorkingGroup
from app.operations.groups import GroupSaid, Seat, add_group, seat
from app.operations.nominating import Candidacy, nominate

Told = Mapping[str, Any]


def load_groups(desk: Desk, founder: str, path: Path) -> None:
    """The committees of the file and the nominations; nothing where there are groups already."""
    if desk.session.scalars(select(WorkingGroup).limit(1)).first() is not None:
        return
    documents = {one.slug: one for one in desk.session.scalars(select(Document))}
    drafts = read_yaml(path)
    for told in drafts["groups"]:
        _group(desk, founder, told, [documents[slug].id for slug in told["documents"]])
    for told in drafts["nominations"]:
        target = told["group"] if "group" in told else documents[told["document"]]
        asked = Candidacy(
            institution_id=told["institution"],
            role=told["role"],
            dated=(day_of(desk.at) - timedelta(days=told["days"])).isoformat(),
            reference=told["letter"],
            name=told["name"],
            email=told["email"],
        )
        nominate(desk.session, desk.actor(founder), target, asked)


def _group(desk: Desk, founder: str, told: Told, documents: list[str]) -> None:
    said = GroupSaid(
        name=told["name"],
        mandate=told["mandate"],
        note=told["note"],
        founded=told["founded"],
        documents=documents,
    )
    add_group(desk.session, desk.actor(founder), told["id"], said)
    for one in told["members"]:
        asked = Seat(
            role=one["role"],
            begins=one["from"],
            ends=one["until"],
            person_id=desk.people[one["person"]].id if "person" in one else None,
            name=one.get("name", ""),
            institution_id=one["institution"],
        )
        seat(desk.session, desk.actor(founder), told["id"], asked)
