"""What an amending act orders, read from its Azerbaijani text alone.

The text is proven with this, not the values it was made from: what is read here and applied to the
old act must yield the new one. Nothing is guessed: a sentence in no known formula is refused.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from app.statute.amending.composing import INDENT
from app.statute.amending.grammar import HEADING, LINE, SENTENCE, SIGNS, act_forms, counted, place
from app.statute.amending.instructions import (
    BOTH,
    Add,
    AddSentences,
    Content,
    EndSign,
    Insert,
    Instruction,
    Repeal,
    Replace,
    Restate,
    Strike,
    TakeOut,
    Target,
    Where,
)
from app.statute.amending.provisions import Act, Provision, sentences
from app.statute.amending.quoting import read_units
from app.statute.amending.register import Register
from app.statute.errors import StatuteError
from app.statute.language import lower
from app.statute.numbering import Case
from app.statute.snapshot import Kind

_ENTRY = re.compile(r"(?P<number>1(?:\.\d+)+)\. (?P<text>.*)")
_QUOTED = r"“(?P<{0}>.*?)” (?:sözü|sözləri|rəqəmi|rəqəmləri)"
_ABLATIVE = r"“(?P<beside>.*?)” (?:sözündən|sözlərindən|rəqəmindən|rəqəmlərindən)"
_FORMULAS = {
    "replace": _QUOTED.format("old") + " " + _QUOTED.format("new") + " ilə əvəz edilsin",
    "add": _ABLATIVE + " (?P<side>sonra|əvvəl) " + _QUOTED.format("new") + " əlavə edilsin",
    "strike": _QUOTED.format("old") + " çıxarılsın",
    "sign": r"sonunda (?P<old>[\w ]+) işarəsi (?P<new>[\w ]+) işarəsi ilə əvəz edilsin",
    "restate": r"aşağıdakı redaksiyada verilsin:",
    "sentences": r"aşağıdakı məzmunda (?P<first>[\w ]+?)(?:(?:, | və )[\w, ]+)? cümlə(?:lər)? "
    r"əlavə edilsin:",
    "insert": r"(?P<how>sonra |əvvəlinə |)aşağıdakı məzmunda (?P<what>.*) əlavə edilsin:",
    "repeal": r"ləğv edilsin",
    "out": r"çıxarılsın",
}
_TURN = re.compile(r"(?P<turn>hər iki|\w+(?: \w+)?) halda (?=“)")
_ORDINAL = r"(?P<which>[\w]+(?: [\w]+)?|\d+-\w+) "
NUMBERED = Target(line=-1)
"""No place is named: the number of what is inserted tells it."""

_LONGEST = 14
"""Words a citation may have."""


class Unreadable(StatuteError):
    """A sentence that is in none of the formulas, or names a place the act does not have."""


def read(text: str, old: Act) -> tuple[Instruction, ...]:
    """The instructions of an amending act, in its order. Raises Unreadable."""
    reader = _Reader(Register(old))
    return tuple(reader.instruction(*entry) for entry in _entries(text))


def _entries(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each instruction's sentence without its final sign, and the lines it quotes."""
    sentence: str | None = None
    quoted: list[str] = []
    for line in [*text.split("\n"), ""]:
        if line.startswith(INDENT) and sentence is not None:
            quoted.append(line.removeprefix(INDENT))
            continue
        if sentence is not None and not sentence.endswith(" üzrə:"):
            yield sentence.rstrip(";.") if not quoted else sentence, _unquoted(quoted)
        entry = _ENTRY.fullmatch(line)
        sentence, quoted = entry["text"] if entry else None, []


def _unquoted(lines: list[str]) -> list[str]:
    """The lines without the marks around them."""
    if not lines:
        return []
    if not lines[0].startswith("“") or lines[-1][-2:] not in ("”;", "”."):
        raise Unreadable(f"Not quoted: {lines[0]!r}.")
    return "\n".join(lines)[1:-2].split("\n")


def ordinals() -> Mapping[str, int]:
    """Numbers by the words that count them, up to a thousand."""
    return {counted(number): number for number in range(1, 1001)}


_ORDINALS = ordinals()


@dataclass
class _Reader:
    """An act before, and every way its units may be cited."""

    register: Register
    make: Mapping[str, Callable[["re.Match[str]", Target, int, list[str]], Instruction]] = field(
        init=False
    )

    def __post_init__(self) -> None:
        self.make = {
            "replace": lambda m, at, turn, _: Replace(at, m["old"], m["new"], turn),
            "add": lambda m, at, turn, _: Add(
                at, m["beside"], m["new"], m["side"] == "əvvəl", turn
            ),
            "strike": lambda m, at, turn, _: Strike(at, m["old"], turn),
            "sign": lambda m, at, _turn, _: EndSign(at, _SIGN_OF[m["old"]], _SIGN_OF[m["new"]]),
            "restate": lambda _m, at, _turn, quoted: Restate(at, self._content(quoted, at)),
            "sentences": lambda m, at, _turn, quoted: AddSentences(
                at, tuple(sentences(quoted[0])), _ORDINALS[m["first"]]
            ),
            "insert": self._insert,
            "repeal": lambda _m, at, _turn, _: Repeal(at),
            "out": lambda _m, at, _turn, _: self._out(at),
        }

    @cached_property
    def cited(self) -> Mapping[str, tuple[Target, Case]]:
        """Every unit by its citation in every case, as a sentence goes on after it."""
        act = self.register.act
        found = {form: (Target(), case) for case, form in act_forms(act.kind, act.family).items()}
        for path in self.register.paths.values():
            for case in Case:
                if path:
                    said = place(Target(path), case, act.family, act.kind)
                    found[said] = Target(path), case
        return found

    def instruction(self, sentence: str, quoted: list[str]) -> Instruction:
        """One sentence understood."""
        at, rest = self._place(sentence)
        turn = 0
        if told := _TURN.match(rest):
            turn = BOTH if told["turn"] == "hər iki" else _ORDINALS[told["turn"]]
            rest = rest[told.end() :]
        for name, formula in _FORMULAS.items():
            if found := re.fullmatch(formula, rest):
                return self.make[name](found, at, turn, quoted)
        raise Unreadable(f"In no known formula: {sentence!r}.")

    def _place(self, sentence: str) -> tuple[Target, str]:
        """What the sentence is about, and how it goes on."""
        if sentence.startswith("Aşağıdakı"):
            return NUMBERED, lower(sentence[0]) + sentence[1:]
        words = sentence.split(" ")
        for count in range(min(_LONGEST, len(words)), 0, -1):
            said = " ".join(words[:count])
            found = self.cited.get(said) or self.cited.get(lower(said[:1]) + said[1:])
            if found:
                return self._within(found[0], " ".join(words[count:]))
        raise Unreadable(f"Cites nothing of the act: {sentence!r}.")

    def _within(self, at: Target, rest: str) -> tuple[Target, str]:
        """The line, sentence or heading of a unit, where one is named."""
        line, rest = _ordinal(rest, LINE.values())
        number, rest = _ordinal(rest, SENTENCE.values())
        heading = re.match(f"(?:{'|'.join(HEADING.values())}) ", rest)
        if heading and not line and not number:
            return Target(at.path, heading=True), rest[heading.end() :]
        return Target(at.path, line=line, sentence=number), rest

    def _content(self, quoted: list[str], at: Target) -> Content:
        if at.heading or at.line or at.sentence:
            return ("\n".join(quoted),)
        return self._units(quoted, preamble=bool(at.path) and at.path[-1].kind is Kind.PREAMBLE)

    def _units(self, quoted: list[str], *, preamble: bool) -> Content:
        if preamble:
            return (Provision(Kind.PREAMBLE, "", "", tuple(quoted)),)
        return read_units(quoted, self.register.act.family)

    def _insert(self, found: "re.Match[str]", at: Target, _turn: int, quoted: list[str]) -> Insert:
        how = {"sonra ": Where.AFTER, "əvvəlinə ": Where.START}.get(found["how"], Where.END)
        lines = found["what"] in ("abzas", "abzaslar")
        units = self._units(quoted, preamble=found["what"] == "preambula")
        content = tuple(quoted) if lines else units
        return (
            Insert(Where.NUMBER, Target(), content) if at == NUMBERED else Insert(how, at, content)
        )

    def _out(self, at: Target) -> Instruction:
        """A numbered unit that is taken out keeps its number where numbers are fixed."""
        whole = not (at.heading or at.line or at.sentence)
        keeps = whole and self.register.act.fixed and at.path and at.path[-1].number
        return Repeal(at) if keeps else TakeOut(at)


_SIGN_OF = {name: sign for sign, name in SIGNS.items()}


def _ordinal(text: str, forms: Iterable[str]) -> tuple[int, str]:
    """The number of a line or sentence named first in a text, 0 for none, and the rest."""
    found = re.match(_ORDINAL + f"(?:{'|'.join(forms)}) ", text)
    if not found or found["which"] not in _ORDINALS:
        return 0, text
    return _ORDINALS[found["which"]], text[found.end() :]
