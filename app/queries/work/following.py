"""How much is new to a person in each document, of what concerns them or what they follow."""

from collections import Counter
from collections.abc import Mapping

from sqlalchemy.orm import Session

from app.models import Person
from app.queries.news import hints, marks_of, scope_of
from app.queries.news.scope import is_read, shelf
from app.queries.people import seats_of


def fresh_news(session: Session, person: Person) -> Mapping[str, int]:
    """Conversations, clauses and documents with news they have not read, by document."""
    mine, marks = shelf(seats_of(session, person.id)), marks_of(session, person.id)
    found = hints(session, scope_of(session, person.id, mine.began))
    fresh = {(one.record, one.subject) for one in found if not is_read(one, marks)}
    return Counter(record for record, _ in fresh)
