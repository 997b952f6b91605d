"""What an act says once it is amended: the instructions carried out to the letter."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import singledispatchmethod

from app.statute.amending.instructions import (
    BOTH,
    Add,
    AddSentences,
    Content,
    EndSign,
    Insert,
    Instruction,
    NewEdition,
    Repeal,
    Replace,
    Restate,
    Strike,
    TakeOut,
    Target,
    Where,
)
from app.statute.amending.provisions import Act, Key, Provision, sentences
from app.statute.amending.register import HEADING, NoSuchPlace, Register, Slot

Place = tuple[Key, int]
"""A unit and the place in its body before which something is inserted."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Code points `start:end` of a slot give way to `text`."""

    slot: Slot
    start: int
    end: int
    text: str


class Contradiction(NoSuchPlace):
    """Two instructions want to change the same words."""


def apply(old: Act, instructions: Iterable[Instruction]) -> Act:
    """The act as amended. Raises NoSuchPlace where an instruction cannot be carried out."""
    work = Amending(Register(old))
    for one in instructions:
        work.order(one)
    return replace(old, root=work.result())


def spliced(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits made; raises Contradiction where two overlap."""
    pieces, place = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < place:
            raise Contradiction(f"{text[edit.start : place]!r} is changed twice")
        pieces += [text[place : edit.start], edit.text]
        place = edit.end
    return "".join([*pieces, text[place:]])


def occurrences(phrase: str, text: str) -> Iterator[int]:
    """Where the phrase stands in whole words."""
    start = text.find(phrase) if phrase else -1
    while start >= 0:
        end = start + len(phrase)
        opens = start == 0 or not (phrase[0].isalnum() and text[start - 1].isalnum())
        closes = end == len(text) or not (phrase[-1].isalnum() and text[end].isalnum())
        if opens and closes:
            yield start
        start = text.find(phrase, start + 1)


def places_of(register: Register, at: Target, phrase: str, turn: int) -> list[tuple[Slot, int]]:
    """Where in a target the quoted words stand: once, at the given turn, or at BOTH places.

    Raises NoSuchPlace where that is not so.
    """
    found: list[tuple[Slot, int]] = []
    for slot in register.slots(at):
        text, offset = register.text(slot), 0
        if at.sentence:
            offset, end = sentence_bounds(text, at.sentence)
            text = text[offset:end]
        found += [(slot, offset + start) for start in occurrences(phrase, text)]
    wanted = {0: 1, BOTH: 2}.get(turn)
    if (wanted is not None and len(found) != wanted) or len(found) < turn:
        raise NoSuchPlace(f"{phrase!r} stands {len(found)} times")
    return found if wanted else [found[turn - 1]]


def sentence_bounds(line: str, number: int) -> tuple[int, int]:
    """Where a sentence begins and ends in its line; raises NoSuchPlace."""
    parts = sentences(line)
    if number > len(parts):
        raise NoSuchPlace(f"there is no sentence {number}")
    start = sum(len(one) + 1 for one in parts[: number - 1])
    return start, start + len(parts[number - 1])


def edits_of(register: Register, one: Instruction) -> list[Edit]:
    """The edits of text an instruction about words orders."""
    match one:
        case Replace():
            found = places_of(register, one.at, one.old, one.turn)
            return [Edit(slot, at, at + len(one.old), one.new) for slot, at in found]
        case Add():
            found = places_of(register, one.at, one.beside, one.turn)
            return [_added(slot, at, one) for slot, at in found]
        case Strike():
            found = places_of(register, one.at, one.old, one.turn)
            return [_struck(register.text(slot), slot, at, at + len(one.old)) for slot, at in found]
        case EndSign():
            return [_end_sign(register, one)]
        case AddSentences():
            slot = _line_slot(register, one.at)
            end = len(register.text(slot))
            return [Edit(slot, end, end, "".join(f" {said}" for said in one.sentences))]
    return []


def _added(slot: Slot, at: int, one: Add) -> Edit:
    if one.before:
        return Edit(slot, at, at, f"{one.new} ")
    blank = "" if one.new[0] in ",.;:!?…)”»" else " "
    return Edit(slot, at + len(one.beside), at + len(one.beside), f"{blank}{one.new}")


def _struck(text: str, slot: Slot, start: int, end: int) -> Edit:
    """The words and the blank before them, or after them where a text begins with them."""
    if start and text[start - 1] == " " and (end == len(text) or text[end] in " ,.;:!?…)”»"):
        return Edit(slot, start - 1, end, "")
    after = not start and text[end : end + 1] == " "
    return Edit(slot, start, end + after, "")


def _line_slot(register: Register, at: Target) -> Slot:
    return register.line(register.find(at.path), at.line or 1)


def _end_sign(register: Register, one: EndSign) -> Edit:
    slot = _line_slot(register, one.at)
    text = register.text(slot)
    if not text.endswith(one.old):
        raise NoSuchPlace(f"{text[-20:]!r} does not end with {one.old!r}")
    return Edit(slot, len(text) - len(one.old), len(text), one.new)


@dataclass(slots=True)
class Amending:
    """An act with all that is ordered to happen to it, none of it done yet."""

    register: Register
    edits: dict[Slot, list[Edit]] = field(default_factory=lambda: defaultdict(list))
    anew: dict[Key, Content] = field(default_factory=dict)
    """Units given a new wording; nothing for those that go."""
    lines_out: set[Slot] = field(default_factory=set)
    inserted: dict[Place, list[Content]] = field(default_factory=lambda: defaultdict(list))
    edition: Provision | None = None

    @singledispatchmethod
    def order(self, one: Instruction) -> None:
        """Take note of an instruction."""
        for edit in edits_of(self.register, one):
            self.edits[edit.slot].append(edit)

    @order.register
    def _(self, one: NewEdition) -> None:
        self.edition = one.content

    @order.register
    def _(self, one: Repeal) -> None:
        key = self.register.find(one.at.path)
        gone = replace(self.register.units[key], heading="", body=(), repealed=True)
        self.anew[key] = (gone,) if self.register.act.fixed else ()

    @order.register
    def _(self, one: Restate) -> None:
        at = one.at
        if at.heading or at.line or at.sentence:
            self._reword(at, str(one.content[0]))
        else:
            self.anew[self.register.find(at.path)] = one.content

    @order.register
    def _(self, one: TakeOut) -> None:
        at = one.at
        if at.heading or at.sentence:
            self._reword(at, "")
        elif at.line:
            self.lines_out.add(_line_slot(self.register, at))
        else:
            self.anew[self.register.find(at.path)] = ()

    @order.register
    def _(self, one: Insert) -> None:
        self.inserted[insert_place(self.register, one)].append(one.content)

    def _reword(self, at: Target, text: str) -> None:
        """Give a heading, a line or a sentence another text; a sentence goes with its blank."""
        slot = next(self.register.slots(at))
        said = self.register.text(slot)
        start, end = sentence_bounds(said, at.sentence) if at.sentence else (0, len(said))
        if at.sentence and not text:
            edit = _struck(said, slot, start, end)
        else:
            edit = Edit(slot, start, end, text)
        self.edits[slot].append(edit)

    def result(self) -> Provision:
        """The act after everything has happened at once."""
        return self.edition or self._amended(())

    def _amended(self, key: Key) -> Provision:
        one = self.register.units[key]
        body: list[str | Provision] = []
        for place, part in enumerate(one.body):
            body += self._inserted((key, place))
            body += self._line(key, place) if isinstance(part, str) else self._unit((*key, place))
        body += self._inserted((key, len(one.body)))
        heading = spliced(one.heading, self.edits.get((key, HEADING), ()))
        return replace(one, heading=heading, body=tuple(body))

    def _inserted(self, place: Place) -> Iterator[str | Provision]:
        for content in self.inserted.get(place, ()):
            yield from content

    def _line(self, key: Key, place: int) -> list[str]:
        if (key, place) in self.lines_out:
            return []
        text = spliced(self.register.text((key, place)), self.edits.get((key, place), ()))
        return [text] if text else []

    def _unit(self, key: Key) -> Content:
        return self.anew[key] if key in self.anew else (self._amended(key),)


def insert_place(register: Register, one: Insert) -> Place:
    """Where an insertion goes; raises NoSuchPlace."""
    find: dict[Where, Callable[[], Place | None]] = {
        Where.NUMBER: lambda: _by_number(register, one.content),
        Where.AFTER: lambda: _after(register, one.at),
        Where.START: lambda: (register.find(one.at.path), 0),
        Where.END: lambda: _end(register, one.at),
    }
    place = find[one.where]()
    if place is None:
        raise NoSuchPlace("the number does not tell where it stands")
    return place


def _by_number(register: Register, content: Content) -> Place | None:
    first = content[0]
    return register.numbered_place(first) if isinstance(first, Provision) else None


def _after(register: Register, at: Target) -> Place:
    key = register.find(at.path)
    if at.line:
        slot = register.line(key, at.line)
        return slot[0], slot[1] + 1
    return key[:-1], key[-1] + 1


def _end(register: Register, at: Target) -> Place:
    key = register.find(at.path)
    return key, len(register.units[key].body)
