"""Guests answer in conversations they began, and take back what waits."""

from collections.abc import Callable
from typing import Any

from flask import make_response, render_template, request
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app import errors
from app.access import public
from app.db import session, transaction
from app.models import GuestLink
from app.operations import guests
from app.operations.errors import Refused
from app.operations.guests import EndedLink, Sender
from app.queries.snapshots import snapshot
from app.queries.threads import talks
from app.speaking import speak
from app.views.visiting.blueprint import back, blueprint, document_of, opened, remember, sent_by
from app.views.visiting.page import about, mine_of


@blueprint.post("/g/<token>/t/<thread_id>/answer")
@public
def answer(token: str, thread_id: str) -> Any:
    """Say something more."""
    link, body = opened(token), request.form.get("body", "")

    def deed(writer: Session, sender: Sender) -> None:
        guests.answer(writer, sender, thread_id, body)

    told = (
        _("Your answer is kept. It waits until the committee lets it in.")
        if link.moderated
        else _("Your answer is with the committee.")
    )
    return _send(link, token, thread_id, deed) or back(token, told)


@blueprint.post("/g/<token>/a/<answer_id>")
@public
def change_answer(token: str, answer_id: str) -> Any:
    """Let an answer that waits say something else."""
    link, body = opened(token), request.form.get("body", "")

    def deed(writer: Session, sender: Sender) -> None:
        guests.change_answer(writer, sender, answer_id, body)

    return _send(link, token, answer_id, deed) or back(token, _("Your words are changed."))


@blueprint.post("/g/<token>/a/<answer_id>/withdraw")
@public
def withdraw_answer(token: str, answer_id: str) -> Any:
    """Take an answer that waits back."""
    sender = sent_by(opened(token))
    with transaction() as writer:
        guests.drop_answer(writer, sender, answer_id)
    return back(token, _("Taken back: nobody will read it."))


@blueprint.post("/g/<token>/t/<thread_id>/withdraw")
@public
def take_back(token: str, thread_id: str) -> Any:
    """Withdraw what was let in already."""
    sender = sent_by(opened(token))
    with transaction() as writer:
        guests.take_back(writer, sender, thread_id)
    return back(token, _("Taken back: a line says that you withdrew it."))


def _send(link: GuestLink, token: str, where: str, deed: Callable[[Session, Sender], None]) -> Any:
    """Do it; None where it is done, else the guest's words with what was typed and why not."""
    try:
        sender = sent_by(link)
        with transaction() as writer:
            deed(writer, sender)
    except EndedLink:
        raise
    except Refused as error:
        page = _own_words(link, token, where, errors.sentence(error))
        return remember(link, make_response(page, errors.status(error)))
    return None


def _own_words(link: GuestLink, token: str, where: str, problem: str) -> str:
    document = document_of(link)
    now = snapshot(session(), document)
    speak(document, now)
    return render_template(
        "visiting/mine.html",
        document=document,
        token=token,
        now=now,
        where=where,
        problem=problem,
        typed=request.form.get("body", ""),
        **about(link, now, mine_of(link, talks(session(), document, now))),
    )
