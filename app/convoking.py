"""Letters of a meeting: it is called, its call was changed, it is called off."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.corresponding import letter_to, written
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
    facts = {"found": found, "document": document, "naming": Naming(snapshot(session, document))}
    return sum(
        post(session, _letter(one, facts, f"meeting:{found.id}", (kind, at)))
        for one in people
        if not one.disabled and role_held(session, one.id, document.id)
    )


def _letter(
    person: Person, facts: Mapping[str, Any], about: str, occasion: tuple[str, datetime]
) -> Outgoing:
    kind, at = occasion
    said = written(f"meeting_{kind}", person.locale, person=person, **facts)
    key = f"{about}:{kind}:{at.isoformat()}:{person.id}"
    return letter_to(person, said, key, at, about=about)
