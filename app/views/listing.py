"""Lists in and out: send one, look at what each row does, take all or some, write lists down."""

from typing import Any

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from app import errors
from app.access import actor, person, requires
from app.db import session, transaction
from app.formats.errors import Unreadable
from app.formats.listing.delimited import DELIMITERS, MOST_ROWS
from app.formats.listing.errors import ListTooLarge
from app.formats.listing.example import EXAMPLES
from app.formats.listing.schema import LISTS, VERSION
from app.formats.listing.weighing import Report
from app.formats.listing.writing import csv_of, json_of, xlsx_of
from app.formats.listing.written_schema import json_schema
from app.listing import EXPORTS, KNOWN_TOPICS, LARGEST, Kept, received, samples, tables_of, written
from app.models import Upload
from app.operations.errors import Refused
from app.operations.listing import Choice, report_on, take_rows
from app.operations.uploading import forget_upload, keep_upload, note_taken, take_otherwise
from app.presentation import locale
from app.queries.errors import NotFound
from app.queries.listing import SHELVES
from app.queries.uploads import upload_of
from app.statute.errors import StatuteError
from app.statute.roles import Action
from app.views import listed, subjects
from app.views.handing_out import attached
from app.views.taking_in import refuse_larger, take_up_to

blueprint = Blueprint("listing", __name__)

LARGEST_REQUEST = LARGEST + 500_000
"""In bytes: room to say of a file that is too large that it is, and to keep what was typed."""

SOURCES, NEEDS = {"shelf": "sources"}, {"shelf": "needs"}
"""Both pages are one; beside `/sources/<source>` each needs its whole address."""

HOME = {"sources": "library.index", "needs": "needs.index"}


take_up_to(blueprint, LARGEST_REQUEST, memory=True)
refuse_larger(blueprint, lambda size: ListTooLarge(LARGEST, size or LARGEST_REQUEST))


@blueprint.get("/sources/import", defaults=SOURCES)
@blueprint.get("/needs/import", defaults=NEEDS)
@requires(Action.FOUND)
def new(shelf: str) -> str:
    """The form, and what a file may look like."""
    return _form(shelf)


@blueprint.post("/sources/import", defaults=SOURCES)
@blueprint.post("/needs/import", defaults=NEEDS)
@requires(Action.FOUND)
def send(shelf: str) -> Any:
    """Take what was sent to its preview."""
    raw, name = _sent()
    kept = Kept(shelf, name=name).otherwise("", request.form.get("delimiter", ""))
    try:
        text, kept = received(raw, kept)
        if not kept.encoding:
            tables_of(text, kept)
    except Unreadable as error:
        return _form(shelf, error), errors.status(error)
    with transaction() as writer:
        upload_id = keep_upload(writer, actor(), text, kept.facts())
    return redirect(url_for("listing.preview", shelf=shelf, upload_id=upload_id), 303)


@blueprint.get("/sources/import/<upload_id>", defaults=SOURCES)
@blueprint.get("/needs/import/<upload_id>", defaults=NEEDS)
@requires(Action.FOUND)
def preview(shelf: str, upload_id: str) -> Any:
    """What every row would do."""
    return _preview(_kept(shelf, upload_id))


@blueprint.post("/sources/import/<upload_id>", defaults=SOURCES)
@blueprint.post("/needs/import/<upload_id>", defaults=NEEDS)
@requires(Action.FOUND)
def take(shelf: str, upload_id: str) -> Any:
    """Take rows, or read the file otherwise, or throw it away."""
    upload, deed = _kept(shelf, upload_id), request.form.get("deed", "")
    if deed in ("again", "discard"):
        return _otherwise(upload, away=deed == "discard")
    choice = Choice(
        deed if deed in ("all", "right") else "chosen",
        frozenset(request.form.getlist("row")),
        request.form.get("seen", "?"),
        most=listed.AT_ONCE,
    )
    try:
        tables = tables_of(upload.text, Kept.of(upload.asked))
        with transaction() as writer:
            rows = take_rows(writer, actor(), tables, choice, topics=KNOWN_TOPICS)
            told = [(one.kind, one.slug, one.verdict.value) for one in rows]
            note_taken(_kept(shelf, upload_id), told)
    except (Refused, StatuteError) as error:
        return _preview(_kept(shelf, upload_id), error), errors.status(error)
    flash(_("%(n)s rows were taken. What is left of the file waits below.", n=len(rows)), "done")
    return redirect(url_for("listing.preview", shelf=shelf, upload_id=upload_id), 303)


@blueprint.get("/sources/export/<ext>", defaults=SOURCES)
@blueprint.get("/needs/export/<ext>", defaults=NEEDS)
@requires(Action.ENTER)
def download(shelf: str, ext: str) -> Response:
    """A list in a format; `list` names which, where a format holds one only."""
    file = written(session(), shelf, ext, locale(), request.args.get("list", ""))
    return attached(file.content, file.name, file.media_type)


@blueprint.get("/sources/import/example/<ext>", defaults=SOURCES)
@blueprint.get("/needs/import/example/<ext>", defaults=NEEDS)
@requires(Action.ENTER)
def example(shelf: str, ext: str) -> Response:
    """A file that can be imported as it is, to begin one's own from."""
    lists = {kind: EXAMPLES[kind] for kind in SHELVES[shelf]}
    kind = request.args.get("list", shelf)
    writers = {
        "csv": lambda: csv_of(kind, lists[kind]),
        "json": lambda: json_of(lists),
        "xlsx": lambda: xlsx_of(lists, shelf, locale()),
    }
    if ext not in writers or kind not in lists:
        abort(404)
    name = f"{kind if ext == 'csv' else shelf}-example.{ext}"
    return attached(writers[ext](), name, EXPORTS[ext][1])


@blueprint.get("/sources/import/schema.json", defaults=SOURCES)
@blueprint.get("/needs/import/schema.json", defaults=NEEDS)
@requires(Action.ENTER)
def schema(shelf: str) -> Response:  # noqa: ARG001  # one schema says all lists
    """The JSON Schema of the JSON form."""
    return attached(json_schema(), "lists.schema.json", "application/schema+json")


def _form(shelf: str, error: Exception | None = None) -> str:
    return render_template(
        "listing/form.html",
        shelf=shelf,
        home=HOME[shelf],
        lists={kind: LISTS[kind] for kind in SHELVES[shelf]},
        version=VERSION,
        most=f"{MOST_ROWS:,}".replace(",", "\u00a0"),
        largest=LARGEST,
        delimiters=DELIMITERS,
        subjects=subjects,
        words_of=listed,
        text=request.form.get("text", ""),
        delimiter=request.form.get("delimiter", ""),
        problem=errors.sentence(error) if error else "",
    )


def _sent() -> tuple[bytes, str]:
    """The file that was sent, else the text that was pasted; and the name of the file."""
    file = request.files.get("file")
    if file and file.filename:
        return file.read(LARGEST + 1), file.filename[:200]
    return request.form.get("text", "").encode(), ""


def _kept(shelf: str, upload_id: str) -> Upload:
    upload = upload_of(session(), person().id, upload_id)
    if upload.asked.get("shelf") != shelf:
        raise NotFound("It is no list of these.")
    return upload


def _otherwise(upload: Upload, *, away: bool) -> Any:
    """Throw the list away, or read it as asked now."""
    shelf, upload_id = str(upload.asked["shelf"]), upload.id
    asked = Kept.of(upload.asked).otherwise(
        request.form.get("encoding", ""), request.form.get("delimiter", "")
    )
    with transaction():
        kept = _kept(shelf, upload_id)
        if away:
            forget_upload(session(), kept)
        else:
            take_otherwise(kept, {**kept.asked, **asked.facts()})
    if not away:
        return redirect(url_for("listing.preview", shelf=shelf, upload_id=upload_id), 303)
    flash(_("The file was thrown away. What had been taken of it stays."), "done")
    return redirect(url_for(HOME[shelf]), 303)


def _preview(upload: Upload, error: Exception | None = None) -> str:
    kept = Kept.of(upload.asked)
    common = {
        "shelf": kept.shelf,
        "home": HOME[kept.shelf],
        "upload": upload,
        "kept": kept,
        "samples": samples(upload.text) if kept.encoding else (),
        "delimiters": DELIMITERS,
        "words_of": listed,
        "taken": listed.taken(upload),
    }
    try:
        tables = tables_of(upload.text, kept)
    except Unreadable as refusal:
        problem = errors.sentence(refusal)
        return render_template("listing/otherwise.html", problem=problem, **common)
    report = report_on(session(), tables, KNOWN_TOPICS)
    return render_template(
        "listing/preview.html",
        report=report,
        tables=tables,
        sections=_sections(report),
        problem=errors.sentence(error) if error else "",
        **common,
    )


def _sections(report: Report) -> list[listed.Section]:
    page = request.args.get("page", "1")
    return listed.sections(
        report,
        request.args.get("show", ""),
        int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1,
        frozenset(request.form.getlist("row")) if request.form.get("deed") == "chosen" else None,
    )
