"""The labelled parts of a clause on a form: who is responsible, until when, how it is measured."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l

from app.statute.deadlines import NoTime, read_deadline
from app.statute.fields import ACTION, LABELS, Field, apart, with_fields
from app.statute.kinds import PLANS
from app.statute.snapshot import LANGUAGES

HINTS: Mapping[Field, Any] = {
    Field.DEADLINE: _l("a day, month, quarter or year: 31.12.2027, Q3 2027, 2027; or “ongoing”"),
    Field.INDICATOR: _l("how one will know that it was done"),
    Field.RESPONSIBLE: _l("who answers for it"),
    Field.SIGNATORY: _l("name and surname of who signs"),
    Field.POSITION: _l("the office in which they sign"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part on the form."""

    name: str
    """Of the input."""
    label: str
    """As the text says it, in its language."""
    value: str
    hint: Any


def parts_of(text: str, language: str, asked: tuple[Field, ...]) -> tuple[str, tuple[Part, ...]]:
    """The words for the large field, and the parts beside it: those there first, in their order."""
    words, said = apart(text, language, asked)
    names = (*said, *(name for name in asked if name not in said))
    return words, tuple(
        Part(f"part-{language}-{name}", LABELS[language][name], said.get(name, ""), HINTS[name])
        for name in names
    )


def parts_to_fill(kind: str, language: str, form: Mapping[str, str]) -> tuple[Part, ...]:
    """The parts of a new clause of a plan, with what a form says of them; other kinds have none."""
    asked = ACTION if kind in PLANS else ()
    names = {one: f"part-{language}-{one}" for one in asked}
    return tuple(
        Part(name, LABELS[language][one], form.get(name, ""), HINTS[one])
        for one, name in names.items()
    )


def text_in(form: Mapping[str, str], language: str) -> str:
    """What a form says in a language, its parts put behind its words again."""
    before = f"part-{language}-"
    text = form.get(f"text-{language}", "").replace("\r\n", "\n")
    known = {before + name: Field(name) for name in Field}
    typed = {known[name]: form[name] for name in form if name in known}
    return with_fields(text, typed, language) if typed else text


def check_times(form: Mapping[str, str]) -> None:
    """Raise NoTime where a deadline typed into a form names no time."""
    for language in LANGUAGES:
        given = form.get(f"part-{language}-{Field.DEADLINE}", "").strip()
        if given and read_deadline(given) is None:
            raise NoTime(given)


def is_over(form: Mapping[str, str], today: date) -> bool:
    """Whether a deadline typed into a form has passed already."""
    times = (form.get(f"part-{language}-{Field.DEADLINE}", "") for language in LANGUAGES)
    return any((due := read_deadline(one)) is not None and due.is_over(today) for one in times)
