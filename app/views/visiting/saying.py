"""Forms of guests: say something of a clause or of the text, suggest other words, change both."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from flask import abort, make_response, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app import errors
from app.access import public
from app.db import session, transaction
from app.models import Document, GuestLink, Remark
from app.operations import guests
from app.operations.discussing import SUGGESTION
from app.operations.errors import Refused
from app.operations.guests import EndedLink, ReadOnly, Sender, first_language
from app.operations.remarks import Written
from app.queries.guests import reach_of
from app.queries.snapshots import snapshot
from app.speaking import Reader, braces, speak
from app.statute.errors import StatuteError
from app.statute.snapshot import Clause
from app.views.visiting.blueprint import (
    back,
    blueprint,
    document_of,
    opened,
    remember,
    sent_by,
)
from app.views.visiting.page import about, languages_shown, mine_of


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a form of a guest shows."""

    address: str
    """Where it is sent to."""
    clause: Clause | None
    written: Written
    near: str = ""
    begun: bool = False
    """Whether it changes what waits already."""
    name: str = ""
    institution: str = ""

    @property
    def suggests(self) -> bool:
        """Whether it proposes other words."""
        return self.written.kind == SUGGESTION


@blueprint.get("/g/<token>/say")
@public
def say_form(token: str) -> Any:
    """The form for the text as a whole."""
    return _empty(token, None, "comment", url_for("visiting.say", token=token))


@blueprint.post("/g/<token>/say")
@public
def say(token: str) -> Any:
    """Keep what is said of the text as a whole."""
    return _say(token, None)


@blueprint.get("/g/<token>/c/<clause_id>")
@public
def say_form_of_clause(token: str, clause_id: str) -> Any:
    """The form for a clause, or the words quoted in the address."""
    address = url_for("visiting.say_of_clause", token=token, clause_id=clause_id)
    return _empty(token, clause_id, "comment", address)


@blueprint.post("/g/<token>/c/<clause_id>")
@public
def say_of_clause(token: str, clause_id: str) -> Any:
    """Keep what is said of a clause."""
    return _say(token, clause_id)


@blueprint.get("/g/<token>/c/<clause_id>/suggest")
@public
def suggest_form(token: str, clause_id: str) -> Any:
    """The form for other words."""
    address = url_for("visiting.say_of_clause", token=token, clause_id=clause_id)
    return _empty(token, clause_id, SUGGESTION, address)


@blueprint.get("/g/<token>/r/<remark_id>")
@public
def change_form(token: str, remark_id: str) -> Any:
    """The form to change what waits."""
    link = opened(token)
    remark = _own(link, remark_id)
    sheet = Sheet(
        _change_address(token, remark_id),
        _clause(link, remark.clause_id),
        _said(document_of(link), remark),
        begun=True,
    )
    return _page(link, token, sheet)


@blueprint.post("/g/<token>/r/<remark_id>")
@public
def change(token: str, remark_id: str) -> Any:
    """Let a remark that waits say something else."""
    link = opened(token)
    clause_id = _own(link, remark_id).clause_id
    sheet = replace(_typed(link, clause_id, _change_address(token, remark_id)), begun=True)

    def deed(writer: Session, sender: Sender) -> None:
        guests.change(writer, sender, remark_id, sheet.written)

    return _send(link, token, sheet, deed) or back(token, _("Your words are changed."))


@blueprint.post("/g/<token>/r/<remark_id>/withdraw")
@public
def withdraw(token: str, remark_id: str) -> Any:
    """Take a remark that waits back."""
    sender = sent_by(opened(token))
    with transaction() as writer:
        guests.drop(writer, sender, remark_id)
    return back(token, _("Taken back: nobody will read it."))


def _say(token: str, clause_id: str | None) -> Any:
    link = opened(token)
    sheet = _typed(link, clause_id, request.path)

    def deed(writer: Session, sender: Sender) -> None:
        guests.say(writer, sender, clause_id, sheet.written)

    told = (
        _("Your words are kept. They wait until the committee lets them in; you can change them.")
        if link.moderated
        else _("Your words are with the committee.")
    )
    return _send(link, token, sheet, deed) or back(token, told)


def _send(
    link: GuestLink, token: str, sheet: Sheet, deed: Callable[[Session, Sender], None]
) -> Any:
    """Do it; None where it is done, else the form with what was typed and why it was not taken."""
    try:
        sender = sent_by(link)
        with transaction() as writer:
            deed(writer, sender)
    except EndedLink:
        raise
    except (Refused, StatuteError) as error:
        return _page(link, token, sheet, error)
    return None


def _empty(token: str, clause_id: str | None, kind: str, address: str) -> Any:
    link = opened(token)
    clause = _clause(link, clause_id)
    if not link.commenting or (kind == SUGGESTION and not link.suggesting):
        raise ReadOnly
    args, language = request.args, languages_shown(link)[0]
    quoted = Written("", kind, language=language, quote=args.get("quote", ""))
    sheet = Sheet(address, clause, quoted, args.get("near", ""))
    if kind == SUGGESTION and clause:
        stands = clause.wording(language)
        proposed = replace(quoted, quote="", base=stands.digest)
        proposed = replace(proposed, heading=stands.heading, text=stands.text)
        sheet = replace(sheet, written=proposed)
    return _page(link, token, sheet)


def _typed(link: GuestLink, clause_id: str | None, address: str) -> Sheet:
    """The form with what was typed into it."""
    form, clause = request.form, _clause(link, clause_id)
    reader = Reader(document_of(link), clause_id, form)
    language, near = form.get("language", ""), form.get("near", "")
    written = Written(
        body=form.get("body", ""),
        kind=form.get("kind", "comment"),
        language=language if language in link.languages else first_language(link),
        quote=form.get("quote", ""),
        near=int(near) if near.isdecimal() and len(near) < 9 else None,
        base=form.get("base", ""),
        heading=reader.read(form.get("heading", ""), language),
        text=reader.read(form.get("text", ""), language),
    )
    return Sheet(
        address,
        clause,
        written,
        near,
        name=form.get("name", ""),
        institution=form.get("institution", ""),
    )


def _said(document: Document, remark: Remark) -> Written:
    """What a remark says."""
    return Written(
        body=braces(remark.body, document),
        kind=remark.kind,
        language=remark.language,
        quote=remark.quote,
        near=remark.near,
        base=remark.base or "",
        heading=remark.heading,
        text=remark.text,
    )


def _clause(link: GuestLink, clause_id: str | None) -> Clause | None:
    """The clause as it stands, where the link opens it."""
    if clause_id is None:
        return None
    now = snapshot(session(), document_of(link))
    if clause_id not in reach_of(session(), link, now):
        abort(404)
    return now.by_id[clause_id]


def _own(link: GuestLink, remark_id: str) -> Remark:
    """A remark of this guest that waits; 404 where it is none or was dealt with."""
    mine = (one for one in mine_of(link, {}).remarks if one.id == remark_id)
    remark = next(mine, None)
    return abort(404) if remark is None or remark.refused_at else remark


def _change_address(token: str, remark_id: str) -> str:
    return url_for("visiting.change", token=token, remark_id=remark_id)


def _page(link: GuestLink, token: str, sheet: Sheet, error: Exception | None = None) -> Any:
    """The form on a page of its own."""
    document = document_of(link)
    now = snapshot(session(), document)
    speak(document, now)
    page = render_template(
        "visiting/say.html",
        document=document,
        token=token,
        sheet=sheet,
        problem=errors.sentence(error) if error else "",
        **about(link, now, mine_of(link, {})),
    )
    return remember(link, make_response(page, errors.status(error) if error else 200))
