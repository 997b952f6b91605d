"""Which clauses answer which needs, as somebody read both, and what was changed since."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Document, Need, NeedLink, Placement, Record, Step, WordingRow
from app.queries.evidence import in_language
from app.queries.needs import house_step_at, needs
from app.queries.snapshots import snapshot
from app.statute.coverage import Answer, Coverage, coverage_of
from app.statute.coverage import Need as Wanted
from app.statute.snapshot import AUTHORITATIVE


@dataclass(frozen=True, slots=True)
class Answered:
    """A need a clause answers."""

    clause: str
    answers: str
    note: Mapping[str, str]
    need: Need
    """As the register describes it."""
    read_at: int
    """The step whose words of the clause were read when it was said."""
    overtaken: bool = False
    """The need is described anew since."""


@dataclass(frozen=True, slots=True)
class Place:
    """A clause of a document that answers a need."""

    document: Document
    title: str
    clause: str
    label: str
    """How running text names it: Maddə 5, 5.2-ci maddə."""
    answered: Answered
    changed: bool
    """The clause says something else since it was read."""


def needs_answered(
    session: Session, document: Document, step: int | None = None
) -> dict[str, list[Answered]]:
    """Needs by clause, as linked at a step, and as the register described them then."""
    newest = (
        select(func.max(NeedLink.row))
        .where(NeedLink.record_id == document.id)
        .group_by(NeedLink.clause_id, NeedLink.need_slug)
    )
    if step is not None:
        newest = newest.where(NeedLink.since <= step)
    rows = session.scalars(
        select(NeedLink).where(NeedLink.row.in_(newest), ~NeedLink.withdrawn).order_by(NeedLink.row)
    )
    known = {need.slug: need for need in needs_known(session, document, step)}
    found: dict[str, list[Answered]] = defaultdict(list)
    for link in rows:
        found[link.clause_id].append(_answered(link, known[link.need_slug]))
    return found


def needs_known(session: Session, document: Document, step: int | None = None) -> list[Need]:
    """The register as it was when a step was made; as it is now where that is the newest."""
    if step is None or step == session.get_one(Record, document.id).steps:
        return needs(session)
    at = session.get_one(Step, (document.id, step)).at
    then = {need.slug: need for need in needs(session, house_step_at(session, at))}
    linked = set(
        session.scalars(
            select(NeedLink.need_slug).where(
                NeedLink.record_id == document.id, NeedLink.since <= step
            )
        )
    )
    # A clock set back must not lose a need that was linked.
    return [then.get(one.slug, one) for one in needs(session) if one.slug in linked | set(then)]


def coverage(
    session: Session, document: Document, language: str, step: int | None = None
) -> Coverage:
    """A document beside the register, told in a language. Raises NoSuchStep."""
    now = snapshot(session, document, step)
    linked = needs_answered(session, document, step)
    past = Past(session, document)
    answers = [
        Answer(
            one.need.slug,
            one.clause,
            one.answers,
            in_language(one.note, language),
            past.differs(one.clause, one.read_at, now.step),
        )
        for some in linked.values()
        for one in some
    ]
    known = needs_known(session, document, step)
    return coverage_of(now, language, [told_in(need, language) for need in known], answers)


def told_in(need: Need, language: str) -> Wanted:
    """A need in one language."""
    facts = need.facts
    return Wanted(
        slug=need.slug,
        group=need.group,
        title=in_language(facts.get("title"), language),
        kind=str(facts.get("kind") or "need"),
        priority=str(facts.get("priority") or "medium"),
        status=str(facts.get("status") or "open"),
        text=in_language(facts.get("text"), language),
        reason=in_language(facts.get("reason"), language),
        evidence=in_language(facts.get("evidence"), language),
        method=str(facts.get("method") or ""),
    )


def answered_by(
    session: Session, documents: Iterable[Document], language: str
) -> dict[str, list[Place]]:
    """Clauses of these documents that answer each need, by its slug, in reading order."""
    places: dict[str, list[Place]] = defaultdict(list)
    for document in documents:
        linked = {
            (one.clause, one.need.slug): one
            for some in needs_answered(session, document).values()
            for one in some
        }
        if not linked:
            continue
        found = coverage(session, document, language)
        title = found.snapshot.particulars.title(language)
        for some in found.answers.values():
            for one in some:
                answered = linked[one.clause, one.need]
                label = found.label(one.clause)
                places[one.need].append(
                    Place(document, title, one.clause, label, answered, one.changed)
                )
    return places


class Past:
    """What each unit of a document said, and where it stood, at any step; read when asked."""

    def __init__(self, session: Session, document: Document) -> None:
        self._session = session
        self._document = document
        self._said: dict[str, list[tuple[int, str]]] | None = None
        self._stood: dict[str, list[tuple[int, str | None, bool]]] = defaultdict(list)
        self._trees: dict[int, Mapping[str | None, Sequence[str]]] = {}

    def differs(self, clause: str, older: int, newer: int) -> bool:
        """Whether a clause, with all that stands in it, says something else at the newer step.

        Where it stands and how it is numbered is no part of what it says.
        """
        return older != newer and self.words(clause, older) != self.words(clause, newer)

    def words(self, clause: str, step: int) -> frozenset[tuple[str, str]]:
        """Digests of the authoritative words of a clause and of all that stands in it."""
        below = self._tree(step)
        inside, found = [clause], set[tuple[str, str]]()
        while inside:
            one = inside.pop()
            inside.extend(below.get(one, ()))
            row = _newest((self._said or {}).get(one, ()), step)
            found.add((one, row[1] if row else ""))
        return frozenset(found)

    def _tree(self, step: int) -> Mapping[str | None, Sequence[str]]:
        """Units that stand at a step, by what they stand in."""
        if self._said is None:
            self._read()
        if step not in self._trees:
            below: dict[str | None, list[str]] = defaultdict(list)
            for clause, rows in self._stood.items():
                row = _newest(rows, step)
                if row and not row[2]:
                    below[row[1]].append(clause)
            self._trees[step] = below
        return self._trees[step]

    def _read(self) -> None:
        self._said = defaultdict(list)
        said = select(WordingRow.clause_id, WordingRow.since, WordingRow.digest).where(
            WordingRow.record_id == self._document.id, WordingRow.language == AUTHORITATIVE
        )
        for clause, since, digest in self._session.execute(said.order_by(WordingRow.since)):
            self._said[clause].append((since, digest))
        stood = select(
            Placement.clause_id, Placement.since, Placement.parent_id, Placement.struck
        ).where(Placement.record_id == self._document.id)
        for clause, since, parent, struck in self._session.execute(stood.order_by(Placement.since)):
            self._stood[clause].append((since, parent, struck))


def _newest(rows: Sequence[tuple], step: int) -> tuple | None:  # type: ignore[type-arg]
    """The row that held at a step; rows come oldest first."""
    place = bisect_right([row[0] for row in rows], step)
    return rows[place - 1] if place else None


def _answered(link: NeedLink, need: Need) -> Answered:
    return Answered(
        link.clause_id,
        link.answers,
        link.note,
        need,
        read_at=link.read_at or link.since,
        overtaken=link.need_row is not None and link.need_row != need.row,
    )
