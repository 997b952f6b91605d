"""Which list of Word counts a number as the act does, so that Word prints just that number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.oxml.xmlchemy import BaseOxmlElement

from app.formats.layout.sheet import Counted, Ladder
from app.formats.word.lists import DEEPEST, LARGEST, LONGEST, Level, Lists
from app.formats.word.markup import element
from app.statute.language import NumeralError, from_roman

MOST_LISTS = 1_000
"""Word takes some two thousand; what no list is left for is typed."""

TRIED = 3
"""Of the lists begun last, so many are asked whether they would go on with the next number."""

LETTER = re.compile("[a-z]")
FIRST_ID = 0x4E5A0001
"""Word takes lists of one `nsid` for one when text is pasted; each has its own."""


@dataclass(slots=True)
class _Run:
    """One list: it counts from the level `root` downwards."""

    id: str
    root: int
    name: str
    patterns: dict[int, str] = field(default_factory=dict)
    """How each level's bare number is made of those above: `%1.%2`."""


class Numbers:
    """The lists of one file; a number is placed where Word would count to it by itself.

    Each unit joins the list that goes on with its number: as a rule one for each ladder of the
    act. Where the count leaps (a fixed 7 after 5, an annex that begins anew) another list begins;
    10-1 and ç), which nothing counts, are set word for word. `Lists` foretells what Word prints.
    """

    def __init__(self) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists = Lists(self._levels, {})
        self._shared: dict[str, str] = {}
        self._lists.shared = self._shared
        self._runs: dict[Ladder, list[_Run]] = {}
        self._fixed: dict[tuple[Ladder, int, str], str] = {}
        self._above: dict[Ladder, dict[int, str]] = {}
        self._names: dict[str, str] = {}

    def place(self, counted: Counted, printed: str) -> tuple[str, int] | None:
        """The list and level that print `printed` before the next paragraph; None: type it."""
        above = self._above.setdefault(counted.ladder, {})
        for level in [level for level in above if level >= counted.level]:
            del above[level]
        found = self._going_on(counted, printed) or self._begun(counted, printed)
        above[counted.level] = counted.number
        return (found, counted.level) if found else None

    def definitions(self) -> Iterator[BaseOxmlElement]:
        """What `word/numbering.xml` holds: the shapes of the lists, then the lists."""
        for place, name in enumerate(self._levels):
            yield _shape(place, self._names[name], self._levels[name])
        for place, name in enumerate(self._levels):
            yield element("w:num", element("w:abstractNumId", val=place), numId=name)

    def _going_on(self, counted: Counted, printed: str) -> str | None:
        """The list that prints it next, of those begun last and the first one."""
        runs = self._runs.setdefault(counted.ladder, [])
        tried = [*runs[:-TRIED:-1], *runs[:1]]
        for run in tried:
            if counted.level in self._levels[run.id] and self._prints(run.id, counted, printed):
                return run.id
        for run in tried:
            fresh = counted.level > run.root and counted.level not in self._levels[run.id]
            if fresh and self._extended(run, counted, printed):
                return run.id
        return None

    def _prints(self, name: str, counted: Counted, printed: str) -> bool:
        """Whether the list goes on with the number; it is counted then."""
        before = list(self._lists.counts.get(name, ()))
        if self._lists.label((name, counted.level)) == printed:
            return True
        self._lists.counts[name] = before or [0] * DEEPEST
        return False

    def _extended(self, run: _Run, counted: Counted, printed: str) -> bool:
        """Give the list a further level, counted from 1, if that prints the number."""
        for pattern in self._bare_patterns(run, counted):
            level = _level(counted, printed, pattern)
            if level is None or level.start != 1:
                continue
            self._levels[run.id][counted.level] = level
            if self._prints(run.id, counted, printed):
                run.patterns[counted.level] = pattern
                return True
            del self._levels[run.id][counted.level]
        return False

    def _bare_patterns(self, run: _Run | None, counted: Counted) -> Iterator[str]:
        """How the bare number may be made: after the counted number above, else after its words."""
        before, dot, _ = counted.number.rpartition(".")
        own = f"{dot}%{counted.level + 1}"
        for level, bare in self._above[counted.ladder].items():
            if run is not None and bare == before and level in run.patterns:
                yield run.patterns[level] + own
        yield before + own

    def _begun(self, counted: Counted, printed: str) -> str | None:
        """Another list: one that counts from here, else one whose words stand fixed."""
        fixed = (counted.ladder, counted.level, printed)
        if fixed in self._fixed:
            return self._fixed[fixed]
        if len(self._levels) >= MOST_LISTS or len(printed) > LONGEST:
            return None
        run = _Run(str(len(self._levels) + 1), counted.level, counted.ladder)
        pattern = next(self._bare_patterns(None, counted))
        level = _level(counted, printed, pattern)
        if level is not None and self._begins_with(run, counted, printed, level):
            run.patterns[counted.level] = pattern
            self._runs[counted.ladder].append(run)
            return run.id
        self._known(run, {counted.level: Level(1, "decimal", printed.replace("%", ""))})
        self._fixed[fixed] = run.id
        return run.id if self._prints(run.id, counted, printed) else None

    def _begins_with(self, run: _Run, counted: Counted, printed: str, level: Level) -> bool:
        """Whether a list that starts so prints the number."""
        if LETTER.fullmatch(counted.number) and level.start != 1:
            return False  # the Azerbaijani alphabet goes another way, one list a letter will do
        self._known(run, {counted.level: level})
        return self._prints(run.id, counted, printed)

    def _known(self, run: _Run, levels: dict[int, Level]) -> None:
        self._levels[run.id], self._shared[run.id] = levels, run.id
        self._names[run.id] = f"{run.name} {run.id}"


def _level(counted: Counted, printed: str, pattern: str) -> Level | None:
    """The level that prints the number so, its last figure counted; None where none is."""
    before, bare, after = printed.rpartition(counted.number)
    read = _read(counted.number.rpartition(".")[2], counted.level)
    if not bare or read is None or "%" in before + after:
        return None
    return Level(read[1], read[0], f"{before}{pattern}{after}")


def _read(own: str, level: int) -> tuple[str, int] | None:
    """How a number is written, and which it is."""
    if re.fullmatch("[1-9][0-9]*", own):
        return ("decimal", int(own)) if int(own) <= LARGEST else None
    if own == "i" and level:
        return "lowerRoman", 1
    if LETTER.fullmatch(own):
        return "lowerLetter", ord(own) - ord("a") + 1
    try:
        return "upperRoman", from_roman(own)
    except NumeralError:
        return None


def _shape(place: int, name: str, levels: dict[int, Level]) -> BaseOxmlElement:
    made = element(
        "w:abstractNum",
        element("w:nsid", val=f"{FIRST_ID + place:08X}"),
        element("w:multiLevelType", val="multilevel"),
        element("w:tmpl", val=f"{FIRST_ID + place:08X}"),
        element("w:name", val=name),
        abstractNumId=place,
    )
    made.extend(_shape_of_level(depth, levels[depth]) for depth in sorted(levels))
    return made


def _shape_of_level(depth: int, level: Level) -> BaseOxmlElement:
    return element(
        "w:lvl",
        element("w:start", val=level.start),
        element("w:numFmt", val=level.kind),
        element("w:suff", val="space"),
        element("w:lvlText", val=level.text),
        element("w:lvlJc", val="left"),
        element("w:pPr", element("w:ind", left=0, firstLine=0)),
        ilvl=depth,
    )
