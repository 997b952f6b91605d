"""Letters of a review round: what is asked, a reminder, a deadline put off, opened again."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from app.corresponding import letter_to, written
from app.models import Person
from app.operations.mailing import Outgoing, post
from app.queries.rounds import Part, Round, reviewable

Kind = str
"""asked, reminded, extended or reopened: the letter's template."""


def summon(
    session: Session, found: Round, people: Iterable[Person], kind: Kind, at: datetime
) -> int:
    """Put a letter to each of them into the outbox; answers how many are new there.

    `kind`: asked, reminded, extended or reopened. A letter of one kind goes to a person once a
    deadline; a reminder once a day; that a round is open again, each time it is. Whose role ended
    on all that they were asked about gets none.
    """
    return sum(
        post(session, _letter(found, parts, person, kind, at))
        for person in people
        if not person.disabled and not person.guest
        if (parts := reviewable(session, found, person.id))
    )


def _letter(
    found: Round, parts: Sequence[Part], person: Person, kind: Kind, at: datetime
) -> Outgoing:
    text = written(
        f"round_{kind}",
        person.locale,
        found=found,
        parts=parts,
        person=person,
        terms=found.terms,
    )
    occasions = {"reminded": at.date().isoformat(), "reopened": at.isoformat()}
    occasion = occasions.get(kind, found.terms.deadline)
    about = f"round:{found.id}"
    return letter_to(person, text, f"{about}:{kind}:{occasion}:{person.id}", at, about=about)
