"""Which pages does the walk see, and as whom? Every address that is read, found by itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Select, exists, select
from werkzeug.routing import Rule

from app.models import (
    Citation,
    Document,
    Extract,
    GroupTerm,
    GuestLink,
    Letter,
    Meeting,
    MeetingTurn,
    Newsletter,
    Preparation,
    Remark,
    ReviewRound,
    Source,
    Stakeholder,
    Submission,
    Thread,
)
from app.statute.roles import HOUSE_ACTIONS, Action, Role, allowed
from tests.journeys.reaching_out import SECRET
from tests.journeys.serving import Served

NOBODY, GUEST, STEWARD = "", "guest", "orkhan@nizam.example"
"""Who is not signed in, who came by a guest's link before, and who looks after the house."""

ROLES = {Role.COORDINATOR: "leyla@nizam.example", Role.MEMBER: "rashad@nizam.example"}
"""People of the demonstration who between them see every page of a document."""

ERIK = "erik@nizam.example"
"""Who is asked for a review and has not handed it in."""

VISITORS: Mapping[str, str] = {
    **dict.fromkeys(
        (
            "reviewing.change_form",
            "reviewing.comment_form",
            "reviewing.comment_form_whole",
            "reviewing.desk",
            "reviewing.hand_in_form",
            "reviewing.suggest_form",
        ),
        ERIK,
    ),
    "visiting.change_form": GUEST,
    "visiting.read": GUEST,
}
"""Who looks at a page that is not everybody's in a role."""

CHARTER = Document.slug == "charter"

IN_A_ROUND = select(Remark).where(Remark.round_id.is_not(None)).order_by(Remark.at, Remark.id)

SUGGESTIONS = select(Thread.id).where(Thread.kind == "suggestion").order_by(Thread.since)

HELD = exists().where(MeetingTurn.meeting_id == Meeting.id, MeetingTurn.turn == "close")

Filling = Select[str] | str
"""A question to the showroom, or the answer."""

SAMPLES: Mapping[str, Filling] = {
    "slug": select(Document.slug).where(CHARTER),
    "clause_id": select(Citation.clause_id)
    .join(Document, Document.id == Citation.record_id)
    .where(CHARTER)
    .order_by(Citation.row),
    "thread_id": select(Thread.id)
    .join(Document, Document.id == Thread.record_id)
    .where(CHARTER)
    .order_by(Thread.since),
    "shelf": "sources",
    "source": select(Source.slug).order_by(Source.since),
    "institution": "ministry",
    "need": "E-03",
    "group": "education",
    "term": select(GroupTerm.term).where(GroupTerm.group_slug == "education"),
    "extract": select(Extract.slug)
    .where(
        Extract.source_slug == select(Source.slug).order_by(Source.since).limit(1).scalar_subquery()
    )
    .order_by(Extract.since),
    "number": "1",
    "submission_id": select(Submission.id),
    "topic": "autonomy",
    "what": "move",
    "meeting_id": select(Meeting.id).where(~HELD),
    "convening.minutes meeting_id": select(Meeting.id).where(HELD),
    "preparation_id": select(Preparation.id),
    "round_id": select(ReviewRound.id),
    "remark_id": IN_A_ROUND.with_only_columns(Remark.id),
    "link_id": select(GuestLink.id),
    "letter_id": select(Letter.id).where(Letter.key == "showroom"),
    "newsletter_id": select(Newsletter.id).where(Newsletter.sent_at.is_(None)),
    "stakeholder_id": select(Stakeholder.id).where(Stakeholder.confirmed_at.is_not(None)),
    "token": SECRET,
    "amending.page slug": select(Document.slug).where(Document.slug == "regulation"),
    "papers.edit paper": "note",
    "papers.edit section": "purpose",
    "publishing.issue newsletter_id": select(Newsletter.id).where(Newsletter.public),
    "publishing.stop_page token": select(Stakeholder.stop_token),
    "reviewing.comment_form clause_id": IN_A_ROUND.with_only_columns(Remark.clause_id),
    "reviewing.suggest_form clause_id": IN_A_ROUND.with_only_columns(Remark.clause_id),
    "talking.choose thread_id": SUGGESTIONS,
    "talking.edit_form thread_id": SUGGESTIONS,
    "visiting.change_form remark_id": select(Remark.id).where(Remark.guest_link_id.is_not(None)),
    "visiting.say_form_of_clause clause_id": IN_A_ROUND.with_only_columns(Remark.clause_id),
    "visiting.suggest_form clause_id": IN_A_ROUND.with_only_columns(Remark.clause_id),
}
"""What fills each parameter of an address; "endpoint parameter" goes before "parameter"."""

QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "needs.matrix": ("how=partly",),
    "concordance.page": ("at=40&order=-relation",),
    "reading.read": ("at=40",),
    "agreeing.ballot": ("only=all",),
    "exporting.page": ("form=redline", "form=comparative", "form=letter"),
    "recalling.text_form": ("at=9",),
    "inbox.index": ("show=all",),
    "searching.page": ("q=konfrans", "q=yoxdurburada"),
    "talking.index": ("only=mentions",),
    "convening.screen": ("place=1",),
    "working.page": ("what=due",),
}
"""Further stops at an endpoint, by what follows the question mark: `"reading.read": ("at=1",)`."""

NO_PAGE: Mapping[str, str] = {
    "static": "files",
    "home.health": "JSON for whoever watches the service",
    "groups.letter": "a file",
    "groups.table": "a table to download",
    "groups.table_of": "a table to download",
    "institutions.table": "a table to download",
    "keeping.archive": "a file",
    "nominating.letter": "a file",
    "agreeing.table": "a table to download",
    "agreeing.proof_file": "a file",
    "fates.paper": "a file",
    "fates.preview": "needs a file that was sent back: test_fates walks there",
    "fates.table": "a table to download",
    "attending.news": "JSON for the script of a page",
    "attending.theirs": "a part of a page, for an open form: test_presence walks there",
    "concordance.table": "a table to download",
    "needs.download": "a paper to download",
    "needs.take_home": "a table to download",
    "concordance.topic_table": "a table to download",
    "planning.table": "a table to download",
    "door.invitation": "its address is a secret that is not kept: test_door.py opens it",
    "exporting.download": "files",
    "following.feed": "for feed readers: test_work walks there",
    "following.secret": "for feed readers: test_work walks there",
    "importing.preview": "needs a text that was sent: test_importing walks there",
    "returning.preview": "needs a file that was sent: test_returning walks there",
    "importing.preview_replacement": "needs a text that was sent: test_importing walks there",
    "listing.download": "files",
    "listing.example": "files",
    "listing.preview": "needs a list that was sent: test_listing walks there",
    "listing.schema": "a file",
    "publishing.docx": "a file",
    "publishing.issue_docx": "a file",
    "publishing.kept": "a file",
    "publishing.table": "a table to download",
    "referring.clauses": "JSON for the list to pick from: test_references walks there",
    "convening.download": "files",
    "reviewing.download_round": "files",
    "reviewing.download_whole": "files",
    "submitting.package": "a file",
    "submitting.progress": "a part of a page: test_submitting walks there",
    "stopping.page": "its address is signed: test_inbox walks there",
    "talking.addressees": "JSON for the list to pick from: test_conversing walks there",
    "talking.choose_part": "leads to the form of a part",
    "talking.revise_form": "needs words of one's own: test_conversing walks there",
    "talking.table": "a table to download",
    "working.due": "a calendar to download",
}
"""Endpoints that are read and are no page in a browser, with the reason."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One page of the walk, and who looks at it: an e-mail address, or nobody."""

    endpoint: str
    visitor: str
    question: str = ""

    def __str__(self) -> str:
        who = self.visitor.partition("@")[0] or "nobody"
        return f"{self.endpoint}{self.question and '?'}{self.question}-{who}"

    def address(self, served: Served) -> str:
        """Where the page is in a served Nizam, its parameters filled in."""
        rule = next(served.app.url_map.iter_rules(self.endpoint))
        filled = {name: _sample(served, self.endpoint, name) for name in rule.arguments}
        path = served.app.url_map.bind("localhost").build(self.endpoint, filled, method="GET")
        return path + (f"?{self.question}" if self.question else "")


def _sample(served: Served, endpoint: str, name: str) -> str:
    """What fills a parameter; the walk fails where nobody said it."""
    query = SAMPLES.get(f"{endpoint} {name}", SAMPLES.get(name))
    if query is None:
        pytest.fail(f"Say in SAMPLES what fills <{name}> of {endpoint}.")
    if isinstance(query, str):
        return query
    with served.app.extensions["nizam.database"].session() as session:
        found = session.scalars(query).first()
    if found is None:
        pytest.fail(f"The showroom has nothing to fill <{name}> of {endpoint} with.")
    return str(found)


def _visitor(view: Any) -> str:
    """Somebody who may see what the view shows."""
    access = getattr(view, "access", "public")
    action = access[0] if isinstance(access, tuple) else None
    if action is None or action is Action.FOUND:
        return NOBODY if action is None else STEWARD
    return next(
        email for role, email in ROLES.items() if action in HOUSE_ACTIONS or allowed(action, role)
    )


def _is_page(rule: Rule) -> bool:
    return "GET" in (rule.methods or set()) and rule.endpoint not in NO_PAGE


def stops(app: Flask) -> Iterator[Stop]:
    """The whole walk: every page there is, and the further questions asked of some."""
    for endpoint in sorted({rule.endpoint for rule in app.url_map.iter_rules() if _is_page(rule)}):
        visitor = VISITORS.get(endpoint) or _visitor(app.view_functions[endpoint])
        for question in ("", *QUESTIONS.get(endpoint, ())):
            yield Stop(endpoint, visitor, question)
