"""What the page of a submission shows of its fate: turns, forms, remarks and how each was met."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import select

from app.access import may
from app.db import session
from app.models import Person, Submission, SubmissionTurn, SubmittedDocument
from app.naming import Naming
from app.operations.fates import as_turn
from app.queries.fates import Remark, Went, prepared_on, remarks_on, turns_of, went
from app.queries.people import names_of
from app.queries.snapshots import snapshot
from app.statute.diffing import Run, compare
from app.statute.fates import Fate, fate_of, next_turns
from app.statute.roles import Action
from app.statute.snapshot import AUTHORITATIVE, Snapshot
from app.views.fates.blueprint import blueprint


@dataclass(frozen=True)
class OnDocument:
    """A document that went out, and what came back on it."""

    went: Went
    remarks: Sequence[Remark]
    later: Snapshot
    """What stands against the remarks: what went out next, else what stands now."""
    follows: SubmittedDocument | None
    """As what it went out before, where it had."""

    @cached_property
    def naming(self) -> Naming:
        """Names of its clauses as they were sent."""
        return Naming(self.went.sent)

    def old(self, remark: Remark) -> str:
        """The words the remark is on."""
        return _words(self.went.sent, remark.clause_id)

    def new(self, remark: Remark) -> str:
        """The words that stand in their place; the same where nothing was changed."""
        return _words(self.later, remark.clause_id)

    def change(self, remark: Remark) -> Sequence[Run]:
        """From the words it is on to those that stand; empty where nothing was changed."""
        old, new = self.old(remark), self.new(remark)
        return compare(old, new) if old != new else ()


@dataclass(frozen=True)
class FateShown:
    """Where a submission stands, how it came there, what may be entered."""

    submission: Submission
    turns: Sequence[SubmissionTurn]
    people: Mapping[str, Person]
    fate: Fate
    next: tuple[Fate, ...]
    documents: Sequence[OnDocument]
    leads: bool
    """Whether the reader may enter what happens."""

    @property
    def prepared(self) -> date:
        """The day it was prepared on."""
        return prepared_on(self.submission)

    @property
    def remarks(self) -> int:
        """How many there are."""
        return sum(len(one.remarks) for one in self.documents)

    @property
    def open(self) -> int:
        """How many wait for an answer."""
        return sum(not remark.resolved for one in self.documents for remark in one.remarks)


def fate_shown(submission: Submission) -> FateShown:
    """Everything of it."""
    turns = turns_of(session(), submission)
    told = [as_turn(one) for one in turns]
    sent = went(session(), submission)
    return FateShown(
        submission=submission,
        turns=turns,
        people=names_of(session()),
        fate=fate_of(told),
        next=next_turns(told),
        documents=[_on(submission, one) for one in sent],
        leads=all(may(Action.COORDINATE, one.document) for one in sent),
    )


def _on(submission: Submission, one: Went) -> OnDocument:
    out = session().scalars(
        select(SubmittedDocument)
        .where(SubmittedDocument.record_id == one.document.id)
        .order_by(SubmittedDocument.since)
    )
    rows = list(out)
    place = next(i for i, row in enumerate(rows) if row.submission_id == submission.id)
    after = rows[place + 1].step if place + 1 < len(rows) else None
    return OnDocument(
        went=one,
        remarks=remarks_on(session(), submission, one.document),
        later=snapshot(session(), one.document, after),
        follows=rows[place - 1] if place else None,
    )


def _words(text: Snapshot, clause_id: str | None) -> str:
    """What a clause says, its heading before; "" where it is struck or not there."""
    clause = text.by_id.get(clause_id or "")
    if clause is None or clause.struck:
        return ""
    wording = clause.wording(AUTHORITATIVE)
    return "\n".join(filter(None, (wording.heading, wording.text)))


@blueprint.app_template_global("fate_of_submission")
def fate_of_submission(submission: Submission) -> FateShown:
    """The same for the page of a submission, whoever draws it."""
    return fate_shown(submission)
