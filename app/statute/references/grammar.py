"""How a reference stands in stored text: `{#<clause id>:<form>}`, one token however it is said."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.statute.numbering import Case

TOKEN = re.compile(
    r"\{(?P<document>[0-9a-f]{16})?#(?P<clause>[0-9a-f]{16})(?::(?P<form>[a-z]+(?:\.[a-z]+)*))?\}"
)
"""A reference in stored text; without a document it is to a clause of the same one."""

UNCUT = r"\{(?:[0-9a-f]{16})?[#][0-9a-f]{16}(?::[a-z]+(?:\.[a-z]+)*)?(?=\})"
"""The same up to its last brace, for patterns that cut text into pieces."""

FULL, NUMBER, ORDINAL, OWN, LED = "full", "num", "ord", "own", "lead"
"""How a unit is said: "5.2-ci bənd", "5.2", "5.2-ci", "a) bəndi" (a point without the unit it
stands in), "Maddə 5" (the name before the number, as in headings)."""

_STYLES = (FULL, NUMBER, ORDINAL, OWN, LED)
_CASES = {
    "": Case.NOMINATIVE,
    "gen": Case.GENITIVE,
    "dat": Case.DATIVE,
    "acc": Case.ACCUSATIVE,
    "loc": Case.LOCATIVE,
    "abl": Case.ABLATIVE,
}
_CASE_CODES = {case: code for code, case in _CASES.items()}


@dataclass(frozen=True, slots=True)
class Form:
    """How a reference is said: its code is part of the stored token, "" for the plainest."""

    language: str = "az"
    style: str = FULL
    plural: bool = False
    possessed: bool = False
    case: Case = Case.NOMINATIVE
    capital: bool | None = None
    """Whether the name begins with a capital; None: as is usual for the unit."""
    brackets: bool = False
    """In English: 5(2) for what is numbered 5.2."""

    @property
    def code(self) -> str:
        """The form as written in the token: words in one fixed order, joined by full stops."""
        words = (
            "" if self.language == "az" else self.language,
            "" if self.style == FULL else self.style,
            "pl" if self.plural else "",
            "poss" if self.possessed else "",
            _CASE_CODES[self.case],
            "" if self.capital is None else ("cap" if self.capital else "low"),
            "par" if self.brackets else "",
        )
        return ".".join(filter(None, words))


def form_of(code: str) -> Form | None:
    """The form a code names; None where it is no code, or not written in the fixed order."""
    form = Form()
    for word in filter(None, code.split(".")):
        read = _with(form, word)
        if read is None:
            return None
        form = read
    return form if form.code == code else None


def _with(form: Form, word: str) -> Form | None:
    if word in _STYLES:
        return replace(form, style=word)
    if word in _CASES:
        return replace(form, case=_CASES[word])
    if word in ("cap", "low"):
        return replace(form, capital=word == "cap")
    named = {"en": {"language": "en"}, "pl": {"plural": True}, "poss": {"possessed": True}}
    named["par"] = {"brackets": True}
    return replace(form, **named[word]) if word in named else None  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Found:
    """One reference in stored text."""

    start: int
    """Counts code points from 0."""
    end: int
    """The first code point after the token."""
    clause: str
    form: Form
    document: str | None = None
    """Record id of the other document it leads to; None: the document it stands in."""

    @property
    def token(self) -> str:
        """The reference as stored."""
        return token(self.clause, self.form, self.document)


def token(clause: str, form: Form, document: str | None = None) -> str:
    """A reference as it is stored."""
    code = form.code
    return f"{{{document or ''}#{clause}{':' if code else ''}{code}}}"


def references(text: str) -> tuple[Found, ...]:
    """References in stored text, in reading order."""
    return tuple(_found(text)) if "#" in text else ()


def _found(text: str) -> Iterator[Found]:
    for match in TOKEN.finditer(text):
        form = form_of(match["form"] or "")
        if form is not None:
            yield Found(*match.span(), match["clause"], form, match["document"])
