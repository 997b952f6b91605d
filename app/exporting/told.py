"""What the clean text and every comparison are written from: the dossier, its labels, its sides."""

from dataclasses import replace
from typing import cast

from flask import current_app, has_app_context
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.urls import iri_to_uri

from app.config import Settings
from app.considering import considered
from app.exporting.order import NothingToCompare, Order
from app.legalxml import BOTH
from app.models import Clause, Document, Record
from app.queries.answers import coverage
from app.queries.dossiers import dossier
from app.queries.references import Neighbours
from app.queries.snapshots import milestones, step_named
from app.statute.dossier import Dossier
from app.statute.numbering import number_all
from app.statute.references import Places, links_in, read_out
from app.statute.snapshot import LANGUAGES, Snapshot


def told_of(session: Session, document: Document, order: Order, against: int | None) -> Dossier:
    """The dossier at the step asked for, references in it as they are stored. Raises NoSuchStep."""
    step = asked_step(session, document, order)
    return replace(
        dossier(session, document, order.language, step, against),
        considered=considered(coverage(session, document, order.language, step)),
        address=_checked_at(),
    )


def _checked_at() -> str:
    """Where a reader of the file can check it; "" where the installation names no address."""
    if not has_app_context():  # somebody writes from a database alone
        return ""
    told = cast(Settings, current_app.config["SETTINGS"]).public_url
    return iri_to_uri(f"{told.rstrip('/')}/verify") if told else ""


def asked_step(session: Session, document: Document, order: Order) -> int | None:
    """The newer side; None for the newest step. Raises NoSuchStep."""
    return step_named(session, document, order.at) if order.at else None


def languages_of(order: Order) -> tuple[str, ...]:
    """In which languages the file speaks."""
    return LANGUAGES if order.language == BOTH else (order.language,)


def older_side(session: Session, document: Document, order: Order) -> int:
    """The older side: as asked, else the newest text in force, else the first text.

    Raises NoSuchStep, NothingToCompare.
    """
    if order.against:
        return step_named(session, document, order.against)
    until = asked_step(session, document, order) or session.get_one(Record, document.id).steps
    forced = [m.step for m in milestones(session, document) if m.kind == "in_force"]
    earlier = [number for number in forced if number < until]
    first = None if earlier else first_text(session, document)
    if not earlier and (first is None or first >= until):
        raise NothingToCompare
    return earlier[-1] if earlier else first or 0


def first_text(session: Session, document: Document) -> int | None:
    """The step that first gave the document a text, None while it has none."""
    return session.scalar(select(func.min(Clause.born)).where(Clause.record_id == document.id))


def labelled(told: Dossier, others: Neighbours) -> Dossier:
    """The dossier with the labels of references, those of each side by its own numbers."""
    now, before = told.snapshot, told.against
    places = Places(now, others)
    return replace(
        told,
        snapshot=read_out(now, places),
        links=links_in(now, places),
        against=read_out(before, Places(before, others)) if before else None,
    )


def numbers_of(now: Snapshot) -> dict[str, str]:
    """The printed number of every clause."""
    return number_all(now.clauses, now.particulars.family, now.particulars.numbering)
