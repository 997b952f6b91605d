"""Set an installation up: newest tables, and the committee's drafts if it has none of them."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import database, has_tables, session
from app.loading.discussion import load_discussion
from app.loading.groups import load_groups
from app.loading.house import load_house
from app.loading.people import load_institutions, load_people
from app.loading.rounds import load_rounds
from app.loading.texts import Desk, load_evidence, load_proposals, load_text
from app.models import Document, Person
from app.operations.recording import Actor

FOUNDER = "leyla"
"""Who founds the demonstration's documents: the coordinator of drafts/people.yaml."""


class DemonstrationInProduction(Exception):
    """Demonstration accounts exist where the installation is not a demonstration."""


@dataclass(frozen=True, slots=True)
class SetUp:
    """What setting up found or made."""

    people: tuple[Person, ...]
    documents: tuple[str, ...]


def set_up(writer: Session, drafts: Path, now: datetime, *, demonstration: bool) -> SetUp:
    """Load what is missing from drafts/; run again, it changes nothing.

    Outside the demonstration there are no invented people, and so no discussion: the texts are
    founded by nobody, and the first steward coordinates them.
    """
    load_institutions(writer, Actor(None, now), drafts)
    load_house(writer, Actor(None, now), drafts)
    people, roles = load_people(writer, drafts, now) if demonstration else ({}, {})
    desk = Desk(writer, people, roles, now)
    for slug, load in (("charter", _charter), ("regulation", _regulation)):
        if writer.scalars(select(Document).where(Document.slug == slug)).first() is None:
            load(desk, drafts)
    if desk.people:
        load_groups(desk, FOUNDER, drafts / "groups.yaml")
    return SetUp(
        tuple(writer.scalars(select(Person).where(Person.demonstration).order_by(Person.email))),
        tuple(writer.scalars(select(Document.slug).order_by(Document.slug))),
    )


def refuse_to_serve(app: Flask) -> None:
    """Raise DemonstrationInProduction where production would serve demonstration accounts."""
    with app.app_context():
        production = not app.config["SETTINGS"].demonstration
        refused = production and has_tables() and _has_demonstrators(session())
        opened = database()
    opened.let_go()  # a server forks: no child may share an open connection
    if refused:
        raise DemonstrationInProduction(
            "This database has demonstration accounts. Start with NIZAM_MODE=demonstration, "
            "or close them with: flask --app wsgi people close-demonstration"
        )


def _has_demonstrators(reader: Session) -> bool:
    open_accounts = select(Person).where(Person.demonstration, ~Person.disabled).limit(1)
    return reader.scalars(open_accounts).first() is not None


def _charter(desk: Desk, drafts: Path) -> None:
    document = load_text(desk, FOUNDER, drafts / "charter.az.md", drafts / "charter.en.md")
    load_evidence(desk, FOUNDER, document, drafts / "charter.citations.yaml")
    if desk.people:
        load_discussion(desk, document, drafts / "charter.discussion.yaml")
        load_rounds(desk, document, drafts / "charter.rounds.yaml")


def _regulation(desk: Desk, drafts: Path) -> None:
    document = load_text(
        desk, FOUNDER, drafts / "regulation-1996.az.md", drafts / "regulation-1996.en.md"
    )
    load_proposals(desk, document, drafts / "regulation.revision.yaml")
