"""What reviewers changed and noted in a Word file of ours that came back, clause by clause."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from app.formats.errors import NotText
from app.formats.word.lists import W
from app.formats.word.opening import parts_of
from app.formats.word.passages import (
    W14,
    Passage,
    Piece,
    Revision,
    moment,
    passage_of,
    passages,
    said,
)
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES, canonical

BODY, COMMENTS = "word/document.xml", "word/comments.xml"
EXTENDED, CORE = "word/commentsExtended.xml", "docProps/core.xml"
DC = "{http://purl.org/dc/elements/1.1/}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"

Hand = tuple[str, str]
"""An author and a minute, as `hand` makes it."""


class Did(StrEnum):
    """What a reviewer did to a clause."""

    REWORDED = "reworded"
    STRUCK = "struck"
    INSERTED = "inserted"
    """New words in a paragraph of their own after the clause."""


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment of Word."""

    author: str
    at: datetime | None
    clause: str | None
    """Id of the clause it stands at; None: beside the act, or at words of no clause."""
    quote: str
    """The words it is on, as they read with every change taken."""
    text: str
    heading: bool = False
    """Whether it stands at the clause's heading."""
    parent: int | None = None
    """The comment it answers: its place among the comments, counting from 0."""
    ours: bool = False
    """Whether the file had it when it was sent out."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one reviewer changed in one text, as if nobody else had changed it."""

    author: str
    at: datetime | None
    """When the last of it was done."""
    clause: str | None
    """None: in words of no clause. Of what is inserted: the clause it comes after."""
    language: str
    before: str
    after: str
    heading: bool = False
    did: Did = Did.REWORDED


@dataclass(frozen=True, slots=True)
class Returned:
    """All that came back."""

    comments: tuple[Comment, ...]
    changes: tuple[Change, ...]
    """In the order of the text."""
    language: str = AUTHORITATIVE
    anchor: str = ""
    """Digest of the step that was sent out, as the file tells it."""
    texts: Mapping[tuple[str, bool], str] = field(default_factory=dict)
    """What each clause said before the tracked changes, by id and whether it is the heading: it
    differs from what was sent out where somebody typed with tracking switched off."""


def hand(author: str, at: datetime | None) -> Hand:
    """An author and a moment as what is ours is told by: programs drop the seconds."""
    return author, at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M") if at else ""


def on_one_line(words: str) -> str:
    """Words without how Word broke them: two texts that say the same compare equal."""
    return " ".join(words.split())


def returned(raw: bytes, ours: Collection[Hand] = ()) -> Returned:
    """Read the file. `ours`: the hands of changes and comments it had when it was sent out.

    Changes by those hands stand as made. Raises TooLarge, TooManyElements, DeclaresEntities, and
    NotText for what is no document of Word.
    """
    parts = parts_of(raw, (BODY, COMMENTS, EXTENDED, CORE))
    if BODY not in parts or parts[BODY].tag != f"{W}document":
        raise NotText("docx")
    settled = [_settled(one, frozenset(ours)) for one in passages(parts[BODY])]
    texts = list(_gathered(settled))
    core = parts.get(CORE)
    language = _language(core)
    return Returned(
        comments=tuple(_comments(parts, texts, frozenset(ours))),
        changes=tuple(one for text in texts for one in text.changes(language)),
        language=language,
        anchor="" if core is None else str(core.findtext(f"{DC}description") or ""),
        texts={
            (text.clause, text.heading): text.read(frozenset())
            for text in reversed(texts)
            if text.clause and text.after is None
        },
    )


def _language(core: Any) -> str:
    told = "" if core is None else str(core.findtext(f"{DC}language") or "")[:2]
    return told if told in LANGUAGES else AUTHORITATIVE


def _settled(passage: Passage, ours: frozenset[Hand]) -> Passage:
    """The same with the changes of those hands taken."""
    kept = []
    for piece in passage.pieces:
        own = [one for one in piece.revisions if hand(one.author, one.at) in ours]
        if all(one.put for one in own):
            theirs = tuple(one for one in piece.revisions if one not in own)
            kept.append(Piece(piece.text, theirs, piece.within, piece.comments))
    mark = tuple(one for one in passage.mark if hand(one.author, one.at) not in ours)
    return Passage(passage.clause, passage.heading, kept, passage.noted, mark)


@dataclass(slots=True)
class Text:
    """A text of a clause as it came back; or what somebody put after one, or beside the act."""

    clause: str
    heading: bool
    pieces: list[Piece]
    noted: list[str]
    after: str | None = None
    """Id of the clause it was put after."""

    def read(self, taken: Collection[str]) -> str:
        """Its words with the changes of these authors taken and those of all others refused."""
        return canonical(said(one for one in self.pieces if _stands(one, taken)))

    def changes(self, language: str) -> Iterator[Change]:
        """What each author changed."""
        before = self.read(frozenset())
        for author, at in self._hands().items():
            after = self.read({author})
            if after != before:
                did = Did.REWORDED if after else Did.STRUCK
                where = self.clause or self.after or None
                did = did if self.after is None else Did.INSERTED
                yield Change(author, at, where, language, before, after, self.heading, did)

    def _hands(self) -> dict[str, datetime | None]:
        """Everybody who changed something, and when they did last."""
        found: dict[str, datetime | None] = {}
        for revision in (one for piece in self.pieces for one in piece.revisions):
            known = found.get(revision.author)
            later = revision.at and (known is None or revision.at > known)
            found[revision.author] = revision.at if later else known
        return found


def _stands(piece: Piece, taken: Collection[str]) -> bool:
    return all(one.put is (one.author in taken) for one in piece.revisions)


def _gathered(settled: Sequence[Passage]) -> Iterator[Text]:
    """The texts, those of several paragraphs in one."""
    last: Text | None = None
    broken: tuple[Revision, ...] = ()
    for passage in settled:
        same = last is not None and last.after is None and _goes_on(last, passage, broken)
        if last is not None and same:
            last.pieces += [Piece("\n", broken, within=True, comments=frozenset())]
            last.pieces += _words(passage)
            last.noted += passage.noted
        else:
            if last is not None:
                yield last
            last = _text(passage, last, broken)
        broken = tuple(one for one in passage.mark if one.put)
    if last is not None:
        yield last


def _goes_on(last: Text, passage: Passage, broken: Collection[Revision]) -> bool:
    """Whether a paragraph is more of the text before: of the same clause, or cut off from it."""
    if passage.clause:
        return (passage.clause, passage.heading) == (last.clause, last.heading)
    return bool(broken and last.clause) and any(not one.revisions for one in passage.pieces)


def _text(passage: Passage, last: Text | None, broken: Collection[Revision]) -> Text:
    words = _words(passage)
    above = (last.clause or last.after) if last else None
    typed = [one for one in words if one.text.strip()]
    new = bool(typed) and all(any(by.put for by in one.revisions) for one in typed)
    after = above if new and not passage.clause and (broken or passage.mark) else None
    return Text(passage.clause, passage.heading, words, list(passage.noted), after)


def _words(passage: Passage) -> list[Piece]:
    """The clause's own words: not its number, but what somebody typed beside them."""
    if not passage.clause:
        return list(passage.pieces)
    return [one for one in passage.pieces if one.within or one.revisions]


def _comments(
    parts: Mapping[str, Any], texts: Iterable[Text], ours: frozenset[Hand]
) -> Iterator[Comment]:
    """In the order of the part, which is that of their ids."""
    if COMMENTS not in parts:
        return
    places: dict[str, Text] = {}
    for text in texts:
        for number in text.noted:
            places.setdefault(number, text)
    listed = list(parts[COMMENTS].iter(f"{W}comment"))
    answers = _answers(listed, parts.get(EXTENDED))
    for place, one in enumerate(listed):
        author, at = one.get(f"{W}author", ""), moment(one)
        number = one.get(f"{W}id", "")
        where = places.get(number)
        yield Comment(
            author=author,
            at=at,
            clause=(where.clause or where.after or None) if where else None,
            quote=_quoted(where, number) if where else "",
            text=canonical("\n".join(_lines(one))),
            heading=bool(where and where.heading),
            parent=answers.get(place),
            ours=hand(author, at) in ours,
        )


def _quoted(where: Text, number: str) -> str:
    struck = (by for piece in where.pieces for by in piece.revisions)
    everybody = frozenset(by.author for by in struck)
    return canonical(
        said(one for one in where.pieces if number in one.comments and _stands(one, everybody))
    )


def _lines(comment: Any) -> Iterator[str]:
    for paragraph in comment.iter(f"{W}p"):
        yield said(passage_of(paragraph).pieces)


def _answers(listed: Sequence[Any], extended: Any | None) -> dict[int, int]:
    """Which comment answers which, by their places; paragraphs have the ids that tell."""
    if extended is None:
        return {}
    holds = {
        paragraph.get(f"{W14}paraId", ""): place
        for place, one in enumerate(listed)
        for paragraph in one.iter(f"{W}p")
    }
    found = {}
    for one in extended.iter(f"{W15}commentEx"):
        answer, asked = (
            holds.get(one.get(f"{W15}{key}", "-")) for key in ("paraId", "paraIdParent")
        )
        if answer is not None and asked is not None and asked < answer:
            found[answer] = asked
    return found
