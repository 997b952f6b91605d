"""What the cards of conversations are drawn from: where it is the same, they are drawn once."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.models import Person
from app.queries.threads import Talk
from app.views.leaves import Row


@dataclass(frozen=True, slots=True)
class Cards:
    """All the cards of one page share."""

    people: Mapping[str, Person]
    reader: str
    """Who has forms of their own on what they said."""
    address: str
    """Where their forms lead back to."""
    today: date
    """What is due was due yesterday, or not."""

    def key(self, row: Row) -> Hashable | None:
        """All the cards beside a row are drawn from, but for its words; None: drawn anew."""
        if not row.talks and not row.resolved:
            return ()
        numbered = [*row.talks, *((0, talk) for talk in row.resolved)]
        if any(talk.suggests or "{" in talk.thread.quote for _, talk in numbered):
            return None  # what is suggested is shown against the whole text
        return (
            self.reader,
            self.address,
            self.today,
            row.clause.struck,
            *((number, *self._card(talk)) for number, talk in numbered),
        )

    def _card(self, talk: Talk) -> Iterator[Hashable]:
        yield from (talk.thread.id, talk.language, talk.position, talk.clause)
        for made in (talk.turn, talk.holding, talk.assignment, talk.again):
            yield made and made.row
        for said in talk.comments:
            yield said.since, said.revised
        for one in sorted(_concerned(talk)):
            person = self.people[one]
            yield person.id, person.name, person.guest, person.affiliation


def _concerned(talk: Talk) -> set[str]:
    """Everybody a card names."""
    found = {talk.thread.author_id, *talk.voices, *talk.mentions}
    for made in (talk.holding, talk.assignment, talk.again):
        if made is not None and made.person_id:
            found.add(made.person_id)
    return found
