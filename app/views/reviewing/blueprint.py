"""The blueprint all pages of review rounds hang on, and the round an address names."""

from dataclasses import replace
from datetime import date

from flask import Blueprint, url_for

from app.access import may, person
from app.clock import day_of, now
from app.db import session
from app.models import Document
from app.queries.rounds import Round, asked_records, reviews_of, round_of
from app.statute.roles import Action

blueprint = Blueprint("reviewing", __name__)


def found_round(document: Document, round_id: str) -> Round:
    """The round as whoever asks may see it: documents they may not read are left out.

    Raises NotFound.
    """
    found = round_of(session(), document, round_id)
    return replace(found, parts=tuple(p for p in found.parts if may(Action.READ, p.document)))


def today() -> date:
    """The day it is where the committee sits."""
    return day_of(now())


@blueprint.app_template_global()
def days_left(found: Round) -> int:
    """Days until the last day is over, today counted as none; negative when it is."""
    return (found.deadline - today()).days


def is_mine(found: Round) -> bool:
    """Whether the person of this request was asked."""
    return bool(asked_records(session(), found.id, person().id))


def has_handed_in(found: Round) -> bool:
    """Whether the person of this request has handed their review in."""
    me = person().id
    handed = reviews_of(session(), found).values()
    return any(one.review.person_id == me for some in handed for one in some)


def address(endpoint: str, document: Document, found: Round, anchor: str | None = None) -> str:
    """A page of a round of a document."""
    return url_for(f"reviewing.{endpoint}", slug=document.slug, round_id=found.id, _anchor=anchor)
