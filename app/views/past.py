"""What happened to a clause, as its page tells it: each wording against the one before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.models import Placement, Step, WordingRow
from app.queries.history import Past
from app.statute.diffing import Run, compare


@dataclass(frozen=True, slots=True)
class Event:
    """One step in the life of a clause."""

    step: Step
    deed: str
    """Key of words.DEEDS."""
    language: str = ""
    heading: Sequence[Run] = ()
    text: Sequence[Run] = ()
    first: bool = False
    """Whether it is the first wording in that language: there is nothing to compare it with."""
    author: str | None = None
    """Whose words they are, where somebody else put them into the text."""
    moved_from: str | None = None
    """Id of the clause it stood in before it was moved; "" for the document."""

    @property
    def reason(self) -> str:
        """Why, as its author said."""
        return str(self.step.facts.get("reason") or "")


def events(past: Past) -> list[Event]:
    """Wordings and placements, newest first."""
    found = [*_wordings(past), *_placements(past)]
    return sorted(found, key=lambda event: event.step.number, reverse=True)


def _wordings(past: Past) -> Iterator[Event]:
    before: dict[str, WordingRow] = {}
    for row, step in past.wordings:
        earlier = before.get(row.language)
        yield Event(
            step=step,
            deed=step.deed,
            language=row.language,
            heading=compare(earlier.heading if earlier else "", row.heading),
            text=compare(earlier.text if earlier else "", row.text),
            first=earlier is None,
            author=row.author_id if row.author_id != step.actor_id else None,
        )
        before[row.language] = row


def _placements(past: Past) -> Iterator[Event]:
    """Striking, restoring and moving; making room for a neighbour is no event."""
    earlier: Placement | None = None
    for row, step in past.placements:
        if earlier is not None:
            if row.struck != earlier.struck:
                yield Event(step, "strike_clause" if row.struck else "restore_clause")
            elif step.deed == "move_clause" and step.clause_id == row.clause_id:
                yield Event(step, "move_clause", moved_from=earlier.parent_id or "")
        earlier = row
