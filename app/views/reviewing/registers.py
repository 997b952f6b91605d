"""The register of remarks, of a round and of a document: as a page, and to take home."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from flask import Response, render_template, request
from flask_babel import gettext as _

from app.access import requires
from app.db import session
from app.exporting import Written, register_down
from app.formats.register import WRITERS
from app.models import Document
from app.presentation import locale
from app.queries.register import register
from app.queries.rounds import Round, progress, rounds_of
from app.statute.language import fold
from app.statute.register import Disposition, Entry
from app.statute.roles import Action
from app.views.handing_out import asked_language, attached, full_name
from app.views.reviewing.blueprint import blueprint, found_round

ORDERS: Mapping[str, Callable[[Entry], Any]] = {
    "text": lambda entry: entry.number,
    "person": lambda entry: (fold(entry.who), entry.number),
    "institution": lambda entry: (not entry.institution, fold(entry.institution), entry.number),
    "disposition": lambda entry: (list(Disposition).index(entry.disposition), entry.number),
    "time": lambda entry: (entry.at, entry.number),
}
"""By what entries are sorted."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which entries are asked for; empty: all of them."""

    disposition: str = ""
    kind: str = ""
    person: str = ""
    """Id."""
    institution: str = ""
    order: str = "text"

    def address(self, **other: str) -> dict[str, str]:
        """The arguments of a link to the same, but for what is said."""
        asked = asdict(replace(self, **other))
        return {name: value for name, value in asked.items() if value and value != "text"}

    def wants(self, entry: Entry) -> bool:
        """Whether the entry is one of them."""
        return (
            self.disposition in ("", entry.disposition)
            and self.kind in ("", entry.kind)
            and self.person in ("", entry.person)
            and self.institution in ("", entry.institution)
        )


@blueprint.get("/d/<slug>/register")
@requires(Action.READ, on=Document)
def whole_register(document: Document) -> str:
    """Everything that was remarked of the document."""
    return _page(document, None)


@blueprint.get("/d/<slug>/rounds/<round_id>/register")
@requires(Action.READ, on=Document)
def round_register(document: Document, round_id: str) -> str:
    """Everything that was handed in in the round."""
    return _page(document, found_round(document, round_id))


@blueprint.get("/d/<slug>/register.<ext>")
@requires(Action.READ, on=Document)
def download_whole(document: Document, ext: str) -> Response:
    """The register of the document as a file."""
    return _file(document, register_down(session(), document, asked_language(), ext))


@blueprint.get("/d/<slug>/rounds/<round_id>/register.<ext>")
@requires(Action.READ, on=Document)
def download_round(document: Document, round_id: str, ext: str) -> Response:
    """The register of the round as a file."""
    found = found_round(document, round_id)
    return _file(document, register_down(session(), document, asked_language(), ext, found))


def _file(document: Document, written: Written) -> Response:
    """Named in the words of whoever asks, with a plain name for programs (RFC 6266)."""
    ending = written.name.rpartition(".")[2]
    full = full_name(document, _("register of remarks"), ending)
    return attached(written.content, written.name, written.media_type, full)


def _page(document: Document, found: Round | None) -> str:
    told = register(session(), document, locale(), found)
    asked = _asked(told.entries)
    shown = sorted(filter(asked.wants, told.entries), key=ORDERS[asked.order])
    return render_template(
        "reviewing/register.html",
        document=document,
        found=found,
        told=told,
        asked=asked,
        shown=shown,
        counts=_counts(told.entries),
        people=_people(told.entries),
        institutions=sorted({one.institution for one in told.entries if one.institution}, key=fold),
        reviewers=progress(session(), found) if found else [],
        rounds=rounds_of(session(), document),
        formats=list(WRITERS),
    )


def _asked(entries: Iterable[Entry]) -> Asked:
    """As in the address, where it names something there is."""
    args = request.args
    known = {
        "disposition": {str(one) for one in Disposition},
        "kind": {one.kind for one in entries},
        "person": {one.person for one in entries},
        "institution": {one.institution for one in entries},
        "order": set(ORDERS),
    }
    given = {name: args.get(name, "") for name in known}
    return Asked(**{name: said for name, said in given.items() if said and said in known[name]})


def _counts(entries: Iterable[Entry]) -> Mapping[str, int]:
    found: Counter[str] = Counter()
    for one in entries:
        found.update({one.disposition: 1, one.kind: 1})
    return found


def _people(entries: Iterable[Entry]) -> list[tuple[str, str]]:
    found = {one.person: one.who for one in entries}
    return sorted(found.items(), key=lambda pair: fold(pair[1]))
