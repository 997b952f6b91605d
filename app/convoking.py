"""Letters of a meeting: it is called, its call was changed, it is called off."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.corresponding import written
from app.models import Document, Person
from app.naming import Naming
from app.operations.mailing import Outgoing, post
from app.queries.meetings import Called
from app.queries.people import role_held
from app.queries.snapshots import snapshot


def convoke(session: Session, document: Document, found: Called, kind: str, at: datetime) -> int:
    """Put a letter to everybody who is invited into the outbox; answers how many.

    `kind`: called, changed or cancelled. Whoever has no role here any longer gets none.
    """
    people = [session.get_one(Person, one) for one in found.terms.invited]
    return sum(
        post(session, _letter(session, document, found, one, (kind, at)))
        for one in people
        if not one.disabled and role_held(session, one.id, document.id)
    )


def _letter(
    session: Session,
    document: Document,
    found: Called,
    person: Person,
    occasion: tuple[str, datetime],
) -> Outgoing:
    kind, at = occasion
    facts: dict[str, Any] = {"found": found, "document": document, "person": person}
    naming = Naming(snapshot(session, document))
    text = written(f"meeting_{kind}", person.locale, naming=naming, **facts)
    return Outgoing(
        to=person.email,
        name=person.name,
        locale=person.locale,
        subject=text.subject,
        text=text.text,
        html=text.html,
        key=f"meeting:{found.id}:{kind}:{at.isoformat()}:{person.id}",
        at=at,
        person_id=person.id,
        about=f"meeting:{found.id}",
    )
