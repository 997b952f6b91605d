"""What a DOCX file prints: the words of each clause, of the body, of notes (docs/submission.md)."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from app.formats.errors import NotText
from app.formats.word.opening import parts_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = "word/document.xml"
NOTES = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}

UNSEEN = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr"))
REFERENCES = {f"{W}{kind}Reference": kind for kind in NOTES}
SPACES = frozenset(f"{W}{name}" for name in ("tab", "br", "cr"))
ENDS = frozenset(f"{W}{name}" for name in ("p", "tc"))
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SHOWN = f"{W}fldSimple"


@dataclass(frozen=True, slots=True)
class Printed:
    """Printed words, white space made one, NFC."""

    clauses: dict[str, str]
    """By clause id, in the order of the body. Empty once LibreOffice saved it: it drops the ids."""
    body: str
    notes: str
    """Of footnotes and endnotes, in the order the body refers to them."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, or the place of a note, and whose they are."""

    words: str
    clause: str
    """Its id; empty for nobody's."""
    note: tuple[str, str] | None = None
    """Its kind and its number."""


@dataclass(slots=True)
class Walk:
    """Where the walk through a part is."""

    fields: list[bool] = field(default_factory=list)
    """The fields it is in, the innermost last; true: in what the field shows."""

    def turn(self, kind: str | None) -> None:
        """A sign of a field: it begins, shows something, ends."""
        if kind == "begin":
            self.fields.append(False)
        elif self.fields and kind == "separate":
            self.fields[-1] = True
        elif self.fields and kind == "end":
            self.fields.pop()


def printed_words(docx: bytes) -> Printed:
    """What the file prints. Raises what app.formats.word.opening.parts_of does, and NotText."""
    parts = parts_of(docx, (BODY, *NOTES.values()))
    if BODY not in parts:
        raise NotText("zip")
    pieces = list(_pieces(parts[BODY]))
    clauses: dict[str, list[str]] = {}
    for piece in pieces:
        if piece.clause:
            clauses.setdefault(piece.clause, []).append(piece.words)
    return Printed(
        {clause: _plain("".join(words)) for clause, words in clauses.items()},
        _plain("".join(piece.words for piece in pieces)),
        _plain(" ".join(_noted(parts, [piece.note for piece in pieces if piece.note]))),
    )


def digest_of_words(words: str) -> str:
    """SHA-256 of printed words."""
    return sha256(words.encode()).hexdigest()


def _plain(words: str) -> str:
    return unicodedata.normalize("NFC", " ".join(words.split()))


def _noted(parts: dict[str, Any], wanted: list[tuple[str, str]]) -> Iterator[str]:
    """What notes say, in the order they are referred to."""
    known = {
        (kind, str(note.get(f"{W}id"))): note
        for kind, name in NOTES.items()
        if name in parts
        for note in parts[name].iter(f"{W}{kind}")
    }
    for one in wanted:
        if one in known:
            yield "".join(piece.words for piece in _pieces(known[one]))


def _pieces(root: Any) -> Iterator[Piece]:
    """Words in order. Walks without recursion: a file may be nested as deep as its maker likes."""
    walk = Walk()
    waiting: list[tuple[Any, str, bool]] = [(root, "", False)]
    while waiting:
        element, clause, closing = waiting.pop()
        if closing:
            yield Piece(" ", clause)
            continue
        if element.tag in UNSEEN or element.tag in (FALLBACK, SHOWN):
            continue
        if element.tag == f"{W}sdt" and (tag := _tag(element)):
            clause = tag
            yield Piece(" ", clause)
        yield from _said(element, clause, walk)
        if element.tag in ENDS:
            waiting.append((element, clause, True))
        waiting.extend((child, clause, False) for child in reversed(element))


def _said(element: Any, clause: str, walk: Walk) -> Iterator[Piece]:
    """What one element prints by itself."""
    if element.tag == f"{W}fldChar":
        walk.turn(element.get(f"{W}fldCharType"))
    elif words := "" if any(walk.fields) else _words(element):
        yield Piece(words, clause)
    elif kind := REFERENCES.get(element.tag):
        yield Piece("", clause, (kind, str(element.get(f"{W}id"))))


def _words(element: Any) -> str:
    if element.tag == f"{W}t":
        return str(element.text or "")
    if element.tag in SPACES:
        return " "
    return "-" if element.tag == f"{W}noBreakHyphen" else ""


def _tag(control: Any) -> str:
    found = control.find(f"{W}sdtPr/{W}tag")
    return "" if found is None else str(found.get(f"{W}val") or "")
