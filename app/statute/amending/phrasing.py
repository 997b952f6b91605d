"""How an instruction is said in the formulas of Azerbaijani amending acts.

Sources of the formulas: acts of 2013-2024 on meclis.gov.az, president.az, legalacts.az and the
notes of the Labour and Forest Codes ("... sözü ... sözləri ilə əvəz edilmişdir").
"""

from dataclasses import dataclass
from functools import singledispatch

from app.statute.amending.grammar import (
    SIGNS,
    ablative_noun,
    counted,
    object_noun,
    place,
    turn_words,
)
from app.statute.amending.instructions import (
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
from app.statute.amending.provisions import Provision, name_of, printed_lines, unit_of
from app.statute.language import upper
from app.statute.numbering import Case, cite, repealed_words
from app.statute.snapshot import Family, Kind


@dataclass(frozen=True, slots=True)
class Voice:
    """Of which act is spoken: its family and what kind of document it is."""

    family: Family
    kind: str

    def at(self, target: Target, case: Case) -> str:
        """The place in a case, opening a sentence."""
        return place(target, case, self.family, self.kind)


@dataclass(frozen=True, slots=True)
class Said:
    """An instruction in words, without its final sign, and the lines it quotes below it."""

    words: str
    quoted: tuple[str, ...] = ()


def say(one: Instruction, voice: Voice) -> Said:
    """The instruction as the act words it."""
    words, content = _said(one, voice)
    words = upper(words[0]) + words[1:]
    if not content:
        return Said(words)
    return Said(f"{words}:", tuple(content_lines(content, voice.family)))


def content_lines(content: Content, family: Family) -> list[str]:
    """New text line by line, as it is quoted."""
    found: list[str] = []
    for one in content:
        found += [one] if isinstance(one, str) else printed_lines(one, family)
    return found


@singledispatch
def _said(one: Instruction, voice: Voice) -> tuple[str, Content]:
    """What is ordered, and what new text is quoted below; a new edition is attached."""
    return f"{voice.at(one.at, Case.NOMINATIVE)} yeni redaksiyada təsdiq edilsin (əlavə olunur)", ()


@_said.register
def _(one: Replace, voice: Voice) -> tuple[str, Content]:
    at, turn = voice.at(one.at, Case.LOCATIVE), turn_words(one.turn)
    old = f"“{one.old}” {object_noun(one.old)}"
    return f"{at} {turn}{old} “{one.new}” {object_noun(one.new)} ilə əvəz edilsin", ()


@_said.register
def _(one: Add, voice: Voice) -> tuple[str, Content]:
    at, turn = voice.at(one.at, Case.DATIVE), turn_words(one.turn)
    beside = f"“{one.beside}” {ablative_noun(one.beside)} {'əvvəl' if one.before else 'sonra'}"
    return f"{at} {turn}{beside} “{one.new}” {object_noun(one.new)} əlavə edilsin", ()


@_said.register
def _(one: Strike, voice: Voice) -> tuple[str, Content]:
    at, turn = voice.at(one.at, Case.ABLATIVE), turn_words(one.turn)
    return f"{at} {turn}“{one.old}” {object_noun(one.old)} çıxarılsın", ()


@_said.register
def _(one: EndSign, voice: Voice) -> tuple[str, Content]:
    signs = f"{SIGNS[one.old]} işarəsi {SIGNS[one.new]} işarəsi"
    return f"{voice.at(one.at, Case.GENITIVE)} sonunda {signs} ilə əvəz edilsin", ()


@_said.register
def _(one: Restate, voice: Voice) -> tuple[str, Content]:
    return f"{voice.at(one.at, Case.NOMINATIVE)} aşağıdakı redaksiyada verilsin", one.content


@_said.register
def _(one: AddSentences, voice: Voice) -> tuple[str, Content]:
    which = [counted(one.first + turn) for turn in range(len(one.sentences))]
    noun = "cümlə" if len(which) == 1 else "cümlələr"
    new = f"aşağıdakı məzmunda {_listed(which)} {noun} əlavə edilsin"
    return f"{voice.at(one.at, Case.DATIVE)} {new}", (" ".join(one.sentences),)


@_said.register
def _(one: Repeal, voice: Voice) -> tuple[str, Content]:
    unit = one.at.path[-1]
    part = "çıxar" in repealed_words(unit.kind, unit.number, voice.family, "az")
    formula = "çıxarılsın" if part else "ləğv edilsin"
    return f"{voice.at(one.at, Case.NOMINATIVE)} {formula}", ()


@_said.register
def _(one: TakeOut, voice: Voice) -> tuple[str, Content]:
    return f"{voice.at(one.at, Case.NOMINATIVE)} çıxarılsın", ()


@_said.register
def _(one: Insert, voice: Voice) -> tuple[str, Content]:
    where = {
        Where.NUMBER: "",
        Where.AFTER: f"{voice.at(one.at, Case.ABLATIVE)} sonra ",
        Where.START: f"{voice.at(one.at, Case.GENITIVE)} əvvəlinə ",
        Where.END: f"{voice.at(one.at, Case.DATIVE)} ",
    }[one.where]
    return f"{where}aşağıdakı məzmunda {_what(one.content, voice)} əlavə edilsin", one.content


def _what(content: Content, voice: Voice) -> str:
    """5.1-1-ci bənd; 5.1-1-ci və 5.1-2-ci bəndlər; “ç” və “d” bəndləri; abzaslar."""
    units = [one for one in content if isinstance(one, Provision)]
    if not units:
        return "abzas" if len(content) == 1 else "abzaslar"
    name = name_of(units[0], voice.family)
    if len(units) == 1:
        return _alone(units[0], name, voice)
    numbers = [_alone(one, name, voice).rpartition(" ")[0] for one in units]
    possessed = "i" if units[0].kind is Kind.POINT else ""
    return f"{_listed(numbers)} {plural(name)}{possessed}"


def _alone(one: Provision, name: str, voice: Voice) -> str:
    if one.kind is Kind.POINT:
        return f"“{one.number}” {name}i"
    return cite(*unit_of(one), voice.family, "az")


def _listed(parts: list[str]) -> str:
    return " və ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]


def plural(name: str) -> str:
    """bəndlər, abzaslar: the ending goes with the last vowel."""
    last = next((sign for sign in reversed(name) if sign in "aıouəeiöü"), "ə")
    return name + ("lar" if last in "aıou" else "lər")
