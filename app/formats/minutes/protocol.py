"""Minutes as lines in the order Azerbaijani practice has them: page and paper print the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.formats.minutes.words import said
from app.statute.language import long_date, ordinal
from app.statute.minutes import Heard, Minutes


class Part(StrEnum):
    """What a line of minutes is."""

    DRAFT = "draft"
    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    ITEM = "item"
    LABEL = "label"
    TEXT = "text"
    ENTRY = "entry"
    WORDS = "words"
    FINE = "fine"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of minutes."""

    part: Part
    text: str
    number: str = ""
    """Printed before it: of an item, of a clause."""


@dataclass(frozen=True, slots=True)
class Protocol:
    """Minutes or an extract from them, with what came after they were closed."""

    minutes: Minutes
    extract: bool = False
    closed_at: date | None = None
    digest: str = ""
    addenda: tuple[tuple[date, str], ...] = ()
    contests: tuple[tuple[int, str, str], ...] = ()
    """Number of the item, who contests the voice entered for them there, and why."""
    at: datetime | None = None
    """When what is printed was last changed."""

    @property
    def title(self) -> str:
        """What the paper is called."""
        key = "extract" if self.extract else "minutes"
        return said(self.minutes.language, key, number=self.minutes.number)


def lines(protocol: Protocol) -> Iterator[Line]:
    """Everything but the signatures, in order."""
    yield from _front(protocol)
    minutes = protocol.minutes
    if not protocol.extract:
        yield from _attendance(minutes)
        yield Line(Part.HEADING, said(minutes.language, "agenda"))
        for item in minutes.items:
            yield Line(Part.ENTRY, item.title, f"{item.number}.")
    for item in minutes.items:
        yield from _item(item, minutes.language)


def after(protocol: Protocol) -> Iterator[Line]:
    """What stands below the signatures: the digest line, addenda, voices contested since."""
    language = protocol.minutes.language
    if protocol.closed_at is not None:
        day = long_date(protocol.closed_at, language)
        yield Line(Part.FINE, said(language, "closed", day=day, digest=protocol.digest))
    if protocol.addenda:
        yield Line(Part.HEADING, said(language, "addendum"))
        for on, words in protocol.addenda:
            day = long_date(on, language)
            yield Line(Part.TEXT, said(language, "addendum_of", day=day, words=words))
    if protocol.contests:
        yield Line(Part.HEADING, said(language, "contested"))
        for item, name, reason in protocol.contests:
            place = ordinal(item) if language == "az" else item
            words = said(language, "contest", item=place, name=name, reason=reason)
            yield Line(Part.TEXT, words)


def _front(protocol: Protocol) -> Iterator[Line]:
    minutes, language = protocol.minutes, protocol.minutes.language
    if protocol.closed_at is None:
        yield Line(Part.DRAFT, said(language, "draft"))
    yield Line(Part.TITLE, protocol.title)
    yield Line(Part.SUBTITLE, said(language, "of_meeting", document=minutes.document))
    yield Line(Part.SUBTITLE, minutes.title)
    yield Line(Part.TEXT, long_date(date.fromisoformat(minutes.day), language))
    if minutes.place:
        yield Line(Part.TEXT, said(language, "place", place=minutes.place))
    if minutes.began and not protocol.extract:
        key = "hours" if minutes.ended else "began"
        yield Line(Part.TEXT, said(language, key, began=minutes.began, ended=minutes.ended))
    yield Line(Part.TEXT, said(language, "chair", name=minutes.chair))
    yield Line(Part.TEXT, said(language, "secretary", name=minutes.secretary))


def _attendance(minutes: Minutes) -> Iterator[Line]:
    language = minutes.language
    for key, people in (
        ("present", minutes.present),
        ("absent", minutes.absent),
        ("guests", minutes.guests),
    ):
        if people:
            yield Line(Part.LABEL, f"{said(language, key)}:")
            for place, name in enumerate(people, 1):
                yield Line(Part.ENTRY, name, f"{place}.")
    for name, by in minutes.voices:
        yield Line(Part.TEXT, said(language, "voice", name=name, by=by))
    for at, name, way in minutes.comings:
        yield Line(Part.TEXT, said(language, way, name=name, at=at))
    present, needed, everybody = minutes.quorum
    key = "quorum" if present >= needed else "no_quorum"
    told = {"present": present, "needed": needed, "all": everybody}
    yield Line(Part.TEXT, said(language, key, **told))


def _item(item: Heard, language: str) -> Iterator[Line]:
    yield Line(Part.ITEM, item.title, f"{item.number}.")
    for key, prose in (("heard", item.heard), ("spoke", item.spoke)):
        if prose:
            yield Line(Part.LABEL, f"{said(language, key)}:")
            yield from (Line(Part.TEXT, one) for one in prose.split("\n") if one.strip())
    if not item.outcome:
        yield Line(Part.TEXT, said(language, "undecided"))
        return
    yield Line(Part.LABEL, f"{said(language, 'decided')}:")
    yield from _decided(item, language)
    yield from _vote(item, language)
    for name, words in item.dissents:
        yield Line(Part.TEXT, f"{said(language, 'dissent')} – {name}: «{words}»")


def _decided(item: Heard, language: str) -> Iterator[Line]:
    on_words = item.outcome in ("approved", "rejected")
    if item.decided:
        yield from (Line(Part.TEXT, one) for one in item.decided.split("\n") if one.strip())
    if item.words:
        yield Line(Part.TEXT, said(language, item.outcome))
        for label, text in item.words:
            yield Line(Part.WORDS, text, label)
        yield Line(Part.FINE, said(language, "digest", digest=item.digest))
    elif not item.decided:
        key = f"{item.outcome}_plain" if on_words else item.outcome
        yield Line(Part.TEXT, said(language, key))
    if item.reason:
        yield Line(Part.TEXT, said(language, "because", reason=item.reason))


def _vote(item: Heard, language: str) -> Iterator[Line]:
    if item.tally is None:
        return
    n_for, against, abstained = item.tally
    told = {"n_for": n_for, "against": against, "abstained": abstained}
    yield Line(Part.TEXT, said(language, "votes", **told))
    if n_for and not (against or abstained) and item.outcome == "approved":
        yield Line(Part.TEXT, said(language, "unanimous"))
    for verdict in ("approve", "object", "abstain"):
        names = [name for one, name in item.by_name if one == verdict]
        if names:
            yield Line(Part.TEXT, f"{said(language, verdict)}: {', '.join(names)}.")
