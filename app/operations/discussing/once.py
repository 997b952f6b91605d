"""A form that is sent twice says its words once."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Comment, Record, Step
from app.operations.recording import Actor

FORM = "form"
"""The fact of a step that names the form it was sent with."""

RECENT = 500
"""How many steps back a form may have been sent before."""


def sent_before(
    session: Session, record_id: str, actor: Actor, form: str, body: str
) -> Step | None:
    """The step that keeps the words this form was sent with before; the record is held.

    Other words from the same form, as after going back to it, are other words.
    """
    if not form:
        return None
    newest = session.get_one(Record, record_id).steps
    steps = session.scalars(
        select(Step).where(
            Step.record_id == record_id,
            Step.number > newest - RECENT,
            Step.actor_id == actor.person_id,
        )
    )
    same = [one for one in steps if one.facts.get(FORM) == form]
    return next((one for one in same if _says(session, one, body)), None)


def _says(session: Session, step: Step, body: str) -> bool:
    said = select(Comment.body).where(
        Comment.record_id == step.record_id, Comment.since == step.number
    )
    return body in session.scalars(said)
