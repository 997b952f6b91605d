"""What the cards of conversations are drawn from: where it is the same, they are drawn once."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.models import Person
from app.queries.suggestions import Proposed
from app.queries.threads import Talk
from app.queries.touched import Also
from app.statute.snapshot import Snapshot
from app.statute.suggesting import Deed, Part
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
    now: Snapshot
    rivals: Mapping[str, int]
    """How many open suggestions there are for a clause."""

    def key(self, row: Row) -> Hashable:
        """All the cards beside a row are drawn from, but for its words."""
        if not (row.talks or row.resolved or row.also):
            return ()
        numbered = [*row.talks, *((0, talk) for talk in row.resolved)]
        return (
            self.reader,
            self.address,
            self.today,
            row.clause.struck,
            *((number, *self._card(talk)) for number, talk in numbered),
            *(self._line(also) for also in row.also),
        )

    def _card(self, talk: Talk) -> Iterator[Hashable]:
        yield from (talk.thread.id, talk.language, talk.position, talk.clause)
        for made in (talk.turn, talk.holding, talk.assignment, talk.again):
            yield made and made.row
        for said in talk.comments:
            yield said.since, said.revised
        if "{#" in "".join(_prose(talk)):
            yield self.now.digest  # numbers of clauses
        for one in sorted(_concerned(talk)):
            yield self._person(one)
        if talk.suggests:
            yield self.rivals.get(talk.clause or "", 0)
            yield self._text(talk.suggests)
        elif "{" in talk.thread.quote:
            yield self.now.digest  # numbers of clauses

    def _line(self, also: Also) -> Hashable:
        return also.talk.thread.id, also.touches, self._person(also.talk.thread.author_id)

    def _person(self, one: str) -> Hashable:
        person = self.people[one]
        return person.id, person.name, person.guest, person.affiliation

    def _text(self, suggested: Proposed) -> Hashable:
        """What of the text a suggestion is shown against: of one clause alone what that says."""
        part = suggested.parts[0]
        if len(suggested.parts) > 1 or not _stands_alone(part, suggested):
            return self.now.digest
        clause = self.now.by_id[part.clause or ""]
        said = [clause.wording(words.language) for words in part.words]
        if any("{" in one.heading + one.text for one in said):
            return self.now.digest
        return (clause.struck, *(one.digest for one in said))


def _stands_alone(part: Part, suggested: Proposed) -> bool:
    """Whether nothing but the words of its clause matters: no number, no neighbour, no other."""
    if part.deed is not Deed.REWORD or len(suggested.homes.get(part.clause or "", ())) != 1:
        return False
    bases = [suggested.base(part, words) for words in part.words]
    said = [one.heading + one.text for one in part.words]
    return "{" not in "".join([*said, *(one.heading + one.text for one in bases)])


def _prose(talk: Talk) -> Iterator[str]:
    """All that people wrote in a conversation."""
    for said in talk.comments:
        yield said.body
        yield from (one.body for one in said.former)
    for made in (talk.turn, talk.holding):
        if made is not None:
            yield made.reason


def _concerned(talk: Talk) -> set[str]:
    """Everybody a card names."""
    found = {talk.thread.author_id, *talk.voices, *talk.mentions}
    for made in (talk.holding, talk.assignment, talk.again):
        if made is not None and made.person_id:
            found.add(made.person_id)
    return found
