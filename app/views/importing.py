"""Import a text: send it, look at what it would become, save it."""

from dataclasses import replace as replaced
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from app import errors
from app.access import actor, person, requires
from app.db import session, transaction
from app.formats import akn
from app.formats.encoding import LIMIT
from app.formats.errors import TooLarge, UnknownEncoding, Unreadable
from app.importing import LARGEST, Asked, draft_of, samples, settled, taken, titles, translation_of
from app.models import Document, Upload
from app.operations.documents import Founding, found_document
from app.operations.errors import NothingSaid, Refused, Taken
from app.operations.importing import import_text
from app.operations.uploading import RETURNED, forget_upload, keep_upload, take_otherwise
from app.queries.documents import slug_in_use
from app.queries.errors import NotFound
from app.queries.replacing import replacement
from app.queries.snapshots import particulars
from app.queries.uploads import upload_of
from app.speaking import readable
from app.statute.outline import Draft
from app.statute.roles import Action
from app.statute.snapshot import Family, Numbering
from app.views import outline
from app.views.taking_in import refuse_larger, take_up_to

blueprint = Blueprint("importing", __name__)

LARGEST_REQUEST = 2 * LARGEST + 100_000
"""In bytes: room to say of a file that is too large that it is, and to keep what was typed."""


take_up_to(blueprint, LARGEST_REQUEST, memory=True)
refuse_larger(blueprint, lambda size: TooLarge(LARGEST, size or LARGEST_REQUEST))


@blueprint.get("/documents/import")
@requires(Action.FOUND)
def new() -> str:
    """The form for an act that becomes a document."""
    return _form()


@blueprint.post("/documents/import")
@requires(Action.FOUND)
def send() -> Any:
    """Take what was sent to its preview."""
    return _sent()


@blueprint.get("/documents/import/<upload_id>")
@requires(Action.FOUND)
def preview(upload_id: str) -> Any:
    """What the text would become."""
    return _preview(_kept(upload_id))


@blueprint.post("/documents/import/<upload_id>")
@requires(Action.FOUND)
def save(upload_id: str) -> Any:
    """Found the document, or look again with other choices, or throw the text away."""
    kept = _kept(upload_id)
    asked = _chosen(kept)
    if request.form.get("deed") != "save":
        return _otherwise(kept, asked)
    try:
        draft = draft_of(kept.text, asked)
        slug = _found(kept.id, asked, draft, translation_of(kept.text, asked))
    except (Refused, Unreadable) as error:
        return _preview(kept, asked, error)
    flash(_("The text was imported: %(n)s clauses.", n=len(draft.clauses)), "done")
    return redirect(url_for("reading.read", slug=slug), 303)


@blueprint.get("/d/<slug>/import")
@requires(Action.COORDINATE, on=Document)
def replace(document: Document) -> str:
    """The form for a text that replaces what a document says."""
    return _form(document)


@blueprint.post("/d/<slug>/import")
@requires(Action.COORDINATE, on=Document)
def send_replacement(document: Document) -> Any:
    """Take what was sent to its preview."""
    return _sent(document)


@blueprint.get("/d/<slug>/import/<upload_id>")
@requires(Action.COORDINATE, on=Document)
def preview_replacement(document: Document, upload_id: str) -> Any:
    """What would change."""
    return _preview(_kept(upload_id, document), document=document)


@blueprint.post("/d/<slug>/import/<upload_id>")
@requires(Action.COORDINATE, on=Document)
def save_replacement(document: Document, upload_id: str) -> Any:
    """Replace the text, or throw what was sent away."""
    kept = _kept(upload_id, document)
    asked = _chosen(kept)
    if request.form.get("deed") != "save":
        return _otherwise(kept, asked, document)
    reason = request.form.get("reason", "")
    try:
        draft = draft_of(kept.text, asked)
        other = translation_of(kept.text, asked)
        with transaction() as writer:
            import_text(writer, actor(), document, draft, other, reason=reason, readable=readable)
            forget_upload(writer, _kept(upload_id, document))
    except (Refused, Unreadable) as error:
        return _preview(kept, asked, error, document=document)
    flash(_("The text of the document was replaced."), "done")
    return redirect(url_for("reading.read", slug=document.slug), 303)


def _form(
    document: Document | None = None, asked: Asked | None = None, error: Exception | None = None
) -> str:
    return render_template(
        "importing/form.html",
        document=document,
        asked=asked or _default(document),
        text=request.form.get("text", ""),
        problem=errors.sentence(error) if error else "",
        limit=LIMIT,
        marked_limit=akn.LIMIT,
    )


def _default(document: Document | None) -> Asked:
    if document is None:
        return Asked(numbering=Numbering.FIXED)
    held = particulars(session(), document)
    return Asked(family=held.family, numbering=held.numbering)


def _sent(document: Document | None = None) -> Any:
    asked = Asked.of(request.form)
    if document:
        held = _default(document)
        asked = Asked(family=held.family, language=asked.language, numbering=held.numbering)
    try:
        text, asked = taken(_bytes(), asked)
        asked = _read(text, asked)
    except Unreadable as error:
        return _form(document, asked, error), errors.status(error)
    record = document.id if document else None
    with transaction() as writer:
        kept = keep_upload(writer, actor(), text, asked.facts(), record_id=record)
    return redirect(_address(kept, document), 303)


def _read(text: str, asked: Asked) -> Asked:
    """The choices as the file settles them; unsettled while its encoding is not known."""
    try:
        return settled(asked, draft_of(text, asked))
    except UnknownEncoding:
        return asked


def _bytes() -> bytes:
    """The file that was sent, else the text that was pasted."""
    file = request.files.get("file")
    if file and file.filename:
        sent: bytes = file.read(LARGEST + 1)
        return sent
    return request.form.get("text", "").encode()


def _kept(upload_id: str, document: Document | None = None) -> Upload:
    record = document.id if document else None
    kept = upload_of(session(), person().id, upload_id, record)
    if RETURNED in kept.asked:
        raise NotFound("It is a Word file that came back.")
    return kept


def _chosen(kept: Upload) -> Asked:
    """The choices sent with the form; an encoding only where that of the file is not certain."""
    chosen = Asked.of(request.form)
    before = Asked.of(kept.asked)
    if not before.encoding:
        return replaced(chosen, encoding="")
    return chosen if chosen.encoding else replaced(chosen, encoding=before.encoding)


def _address(upload_id: str, document: Document | None = None) -> str:
    if document is None:
        return url_for("importing.preview", upload_id=upload_id)
    return url_for("importing.preview_replacement", slug=document.slug, upload_id=upload_id)


def _otherwise(kept: Upload, asked: Asked, document: Document | None = None) -> Any:
    """Throw the text away, or take it as asked now."""
    upload_id, away = kept.id, request.form.get("deed") == "discard"
    with transaction() as writer:
        if away:
            forget_upload(writer, _kept(upload_id, document))
        else:
            take_otherwise(_kept(upload_id, document), asked.facts())
    if not away:
        return redirect(_address(upload_id, document), 303)
    flash(_("The text was thrown away. Nothing was imported."), "done")
    if document is None:
        return redirect(url_for("importing.new"), 303)
    return redirect(url_for("reading.read", slug=document.slug), 303)


def _found(upload_id: str, asked: Asked, draft: Draft, translation: Draft | None) -> str:
    """Found the document the draft becomes; answers its slug. Raises NothingSaid, Taken."""
    asked = settled(asked, draft)
    if not asked.title or not asked.slug:
        raise NothingSaid
    founding = Founding(
        slug=asked.slug,
        titles=titles(asked.title, draft, translation),
        kind=asked.kind,
        family=Family(draft.family),
        numbering=Numbering(asked.numbering),
        illustrative=bool(draft.front.get("illustrative", False)),
    )
    with transaction() as writer:
        document = found_document(writer, actor(), founding)
        import_text(writer, actor(), document, draft, translation, readable=readable)
        forget_upload(writer, _kept(upload_id))
    return asked.slug


def _preview(
    kept: Upload,
    asked: Asked | None = None,
    error: Exception | None = None,
    *,
    document: Document | None = None,
) -> Any:
    asked = asked or Asked.of(kept.asked)
    shown = {
        "upload": kept,
        "document": document,
        "samples": samples(kept.text) if asked.encoding else (),
        "reason": request.form.get("reason", ""),
    }
    try:
        draft = draft_of(kept.text, asked)
    except Unreadable as refusal:
        words = errors.sentence(refusal)
        return render_template("importing/encoding.html", asked=asked, problem=words, **shown)
    asked = settled(asked, draft)
    planned = replacement(session(), document, draft, readable=readable) if document else None
    if error is None and document is None and slug_in_use(session(), asked.slug):
        error = Taken(asked.slug)
    page = render_template(
        "importing/preview.html",
        asked=asked,
        draft=draft,
        planned=planned,
        tree=outline.tree_of(draft, planned),
        outline=outline,
        problem=errors.sentence(error) if error else "",
        **shown,
    )
    return page, errors.status(error) if error and request.method == "POST" else 200
