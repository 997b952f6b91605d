"""Read what somebody sent as an act: which characters it is made of, and how it is to be taken."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from app.formats import akn
from app.formats.encoding import LIMIT, OFFERED, decode
from app.formats.errors import TooManyLines, UnknownEncoding, Unreadable
from app.formats.markdown import read
from app.formats.word import reading
from app.formats.word.reading import as_markdown, is_docx
from app.statute.kinds import BUILT
from app.statute.language import short_slug
from app.statute.outline import Draft
from app.statute.snapshot import LANGUAGES, Family, Numbering

KINDS = tuple(BUILT)
"""Kinds of documents an imported text may be."""

MOST_LINES = 40_000
"""Five times those of the longest act at hand; each may become a clause to place, show and save."""

LARGEST = max(LIMIT, akn.LIMIT, reading.LIMIT)
"""Bytes of a file of any format; each refuses what is too large for itself."""

UNDECIDED = "?"
"""Stands for the encoding while nobody has named it and the file does not tell."""

BYTES = "latin-1"
"""How bytes whose encoding is a guess are kept as text: one character each."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How a text is to be taken. Empty: as the file says."""

    title: str = ""
    slug: str = ""
    kind: str = ""
    family: str = Family.LAW
    language: str = LANGUAGES[0]
    numbering: str = ""
    encoding: str = ""
    """Named or guessed encoding of bytes kept as they came; empty where the text is certain."""

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> "Asked":
        """From a form or a kept row; what is not among the choices falls back to the default."""
        return cls(
            title=str(facts.get("title", "")).strip()[:500],
            slug=short_slug(str(facts.get("slug", ""))),
            kind=_one_of(KINDS, facts.get("kind"), ""),
            family=_one_of(tuple(Family), facts.get("family"), Family.LAW),
            language=_one_of(LANGUAGES, facts.get("language"), LANGUAGES[0]),
            numbering=_one_of(tuple(Numbering), facts.get("numbering"), ""),
            encoding=_one_of((*OFFERED, UNDECIDED), facts.get("encoding"), ""),
        )

    def facts(self) -> dict[str, str]:
        """As kept."""
        return {name: str(value) for name, value in asdict(self).items()}


def taken(raw: bytes, asked: Asked) -> tuple[str, Asked]:
    """The text to keep between preview and save, and how it is to be taken.

    Where the encoding is not certain the bytes are kept as they are, so that another can be
    named. Raises EmptyFile, TooLarge, NotText or WrongEncoding.
    """
    if is_docx(raw):
        return as_markdown(raw), replace(asked, encoding="")
    if akn.is_xml(raw):
        return akn.decoded(raw).replace("\x00", ""), replace(asked, encoding="")
    try:
        decoded = decode(raw)
    except UnknownEncoding:
        return raw.decode(BYTES), replace(asked, encoding=UNDECIDED)
    if decoded.certain:
        return decoded.text.replace("\x00", ""), replace(asked, encoding="")
    return raw.decode(BYTES), replace(asked, encoding=decoded.encoding)


def text_of(kept: str, asked: Asked) -> str:
    """The kept text, decoded as asked. Raises UnknownEncoding."""
    if not asked.encoding:
        return kept
    if asked.encoding == UNDECIDED:
        raise UnknownEncoding(OFFERED)
    return decode(kept.encode(BYTES), asked.encoding).text


def text_from(raw: bytes, encoding: str | None = None) -> str:
    """The text of a file, whose encoding may be named. Raises Unreadable."""
    if is_docx(raw):
        return as_markdown(raw)
    return akn.decoded(raw) if akn.is_xml(raw) else decode(raw, encoding=encoding).text


def draft_of(kept: str, asked: Asked) -> Draft:
    """The act a kept text holds. Raises Unreadable."""
    return read_act(text_of(kept, asked), asked)


def translation_of(kept: str, asked: Asked) -> Draft | None:
    """The same act in the other language, where a kept text holds both. Raises Unreadable."""
    text = text_of(kept, asked)
    return _marked_up(text, asked).translation if akn.is_xml_text(text) else None


def _marked_up(text: str, asked: Asked) -> akn.Transcript:
    """What an Akoma Ntoso file holds. Raises TooManyLines besides."""
    found = akn.read(text, language=asked.language, family=Family(asked.family))
    if len(found.draft.clauses) > MOST_LINES:
        raise TooManyLines(MOST_LINES, len(found.draft.clauses))
    return found


def read_act(text: str, asked: Asked) -> Draft:
    """The act a text holds. A title in the text is its own, whatever the document will be called.

    Raises Unreadable.
    """
    if akn.is_xml_text(text):
        draft = _marked_up(text, asked).draft
        return draft if draft.title else replace(draft, title=asked.title)
    lines = len(text.splitlines())
    if lines > MOST_LINES:
        raise TooManyLines(MOST_LINES, lines)
    family = Family(asked.family)
    draft = read(text, language=asked.language, family=family)
    if draft.title or not asked.title:
        return draft
    return read(text, language=asked.language, family=family, title=asked.title)


def settled(asked: Asked, draft: Draft) -> Asked:
    """The choices with what the file says of itself in place of what was left open."""
    front = draft.front
    title = asked.title or draft.title
    return replace(
        asked,
        title=title,
        slug=asked.slug or short_slug(str(front.get("slug") or title)),
        kind=asked.kind or _one_of(KINDS, front.get("kind"), "act"),
        family=draft.family,
        language=draft.language,
        numbering=asked.numbering
        or _one_of(tuple(Numbering), front.get("numbering"), Numbering.FIXED),
    )


def titles(chosen: str, draft: Draft, translation: Draft | None = None) -> dict[str, str]:
    """What the document will be called, in each language the file is in."""
    other = {translation.language: translation.title} if translation and translation.title else {}
    return other | {draft.language: chosen or draft.title}


def samples(kept: str) -> list[tuple[str, str]]:
    """Encodings that may be meant, each with how the first words beyond ASCII then read."""
    raw = kept.encode(BYTES)
    found = []
    for encoding in OFFERED:
        try:
            text = decode(raw, encoding).text
        except Unreadable:
            continue
        telling = [word for word in text[:20_000].split() if not word.isascii()]
        found.append((encoding, " ".join(telling[:12])[:160]))
    return found


def _one_of(allowed: tuple[str, ...], said: object, otherwise: str) -> str:
    return said if isinstance(said, str) and said in allowed else otherwise
