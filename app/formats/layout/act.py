"""How the act itself stands on the page: divisions, articles, paragraphs, points."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from app.formats.layout.labels import label
from app.formats.layout.sheet import Counted, Ladder, Mark, Paragraph, Span, Style
from app.statute.numbering import printed
from app.statute.references import Link
from app.statute.snapshot import AUTHORITATIVE, Clause, Kind, Numbering, Snapshot, Wording
from app.statute.vacated import instead, with_vacated

DIVISIONS = (Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.ANNEX)
STEPPED = (Kind.PARAGRAPH, Kind.POINT)
DEEPEST = 4

RUNGS = {
    Kind.PART: (Ladder.PARTS, 0),
    Kind.CHAPTER: (Ladder.CHAPTERS, 0),
    Kind.SECTION: (Ladder.CHAPTERS, 1),
    Kind.ARTICLE: (Ladder.TEXT, 0),
    Kind.PARAGRAPH: (Ladder.TEXT, 1),
    Kind.POINT: (Ladder.TEXT, 4),
    Kind.ANNEX: (Ladder.ANNEXES, 0),
}
"""Where each kind is counted; a unit within one of its ladder stands lower at least by one."""

LOWEST = 8
"""The last rung of a ladder."""


@dataclass(frozen=True)
class Reading:
    """A snapshot as read in one language, with the bare number of each clause by id."""

    snapshot: Snapshot
    language: str
    numbers: Mapping[str, str]
    links: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    """References in the texts, by the digest of the wording."""
    notes: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Notes at each clause."""

    @cached_property
    def rungs(self) -> Mapping[str, tuple[Ladder, int]]:
        """The ladder and level each clause is counted on; nothing for what has no number."""
        found: dict[str, tuple[Ladder, int]] = {}
        for clause in self.snapshot.clauses:
            if clause.kind in RUNGS:
                ladder, level = RUNGS[clause.kind]
                above = found.get(clause.parent or "")
                if above is not None and above[0] is ladder:
                    level = min(max(level, above[1] + 1), LOWEST)
                found[clause.id] = ladder, level
        return found

    def counted(self, clause: Clause) -> Counted | None:
        """How the number of a clause is counted; None where it has none."""
        bare = self.numbers.get(clause.id, "")
        return Counted(*self.rungs[clause.id], bare) if bare and clause.id in self.rungs else None

    def number(self, clause: Clause) -> str:
        """The number as printed before the clause; empty where it has none."""
        bare = self.numbers.get(clause.id, "")
        if not bare:
            return ""
        return printed(clause.kind, bare, self.snapshot.particulars.family, self.language)

    def unit(self, clause_id: str) -> str:
        """What to call a clause in a table: its number, a point's with its parent's."""
        clause = self.snapshot.by_id.get(clause_id)
        if clause is None:
            return clause_id
        own = self.number(clause) or self._unnumbered(clause)
        parent = self.snapshot.by_id.get(clause.parent or "")
        counted = clause.kind is Kind.PARAGRAPH and self.number(clause)
        if parent is None or not (counted or clause.kind in (Kind.POINT, Kind.INDENT)):
            return own
        return own if _found_alone(own) else f"{self.unit(parent.id)}\u00a0{own}"

    def _unnumbered(self, clause: Clause) -> str:
        known = {Kind.PREAMBLE: "preamble", Kind.INDENT: "indent"}
        if clause.kind in known:
            return label(self.language, known[clause.kind])
        return clause.wording(self.language).heading or label(self.language, "clause")


def _found_alone(number: str) -> bool:
    """Whether a printed number names what it stands in too, as 5.2. does and a) or 2. do not."""
    return number[:1].isdigit() and "." in number[:-1]


def in_force(snapshot: Snapshot) -> dict[str, Clause]:
    """The clauses that are neither struck nor part of something struck, in reading order."""
    found: dict[str, Clause] = {}
    for clause in snapshot.clauses:
        if not clause.struck and (clause.parent is None or clause.parent in found):
            found[clause.id] = clause
    return found


def standing(snapshot: Snapshot) -> Iterator[Clause]:
    """The clauses a clean text prints: struck ones only where they keep their number."""
    known = in_force(snapshot)
    fixed = snapshot.particulars.numbering is Numbering.FIXED
    for clause in snapshot.clauses:
        whole = clause.parent is None or clause.parent in known
        if clause.id in known or (fixed and whole):
            yield clause


def indents(snapshot: Snapshot) -> dict[str, int]:
    """Steps of indent of each clause: points inside what they belong to, never beyond four."""
    found: dict[str, int] = {}
    for clause in snapshot.clauses:
        parent = snapshot.by_id.get(clause.parent or "")
        outer = found.get(clause.parent or "", 0)
        inside = parent is not None and parent.kind in STEPPED
        if clause.kind is Kind.INDENT:
            found[clause.id] = outer
        elif clause.kind in STEPPED:
            found[clause.id] = min(outer + 1 if inside else int(clause.kind is Kind.POINT), DEEPEST)
        else:
            found[clause.id] = 0
    return found


def act(reading: Reading) -> Iterator[Paragraph]:
    """The paragraphs of the act in reading order."""
    for _, lines in units(reading):
        yield from lines


def units(reading: Reading) -> Iterator[tuple[Clause, tuple[Paragraph, ...]]]:
    """The clauses a clean text prints, each with its paragraphs: one at least."""
    reading = _with_vacated(reading)
    depth = indents(reading.snapshot)
    levels = _outline_levels(reading.snapshot)
    for clause in standing(reading.snapshot):
        notes = reading.notes.get(clause.id, ())
        if clause.struck:
            said = instead(reading.snapshot, clause, reading.numbers, reading.language)
            yield clause, (_instead(reading, clause, depth[clause.id], said),)
        elif _untranslated(reading, clause):
            said = label(reading.language, "untranslated")
            yield clause, (replace(_instead(reading, clause, depth[clause.id], said), notes=notes),)
        else:
            *before, last = _clause(reading, clause, depth[clause.id], levels)
            yield clause, (*before, replace(last, notes=notes))


def _outline_levels(snapshot: Snapshot) -> dict[Kind, int]:
    """Outline level of each kind that has one, without gaps whatever kinds the act uses."""
    used = [kind for kind in Kind if any(clause.kind is kind for clause in snapshot.clauses)]
    ladder = [kind for kind in used if kind in (*DIVISIONS[:3], Kind.ARTICLE)]
    levels = {kind: level for level, kind in enumerate(ladder)}
    return levels | {Kind.ANNEX: 0}


def _clause(
    reading: Reading, clause: Clause, depth: int, levels: Mapping[Kind, int]
) -> Iterator[Paragraph]:
    wording = clause.wording(reading.language)
    number = reading.number(clause)
    titled = bool(wording.heading or (number and clause.kind in DIVISIONS))
    if titled:
        yield _heading(reading, clause, depth, levels)
        number = ""
    if wording.text or not titled:
        style = Style.CLAUSE if number else Style.ABZAS
        yield Paragraph(
            style,
            _spans(wording, reading.links.get(wording.digest, ())),
            number=number,
            counted=reading.counted(clause) if number else None,
            clause=clause.id,
            depth=depth,
        )


def _spans(wording: Wording, links: tuple[Link, ...]) -> tuple[Span, ...]:
    """The text, the labels of its references apart."""
    spans: list[Span] = []
    at = 0
    for start, end, clause in links:
        spans.extend(Span(words) for words in (wording.text[at:start],) if words)
        spans.append(Span(wording.text[start:end], target=clause))
        at = end
    rest = wording.text[at:]
    return (*spans, Span(rest)) if rest or not spans else tuple(spans)


def _heading(reading: Reading, clause: Clause, depth: int, levels: Mapping[Kind, int]) -> Paragraph:
    heading = clause.wording(reading.language).heading
    number = reading.number(clause)
    entry = f"{number.removesuffix('.')}. {heading}" if number and heading else number or heading
    division = clause.kind in DIVISIONS or clause.kind is Kind.PREAMBLE
    if number and heading and not division and number[-1:] not in ".)":
        number += "."
    return Paragraph(
        Style.DIVISION if division else Style.ARTICLE,
        (Span(heading, Mark.BOLD),),
        number=number,
        counted=reading.counted(clause),
        clause=clause.id,
        heading=True,
        depth=depth,
        outline=levels.get(clause.kind),
        entry=entry,
        needs=3 if division else 2,
    )


def _untranslated(reading: Reading, clause: Clause) -> bool:
    """Whether there is something to say, but not in this language."""
    wording, authoritative = clause.wording(reading.language), clause.wording(AUTHORITATIVE)
    if wording.heading or wording.text:
        return False
    return bool(authoritative.heading or authoritative.text)


def _with_vacated(reading: Reading) -> Reading:
    """The same with a line for each number that a moved clause left behind."""
    if not reading.snapshot.vacated:
        return reading
    clauses = with_vacated(reading.snapshot)
    numbers = {clause.id: clause.fixed or "" for clause in clauses} | dict(reading.numbers)
    return replace(reading, snapshot=replace(reading.snapshot, clauses=clauses), numbers=numbers)


def _instead(reading: Reading, clause: Clause, depth: int, said: str) -> Paragraph:
    """What stands where a clause has no words. They are no wording, so it bears no clause's id."""
    words = Span(said, Mark.ITALIC)
    style = Style.DIVISION if clause.kind in DIVISIONS else Style.CLAUSE
    number, counted = reading.number(clause), reading.counted(clause)
    return Paragraph(style, (words,), number=number, counted=counted, depth=depth)
