"""How one line becomes another in the fewest words a lawyer would quote.

Words are quoted so that they stand once in the unit named; where they do not, the sentence or the
line is named, a neighbouring word is quoted too, or it is said which time they stand.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import product

from app.statute.amending.applying import (
    Contradiction,
    Edit,
    edits_of,
    occurrences,
    sentence_bounds,
    spliced,
)
from app.statute.amending.grammar import SIGNS
from app.statute.amending.instructions import (
    BOTH,
    Add,
    AddSentences,
    EndSign,
    Instruction,
    Replace,
    Restate,
    Strike,
    TakeOut,
    Target,
)
from app.statute.amending.provisions import sentences
from app.statute.amending.register import HEADING, NoSuchPlace, Register, Slot
from app.statute.diffing import hunks, tokens

NEIGHBOURS = 4
"""How many words beside a change may be quoted to make it certain."""

SHORT = 3
"""Letters of words that are no landmark by themselves: "ilə", "və", "isə"."""

TURNS = 9
"""Up to which time words stand it is said: "ikinci halda"."""

SENTENCE = 70
"""What a further instruction in one sentence weighs against the sentence anew, in characters."""

Stretch = tuple[int, int, int, int]
"""Tokens from, to of the text before, and of the text after."""

_Ways = Iterator[Instruction]


@dataclass(frozen=True, slots=True)
class Change:
    """Code points `start:end` of the line before give way to `new`."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line (or heading) of the act before, and how it may be named."""

    register: Register
    slot: Slot
    unit: Target
    """The unit it stands in."""
    itself: Target
    """The line; the unit again where it has no other text."""

    @property
    def text(self) -> str:
        """What it says."""
        return self.register.text(self.slot)

    def sentence(self, number: int) -> Target:
        """One of its sentences."""
        return Target(self.itself.path, line=self.itself.line, sentence=number)

    def scopes(self, start: int, end: int) -> list[Target]:
        """What may be named for words at `start:end`, the shortest name first."""
        found = list(dict.fromkeys([self.unit, self.itself]))
        if self.slot[1] == HEADING:
            return [self.itself]
        parts = sentences(self.text)
        for number in range(1, len(parts) + 1 if len(parts) > 1 else 0):
            low, high = sentence_bounds(self.text, number)
            if low <= start and end <= high:
                found.append(self.sentence(number))
        return found


def reworded(line: Line, new: str) -> list[Instruction] | None:
    """Instructions that make the line `new`, in its order; None where words cannot be quoted."""
    for found in (_by_sentences(line, new), _by_words(line, 0, len(line.text), new)):
        if found and makes(line, found, new):
            return found
    return None


def makes(line: Line, found: Sequence[Instruction], new: str) -> bool:
    """Whether the instructions, all at once, yield exactly the new text and touch no other."""
    try:
        edits = [edit for one in found for edit in all_edits(line, one)]
        return all(edit.slot == line.slot for edit in edits) and spliced(line.text, edits) == new
    except (Contradiction, NoSuchPlace):
        return False


def all_edits(line: Line, one: Instruction) -> list[Edit]:
    """What an instruction about words or a sentence does to the line."""
    if isinstance(one, Restate):
        start, end = sentence_bounds(line.text, one.at.sentence)
        return [Edit(line.slot, start, end, str(one.content[0]))]
    if isinstance(one, TakeOut):
        start, end = sentence_bounds(line.text, one.at.sentence)
        return [Edit(line.slot, start - 1, end, "")] if start else [Edit(line.slot, 0, end + 1, "")]
    return edits_of(line.register, one)


def _by_sentences(line: Line, new: str) -> list[Instruction] | None:
    """Sentence by sentence: what stays, what changes, what goes, what comes at the end."""
    old, now = sentences(line.text), sentences(new)
    if line.slot[1] == HEADING or (len(old) < 2 and len(now) < 2) or " ".join(now) != new:
        return None
    found: list[Instruction] = []
    if len(now) < len(old):
        return _fewer(line, old, now)
    for number, (was, said) in enumerate(zip(old, now, strict=False), start=1):
        if was != said:
            changed = _sentence(line, number, said)
            if changed is None:
                return None
            found += changed
    if len(now) > len(old):
        found.append(AddSentences(line.itself, tuple(now[len(old) :]), len(old) + 1))
    return found


def _fewer(line: Line, old: Sequence[str], now: Sequence[str]) -> list[Instruction] | None:
    """The sentences that go, where the others stay as they are."""
    found: list[Instruction] = []
    for tag, start, end, _, _ in SequenceMatcher(None, old, now, autojunk=False).get_opcodes():
        if tag == "delete":
            found += [TakeOut(line.sentence(place + 1)) for place in range(start, end)]
        elif tag != "equal":
            return None
    return found


def _sentence(line: Line, number: int, said: str) -> list[Instruction] | None:
    """A sentence by words; anew where its words have little in common."""
    start, end = sentence_bounds(line.text, number)
    by_words = _by_words(line, start, end, said)
    if len(sentences(line.text)) == 1 or (by_words and _quoted(by_words) < len(said)):
        return by_words
    return [Restate(line.sentence(number), (said,))]


def _quoted(found: Sequence[Instruction]) -> int:
    """How much is quoted, in characters, each further instruction weighing as a sentence does."""
    return sum(len(words) for one in found for words in _quotes(one)) + SENTENCE * (len(found) - 1)


def _quotes(one: Instruction) -> tuple[str, ...]:
    match one:
        case Replace() | EndSign():
            return one.old, one.new
        case Add():
            return one.beside, one.new
    return (one.old,) if isinstance(one, Strike) else ()


def _by_words(line: Line, start: int, end: int, new: str) -> list[Instruction] | None:
    changes = list(changes_between(line.text[start:end], new))
    if found := _everywhere(line, changes, start):
        return [found]
    told: list[Instruction] = []
    for change in changes:
        moved = Change(change.start + start, change.end + start, change.new)
        one = _told(line, moved)
        if one is None:
            return None
        told.append(one)
    return told


def _everywhere(line: Line, changes: Sequence[Change], offset: int) -> Instruction | None:
    """One instruction for both places where the same words give way to the same words."""
    if len(changes) != 2:
        return None
    said = {(line.text[offset + one.start : offset + one.end], one.new) for one in changes}
    if len(said) != 1:
        return None
    old, new = said.pop()
    one = Replace(line.unit, old, new, BOTH)
    edits = [Edit(line.slot, offset + it.start, offset + it.end, it.new) for it in changes]
    return one if _is_word(old) and _is_word(new) and _does(line, one, edits) else None


def changes_between(before: str, after: str) -> Iterator[Change]:
    """What differs, changes with a word or less between them taken as one."""
    old, new = tokens(before), tokens(after)
    starts = [0]
    for token in old:
        starts.append(starts[-1] + len(token))
    for start, end, new_start, new_end in _joined(old, _slid(hunks(old, new), old, new)):
        yield Change(starts[start], starts[end], "".join(new[new_start:new_end]))


def _slid(found: Sequence[Stretch], old: Sequence[str], new: Sequence[str]) -> Iterator[Stretch]:
    """Insertions and strikings moved, within what they leave unchanged, to begin with a comma.

    "…, üzvlərin töhfələri" is inserted as amending acts do, not "üzvlərin töhfələri, …".
    """
    bounds = [(0, 0, 0, 0), *found, (len(old), len(old), len(new), len(new))]
    for before, (start, end, new_start, new_end), behind in zip(
        bounds, found, bounds[2:], strict=False
    ):
        move = 0
        if start == end:
            move = _to_comma(new, (new_start, new_end), before[3], behind[2])
        elif new_start == new_end:
            move = _to_comma(old, (start, end), before[1], behind[0])
        yield start + move, end + move, new_start + move, new_end + move


def _to_comma(text: Sequence[str], bounds: tuple[int, int], low: int, high: int) -> int:
    """By how many tokens the stretch moves so that it begins with a comma; 0 where it cannot."""
    start, end = bounds
    first = last = 0
    while start + first > low and text[start + first - 1] == text[end + first - 1]:
        first -= 1
    while end + last < high and text[start + last] == text[end + last]:
        last += 1
    moves = [move for move in range(first, last + 1) if text[start + move] == ","]
    return min(moves, key=abs, default=0)


def _joined(old: Sequence[str], found: Iterable[Stretch]) -> list[Stretch]:
    joined: list[Stretch] = []
    for hunk in found:
        if joined:
            start, end, new_start, _ = joined[-1]
            between = old[end : hunk[0]]
            if sum(token[0].isalnum() for token in between) <= 1:
                joined[-1] = (start, hunk[1], new_start, hunk[3])
                continue
        joined.append((hunk[0], hunk[1], hunk[2], hunk[3]))
    return joined


def _told(line: Line, change: Change) -> Instruction | None:
    """The first way to say a change that does exactly that."""
    wanted = [Edit(line.slot, change.start, change.end, change.new)]
    return next((one for one in _ways(line, change) if _does(line, one, wanted)), None)


def _does(line: Line, one: Instruction, wanted: Sequence[Edit]) -> bool:
    try:
        edits = edits_of(line.register, one)
    except NoSuchPlace:
        return False
    here = all(edit.slot == line.slot for edit in edits)
    return here and spliced(line.text, edits) == spliced(line.text, wanted)


def _ways(line: Line, change: Change) -> _Ways:
    old, new = line.text[change.start : change.end], change.new
    scopes = line.scopes(change.start, change.end)
    if change.end == len(line.text) and old in SIGNS and new in SIGNS:
        yield EndSign(line.itself, old, new)
    if not old.strip() and _is_word(new):
        yield from _additions(line, change, scopes)
    elif not new.strip() and _is_word(old):
        for at in scopes:
            yield Strike(at, old.strip())
        yield from _by_turn(line, Strike(line.unit, old.strip()), change.start)
    yield from _replacements(line, change)


def _is_word(text: str) -> bool:
    return any(sign.isalnum() for sign in text)


def _additions(line: Line, change: Change, scopes: Sequence[Target]) -> _Ways:
    """After the words before it, or, where a sentence opens with it, before those behind."""
    new = change.new.strip()
    opens = change.start == 0 or line.text[: change.start].rstrip()[-1:] in ".!?…"
    for before, count in product((opens, not opens), range(1, NEIGHBOURS + 1)):
        if before:
            start, end = change.end, _right(line.text, change.end, count)
        else:
            start, end = _left(line.text, change.start, count), change.start
        beside = line.text[start:end].strip()
        if any(len(word) > SHORT for word in beside.split()):
            for at in scopes:
                yield Add(at, beside, new, before)
            if count <= 2:
                yield from _by_turn(line, Add(line.unit, beside, new, before), start)


def _replacements(line: Line, change: Change) -> _Ways:
    """The words alone, by turn, and with ever more words beside them."""
    span = range(NEIGHBOURS + 1)
    for left, right in sorted(product(span, span), key=lambda pair: (sum(pair), pair[1])):
        start = _left(line.text, change.start, left) if left else change.start
        end = _right(line.text, change.end, right) if right else change.end
        head, tail = line.text[start : change.start], line.text[change.end : end]
        whole = line.text[start:end]
        old, new = whole.strip(), (head + change.new + tail).strip()
        if not (_is_word(old) and _is_word(new)):
            continue
        for at in line.scopes(start, end):
            yield Replace(at, old, new)
        if left + right <= 1:
            lead = len(whole) - len(whole.lstrip())
            yield from _by_turn(line, Replace(line.unit, old, new), start + lead)


def _by_turn(line: Line, one: Add | Strike | Replace, start: int) -> _Ways:
    """The same instruction with the time at which its words stand at `start`."""
    words = one.beside if isinstance(one, Add) else one.old
    before = 0
    for slot in line.register.slots(one.at):
        if slot == line.slot:
            break
        before += sum(1 for _ in occurrences(words, line.register.text(slot)))
    stands = list(occurrences(words, line.text))
    near = [place for place, at in enumerate(stands) if at >= start]
    if near and before + near[0] < TURNS:
        turn = before + near[0] + 1
        match one:
            case Add():
                yield Add(one.at, one.beside, one.new, one.before, turn)
            case Strike():
                yield Strike(one.at, one.old, turn)
            case Replace():
                yield Replace(one.at, one.old, one.new, turn)


def _left(text: str, place: int, words: int) -> int:
    """Where the given number of words before a place begins."""
    while words and place:
        head = text[:place].rstrip()
        while head and not head[-1].isalnum():
            head = head[:-1]
        place = head.rfind(" ") + 1
        words -= 1
    return place


def _right(text: str, place: int, words: int) -> int:
    """Where the given number of words behind a place ends, signs after them left out."""
    while words and place < len(text):
        while place < len(text) and not text[place].isalnum():
            place += 1
        while place < len(text) and text[place] != " ":
            place += 1
        words -= 1
    while place and not text[place - 1].isalnum():
        place -= 1
    return place
