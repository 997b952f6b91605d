"""What a suggestion would come to in the text as it stands, tried before anybody takes it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from app.operations.errors import Clash, ClauseIsStruck, NotThere, Refused
from app.operations.structure import plans
from app.queries.suggestions import Proposed
from app.statute.merging import merge
from app.statute.snapshot import Clause, Snapshot, Wording, word
from app.statute.structure import Misplaced, MovedUnderItself
from app.statute.suggesting import Deed, Part, Words

NEWCOMER = "part-"
"""What the id of a clause begins with that a part inserts, while it is only tried."""


class Misfit(StrEnum):
    """Why a part no longer fits the text."""

    STRUCK = "struck"
    """The clause, or the unit it is to stand in, is struck."""
    WORDS = "words"
    """The same words were changed since."""
    PARTED = "parted"
    """Its words were split or joined, and the change does not fit into any of the clauses."""
    GONE = "gone"
    """The neighbour it is to stand beside is there no longer."""
    MISPLACED = "misplaced"
    """A unit of this kind cannot stand there."""
    INSIDE = "inside"
    """It would become part of one of its own parts."""
    WAITS = "waits"
    """It stands in a new unit that is not taken."""


REFUSALS: Mapping[type[Exception], Misfit] = MappingProxyType(
    {
        ClauseIsStruck: Misfit.STRUCK,
        NotThere: Misfit.GONE,
        Misplaced: Misfit.MISPLACED,
        MovedUnderItself: Misfit.INSIDE,
    }
)
"""What keeps a clause from standing somewhere."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a clause says in one language, and what it would say."""

    before: Wording
    after: Wording
    since: Wording | None = None
    """Where both touch the same words: what stands; `before` is then what was written against."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What one part of a suggestion would come to."""

    number: int
    """Counts from 1."""
    part: Part
    clause: str | None
    """The clause it changes: another than it named where the words went there since."""
    misfit: Misfit | None = None
    changes: tuple[Change, ...] = ()
    rebased: bool = False
    """It was written against other words, and both fit together."""
    stands: bool = False
    """The text says so already."""
    placements: tuple[Clause, ...] = ()
    """What would stand elsewhere."""

    @property
    def fits(self) -> bool:
        """Whether it can be taken."""
        return self.misfit is None


class DoesNotFit(Refused):
    """Parts of a suggestion that cannot be done in the text as it stands."""

    def __init__(self, parts: tuple[Tried, ...]) -> None:
        super().__init__(", ".join(f"part {one.number}: {one.misfit}" for one in parts))
        self.parts = parts


@dataclass(slots=True)
class Places:
    """Where parts of one suggestion stand once those before them were done."""

    born: dict[int, str] = field(default_factory=dict)
    """Ids of new clauses by part."""
    last: dict[tuple[str | None, str | None], str] = field(default_factory=dict)
    """The newest clause put at a place: the next one goes behind it."""

    def of(self, part: Part) -> tuple[str | None, str | None]:
        """Under which clause, and after which sibling. Raises KeyError."""
        parent = self.born[part.under] if part.under else part.parent
        return parent, self.last.get((parent, part.after), part.after)

    def put(self, number: int, part: Part, clause: str) -> None:
        """A part was done: the clause stands."""
        parent, _ = self.of(part)
        self.last[parent, part.after] = clause
        self.born[number] = clause


@dataclass(slots=True)
class _Trial:
    """The text as the parts tried so far would leave it."""

    now: Snapshot
    places: Places = field(default_factory=Places)


def tried(
    now: Snapshot, proposed: Proposed, chosen: Collection[int] | None = None
) -> tuple[Tried, ...]:
    """Each part, in order, upon what those before it leave; with `chosen` upon the chosen ones."""
    trial = _Trial(now)
    found = []
    for number, part in enumerate(proposed.parts, start=1):
        one = _try(trial, number, part, proposed)
        found.append(one)
        if one.fits and len(proposed.parts) > 1 and (chosen is None or number in chosen):
            _lay(trial, one)
    return tuple(found)


def clashes(one: Tried) -> dict[str, Clash]:
    """The languages in which a part and a later change touch the same words, for StaleWording."""
    return {
        change.after.language: clash_of(change.before, change.after, change.since)
        for change in one.changes
        if change.since
    }


def clash_of(base: Wording, mine: Wording, standing: Wording) -> Clash:
    """What was written against, what was written, and what stands."""
    return Clash(
        language=mine.language,
        base=(base.heading, base.text),
        theirs=(standing.heading, standing.text),
        mine=(mine.heading, mine.text),
        standing=standing.digest,
    )


def written(part: Part, proposed: Proposed) -> Iterator[Change]:
    """A part as it was suggested, whatever stands now."""
    for words in part.words:
        after = word(words.language, words.heading, words.text)
        yield Change(proposed.base(part, words), after)


def _try(trial: _Trial, number: int, part: Part, proposed: Proposed) -> Tried:
    if part.deed is Deed.REWORD:
        return _reworded(trial.now, number, part, proposed)
    if part.deed is Deed.STRIKE:
        return _struck(trial.now, number, part)
    return _placed(trial, number, part)


def _struck(now: Snapshot, number: int, part: Part) -> Tried:
    clause = now.by_id.get(part.clause or "")
    if clause is None or clause.struck:
        return Tried(number, part, part.clause, Misfit.STRUCK)
    return Tried(number, part, clause.id, placements=tuple(plans.struck(now, clause.id)))


def _placed(trial: _Trial, number: int, part: Part) -> Tried:
    """A clause that is moved or inserted."""
    clause = trial.now.by_id.get(part.clause or "")
    if part.deed is Deed.MOVE and (clause is None or clause.struck):
        return Tried(number, part, part.clause, Misfit.STRUCK)
    said = tuple(_new(one) for one in part.words)
    if part.under and part.under not in trial.places.born:
        return Tried(number, part, part.clause, Misfit.WAITS, said)
    parent, after = trial.places.of(part)
    try:
        if clause is not None:
            placements = plans.moved(trial.now, clause.id, parent, after)
        else:
            placements = plans.inserted(trial.now, _newcomer(number, part, parent), after)
    except (ClauseIsStruck, NotThere, Misplaced, MovedUnderItself) as error:
        return Tried(number, part, part.clause, REFUSALS[type(error)], said)
    which = clause.id if clause else f"{NEWCOMER}{number}"
    stands = not placements
    return Tried(number, part, which, changes=said, stands=stands, placements=tuple(placements))


def _newcomer(number: int, part: Part, parent: str | None) -> Clause:
    if part.kind is None:
        raise NotThere
    said = {one.language: word(one.language, one.heading, one.text) for one in part.words}
    return Clause(f"{NEWCOMER}{number}", part.kind, parent, 0, wordings=said)


def _new(words: Words) -> Change:
    nothing = word(words.language, "", "")
    return Change(nothing, word(words.language, words.heading, words.text))


def _reworded(now: Snapshot, number: int, part: Part, proposed: Proposed) -> Tried:
    """Into the clause itself, else into the first of those its words went to that takes it."""
    homes = proposed.homes.get(part.clause or "", (part.clause or "",))
    standing = [now.by_id[one] for one in homes if one in now.by_id and not now.by_id[one].struck]
    fitting = [one for one in (_fitted(each, part, proposed) for each in standing) if one]
    if not fitting:
        return _unfit(number, part, proposed, standing)
    clause, changes = next((one for one in fitting if _changes(one[1])), fitting[0])
    return Tried(
        number,
        part,
        clause.id,
        changes=tuple(change for change in changes if _differs(change)),
        rebased=any(words.base != clause.wording(words.language).digest for words in part.words),
        stands=not _changes(changes),
    )


def _fitted(
    clause: Clause, part: Part, proposed: Proposed
) -> tuple[Clause, tuple[Change, ...]] | None:
    """What each language would say; None where one clashes."""
    changes = [_change(clause, part, words, proposed) for words in part.words]
    found = tuple(change for change in changes if change)
    return (clause, found) if len(found) == len(changes) else None


def _change(clause: Clause, part: Part, words: Words, proposed: Proposed) -> Change | None:
    standing = clause.wording(words.language)
    base = proposed.base(part, words)
    mine = word(words.language, words.heading, words.text)
    if base.digest == standing.digest and clause.id == part.clause:
        return Change(standing, mine)
    text = merge(base.text, mine.text, standing.text).text
    heading = _heading(clause, part, (base, mine, standing))
    if text is None or heading is None:
        return None
    return Change(standing, word(words.language, heading, text))


def _heading(clause: Clause, part: Part, wordings: Sequence[Wording]) -> str | None:
    """Another clause keeps its own heading; where the suggestion changes it, it does not fit."""
    base, mine, standing = (one.heading for one in wordings)
    if clause.id == part.clause:
        return merge(base, mine, standing).text
    return standing if base == mine else None


def _unfit(number: int, part: Part, proposed: Proposed, standing: Sequence[Clause]) -> Tried:
    """Why other words do not fit: as they were written, or both changes to the same words."""
    as_written = tuple(written(part, proposed))
    if not standing:
        return Tried(number, part, part.clause, Misfit.STRUCK, as_written)
    clause = standing[0]
    if len(proposed.homes.get(part.clause or "", ())) > 1:
        return Tried(number, part, clause.id, Misfit.PARTED, as_written)
    changes = tuple(
        replace(change, since=clause.wording(change.after.language)) for change in as_written
    )
    return Tried(number, part, clause.id, Misfit.WORDS, changes)


def _changes(changes: Iterable[Change]) -> bool:
    return any(_differs(change) for change in changes)


def _differs(change: Change) -> bool:
    return change.before.digest != change.after.digest


def _lay(trial: _Trial, one: Tried) -> None:
    """Let the parts that follow find what this one leaves."""
    part = one.part
    if part.deed is Deed.REWORD and one.clause:
        clause = trial.now.by_id[one.clause]
        said = {change.after.language: change.after for change in one.changes}
        changed = replace(clause, wordings={**clause.wordings, **said})
        trial.now = plans.after(trial.now, [changed])
        return
    if part.deed in (Deed.MOVE, Deed.INSERT) and one.clause:
        trial.places.put(one.number, part, one.clause)
    trial.now = plans.after(trial.now, one.placements)
