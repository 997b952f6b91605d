"""The whole amendment of an act between two snapshots, and whether its text was proven."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from app.statute.amending.applying import apply
from app.statute.amending.composing import AmendingAct, compose, plain_text
from app.statute.amending.generating import instructions_between
from app.statute.amending.instructions import Insert, Instruction, NewEdition
from app.statute.amending.provisions import Act, Provision, act_of, lines_of, settled, walk
from app.statute.amending.reading import read
from app.statute.amending.register import Register
from app.statute.errors import StatuteError
from app.statute.numbering import number_all
from app.statute.snapshot import Numbering, Snapshot

EDITION = 0.5
"""Share of words changed from which practice is a new edition of the whole (yeni redaksiya), as
the annex of Decree 772 was given in 2011. No act sets the share; half is our reading."""


class NumbersShifted(StatuteError):
    """A draft whose numbers follow the tree: the same number names other words in either text."""

    def __init__(self, clauses: tuple[str, ...]) -> None:
        super().__init__(f"{len(clauses)} clauses bear another number")
        self.clauses = clauses


@dataclass(frozen=True, slots=True)
class Amendment:
    """What turns `old` into `new`, and the act that orders it."""

    old: Act
    new: Act
    instructions: tuple[Instruction, ...]
    act: AmendingAct
    share: float
    """Share of the words of both texts that differ, 0 to 1."""
    proven: bool
    """Whether the Azerbaijani text, read and applied to the old act, yields the new one."""

    @property
    def wants_edition(self) -> bool:
        """Whether so much changes that practice is a new edition of the whole."""
        return self.share >= EDITION or any(
            isinstance(one, NewEdition) for one in self.instructions
        )

    def clauses(self) -> tuple[str, ...]:
        """The clause each instruction is about: the new one where units are inserted, else the old.

        "" where none is known, as for the title.
        """
        register = Register(self.old)
        return tuple(_clause(one, register) for one in self.instructions)


def _clause(one: Instruction, register: Register) -> str:
    if isinstance(one, Insert) and isinstance(first := one.content[0], Provision):
        return first.clause
    return register.units[register.find(one.at.path)].clause


def amend(old: Snapshot, new: Snapshot) -> Amendment:
    """The amendment that turns one snapshot of a document into another.

    Raises NumbersShifted where a clause that stands in both bears another number and the document
    numbers its clauses by their place: an instruction names a unit by its number.
    """
    if new.particulars.numbering is Numbering.DERIVED and (shifted := tuple(_shifted(old, new))):
        raise NumbersShifted(shifted)
    before = act_of(old)
    after = settled(act_of(new), before)
    instructions = instructions_between(before, after)
    act = compose(before, instructions)
    proven = is_proven(before, after, plain_text(act))
    return Amendment(before, after, instructions, act, _share(before, after), proven)


def is_proven(old: Act, new: Act, text: str) -> bool:
    """Whether the text of an amending act, read and applied to the old act, yields the new."""
    try:
        made = apply(old, read(text, old))
    except StatuteError:
        return False
    return settled(made, new) == settled(new, old)


def _shifted(old: Snapshot, new: Snapshot) -> Iterator[str]:
    were, are = (
        number_all(one.clauses, one.particulars.family, one.particulars.numbering)
        for one in (old, new)
    )
    for clause in new.clauses:
        was = old.by_id.get(clause.id)
        if was and not was.struck and not clause.struck and were[clause.id] != are[clause.id]:
            yield clause.id


def _share(old: Act, new: Act) -> float:
    """Words that only one text has, unit by unit, as a share of the words of both."""
    were, are = (dict(_words(act)) for act in (old, new))
    whole = sum(map(Counter.total, (*were.values(), *are.values())))
    nothing: Counter[str] = Counter()
    same = sum((words & are.get(path, nothing)).total() for path, words in were.items())
    return 1 - 2 * same / whole if whole else 0.0


def _words(act: Act) -> Iterator[tuple[object, Counter[str]]]:
    for _, path, one in walk(act.root):
        said = [one.heading, *(line for line in one.lines() for line in lines_of(line))]
        yield path, Counter(word for line in said for word in line.split())
