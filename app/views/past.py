"""What happened to a clause, as its page tells it: each wording against the one before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.models import Decision, Placement, Step, WordingRow
from app.queries.history import Past
from app.statute.diffing import Run, compare


@dataclass(frozen=True, slots=True)
class Event:
    """One step in the life of a clause."""

    step: Step
    clause: str
    """Id of the clause: the one the page is about, or one below it."""
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


@dataclass(frozen=True, slots=True)
class Word:
    """What somebody decided in one step on a clause and what is below it."""

    step: Step
    decision: Decision
    """The first of them; the others say the same."""
    stands: bool
    """Whether everything it was decided on still stands as it was."""


def events(past: Past, about: str) -> list[Event]:
    """Wordings and placements, newest first.

    Of what is below the clause `about`, the words it was imported with are not told again.
    """
    found = [*_wordings(past), *_placements(past)]
    told = [one for one in found if one.clause == about or one.deed != "import_text"]
    return sorted(told, key=lambda event: event.step.number, reverse=True)


def words_of(past: Past, digests: Mapping[str, str]) -> list[Word]:
    """Decisions, newest first; those of one step are one.

    `digests`: what a decision on each clause would name now, by id.
    """
    steps: dict[tuple[int, str], list[tuple[Decision, Step]]] = {}
    for decision, step in past.decisions:
        steps.setdefault((step.number, decision.verdict), []).append((decision, step))
    return [_word(said, digests) for said in reversed(steps.values())]


def _word(said: Sequence[tuple[Decision, Step]], digests: Mapping[str, str]) -> Word:
    decision, step = said[0]
    return Word(step, decision, all(digests.get(one.clause_id) == one.digest for one, _ in said))


def _wordings(past: Past) -> Iterator[Event]:
    before: dict[tuple[str, str], WordingRow] = {}
    for row, step in past.wordings:
        earlier = before.get((row.clause_id, row.language))
        yield Event(
            step=step,
            clause=row.clause_id,
            deed=step.deed,
            language=row.language,
            heading=compare(earlier.heading if earlier else "", row.heading),
            text=compare(earlier.text if earlier else "", row.text),
            first=earlier is None,
            author=row.author_id if row.author_id != step.actor_id else None,
        )
        before[row.clause_id, row.language] = row


def _went(row: Placement, earlier: Placement, step: Step) -> bool:
    """Whether it went elsewhere, be it that its move was undone or its unit was split."""
    named = step.clause_id == row.clause_id and step.deed in {"move_clause", "undo"}
    return named or row.parent_id != earlier.parent_id


def _placements(past: Past) -> Iterator[Event]:
    """Striking, restoring, moving, another kind; making room for a neighbour is no event."""
    before: dict[str, Placement] = {}
    for row, step in past.placements:
        earlier = before.get(row.clause_id)
        if earlier is not None:
            if row.struck != earlier.struck:
                deed = "strike_clause" if row.struck else "restore_clause"
                yield Event(step, row.clause_id, deed)
            elif row.kind != earlier.kind:
                yield Event(step, row.clause_id, "change_kind")
            elif _went(row, earlier, step):
                yield Event(step, row.clause_id, "move_clause", moved_from=earlier.parent_id or "")
        before[row.clause_id] = row
