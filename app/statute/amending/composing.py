"""How the instructions stand in an amending act: its title, its preamble, numbered, by unit.

An act that amends names what it amends in its title (21-IVKQ, Art. 29.2). Who adopts it, when and
on what ground is not known here: blanks are left for that.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.statute.amending.grammar import act_forms
from app.statute.amending.instructions import Insert, Instruction, Where
from app.statute.amending.phrasing import Voice, say
from app.statute.amending.provisions import Act, Provision, unit_of
from app.statute.language import lower
from app.statute.numbering import Case, Unit, cite_path
from app.statute.snapshot import Family, Kind

INDENT = "    "
"""What quoted lines begin with in plain text, so that they are no lines of the act itself."""

BLANK = "_" * 24

PARLIAMENT = (
    "Azərbaycan Respublikasının Milli Məclisi Azərbaycan Respublikası Konstitusiyasının "
    "94-cü maddəsinin I hissəsinin ____ bəndini rəhbər tutaraq"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One numbered line of the act, and the lines it quotes."""

    number: str
    """1, 1.2, 1.2.3"""
    text: str
    """The sentence with its final sign, unless it quotes lines."""
    quoted: tuple[str, ...] = ()
    """New text, its quotation marks and the final sign included."""
    instruction: Instruction | None = None
    """None for what introduces or closes."""
    place: int = -1
    """Which instruction it is, counting from 0; -1 for none."""
    under: tuple[Unit, ...] | None = None
    """The unit whose instructions follow, where it opens a group."""

    @property
    def depth(self) -> int:
        """Steps of indent, 0 for what stands by itself."""
        return self.number.count(".")


@dataclass(frozen=True, slots=True)
class AmendingAct:
    """The act in words, ready to be set."""

    title: str
    preamble: str
    entries: tuple[Entry, ...]
    closing: str


def compose(old: Act, instructions: Sequence[Instruction]) -> AmendingAct:
    """The act that orders these instructions about the old text; the language is Azerbaijani."""
    several = len(instructions) != 1
    changes = "dəyişikliklər" if several else "dəyişiklik"
    named = f"“{old.title}”{_locative(old.title)}"
    law = old.family is Family.LAW and old.kind == "act"
    adopts = PARLIAMENT if law else f"{BLANK} (qəbul edən orqanın adı)"
    entries = (
        Entry("1", f"{named} aşağıdakı {changes} edilsin:"),
        *_entries(old, instructions),
        Entry("2", f"Bu {'Qanun' if law else 'Qərar'} dərc edildiyi gündən qüvvəyə minir."),
    )
    return AmendingAct(
        title=f"{named} {changes} edilməsi haqqında",
        preamble=f"{adopts} qərara alır:",
        entries=entries,
        closing=f"{BLANK} (vəzifə, ad və soyad, imza)",
    )


def plain_text(act: AmendingAct) -> str:
    """The act as text: one line an entry, quoted lines set in."""
    lines = [act.title, "", act.preamble, ""]
    for entry in act.entries:
        lines.append(f"{entry.number}. {entry.text}")
        lines += [INDENT + line for line in entry.quoted]
    return "\n".join([*lines, "", act.closing]).rstrip() + "\n"


def _entries(old: Act, instructions: Sequence[Instruction]) -> Iterator[Entry]:
    """Instructions about one unit together under its name: "1.2. 5-ci hissə üzrə:"."""
    voice = Voice(old.family, old.kind)
    turn = 0
    groups = [list(group) for _, group in groupby(instructions, key=_group)]
    for number, group in enumerate(groups, start=1):
        last = number == len(groups)
        if len(group) == 1:
            yield _entry(f"1.{number}", group[0], voice, turn, last=last)
        else:
            unit = cite_path(_group(group[0]), old.family, "az") or _act_name(voice)
            yield Entry(f"1.{number}", f"{unit} üzrə:", under=_group(group[0]))
            for place, one in enumerate(group, start=1):
                final = last and place == len(group)
                yield _entry(f"1.{number}.{place}", one, voice, turn + place - 1, last=final)
        turn += len(group)


def _act_name(voice: Voice) -> str:
    return act_forms(voice.kind, voice.family)[Case.NOMINATIVE]


def _entry(number: str, one: Instruction, voice: Voice, turn: int, *, last: bool) -> Entry:
    said, end = say(one, voice), "." if last else ";"
    if not said.quoted:
        return Entry(number, said.words + end, (), one, turn)
    quoted = list(said.quoted)
    quoted[0] = f"“{quoted[0]}"
    quoted[-1] = f"{quoted[-1]}”{end}"
    return Entry(number, said.words, tuple(quoted), one, turn)


def _group(one: Instruction) -> tuple[Unit, ...]:
    """The unit an instruction is grouped under: the article or the first numbered unit."""
    path = target_path(one)
    for depth, unit in enumerate(path, start=1):
        if unit.kind in {Kind.ARTICLE, Kind.PARAGRAPH, Kind.PREAMBLE}:
            return path[:depth]
    return path


def target_path(one: Instruction) -> tuple[Unit, ...]:
    """The units down to what an instruction is about; a new unit of its own rank by its number."""
    path = one.at.path
    if not isinstance(one, Insert):
        return path
    if isinstance(first := one.content[0], Provision):
        above = path[:-1] if one.where is Where.AFTER and not one.at.line else path
        return above if above else (unit_of(first),)
    return path


def _locative(title: str) -> str:
    """The ending after the closing quotation mark: “… Əsasnamə”də, “… Qaydası”nda."""
    end = lower(title)[-1:]
    last = next((sign for sign in reversed(lower(title)) if sign in "aıouəeiöü"), "ə")
    return ("n" if end and end in "ıiuü" else "") + ("da" if last in "aıou" else "də")
