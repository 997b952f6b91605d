"""The public page that says whether a file is what was sent. Nothing sent to it is kept."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from threading import BoundedSemaphore
from typing import Any

from flask import Blueprint, render_template, request
from flask_babel import lazy_gettext as _l
from werkzeug.exceptions import RequestEntityTooLarge

from app import errors
from app.access import public
from app.clock import now
from app.db import session, transaction
from app.formats.package.archive import Unfit
from app.formats.package.findings import Found, Outcome, Weight, What, plain
from app.formats.package.outcomes import OUTCOMES
from app.formats.package.verdicts import Sort, Verdict
from app.operations.looking import TooManyLooks, count_look
from app.presentation import locale
from app.queries.prepared import Prepared, prepared_as
from app.statute.fates import Fate
from app.verifying import LARGEST, trusted, verified
from app.views.door import door, settings

blueprint = Blueprint("verifying", __name__)

AT_ONCE = BoundedSemaphore(2)
"""Files that one process of the server looks at at a time: each may take some memory."""

PATIENCE = 20
"""Seconds somebody waits for their turn."""

SHOWN = 40
"""Findings shown at once; the others are folded."""

SIGNS: Mapping[Outcome, str] = {
    Outcome.AUTHENTIC: "✓",
    Outcome.UNKNOWN_SIGNER: "?",
    Outcome.ALTERED: "≠",
    Outcome.UNREADABLE: "×",
    Outcome.NOT_OURS: "–",
}

SORTS: Mapping[Sort, Any] = {
    Sort.PACKAGE: _l("a submission package"),
    Sort.PDF: _l("a PDF"),
    Sort.DOCX: _l("a Word document"),
    Sort.PROOF: _l("a proof of one clause"),
    Sort.OTHER: _l("another kind of file"),
}

STANDS: Mapping[Fate, Any] = {
    Fate.PREPARED: _l("It was prepared here and is not marked as sent."),
    Fate.SENT: _l("It was prepared here and sent."),
    Fate.REGISTERED: _l("It was prepared here and registered by the addressee."),
    Fate.RETURNED: _l("It was prepared here and returned with remarks: another one follows it."),
    Fate.ACCEPTED: _l("It was prepared here and accepted."),
    Fate.WITHDRAWN: _l("It was prepared here and withdrawn: it holds no more."),
}


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that was looked at, as the page tells of it."""

    name: str
    size: int
    digest: str
    verdict: Verdict
    prepared: Prepared | None

    @property
    def sign(self) -> str:
        """A sign for the verdict that needs no colour."""
        return SIGNS[self.verdict.outcome]

    @property
    def faults(self) -> list[Found]:
        """What decided the verdict, and what else is wrong."""
        return [one for one in self.verdict.found if one.weight is not Weight.NOTE]

    @property
    def notes(self) -> list[Found]:
        """What is worth knowing besides."""
        return [one for one in self.verdict.found if one.weight is Weight.NOTE]


@blueprint.url_value_preprocessor
def take_more(_endpoint: str | None, _address: dict[str, Any] | None) -> None:
    """Let this page take a file; must run before anything reads the form."""
    request.max_content_length = LARGEST + 100_000


@blueprint.errorhandler(RequestEntityTooLarge)
def too_large(_error: Exception) -> tuple[str, int]:
    """The verdict on what is too large even to look at."""
    found = Unfit(What.TOO_LARGE, detail=str(LARGEST // 1_000_000)).found
    looked = Looked("", request.content_length or 0, "", Verdict(Sort.OTHER, (found,)), None)
    return _page(looked), 413


@blueprint.get("/verify")
@public
def page() -> str:
    """The form."""
    return _page()


@blueprint.post("/verify")
@public
def look() -> tuple[str, int]:
    """The verdict on a file that was sent."""
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        return _page(problem=str(_l("Choose a file first."))), 422
    try:
        with transaction() as writer:
            count_look(writer, door().address, now())
        with _turn():
            raw = sent.stream.read(LARGEST + 1)
            verdict = verified(raw, trusted(settings()), now())
    except TooManyLooks as error:
        return _page(problem=errors.sentence(error)), errors.status(error)
    looked = Looked(
        plain(sent.filename), len(raw), sha256(raw).hexdigest(), verdict, _prepared(verdict)
    )
    return _page(looked), 200


@contextmanager
def _turn() -> Iterator[None]:
    """One's turn to have a file looked at. Raises TooManyLooks where it does not come."""
    if not AT_ONCE.acquire(timeout=PATIENCE):
        raise TooManyLooks
    try:
        yield
    finally:
        AT_ONCE.release()


def _prepared(verdict: Verdict) -> Prepared | None:
    """What this installation knows of a package: whoever has its manifest may hear of it."""
    manifest = verdict.about.manifest if verdict.about else ""
    return prepared_as(session(), manifest) if manifest else None


def _page(looked: Looked | None = None, problem: str = "") -> str:
    outcome = looked.verdict.outcome if looked else None
    return render_template(
        "verifying/page.html",
        looked=looked,
        problem=problem,
        said=OUTCOMES[outcome][locale()] if outcome else None,
        sorts=SORTS,
        stands=STANDS,
        shown=SHOWN,
        largest=LARGEST // 1_000_000,
    )
