"""What an act says as it is printed: numbered units, their headings and lines, what is repealed.

Two texts that print alike are one text to the law: whether a line is a clause of its own or the
second line of another, and on which empty lines it stands, is not seen here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.statute.numbering import Unit, number_all, printed, repealed_words, unit_name
from app.statute.snapshot import (
    AUTHORITATIVE,
    Clause,
    Family,
    Kind,
    Numbering,
    Snapshot,
    children_of,
)
from app.statute.vacated import with_vacated

Key = tuple[int, ...]
"""Where a unit stands: its places, from 0, in the bodies from the top down; () is the act."""

GONE = frozenset({"(ləğv edilmişdir)", "(çıxarılmışdır)"})
"""What a unit says that is no longer in force."""

_SENTENCE = re.compile(r"(?<=[.!?…]) (?=[A-ZƏİÖÜĞÇŞ“«\"(])")
_UNCITED = frozenset({Kind.PREAMBLE, Kind.INDENT})


@dataclass(frozen=True, slots=True)
class Provision:
    """One unit; the act itself is one without kind, whose heading is the title."""

    kind: Kind | None
    number: str
    heading: str = ""
    body: tuple["str | Provision", ...] = ()
    """Its lines (abzas) and the units below it, in the order of print."""
    repealed: bool = False
    clause: str = field(default="", compare=False)
    """Id of the clause it comes from; "" if unknown."""

    def lines(self) -> tuple[str, ...]:
        """Its own lines."""
        return tuple(one for one in self.body if isinstance(one, str))

    def units(self) -> tuple["Provision", ...]:
        """The units right below it."""
        return tuple(one for one in self.body if isinstance(one, Provision))


@dataclass(frozen=True, slots=True)
class Act:
    """The text of an act. `fixed`: a repealed unit keeps its number and its place."""

    root: Provision
    family: Family
    kind: str
    """charter, regulation, plan, agreement, guideline or act"""
    fixed: bool = True

    @property
    def title(self) -> str:
        """What it is called."""
        return self.root.heading


def act_of(snapshot: Snapshot) -> Act:
    """The act a snapshot prints in the authoritative language."""
    about = snapshot.particulars
    fixed = about.numbering is Numbering.FIXED
    clauses = with_vacated(snapshot) if fixed else snapshot.clauses
    reader = _Reader(
        children_of(clauses),
        number_all(clauses, about.family, about.numbering),
        about.family,
        fixed,
    )
    root = Provision(None, "", about.title(AUTHORITATIVE), tuple(reader.below(None)))
    return Act(root, about.family, about.kind, fixed)


@dataclass(frozen=True, slots=True)
class _Reader:
    children: Mapping[str | None, Sequence[Clause]]
    numbers: Mapping[str, str]
    family: Family
    fixed: bool

    def below(self, parent: str | None) -> Iterator[str | Provision]:
        """What stands under a clause, its unnumbered lines among it."""
        for clause in self.children.get(parent, ()):
            if clause.struck and not (self.fixed and self.numbers[clause.id]):
                continue
            if clause.kind is Kind.INDENT:
                wording = clause.wording(AUTHORITATIVE)
                yield from lines_of(wording.heading)
                yield from lines_of(wording.text)
                yield from self.below(clause.id)
            else:
                yield self.unit(clause)

    def unit(self, clause: Clause) -> Provision:
        """A clause with all below it."""
        wording = clause.wording(AUTHORITATIVE)
        kind = clause.kind
        if kind is Kind.ARTICLE and not self.family.has_articles:
            kind = Kind.PARAGRAPH  # printed and named alike there
        number = self.numbers[clause.id]
        lines = tuple(lines_of(wording.text))
        gone = not wording.heading and len(lines) == 1 and lines[0] in GONE
        if clause.struck or gone:
            return Provision(kind, number, repealed=True, clause=clause.id)
        body = (*lines, *self.below(clause.id))
        return Provision(kind, number, wording.heading.strip(), body, clause=clause.id)


def lines_of(text: str) -> Iterator[str]:
    """The lines that say something."""
    return (line.strip() for line in text.split("\n") if line.strip())


def sentences(line: str) -> list[str]:
    """The sentences of a line; joined with one blank they are the line again."""
    return _SENTENCE.split(line)


def unit_of(provision: Provision) -> Unit:
    """The unit as citations name it."""
    return Unit(provision.kind or Kind.INDENT, provision.number)


def name_of(provision: Provision, family: Family) -> str:
    """What the unit is called."""
    return unit_name(provision.kind or Kind.INDENT, provision.number, family, "az")


def walk(
    top: Provision, key: Key = (), path: tuple[Unit, ...] = ()
) -> Iterator[tuple[Key, tuple[Unit, ...], Provision]]:
    """Every unit from `top` on in the order of print, with its place and the units down to it."""
    yield key, path, top
    for place, one in enumerate(top.body):
        if isinstance(one, Provision):
            yield from walk(one, (*key, place), (*path, unit_of(one)))


def printed_lines(provision: Provision, family: Family) -> Iterator[str]:
    """The unit and all below it, line by line as official texts print them."""
    kind = provision.kind or Kind.INDENT
    label = printed(kind, provision.number, family, AUTHORITATIVE)
    opening = provision.heading
    rest: list[str | Provision] = list(provision.body)
    named = bool(label) and label[-1] not in ".)"
    if provision.repealed:
        opening = repealed_words(kind, provision.number, family, AUTHORITATIVE)
    elif not opening and not named and rest and isinstance(first := rest[0], str):
        opening, rest = first, rest[1:]
    if line := f"{label}{'.' if named else ''} {opening}".strip():
        yield line
    for one in rest:
        if isinstance(one, str):
            yield one
        else:
            yield from printed_lines(one, family)


def settled(act: Act, other: Act) -> Act:
    """The act without repealed units of which `other` knows nothing.

    A unit that came and was struck between two texts was never in force, and the number that a
    repealed unit keeps is seen only where that unit had been.
    """
    known = {path for _, path, _ in walk(other.root)}

    def kept(one: Provision, path: tuple[Unit, ...]) -> Provision:
        body: list[str | Provision] = []
        for part in one.body:
            if isinstance(part, str):
                body.append(part)
                continue
            below = (*path, unit_of(part))
            if not part.repealed or below in known:
                body.append(kept(part, below))
        return replace(one, body=tuple(body))

    return replace(act, root=kept(act.root, ()))
