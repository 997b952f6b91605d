"""The instructions in English, for reviewers abroad: a help to read the act, never the act."""

from dataclasses import replace
from functools import singledispatch

from app.statute.amending.composing import AmendingAct, Entry
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
from app.statute.amending.phrasing import Voice
from app.statute.amending.provisions import Provision, unit_of
from app.statute.numbering import cite_path

_SIGNS = {".": "full stop", ";": "semicolon", ",": "comma", ":": "colon"}
_TURNS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_ACTS = {
    "charter": "the Charter",
    "regulation": "the Regulation",
    "plan": "the Plan",
    "agreement": "the Agreement",
    "guideline": "the Rules",
}


NOTE = (
    "A help for readers abroad, made by rule from the Azerbaijani text of the amending act. "
    "It is not the act: only the Azerbaijani text is. New text is quoted as it stands there."
)


def compose_in_english(act: AmendingAct, voice: Voice, title: str) -> AmendingAct:
    """The act's instructions in English under the same numbers; `title` is the amended act's."""
    entries = tuple(_entry(entry, voice) for entry in act.entries if entry.depth)
    name = f"Amendments to “{title}”"
    return AmendingAct(name, NOTE, entries, "")


def _entry(entry: Entry, voice: Voice) -> Entry:
    if entry.instruction is None:
        said = f"In {_at(Target(entry.under or ()), voice)}:"
    else:
        words = in_english(entry.instruction, voice)
        end = ":" if entry.quoted else ";"
        said = words[0].upper() + words[1:] + end
    return replace(entry, text=said)


@singledispatch
def in_english(one: Instruction, voice: Voice) -> str:
    """One instruction as a sentence without its stop; the new text it quotes is not repeated."""
    return f"{_at(one.at, voice)} is given a new edition, attached"


@in_english.register
def _(one: Replace, voice: Voice) -> str:
    what = f"the {_words(one.old)} “{one.old}”{_turn(one.turn)}"
    verb = "is" if _words(one.old) == "word" else "are"
    return f"in {_at(one.at, voice)} {what} {verb} replaced by “{one.new}”"


@in_english.register
def _(one: Add, voice: Voice) -> str:
    beside = f"{'before' if one.before else 'after'} “{one.beside}”{_turn(one.turn)}"
    verb = "is" if _words(one.new) == "word" else "are"
    return f"in {_at(one.at, voice)} the {_words(one.new)} “{one.new}” {verb} inserted {beside}"


@in_english.register
def _(one: Strike, voice: Voice) -> str:
    verb = "is" if _words(one.old) == "word" else "are"
    what = f"the {_words(one.old)} “{one.old}”{_turn(one.turn)}"
    return f"in {_at(one.at, voice)} {what} {verb} struck out"


@in_english.register
def _(one: EndSign, voice: Voice) -> str:
    signs = f"the {_SIGNS[one.old]} is replaced by a {_SIGNS[one.new]}"
    return f"at the end of {_at(one.at, voice)} {signs}"


@in_english.register
def _(one: Restate, voice: Voice) -> str:
    return f"{_at(one.at, voice)} is worded anew"


@in_english.register
def _(one: AddSentences, voice: Voice) -> str:
    count = len(one.sentences)
    what = f"a {_nth(one.first)} sentence" if count == 1 else f"{count} sentences"
    verb = "is" if count == 1 else "are"
    return f"in {_at(one.at, voice)} {what} {verb} added at the end"


@in_english.register
def _(one: Repeal, voice: Voice) -> str:
    return f"{_at(one.at, voice)} is repealed"


@in_english.register
def _(one: TakeOut, voice: Voice) -> str:
    return f"{_at(one.at, voice)} is deleted"


@in_english.register
def _(one: Insert, voice: Voice) -> str:
    where = {
        Where.NUMBER: "",
        Where.AFTER: f" after {_at(one.at, voice)}",
        Where.START: f" at the beginning of {_at(one.at, voice)}",
        Where.END: f" at the end of {_at(one.at, voice)}",
    }[one.where]
    verb = "is" if len(one.content) == 1 else "are"
    return f"{_what(one.content, voice)} {verb} inserted{where}"


def _what(content: Content, voice: Voice) -> str:
    units = [one for one in content if isinstance(one, Provision)]
    if not units:
        return "a new indent" if len(content) == 1 else f"{len(content)} new indents"
    return "new " + " and ".join(cite_path([unit_of(one)], voice.family, "en") for one in units)


def _at(at: Target, voice: Voice) -> str:
    said = cite_path(at.path, voice.family, "en") or _ACTS.get(voice.kind, "the act")
    if at.heading:
        said = f"the heading of {said}" if at.path else "the title"
    if at.line:
        said = f"the {_nth(at.line)} indent of {said}"
    return f"the {_nth(at.sentence)} sentence of {said}" if at.sentence else said


def _nth(number: int) -> str:
    if number < len(_TURNS):
        return _TURNS[number]
    teen = number // 10 % 10 == 1
    return f"{number}{'th' if teen else _ENDINGS.get(number % 10, 'th')}"


def _words(phrase: str) -> str:
    return "words" if " " in phrase.strip() else "word"


def _turn(turn: int) -> str:
    if turn == BOTH:
        return " (in both places)"
    return f" ({_nth(turn)} occurrence)" if turn else ""
