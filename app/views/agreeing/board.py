"""The agreement board: articles and members, on a page and as a table to download."""

from collections.abc import Iterator

from flask import Response, render_template, request
from flask_babel import gettext as _

from app.access import person, requires
from app.db import session
from app.formats.tabular import as_csv
from app.models import Document
from app.presentation import locale
from app.queries.departing import since_sealed
from app.queries.people import colleagues
from app.queries.snapshots import snapshot
from app.speaking import labels
from app.statute.roles import Action
from app.statute.snapshot import Snapshot
from app.views.agreeing.blueprint import blueprint
from app.views.agreeing.matrix import FILTERS, Board, Line, board_of, shown_lines
from app.views.agreeing.policy import told
from app.views.handing_out import CSV, attached
from app.views.standing import agreement_shown, deciding
from app.views.words import STATES, VOICES


@blueprint.get("/d/<slug>/board")
@requires(Action.READ, on=Document)
def board(document: Document) -> str:
    """The matrix, filtered."""
    now = snapshot(session(), document)
    where = agreement_shown(document, now)
    found = _board(document, now)
    show = request.args.get("show", "all")
    show = show if show in FILTERS else "all"
    return render_template(
        "agreeing/board.html",
        document=document,
        now=now,
        board=found,
        lines=shown_lines(found, show, person().id),
        show=show,
        policy=told(where.policy),
        since=since_sealed(session(), document, now),
    )


@blueprint.get("/d/<slug>/board.csv")
@requires(Action.READ, on=Document)
def table(document: Document) -> Response:
    """The matrix as a table that spreadsheets open."""
    now = snapshot(session(), document)
    return attached(
        as_csv(_rows(_board(document, now), document)), f"{document.slug}-{now.step}.csv", CSV
    )


def _board(document: Document, now: Snapshot) -> Board:
    members = deciding(colleagues(session(), document))
    where = agreement_shown(document, now)
    return board_of(now, where, members, person().id, locale())


def _rows(board: Board, document: Document) -> Iterator[list[str]]:
    names = [one.person.name for one in board.members]
    yield [_("Number"), _("Heading"), _("State"), _("Approvals"), _("Needed"), *names]
    for line in board.lines:
        for one in (line, *line.parts):
            yield list(_cells(one, board, document))


def _cells(line: Line, board: Board, document: Document) -> Iterator[str]:
    stand = line.stand
    yield from (line.label, labels(line.title, document), str(STATES[stand.state]))
    yield from (str(stand.consents), str(stand.needed))
    for member in board.members:
        voice = line.voices.get(member.person.id)
        said = str(VOICES[voice.said]) if voice else ""
        yield f"{said}: {voice.reason}" if voice and voice.reason else said
