"""Are the words of a DOCX those its seal was put over: which clauses are not, by label."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.formats.errors import Unreadable
from app.formats.package.archive import Archive, Bounds, Unfit
from app.formats.package.findings import Found, What
from app.formats.package.reading import STRANGER, is_canonical, parsed
from app.formats.word.opening import parts_of
from app.formats.word.printed import BODY, Printed, W, digest_of_words, printed_words
from app.formats.word.sealed import Seal, TwoSeals, seal_in

BOUNDS = Bounds(file=60_000_000, entry=60_000_000, total=200_000_000)
FORMAT, VERSION = "nizam-seal", 1
STYLES = "word/styles.xml"
HIDING = tuple(f"{W}{name}" for name in ("vanish", "webHidden"))
RELATIONS, BODY_RELATIONS = "_rels/.rels", "word/_rels/document.xml.rels"
READ = {"officeDocument": BODY, "styles": STYLES}
"""Which parts are looked at, by what relations call them: Word must show those and no others."""
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
BROUGHT = (f"{W}altChunk", f"{W}subDoc", f"{W}sym", f"{MATH}t")
"""What Word prints that is no run of words: nothing we write has any."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A DOCX with a seal in it, whose signature nobody has looked at yet."""

    seal: Seal
    statement: Mapping[str, Any]
    found: tuple[Found, ...]
    """What of its words is not as the statement says."""


def opened(raw: bytes, path: str = "") -> Sealed:
    """The seal of a DOCX and what it finds in the words. Raises Unfit."""
    try:
        Archive(raw, BOUNDS, ascii_only=False)
        seal = seal_in(raw)
        if seal is None:
            raise Unfit(What.NO_STATEMENT, path)
        statement = statement_of(seal.statement)
        found = [
            *_faults(printed_words(raw), statement, path),
            *_hidden(raw, path),
            *_brought(raw, path),
        ]
        return Sealed(seal, statement, tuple(found))
    except TwoSeals:
        raise Unfit(What.TWO_STATEMENTS, path) from None
    except Unreadable as error:
        raise Unfit(What.BROKEN_DOCX, path or str(error)) from error
    except (*STRANGER, KeyError, TypeError, AttributeError):
        raise Unfit(What.STATEMENT_UNREADABLE, path) from None


def statement_of(written: bytes) -> Mapping[str, Any]:
    """What a seal states. Raises Unfit, and STRANGER for what is no JSON."""
    statement = parsed(written)
    if statement["format"] != FORMAT:
        raise ValueError(FORMAT)
    if statement["version"] != VERSION:
        raise Unfit(What.NEWER_VERSION, detail=str(statement["version"])[:20])
    if not is_canonical(statement, written):
        raise ValueError(written[:20])
    return dict(statement)


def _faults(printed: Printed, statement: Mapping[str, Any], path: str) -> Iterator[Found]:
    sealed = {clause: (label, digest) for clause, label, digest in statement["clauses"]}
    altered = list(_clauses(printed, sealed, path))
    body = digest_of_words(printed.body) == statement["body"]
    if sealed and not printed.clauses:
        altered = []
        yield Found(What.CONTROLS_GONE, path)
    yield from altered
    if not body and not altered:
        yield Found(What.WORDS_BETWEEN, path)
    if digest_of_words(printed.notes) != statement["notes"]:
        yield Found(What.NOTES_CHANGED, path)


def _clauses(printed: Printed, sealed: Mapping[str, tuple[str, str]], path: str) -> Iterator[Found]:
    """Each clause whose words are not those that were sealed."""
    for clause, (label, digest) in sealed.items():
        words = printed.clauses.get(clause)
        if words is None or digest_of_words(words) != digest:
            what = What.WORDS_MISSING if words is None else What.WORDS_CHANGED
            yield _found(what, path, clause, label)
    for clause in printed.clauses.keys() - sealed.keys():
        yield _found(What.WORDS_ADDED, path, clause, clause)


def _hidden(raw: bytes, path: str) -> Iterator[Found]:
    """Words that Word does not show are no words of ours: nothing we write hides any."""
    parts = parts_of(raw, (BODY, STYLES))
    if any(_said(one) for part in parts.values() for name in HIDING for one in part.iter(name)):
        yield Found(What.WORDS_HIDDEN, path)


def _brought(raw: bytes, path: str) -> Iterator[Found]:
    """What Word prints besides the words that were read, or in their place."""
    parts = parts_of(raw, (BODY, RELATIONS, BODY_RELATIONS))
    if any(True for _ in parts[BODY].iter(*BROUGHT)):
        yield Found(What.WORDS_BETWEEN, path)
    for folder, part in (("", RELATIONS), ("word/", BODY_RELATIONS)):
        for one in parts.get(part, ()):
            meant = READ.get(str(one.get("Type")).rpartition("/")[2])
            target = str(one.get("Target"))
            if meant and (target[1:] if target.startswith("/") else folder + target) != meant:
                yield Found(What.WORDS_HIDDEN, path)


def _said(switch: Any) -> bool:
    return str(switch.get(f"{W}val", "true")) not in {"false", "0", "off"}


def _found(what: What, path: str, clause: str, label: str) -> Found:
    called = label or clause
    return Found(what, path, clause, {"az": called, "en": called})
