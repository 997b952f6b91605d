"""What the checks find in a document, and what of it has been set aside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Document, SettingAside, Step
from app.queries.references import places
from app.queries.snapshots import snapshot
from app.statute.checks import Checked, Finding, Level, check
from app.statute.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Aside:
    """A finding that needs no mending: who said so, when and why."""

    row: SettingAside
    step: Step
    finding: Finding | None = None
    """None where the words it was about are gone."""


@dataclass(frozen=True)
class Report:
    """Everything the checks say of a document."""

    checked: Checked
    asides: Mapping[str, Aside]
    """Settings aside that stand, by the digest of the finding, oldest first."""

    @cached_property
    def open(self) -> Sequence[Finding]:
        """Findings that are not set aside, the gravest first."""
        return [one for one in self.checked.findings if one.digest not in self.asides]

    @property
    def blocking(self) -> Sequence[Finding]:
        """Those that hold agreement back."""
        return [one for one in self.open if one.rule.level is Level.BLOCKS]

    def find(self, digest: str) -> Finding | None:
        """The open finding of that digest."""
        return next((one for one in self.open if one.digest == digest), None)

    def of_clause(self, clause_id: str) -> Sequence[Finding]:
        """Open findings in one clause."""
        return [one for one in self.open if one.clause == clause_id]


def report(session: Session, document: Document, now: Snapshot | None = None) -> Report:
    """Check the document as it stands, or as it would stand by `now`."""
    now = now or snapshot(session, document)
    checked = check(now, places(session, document, now))
    found = {one.digest: one for one in checked.findings}
    rows = asides(session, document)
    return Report(
        checked,
        {digest: Aside(one.row, one.step, found.get(digest)) for digest, one in rows.items()},
    )


def asides(session: Session, document: Document) -> dict[str, Aside]:
    """Settings aside that were not taken back, by the digest of the finding, oldest first."""
    rows = session.execute(
        select(SettingAside, Step)
        .join(
            Step,
            (Step.record_id == SettingAside.record_id) & (Step.number == SettingAside.since),
        )
        .where(SettingAside.record_id == document.id)
        .order_by(SettingAside.since, SettingAside.row)
    )
    standing: dict[str, Aside] = {}
    for row, step in rows:
        standing.pop(row.finding, None)
        if row.reason:
            standing[row.finding] = Aside(row, step)
    return standing
