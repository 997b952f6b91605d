"""Text with references as it is stored, as it is read and as it is typed."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from app.statute.references.grammar import TOKEN, Form, Found, references, token
from app.statute.references.places import Places
from app.statute.references.resolving import PLAINEST, Meant, resolve
from app.statute.references.saying import MISSING, STRUCK, said
from app.statute.snapshot import AUTHORITATIVE, Clause, Snapshot

_BRACES = re.compile(r"(?<!\\)(\\*+)(\{[^{}\n]{1,200}\})")
"""Braces with the backslashes before them: an odd one says that they are meant as they stand.
More than 200 characters between braces are no reference."""


def shown(text: str, places: Places) -> str:
    """Stored text as it is read: with the label of each reference."""
    if "#" not in text:
        return text

    @cache  # one text may refer to one clause a thousand times
    def labelled(token: str) -> str:
        return next((label(found, places) for found in references(token)), token)

    return TOKEN.sub(lambda match: labelled(match[0]), text)


def label(found: Found, places: Places) -> str:
    """What a reference says by now; it tells when what it leads to is struck or is not there."""
    target = places.target(found.clause, found.document)
    register = places.register(found.document)
    language = found.form.language
    if target is None or register is None:
        return MISSING[language]
    words = said(target, found.form, register)
    return f"{words} {STRUCK[language]}" if target.struck else words


def is_broken(found: Found, places: Places) -> bool:
    """Whether a reference leads to what is struck or is not there."""
    target = places.target(found.clause, found.document)
    return target is None or target.struck


def typed(text: str, places: Places, near: str | None = None) -> str:
    """Stored text as it is edited: with braces, which `stored` takes back to this very text.

    What cannot be said in words that lead back, such as a reference to what is struck, stands as
    it is stored. `near` is the clause the text is of.
    """
    if "{" not in text:
        return text

    @cache
    def braced(braces: str) -> str | None:
        for found in references(braces):
            return _typed(found, places, near)
        return f"\\{braces}" if resolve(braces[1:-1], places, near=near) else None

    def put(match: re.Match[str]) -> str:
        slashes, braces = match.groups()
        words = braced(braces)
        return match[0] if words is None else slashes * 2 + words

    return _BRACES.sub(put, text)


def _typed(found: Found, places: Places, near: str | None) -> str:
    target = places.target(found.clause, found.document)
    register = places.register(found.document)
    if target is None or register is None or target.struck:
        return found.token
    slug = places.slug_of(found.document) if found.document else None
    ahead = f"{slug}:" if slug else ""
    meant = Meant(found.clause, found.form, found.document)
    number = said(target, Form(style="num"), register)
    code = found.form.code or PLAINEST
    for words in (
        said(target, found.form, register),
        f"№{number}",
        f"{number}:{code}",
        f"{said(target, Form(), register)}:{code}",
    ):
        if resolve(ahead + words, places, near=near) == meant:
            return f"{{{ahead}{words}}}"
    return found.token


def stored(
    text: str, places: Places, language: str = AUTHORITATIVE, near: str | None = None
) -> str:
    """What was typed as it is stored: braces that name a clause lead to it from now on.

    Everything else stays as typed, braces that mean nothing too. `language` is that of the text,
    `near` the clause it is of.
    """
    if "{" not in text:
        return text

    @cache
    def led(braces: str) -> str | None:
        if references(braces):
            return braces
        meant = resolve(braces[1:-1], places, language, near)
        return token(meant.clause, meant.form, meant.document) if meant else None

    def put(match: re.Match[str]) -> str:
        slashes, braces = match.groups()
        meant = led(braces)
        if meant is None:
            return match[0]
        return slashes[: len(slashes) // 2] + (braces if len(slashes) % 2 else meant)

    return _BRACES.sub(put, text)


def read_out(snapshot: Snapshot, places: Places | None = None) -> Snapshot:
    """The snapshot as it is read: the same ids and digests, headings and texts with labels."""
    places = places or Places(snapshot)
    clauses = tuple(_read_out(clause, places) for clause in snapshot.clauses)
    return replace(snapshot, clauses=clauses) if clauses != snapshot.clauses else snapshot


def in_braces(snapshot: Snapshot, places: Places) -> Snapshot:
    """The snapshot as it is edited: the same ids and digests, headings and texts with braces."""
    clauses = [
        rewritten(clause, lambda text, near=clause.id: typed(text, places, near))  # type: ignore[misc]
        for clause in snapshot.clauses
    ]
    return replace(snapshot, clauses=tuple(clauses))


def _read_out(clause: Clause, places: Places) -> Clause:
    if not any("{" in one.text or "{" in one.heading for one in clause.wordings.values()):
        return clause
    return rewritten(clause, lambda text: shown(text, places))


def rewritten(clause: Clause, put: Callable[[str], str]) -> Clause:
    """The clause with its headings and texts put otherwise; the digests stay those of before."""
    worded = {
        language: replace(one, heading=put(one.heading), text=put(one.text))
        for language, one in clause.wordings.items()
    }
    return replace(clause, wordings=worded)
