"""Which instructions turn one text of an act into another, each as short as is sensible.

A move has no formula of its own: the unit is repealed where it stood and inserted where it stands
now. Where units that keep their numbers changed their order or went under another heading, what
holds both places is worded anew: an instruction could not name them apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.statute.amending.aligning import Fresh, Gone, Kept, Pair, aligned
from app.statute.amending.applying import insert_place
from app.statute.amending.instructions import (
    Insert,
    Instruction,
    NewEdition,
    Repeal,
    Restate,
    TakeOut,
    Target,
    Where,
)
from app.statute.amending.phrasing import Voice, content_lines, say
from app.statute.amending.provisions import Act, Key, Provision, unit_of
from app.statute.amending.quoting import read_units
from app.statute.amending.register import HEADING, Register
from app.statute.amending.rewording import Line, reworded
from app.statute.numbering import Unit
from app.statute.snapshot import Kind

EACH = 30
"""What one more instruction weighs, in characters: three short ones in one line are worse than
the line anew."""

Path = tuple[Unit, ...]
Found = list[Instruction] | None
"""None where what changed cannot be said from the place it is looked at."""


def instructions_between(old: Act, new: Act) -> tuple[Instruction, ...]:
    """Instructions in the order of the old text; none for texts that print alike."""
    found = _Desk(Register(old), Register(new)).act()
    return (NewEdition(new.root),) if found is None else tuple(found)


@dataclass(frozen=True)
class _Desk:
    """Both texts on the table, the old one as its citations name it."""

    old: Register
    new: Register

    @cached_property
    def voice(self) -> Voice:
        return Voice(self.old.act.family, self.old.act.kind)

    @cached_property
    def displaced(self) -> list[tuple[list[Path], list[Path]]]:
        """Where units cited alike stood and stand, of those that do not stand where they stood."""
        were, are = self.old.by_citation(), self.new.by_citation()
        return [(were[said], are[said]) for said in were if said in are and were[said] != are[said]]

    def closed(self, path: Path) -> bool:
        """Whether nothing came into the unit, or left it, that is cited alike elsewhere."""
        depth = len(path)
        return all(
            any(one[:depth] == path for one in were) == any(one[:depth] == path for one in are)
            for were, are in self.displaced
        )

    def act(self) -> Found:
        """Everything; None where only a new edition of the whole says it."""
        return self.parts((), self.old.act.root, self.new.act.root)

    def unit(self, key: Key, new: Provision) -> Found:
        """A unit both texts have: in pieces, or anew where that is shorter."""
        old = self.old.units[key]
        if old == new:
            return []
        if new.repealed and self.old.act.fixed:
            return self.gone(key)
        anew = self.anew(key, new)
        if old.repealed or new.repealed or old.kind != new.kind:
            return anew
        pieces = self.parts(key, old, new)
        if pieces is None or anew is None:
            return anew if pieces is None else pieces
        shorter = old.body != new.body and self.weight(anew) < self.weight(pieces)
        return anew if shorter and self.reads_back(new) else pieces

    def reads_back(self, new: Provision) -> bool:
        """Whether the unit can be taken in one way only once it is quoted."""
        lines = content_lines((new,), self.voice.family)
        return new.kind is Kind.PREAMBLE or read_units(lines, self.voice.family) == (new,)

    def weight(self, found: Sequence[Instruction]) -> int:
        """How long instructions are to read."""
        told = [say(one, self.voice) for one in found]
        return sum(len(one.words) + sum(map(len, one.quoted)) + EACH for one in told)

    def anew(self, key: Key, new: Provision) -> Found:
        """A new wording of the unit, if it can be named and holds all it held."""
        path = self.old.paths[key]
        if not self.old.is_certain(key) or not self.closed(path):
            return None
        return [Restate(Target(path), (new,))]

    def gone(self, key: Key) -> Found:
        """A unit that is no longer in force; where numbers are fixed its own stays."""
        path, one = self.old.paths[key], self.old.units[key]
        if one.repealed:
            return []
        if not self.old.is_certain(key) or not self.closed(path):
            return None
        keeps = self.old.act.fixed and one.number
        return [Repeal(Target(path)) if keeps else TakeOut(Target(path))]

    def parts(self, key: Key, old: Provision, new: Provision) -> Found:
        """Heading, lines and units below, one after the other."""
        steps = aligned(old, new, self.old.act.family)
        if steps is None or (key and not self.old.is_certain(key)):
            return None
        found, low = list(self.heading(key, old.heading, new.heading)), 0
        for step in steps:
            now = step.not_before(low, old.body) if isinstance(step, Fresh) else step
            more = self.step(key, now)
            if more is None:
                return None
            found += more
            if isinstance(now, Fresh):
                low = max(insert_place(self.old, one)[1] for one in more if isinstance(one, Insert))
        return found

    def heading(self, key: Key, old: str, new: str) -> Iterator[Instruction]:
        """What becomes of a heading, or of the title."""
        at = Target(self.old.paths[key], heading=True)
        if old == new:
            return
        if old and not new:
            yield TakeOut(at)
            return
        anew: list[Instruction] = [Restate(at, (new,))]
        by_words = reworded(Line(self.old, (key, HEADING), at, at), new) if old else None
        yield from self.lighter(by_words, anew)

    def lighter(self, pieces: Found, anew: list[Instruction]) -> list[Instruction]:
        """Whichever is shorter to read."""
        if pieces is None or self.weight(anew) < self.weight(pieces):
            return anew
        return pieces

    def step(self, key: Key, step: Kept | Pair | Gone | Fresh) -> Found:
        """One item of a body, in either text."""
        match step:
            case Kept():
                return self.unit((*key, step.place), step.new)
            case Pair():
                return self.line(key, step)
            case Gone():
                if step.line:
                    return [TakeOut(Target(self.old.paths[key], line=step.line))]
                return self.gone((*key, step.place))
            case Fresh():
                return self.fresh(key, step)

    def line(self, key: Key, pair: Pair) -> Found:
        """A line that reads otherwise."""
        at = Target(self.old.paths[key])
        alone = len(self.old.units[key].body) == 1 and bool(key)
        itself = at if alone else Target(at.path, line=pair.line)
        pieces = reworded(
            Line(self.old, (key, pair.place), at if key else itself, itself), pair.new
        )
        return pieces if alone else self.lighter(pieces, [Restate(itself, (pair.new,))])

    def fresh(self, key: Key, step: Fresh) -> Found:
        """New units or lines, with the shortest name of their place."""
        here = self.old.paths[key]
        for one in step.content:
            if isinstance(one, Provision) and not self.closed((*here, unit_of(one))):
                return None
        where, at = self.where(key, step)
        if at is None:
            return None
        return [Insert(where, at, step.content)]

    def where(self, key: Key, step: Fresh) -> tuple[Where, Target | None]:
        """How the place is said; None for one that cannot be named."""
        here, body = self.old.paths[key], self.old.units[key].body
        first = step.content[0]
        told = self.old.numbered_place(first) if isinstance(first, Provision) else None
        if told and told[0] == key and step.low <= told[1] <= step.high:
            return Where.NUMBER, Target(here)
        if step.high == len(body):
            return Where.END, Target(here)
        if not step.low:
            return Where.START, Target(here)
        before = body[step.low - 1]
        if isinstance(before, str):
            return Where.AFTER, Target(here, line=step.line)
        below = (*key, step.low - 1)
        certain = self.old.is_certain(below)
        return Where.AFTER, Target(self.old.paths[below]) if certain else None
