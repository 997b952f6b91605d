"""Where each block belongs in the tree of clauses.

An unnumbered line (abzas) belongs to the numbered unit it follows: after `5.1. …:` to 5.1. After
lettered points it belongs to the unit that holds the list, unless the last point ends with a
colon and so opens a list of its own. A note («Qeyd») belongs to the article, not to its last
paragraph.
"""

import re
from dataclasses import dataclass, field

from app.formats.acts.blocks import Block, Hint, Role
from app.formats.acts.layout import QUOTED
from app.formats.acts.marks import Mark, is_repeal, mark_of
from app.formats.acts.ordinals import leap, names_a_place, succeeds
from app.formats.markup.escaping import unescape
from app.statute.outline import DraftClause, Finding, Remark
from app.statute.snapshot import Family, Kind

STRUCTURAL = (Kind.ANNEX, Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.ARTICLE)
"""Larger units, the largest first: each may stand under those before it."""

HOLDERS: dict[Kind, tuple[Kind, ...]] = {
    Kind.PART: STRUCTURAL[:1],
    Kind.CHAPTER: STRUCTURAL[:2],
    Kind.SECTION: STRUCTURAL[:3],
    Kind.ARTICLE: STRUCTURAL[:4],
    Kind.PARAGRAPH: STRUCTURAL,
    Kind.POINT: (*STRUCTURAL, Kind.PARAGRAPH, Kind.PREAMBLE),
}
REACH = 3
"""Letters a list of points may skip; a longer leap is not its continuation."""

LETTERS, FIGURES, ROMAN = range(3)
"""Signs in which points are counted, in place of the steps of their numbers."""

SMALL_ROMAN = re.compile("[ivx]{1,6}")

LONGEST_HEADING = 120
"""Characters a heading of a hissə may have where nothing but its words marks it as one."""

NOTES = ("Qeyd", "QEYD", "Note:", "NOTE")
Series = tuple[int | None, Kind, int]
"""Units counted together: their scope, their kind, and how many steps their numbers have."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block as a clause, with what the import report should say of it."""

    clause: DraftClause
    depth: int
    remark: Remark | None = None
    series: Series | None = None
    label: str = ""
    """What was read as the unit's number and name."""


@dataclass(slots=True)
class Tree:
    """The clauses placed so far, and the path from the top to the last of them."""

    family: Family
    language: str
    clauses: list[DraftClause] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    path: list[int] = field(default_factory=list)
    last: dict[Series, str] = field(default_factory=dict)
    labels: list[str] = field(default_factory=list)
    numbered: bool = False
    """Whether a unit has been met: before the first, text is preamble."""

    def kind_at(self, depth: int) -> Kind:
        """Kind of the clause at `depth` of the path."""
        return self.clauses[self.path[depth]].kind

    def depth_under(self, kinds: tuple[Kind, ...]) -> int:
        """Depth a child of the nearest clause of one of `kinds` would have; 0 if there is none."""
        for depth in range(len(self.path), 0, -1):
            if self.kind_at(depth - 1) in kinds:
                return depth
        return 0

    def parent_at(self, depth: int) -> int | None:
        """Index of the clause a child at `depth` would have as its parent."""
        return self.path[depth - 1] if depth else None

    def place(self, block: Block) -> Placed:
        """Where `block` belongs, without putting it there."""
        if block.hint is not None:
            return self._hinted(block, block.hint)
        if block.role is Role.OPEN or block.role is Role.TITLED:
            mark = mark_of(block.text)
            placed = self._unit(block, mark) if mark else None
            if placed:
                return placed
        return self._text(block)

    def add(self, placed: Placed, block: Block) -> None:
        """Put what `place` found into the tree, and say what is remarkable about it."""
        clause = placed.clause
        del self.path[placed.depth :]
        self.path.append(len(self.clauses))
        self.clauses.append(clause)
        self.labels.append(placed.label)
        self.numbered = self.numbered or clause.kind not in {Kind.PREAMBLE, Kind.INDENT}
        if placed.series:
            self.last[placed.series] = clause.number
        if clause.kind is Kind.INDENT and clause.text.endswith(":"):
            for steps in (LETTERS, FIGURES, ROMAN):
                self.last.pop((clause.parent, Kind.POINT, steps), None)
        if placed.remark:
            self.findings.append(Finding(block.line, placed.remark, block.text[:QUOTED]))

    def _hinted(self, block: Block, hint: Hint) -> Placed:
        depth = min(hint.depth, len(self.path))
        printed, heading, text = block.words
        clause = DraftClause(
            hint.kind, hint.number, heading, text, self.parent_at(depth), block.line, hint.struck
        )
        series = self._series(hint.kind, hint.number, depth)
        return Placed(clause, depth, series=series, label=printed)

    def _series(self, kind: Kind, number: str, depth: int) -> Series | None:
        """What the unit is counted with; None where its number names no place."""
        scope = self.parent_at(depth)
        if kind is Kind.POINT and self._is_sub_point(scope, number):
            return scope, kind, ROMAN
        if not names_a_place(number, self.language):
            return None
        if kind in STRUCTURAL[1:]:
            scope = self.parent_at(self.depth_under((Kind.ANNEX,)))
        steps = int(number[0].isdigit()) if kind is Kind.POINT else number.count(".")
        return scope, kind, steps

    def _is_sub_point(self, scope: int | None, number: str) -> bool:
        """Whether a European act counts the point by small Roman numerals."""
        inside = scope is not None and self.clauses[scope].kind is Kind.POINT
        european = self.family is Family.EUROPEAN
        return inside and european and SMALL_ROMAN.fullmatch(number) is not None

    def _unit(self, block: Block, mark: Mark) -> Placed | None:
        if mark.kind is Kind.POINT:
            depth = self._depth_of_point(mark.number)
            return None if depth is None else self._numbered(block, mark, Kind.POINT, depth)
        if mark.kind is Kind.PREAMBLE:
            return None if self.clauses else self._headed_preamble(block)
        kind = self._kind(block, mark)
        if kind is Kind.PARAGRAPH:
            depth = self._depth_of_paragraph(mark.number)
        else:
            depth = self.depth_under(HOLDERS[kind]) if kind in HOLDERS else 0
        placed = self._numbered(block, mark, kind, depth)
        return placed if mark.dotted or placed.remark is None else None

    def _headed_preamble(self, block: Block) -> Placed:
        words = unescape(block.text) if block.escaped else block.text
        return Placed(DraftClause(Kind.PREAMBLE, "", words, "", None, block.line), 0)

    def _kind(self, block: Block, mark: Mark) -> Kind:
        """In a subordinate act a single number opens a hissə, if it is set so or counts on."""
        if mark.kind is not Kind.PARAGRAPH or self.family.has_articles:
            return mark.kind
        if "." in mark.number:
            return Kind.PARAGRAPH
        depth = self.depth_under(HOLDERS[Kind.ARTICLE])
        series = self._series(Kind.ARTICLE, mark.number, depth)
        counts_on = series and succeeds(mark.number, self.last.get(series), self.language)
        return Kind.ARTICLE if block.role is Role.TITLED or counts_on else Kind.PARAGRAPH

    def _depth_of_paragraph(self, number: str) -> int:
        """Under the paragraph whose number it continues, else under the nearest larger unit."""
        prefix = number.rpartition(".")[0]
        floor = self.depth_under(STRUCTURAL)
        while prefix:
            for depth in range(len(self.path), floor, -1):
                clause = self.clauses[self.path[depth - 1]]
                if clause.kind is Kind.PARAGRAPH and clause.number == prefix:
                    return depth
            prefix = prefix.rpartition(".")[0]
        return floor

    def _depth_of_point(self, number: str) -> int | None:
        """Under the clause whose list it continues; a list begins under the unit it follows."""
        sub_point = self._depth_of_sub_point(number)
        if sub_point is not None or not names_a_place(number, self.language):
            return sub_point
        holder = self.depth_under(HOLDERS[Kind.POINT])
        steps = int(number[0].isdigit())
        for depth in range(len(self.path), max(holder, 1) - 1, -1):
            last = self.last.get((self.path[depth - 1], Kind.POINT, steps))
            ahead = leap(number, last, self.language) if last else None
            if ahead is not None and ahead <= REACH:
                return depth
        if not holder and (None, Kind.POINT, steps) in self.last:
            return 0
        if not succeeds(number, None, self.language):
            return None
        return self._depth_after_colon() or holder

    def _depth_of_sub_point(self, number: str) -> int | None:
        """Under a European act's point, where a small Roman numeral begins or continues a list."""
        if self.family is not Family.EUROPEAN or not SMALL_ROMAN.fullmatch(number):
            return None
        for depth in range(len(self.path), 0, -1):
            point = self.clauses[self.path[depth - 1]]
            last = self.last.get((self.path[depth - 1], Kind.POINT, ROMAN))
            if last and succeeds(number.upper(), last.upper(), self.language):
                return depth
            first = number == "i" and not succeeds(number, point.number, self.language)
            if first and last is None and point.kind is Kind.POINT:
                return depth
        return None

    def _depth_after_colon(self) -> int | None:
        """Under the last point, where it ends with a colon."""
        for depth in range(len(self.path), 0, -1):
            clause = self.clauses[self.path[depth - 1]]
            if clause.kind is Kind.POINT:
                return depth if clause.text.endswith(":") else None
            if clause.kind is not Kind.INDENT:
                return None
        return None

    def _numbered(self, block: Block, mark: Mark, kind: Kind, depth: int) -> Placed:
        series = self._series(kind, mark.number, depth)
        heading, text = self._words(block, mark, kind)
        struck = is_repeal(text or heading) if mark.number else False
        parent = self.parent_at(depth)
        clause = DraftClause(kind, mark.number, heading, text, parent, block.line, struck)
        remark = self._remark(clause, series)
        return Placed(clause, depth, remark, series, block.text[: mark.end])

    def _words(self, block: Block, mark: Mark, kind: Kind) -> tuple[str, str]:
        """Heading and text; the words of a larger unit are its heading."""
        words = " ".join(part for part in (block.text[mark.end :], block.heading) if part)
        words = unescape(words).strip() if block.escaped else words.strip()
        if kind is Kind.ARTICLE and mark.kind is Kind.PARAGRAPH:
            is_heading = block.role is Role.TITLED or _reads_as_heading(words)
        else:
            is_heading = kind in STRUCTURAL or block.role is Role.TITLED
        return (words, "") if is_heading else ("", words)

    def _remark(self, clause: DraftClause, series: Series | None) -> Remark | None:
        if series is None:
            return None
        last = self.last.get(series)
        if last == clause.number:
            return Remark.REPEATED
        restarts = clause.kind in {Kind.CHAPTER, Kind.SECTION}
        in_order = succeeds(clause.number, last, self.language) or (
            restarts and succeeds(clause.number, None, self.language)
        )
        return None if in_order and self._under_its_number(clause) else Remark.OUT_OF_ORDER

    def _under_its_number(self, clause: DraftClause) -> bool:
        """Whether `5.1` stands under 5, where what it stands under has a number of this kind."""
        if clause.kind is not Kind.PARAGRAPH or clause.parent is None:
            return True
        holder = self.clauses[clause.parent]
        prefix = clause.number.rpartition(".")[0]
        counted = holder.kind in {Kind.PARAGRAPH, Kind.ARTICLE, Kind.SECTION}
        return not prefix or not counted or prefix == holder.number

    def _text(self, block: Block) -> Placed:
        """A line no number claims: preamble before the first unit, abzas after it."""
        words = " ".join(part for part in (block.text, block.heading) if part)
        words = unescape(words).strip() if block.escaped else words.strip()
        if block.role in {Role.CONTENTS, Role.APPARATUS}:
            return self._set_apart(block, words)
        opens = not self.numbered and not self.depth_under((Kind.PREAMBLE,))
        if block.role is Role.PREAMBLE or (
            opens and block.role not in {Role.FURNITURE, Role.FOOTNOTE}
        ):
            return Placed(DraftClause(Kind.PREAMBLE, "", "", words, None, block.line), 0)
        depth = self._depth_of_text(words)
        clause = DraftClause(Kind.INDENT, "", "", words, self.parent_at(depth), block.line)
        return Placed(clause, depth, _remark_on_text(block))

    def _set_apart(self, block: Block, words: str) -> Placed:
        contents = block.role is Role.CONTENTS
        kind = Kind.PREAMBLE if contents else Kind.ANNEX
        remark = Remark.TABLE_OF_CONTENTS if contents else Remark.FURNITURE
        return Placed(DraftClause(kind, "", words, "", None, block.line), 0, remark)

    def _depth_of_text(self, words: str) -> int:
        if words.startswith(NOTES):
            return self.depth_under((*STRUCTURAL, Kind.PREAMBLE))
        for depth in range(len(self.path), 0, -1):
            clause = self.clauses[self.path[depth - 1]]
            opens_list = clause.kind is Kind.POINT and clause.text.endswith(":")
            if opens_list or clause.kind not in {Kind.POINT, Kind.INDENT}:
                return depth
        return 0


def _remark_on_text(block: Block) -> Remark | None:
    if block.role is Role.FURNITURE:
        return Remark.FURNITURE
    looked_like_a_unit = block.role is Role.OPEN and mark_of(block.text) is not None
    return Remark.UNRECOGNISED if looked_like_a_unit or block.role is Role.TITLED else None


def _reads_as_heading(words: str) -> bool:
    """Whether the words of a hissə name it: capitals, or a short line that ends no sentence."""
    short = 0 < len(words) <= LONGEST_HEADING and words[-1] not in ".;:,!?"
    return short or words.isupper()
