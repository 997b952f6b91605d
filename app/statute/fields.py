"""Which labelled lines a clause ends with: who is responsible, until when, who signs.

They are lines of the wording itself, «Məsul: …», «Müddət: …», so that whatever binds the words
binds them: an agreement is outdated by another deadline, and no file leaves them out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.statute.deadlines import Deadline, read_deadline
from app.statute.kinds import AGREEMENT, PLANS
from app.statute.numbering import number_all
from app.statute.snapshot import LANGUAGES, Clause, Kind, Snapshot, children_of
from app.statute.structure import standing


class Field(StrEnum):
    """A part of a clause's text that has a label."""

    RESPONSIBLE = "responsible"
    DEADLINE = "deadline"
    INDICATOR = "indicator"
    SIGNATORY = "signatory"
    POSITION = "position"


LABELS: Mapping[str, Mapping[Field, str]] = {
    "az": {
        Field.RESPONSIBLE: "Məsul",
        Field.DEADLINE: "Müddət",
        Field.INDICATOR: "Göstərici",
        Field.SIGNATORY: "İmzalayan",
        Field.POSITION: "Vəzifə",
    },
    "en": {
        Field.RESPONSIBLE: "Responsible",
        Field.DEADLINE: "Deadline",
        Field.INDICATOR: "Indicator",
        Field.SIGNATORY: "Signatory",
        Field.POSITION: "Position",
    },
}
"""What each part is called in the text, by language."""

ACTION = (Field.RESPONSIBLE, Field.DEADLINE, Field.INDICATOR)
"""What an action of a plan says besides what is to be done."""

SIGNATURE = (Field.SIGNATORY, Field.POSITION)
"""What a party to an agreement says of who signs for it."""

ASKED: Mapping[str, tuple[Field, ...]] = {**dict.fromkeys(PLANS, ACTION), AGREEMENT: SIGNATURE}
"""The parts a kind of document asks its clauses for."""

_LINES = {
    language: re.compile(
        rf"(?P<label>{'|'.join(map(re.escape, known.values()))}):(?: (?P<said>.*))?"
    )
    for language, known in LABELS.items()
}
_FIELDS = {
    language: {label: name for name, label in known.items()} for language, known in LABELS.items()
}


@dataclass(frozen=True, slots=True)
class Parted:
    """A text taken apart: its words, and the labelled lines behind them in their order."""

    words: str
    said: Mapping[Field, str] = field(default_factory=dict)


def parted(text: str, language: str) -> Parted:
    """The labelled lines a text ends with, each label at most once, apart from its words."""
    lines = text.split("\n")
    said: list[tuple[Field, str]] = []
    while lines:
        found = _LINES[language].fullmatch(lines[-1])
        name = _FIELDS[language][found["label"]] if found else None
        if found is None or name is None or name in dict(said):
            break
        said.append((name, found["said"] or ""))
        lines.pop()
    return Parted("\n".join(lines), dict(reversed(said)))


def joined(whole: Parted, language: str) -> str:
    """The text again: `joined(parted(text)) == text`."""
    lines = [f"{LABELS[language][name]}: {said}".rstrip() for name, said in whole.said.items()]
    return "\n".join([*([whole.words] if whole.words or not lines else []), *lines])


def apart(text: str, language: str, asked: Sequence[Field]) -> tuple[str, Mapping[Field, str]]:
    """The text without the parts that are asked for, and those it has of them, in its order."""
    whole = parted(text, language)
    rest = {name: said for name, said in whole.said.items() if name not in asked}
    here = {name: said.strip() for name, said in whole.said.items() if name in asked}
    return joined(Parted(whole.words, rest), language), here


def with_fields(words: str, typed: Mapping[Field, str], language: str) -> str:
    """The words with these parts behind them, in their order; empty ones are left out."""
    told = {name: " ".join(said.split()) for name, said in typed.items()}
    return joined(
        Parted(words.rstrip(), {name: one for name, one in told.items() if one}), language
    )


def asked_of(now: Snapshot, clause: Clause) -> tuple[Field, ...]:
    """The parts a form asks of a clause: an action always, another where it has any of them."""
    asked = ASKED.get(now.particulars.kind, ())
    texts = ((clause.wording(language).text, language) for language in LANGUAGES)
    if any(apart(text, language, asked)[1] for text, language in texts):
        return asked
    plan = now.particulars.kind in PLANS and clause.kind is Kind.PARAGRAPH
    inside = (one for one in now.clauses if one.parent == clause.id and not one.struck)
    return asked if plan and all(one.kind is not Kind.PARAGRAPH for one in inside) else ()


@dataclass(frozen=True, slots=True)
class Action:
    """One action of a plan in one language."""

    clause: Clause
    number: str
    """Bare."""
    goal: Clause | None
    """The goal it stands in."""
    words: str
    said: Mapping[Field, str]
    """Only what says something."""
    deadline: Deadline | None
    """None where none is given, or what is given names no time."""

    def is_overdue(self, today: date) -> bool:
        """Whether its time is over."""
        return self.deadline is not None and self.deadline.is_over(today)

    def is_due(self, first: date, last: date) -> bool:
        """Whether it is to be done between two days, both included."""
        return self.deadline is not None and self.deadline.falls(first, last)


def actions(now: Snapshot, language: str) -> Iterator[Action]:
    """The actions of a plan in reading order: paragraphs without paragraphs of their own.

    Lines with labels may also stand as units below (a file whose every line is a paragraph).
    """
    clauses = tuple(standing(now.clauses))
    below = children_of(clauses)
    by_id = {clause.id: clause for clause in clauses}
    numbers = number_all(now.clauses, now.particulars.family, now.particulars.numbering)
    for clause in clauses:
        inside = below.get(clause.id, [])
        if clause.kind is Kind.PARAGRAPH and all(one.kind is not Kind.PARAGRAPH for one in inside):
            whole = told_by(clause, inside, language)
            said = {name: words.strip() for name, words in whole.said.items() if words.strip()}
            due = read_deadline(said.get(Field.DEADLINE, ""))
            goal = _goal(clause, by_id)
            yield Action(clause, numbers[clause.id], goal, whole.words, said, due)


def told_by(clause: Clause, below: Sequence[Clause], language: str) -> Parted:
    """What a clause says in parts, those that stand below it as units of their own among them."""
    wording = clause.wording(language)
    own = parted(wording.text, language)
    said = dict(own.said)
    for unit in below:
        if unit.kind is Kind.INDENT:
            told = parted(unit.wording(language).text, language)
            if not told.words:
                said = {**told.said, **said}
    words = "\n".join(part for part in (wording.heading, own.words) if part)
    return Parted(words, said)


def _goal(clause: Clause, by_id: Mapping[str, Clause]) -> Clause | None:
    above = by_id.get(clause.parent or "")
    while above is not None and above.kind is Kind.PARAGRAPH:
        above = by_id.get(above.parent or "")
    return above


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who is to sign an agreement for one of its parties."""

    clause: str
    party: str
    name: str
    position: str


def signatories(now: Snapshot, language: str) -> tuple[Signatory, ...]:
    """Who is to sign, in the order of the text: every clause that says who or in which office."""
    clauses = tuple(standing(now.clauses))
    below = children_of(clauses)
    found = []
    for clause in clauses:
        whole = told_by(clause, below.get(clause.id, []), language)
        if whole.words and any(name in whole.said for name in SIGNATURE):
            name, position = (whole.said.get(one, "").strip() for one in SIGNATURE)
            found.append(Signatory(clause.id, whole.words.rstrip(" .;:"), name, position))
    return tuple(found)
