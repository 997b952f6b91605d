"""Where the units of a file go in a document of ours, and where words that are in no unit go."""

import unicodedata
from dataclasses import dataclass, field
from itertools import islice

from lxml.etree import _Element as Element

from app.formats.akn.flowing import (
    NOTES,
    RUNNING,
    Flow,
    all_words,
    closed_up,
    is_ours,
    line_of,
    local,
)
from app.formats.akn.kinds import LISTED, MEMBERS, Kinds, is_unit
from app.formats.akn.names import SPACE, ours
from app.formats.akn.numbers import bare
from app.statute.outline import DraftClause, Finding, Remark
from app.statute.snapshot import UNSTORABLE, Kind

FRONT = ("coverPage", "preface")
NAMED = frozenset({"num", "heading", "subheading"})
KNOWN_META = frozenset({"identification", "references"})
LINES = frozenset({"p", "block", "crossHeading", "listIntroduction", "listWrapUp", "caption"})
"""Elements whose words are a paragraph of the unit they are in."""

TOLD = NOTES | {"quotedStructure", "embeddedStructure", "img", "foreign", "popup"}
"""What is told in the report where it stands among the words of a paragraph."""

QUOTED = 160
"""Characters of a finding."""


@dataclass
class Unit:
    """A clause while it is being read."""

    kind: Kind
    parent: int | None
    line: int
    number: str = ""
    heading: str = ""
    lines: list[str] = field(default_factory=list)
    struck: bool = False
    closed: bool = False
    """Whether a unit stands in it already: words from now on come after that one."""


class Placing:
    """Reads the documents of one file, from top to bottom."""

    def __init__(self, root: Element, *, own: bool) -> None:
        self.kinds = Kinds(root, own=own)
        self.own = own
        self.units: list[Unit] = []
        self.labels: list[str] = []
        self.findings: list[Finding] = []
        self.flow = Flow(self._unheard, braces=own)
        self._title: Element | None = None
        self._turned: dict[tuple[str, Kind], list[int]] = {}

    def clauses(self) -> tuple[DraftClause, ...]:
        """What was read."""
        return tuple(
            DraftClause(
                one.kind,
                one.number,
                one.heading,
                "\n\n".join(one.lines),
                one.parent,
                one.line,
                one.struck,
            )
            for one in self.units
        )

    def document(self, document: Element, title: Element | None, at: int | None = None) -> None:
        """A whole document. `title`: the element that is its title and so no text."""
        self._title = title
        for part in document:
            name = local(part)
            if name == "meta":
                self._about(part)
            elif name == "preamble" and at is None:
                self._preamble(part)
            elif name == "attachments":
                for one in part:
                    self._attachment(one, at)
            else:
                self._within(part, at)

    def annexed(self, document: Element) -> None:
        """Another document of the same file: an annex of the first."""
        title, titled = title_of(document)
        self.remark(document, Remark.ADAPTED, f"<{local(document)}> {title}".strip())
        place = self._open(Kind.ANNEX, None, document)
        self.units[place].heading = _stored(title).replace("\n", " ")
        self.document(document, titled, place)

    def aside(self, collection: Element, documents: list[Element]) -> None:
        """What a collection says besides its documents."""
        inside = {id(one) for one in documents}
        for part in collection:
            if local(part) == "meta":
                self._about(part)
            elif not any(id(one) in inside for one in part.iter()):
                self._within(part, None)

    def _about(self, meta: Element) -> None:
        """What a file says of itself and we do not keep."""
        if self.own:
            return
        for part in meta:
            if local(part) not in KNOWN_META:
                inside = len([*part.iter()]) - 1
                self.remark(part, Remark.MARKUP, f"<{local(part)}> ({inside})")

    def _preamble(self, element: Element) -> None:
        place = self._open(Kind.PREAMBLE, None, element)
        unit = self.units[place]
        unit.number = _stored(element.get(ours("number"), ""))
        unit.struck = element.get("status") == "removed"
        for one in element:
            if local(one) == "block" and one.get("name") == "heading" and not unit.heading:
                unit.heading = _stored(self.flow.said(one))
            else:
                self._part(one, place)

    def _attachment(self, element: Element, at: int | None) -> None:
        """An annex, where one may stand; else its words in the unit it is in."""
        inner = [one for one in element if local(one) not in NAMED]
        place = self._open(self.kinds.standing(Kind.ANNEX, self._kind(at)), at, element)
        self._name(element, place)
        for document in inner:
            title, titled = title_of(document)
            unit = self.units[place]
            if title and not unit.heading and not self.own:
                unit.heading = _stored(title).replace("\n", " ")
            else:
                titled = None
            self.document(document, titled, place)

    def _within(self, element: Element, at: int | None) -> None:
        """All an element holds, its own loose words included."""
        if local(element) in RUNNING | LINES | {"tr"} or (
            _speaks(element) and not _has_units(element)
        ):
            self._say(element, at)
        else:
            self._loose(element.text, at)
            for one in element:
                self._part(one, at)
                self._loose(one.tail, at)

    def _loose(self, words: str | None, at: int | None) -> None:
        """Words that stand between elements, where only elements should."""
        if words and words.strip():
            self._put(_stored(closed_up(words.replace("\n", " "))), at, None)

    def _part(self, element: Element, at: int | None) -> None:
        name = local(element)
        if name == "meta" or is_ours(element) or element is self._title:
            return
        if is_unit(element):
            self._unit(element, at)
        elif name == "table":
            self._table(element, at)
        elif name in LINES or name in NOTES or name in RUNNING or name in NAMED:
            self._say(element, at)
        else:
            self._within(element, at)

    def _unit(self, element: Element, at: int | None) -> None:
        above = self._kind(at)
        wanted = self.kinds.wanted(element, above)
        if wanted is Kind.ANNEX and at is not None:
            wanted = Kind.SECTION
        if not self.own and local(element) in MEMBERS and not _has(element, "num", "heading"):
            if _is_only_unit(element) or not _has_units(element):
                self._within(element, at)
                return
            wanted = Kind.PARAGRAPH
        kind = self.kinds.standing(wanted, above)
        place = self._open(kind, at, element)
        self._name(element, place)
        self._adapted(element, kind)
        if local(element) == "li":
            self._within(element, place)
            return
        self._loose(element.text, place)
        for one in element:
            if local(one) not in NAMED:
                self._part(one, place)
            self._loose(one.tail, place)

    def _adapted(self, element: Element, kind: Kind) -> None:
        """Tell of elements that are none of our kinds or stand as another one: once of each."""
        name = local(element)
        if self.own or name in LISTED or name == kind.value:
            return
        named = f'<{name} name="{element.get("name")}">' if element.get("name") else f"<{name}>"
        self._turned.setdefault((named, kind), []).append(line_of(element))

    def adapted(self) -> list[Finding]:
        """Which elements became what, and how many of each."""
        return [
            Finding(lines[0], Remark.ADAPTED, f"{named} → {kind} ({len(lines)})")
            for (named, kind), lines in self._turned.items()
        ]

    def _name(self, element: Element, place: int) -> None:
        """Number, heading, and whether it is struck."""
        unit = self.units[place]
        unit.struck = element.get("status") == "removed"
        for one in element:
            if local(one) == "num":
                self._number(unit, self.flow.said(one))
            elif local(one) in NAMED:
                words = _stored(self.flow.said(one)).replace("\n", " ")
                unit.heading = f"{unit.heading} {words}".strip()
        told = element.get(ours("number"))
        if told is not None:
            unit.number = _stored(told)
        self._after(place)

    def _number(self, unit: Unit, printed: str) -> None:
        number = bare(printed)
        if number or self.own or not any(sign.isalnum() for sign in printed):
            unit.number = _stored(number)
            self.labels.append(printed)
        else:
            unit.heading = _stored(printed).replace("\n", " ")

    def _say(self, element: Element, at: int | None) -> None:
        words = self.flow.said(element)
        if (words or element.get(SPACE) == "preserve") and not _only_ours(element):
            self._put(_stored(words), at, element)
        self._after(at)

    def _after(self, at: int | None) -> None:
        """Notes that were met come behind the words they belong to."""
        notes, self.flow.notes[:] = [*self.flow.notes], []
        for note in notes:
            self._put(_stored(note), at, None)

    def _put(self, words: str, at: int | None, element: Element | None) -> None:
        """A paragraph of the unit, or behind the units in it a line of its own."""
        if at is not None and not self.units[at].closed:
            self.units[at].lines.append(words)
            return
        last = self.units[-1] if self.units else None
        if last and last.kind is Kind.INDENT and last.parent == at and not last.number:
            last.lines.append(words)
            return
        place = self._open(Kind.INDENT, at, element)
        self.units[place].lines.append(words)
        self.findings.append(Finding(self.units[place].line, Remark.UNRECOGNISED, words[:QUOTED]))

    def _table(self, element: Element, at: int | None) -> None:
        """A row a line, its cells parted by strokes."""
        if not self.own:
            words = " ".join(all_words(element).split())
            self.remark(element, Remark.MARKUP, f"<table> {words}")
        self._say(element, at)

    def _open(self, kind: Kind, at: int | None, element: Element | None) -> int:
        if at is not None:
            self.units[at].closed = True
        line = line_of(element) if element is not None else 0
        self.units.append(Unit(kind, at, line))
        return len(self.units) - 1

    def _kind(self, at: int | None) -> Kind | None:
        return None if at is None else self.units[at].kind

    def _unheard(self, element: Element) -> None:
        """A note, a quoted structure and the like: their words are kept, their marks are not."""
        if local(element) in TOLD and not self.own:
            words = " ".join(all_words(element).split())
            self.remark(element, Remark.MARKUP, f"<{local(element)}> {words}")

    def remark(self, element: Element, remark: Remark, words: str) -> None:
        """Put a line into the report."""
        said = _stored(words).replace("\n", " ")[:QUOTED]
        self.findings.append(Finding(line_of(element), remark, said))


def title_of(document: Element) -> tuple[str, Element | None]:
    """The title, and the element that is nothing but the title."""
    flow = Flow()
    for wanted in ("docTitle", "shortTitle"):
        for part in document:
            if local(part) not in FRONT:
                continue
            for found in part.iter(f"{{*}}{wanted}"):
                words = flow.said(found)
                line = found.getparent()
                alone = line is not None and len(line) == 1 and not _speaks(line)
                return words, line if alone else None
    return "", None


def _stored(words: str) -> str:
    return unicodedata.normalize("NFC", UNSTORABLE.sub("", words))


def _speaks(element: Element) -> bool:
    """Whether it has words of its own between its elements."""
    tails = [element.text, *(one.tail for one in element)]
    return any(words and words.strip() for words in tails)


def _only_ours(paragraph: Element) -> bool:
    """A paragraph of our own remark alone says nothing."""
    return len(paragraph) == 1 and is_ours(paragraph[0]) and not _speaks(paragraph)


def _has(element: Element, *names: str) -> bool:
    return any(local(one) in names for one in element)


def _has_units(element: Element) -> bool:
    return any(is_unit(one) for one in element.iterdescendants())


def _is_only_unit(element: Element) -> bool:
    """Whether nothing else of its unit is a unit: it is then the unit itself."""
    above = element.getparent()
    return above is not None and len([*islice(filter(is_unit, above), 2)]) == 1
