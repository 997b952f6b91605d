"""The register of needs: as it is kept today or was at a moment, one need's history, its papers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import HOUSE, Attachment, Need, Person, Step
from app.queries.contents import content_held
from app.statute.language import fold
from app.statute.needs import PRIORITIES, TARGET_GROUPS


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which needs a reader looks for; empty fields let everything through."""

    words: str = ""
    group: str = ""
    kind: str = ""
    priority: str = ""
    status: str = ""
    answered: str = ""
    """fully, partly, yes or no"""

    def lets_through(self, need: Need, answered: str) -> bool:
        """Whether a need is one of them. `answered`: fully, partly, or "" for not."""
        facts = need.facts
        same = (
            self.group in ("", need.group)
            and self.kind in ("", facts.get("kind"))
            and self.priority in ("", facts.get("priority"))
            and self.status in ("", status_of(need))
            and self.answered in ("", answered or "no", "yes" if answered else "no")
        )
        return same and all(word in _spoken(need) for word in fold(self.words).split())


@dataclass(frozen=True, slots=True)
class Told:
    """One entry of a need's history."""

    step: Step
    by: str
    """Name of who did it; "" where the system did."""
    before: Need | None = None
    need: Need | None = None
    """The need as it was described then; None where a paper came or went."""
    paper: Attachment | None = None


def needs(session: Session, until: int | None = None) -> list[Need]:
    """Every need, in the order of the register. `until`: a step of the house's record."""
    newest = select(func.max(Need.row)).group_by(Need.slug)
    if until is not None:
        newest = newest.where(Need.since <= until)
    found = session.scalars(select(Need).where(Need.row.in_(newest)))
    return sorted(found, key=lambda need: in_order(need.slug))


def in_order(slug: str) -> tuple[str, int, str]:
    """Where a need stands in the register: E-2 before E-10."""
    stem = slug.rstrip("0123456789")
    number = slug[len(stem) :]
    return fold(stem), int(number or 0), slug


def register(found: Iterable[Need]) -> dict[str, list[Need]]:
    """Needs by target group, in the order groups are told."""
    groups: dict[str, list[Need]] = {group: [] for group in TARGET_GROUPS}
    for need in found:
        groups.setdefault(need.group, []).append(need)
    return {group: held for group, held in groups.items() if held}


def need_named(session: Session, slug: str) -> Need | None:
    """A need as it is described now."""
    return session.scalars(
        select(Need).where(Need.slug == slug).order_by(Need.since.desc()).limit(1)
    ).first()


def status_of(need: Need) -> str:
    """Where the committee's work on it stands; needs described before this was asked are open."""
    return str(need.facts.get("status") or "open")


def urgency(need: Need) -> int:
    """Smaller is more urgent."""
    said = need.facts.get("priority")
    return PRIORITIES.index(said) if said in PRIORITIES else len(PRIORITIES)


def history(session: Session, slug: str) -> list[Told]:
    """What became of a need, newest first."""
    told: list[Told] = []
    before: Need | None = None
    for need, step, name in _steps(session, Need, slug):
        told.append(Told(step, name, before=before, need=need))
        before = need
    told += [
        Told(step, name, paper=paper) for paper, step, name in _steps(session, Attachment, slug)
    ]
    return sorted(told, key=lambda one: -one.step.number)


def papers(session: Session, slug: str | None = None) -> Mapping[str, Sequence[Attachment]]:
    """Files attached now, by need, in the order they came; of one need or of all."""
    newest = select(func.max(Attachment.row)).group_by(Attachment.need_slug, Attachment.digest)
    if slug is not None:
        newest = newest.where(Attachment.need_slug == slug)
    rows = session.scalars(
        select(Attachment)
        .where(Attachment.row.in_(newest), ~Attachment.withdrawn)
        .order_by(Attachment.row)
    )
    found: dict[str, list[Attachment]] = defaultdict(list)
    for row in rows:
        found[row.need_slug].append(row)
    return found


def content_of(session: Session, paper: Attachment) -> bytes:
    """What is in an attached file. Raises ContentLost."""
    return content_held(session, paper.digest, paper.name)


def house_step_at(session: Session, moment: datetime) -> int:
    """The newest step of the house's record at a moment, 0 before its first."""
    newest = select(func.max(Step.number)).where(Step.record_id == HOUSE, Step.at <= moment)
    return session.scalar(newest) or 0


def _steps(session: Session, table: type[Need] | type[Attachment], slug: str) -> Sequence[Any]:
    """Rows of a need with their steps and who did them, oldest first."""
    column = Need.slug if table is Need else Attachment.need_slug
    return session.execute(
        select(table, Step, func.coalesce(Person.name, ""))
        .join(Step, (Step.record_id == table.record_id) & (Step.number == table.since))
        .outerjoin(Person, Person.id == Step.actor_id)
        .where(column == slug)
        .order_by(table.row)
    ).all()


def _spoken(need: Need) -> str:
    """Everything said of it, in whatever language."""
    words = [need.slug]
    for name in ("title", "text", "evidence", "reason"):
        words += (need.facts.get(name) or {}).values()
    return fold(" ".join(words))
