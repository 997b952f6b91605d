"""How pages say the references of a text, and how they read what is typed between braces."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial

from flask import Flask, g, request, url_for
from markupsafe import Markup

from app import presentation
from app.access import may
from app.db import session
from app.lite import Referred
from app.models import Document, Person, Record
from app.queries.errors import NoSuchStep
from app.queries.references import places
from app.queries.snapshots import snapshot
from app.statute import references
from app.statute.diffing import Run
from app.statute.diffing.labels import labelled
from app.statute.references import Places
from app.statute.roles import Action
from app.statute.snapshot import Snapshot
from app.weaving import Mark, Speaker, Strand, quoting, woven

SHOWN_AT = "started-at"
"""Field of a form that names the step whose numbers it showed."""

readable = partial(may, Action.READ)
"""Whether whoever asks may read a document."""


def init_app(app: Flask) -> None:
    """Give templates the words of clauses, with the labels of their references."""
    app.jinja_env.globals.update(standing_step=standing_step)
    app.jinja_env.filters.update(
        told=told, marked=marked_in, labels=labels, braces=braces, redline=redline, lite=lite
    )


def speak(document: Document, now: Snapshot) -> Speaker:
    """Let the references of the document be said, in this request, by the numbers of `now`."""
    speaker = speaker_at(document, now)
    _speakers()[document.id] = speaker
    return speaker


def speaker_of(document: Document) -> Speaker:
    """Who says the references of the document in this request: by default as it stands."""
    known = _speakers()
    if document.id not in known:
        known[document.id] = _speaker(document, lambda: _places(document, None))
    return known[document.id]


def speaker_at(document: Document, now: Snapshot) -> Speaker:
    """Who says references by the numbers of a step."""
    return _speaker(document, lambda: _places(document, now))


def standing_step(document: Document) -> int:
    """The step whose numbers a form shows."""
    return session().get_one(Record, document.id).steps


def told(text: str, document: Document) -> Markup:
    """Text of a clause with its references as links."""
    return woven(text, (), speaker_of(document))


def marked_in(
    text: str, marks: Iterable[Mark], document: Document, strands: Iterable[Strand] = ()
) -> Markup:
    """The same with the words underlined and numbered that conversations quote, and strands."""
    return woven(text, [*map(quoting, marks), *strands], speaker_of(document))


def labels(text: str, document: Document) -> str:
    """Text of a clause with the labels of its references, without links."""
    return references.shown(text, speaker_of(document).places) if "{" in text else text


def braces(text: str, document: Document, near: str | None = None) -> str:
    """Text of a clause as it is edited: its references between braces."""
    return references.typed(text, speaker_of(document).places, near) if "{" in text else text


def redline(
    runs: Iterable[Run],
    document: Document | None = None,
    before: Speaker | None = None,
) -> Markup:
    """Struck and added words with the labels of their references."""
    runs = list(runs)
    if document and any("{" in run.text for run in runs):
        after = speaker_of(document)
        runs = list(labelled(runs, (before or after).places, after.places))
    return presentation.redline(runs)


def lite(
    text: str,
    document: Document,
    people: Mapping[str, Person] | None = None,
    called: Collection[str] = (),
    *,
    linked: bool = True,
) -> Markup:
    """What was said, as its author formatted it: its references lead to their clauses.

    Not `linked` for who may not open the pages of the document.
    """
    referred = tuple(_referred(text, document, linked=linked))
    return presentation.lite(text, people, called, referred)


def _referred(text: str, document: Document, *, linked: bool) -> Iterator[Referred]:
    for found in references.references(text):
        speaker = speaker_of(document)
        address = speaker.address(found) if linked else None
        label = references.label(found, speaker.places)
        broken = references.is_broken(found, speaker.places)
        yield Referred(found.token, label, address or "", broken)


class Reader:
    """Reads what was typed in a form, by the numbers the form showed."""

    def __init__(self, document: Document, near: str | None, form: Mapping[str, str]) -> None:
        self._document = document
        self._near = near
        self._shown_at = form.get(SHOWN_AT, "")
        self._places: Places | None = None

    def read(self, text: str, language: str) -> str:
        """What was typed as it is stored."""
        if "{" not in text:
            return text
        self._places = self._places or self._counted()
        return references.stored(text, self._places, language, self._near)

    def _counted(self) -> Places:
        shown = self._shown_at
        number = int(shown) if shown.isascii() and shown.isdigit() and len(shown) < 12 else None
        try:
            return _places(self._document, snapshot(session(), self._document, number))
        except NoSuchStep:
            return _places(self._document, None)


def _places(document: Document, now: Snapshot | None) -> Places:
    return places(session(), document, now, readable=readable)


def _speaker(document: Document, counted: Callable[[], Places]) -> Speaker:
    return Speaker(counted, _page(document), _reach)


def _page(document: Document) -> str:
    """Where the clauses stand: on the reading page itself an anchor is enough."""
    if request.endpoint == "reading.read":
        return ""
    return url_for("reading.read", slug=document.slug)


def _reach(record: str) -> str | None:
    """The address of another document, for those who may read it."""
    known: dict[str, str | None] = g.setdefault("reached", {})
    if record not in known:
        document = session().get(Document, record)
        known[record] = None
        if document and readable(document):
            known[record] = url_for("reading.read", slug=document.slug)
    return known[record]


def _speakers() -> dict[str, Speaker]:
    known: dict[str, Speaker] = g.setdefault("speakers", {})
    return known
