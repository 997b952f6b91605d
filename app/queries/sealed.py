"""What a seal signs of a document at a step, and whether each seal fits what stood there."""

from collections.abc import Iterator

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.models import Citation, Document, Extract, Need, NeedLink, Record, Seal, Source, Step
from app.queries.elsewhere import elsewhere
from app.queries.flat_roots import flat_root_of
from app.queries.snapshots import clauses_at, particulars
from app.queries.vacancies import vacancies
from app.statute.sealing import (
    TREE,
    Leaf,
    Link,
    citation_leaf,
    leaves_of,
    need_leaf,
    root_of,
)
from app.statute.snapshot import Snapshot, in_reading_order


def leaves(session: Session, document: Document, now: Snapshot) -> tuple[Leaf, ...]:
    """Everything a seal of the document at a step signs: with citations and needs of that step."""
    return leaves_of(now, [*_cited(session, document, now), *_answering(session, document, now)])


def root_at(session: Session, document: Document, now: Snapshot, tree: str | None = TREE) -> str:
    """The root over it in the scheme a seal names; None is the digest of seals before trees."""
    if tree is None:
        return flat_root_of(session, document, now)
    return root_of(leaves(session, document, now)) if tree == TREE else ""


def seals(session: Session, document: Document) -> list[Seal]:
    """Every seal of the document, newest first."""
    return list(
        session.scalars(
            select(Seal).where(Seal.record_id == document.id).order_by(Seal.since.desc())
        )
    )


def seal_steps(session: Session, document: Document) -> dict[int, Step]:
    """The steps that sealed the document, by their numbers."""
    sealing = select(Seal.since).where(Seal.record_id == document.id)
    found = select(Step).where(Step.record_id == document.id, Step.number.in_(sealing))
    return {one.number: one for one in session.scalars(found)}


def misfit_seals(session: Session, record: Record) -> Iterator[tuple[int, str]]:
    """Steps whose seal names another root than the rows that stood at the step it sealed have.

    Read anew from the rows, whatever texts are kept in memory. A seal before trees names steps of
    the house that kept it: where the record was restored it is not looked at.
    """
    document = session.get(Document, record.id)
    if document is None:
        return
    called = elsewhere(session, record.id)
    for seal in reversed(seals(session, document)):
        elsewhere_made = seal.tree is None and called.period(seal.since) is not None
        if not elsewhere_made and not fits(session, document, seal):
            yield seal.since, "seal"


def fits(session: Session, document: Document, seal: Seal) -> bool:
    """Whether the root a seal names is that of what stood at the step it sealed."""
    step = session.get(Step, (document.id, seal.step))
    if step is None or seal.step >= seal.since:
        return False
    try:
        return (
            root_at(session, document, _read_anew(session, document, step), seal.tree) == seal.root
        )
    except (LookupError, ValueError):  # rows it rests on are not there, or hold what none can
        return False


def _read_anew(session: Session, document: Document, step: Step) -> Snapshot:
    about = particulars(session, document, step.number)
    clauses = in_reading_order(clauses_at(session, document.id, step.number))
    left = vacancies(session, document.id, step.number, about, clauses)
    return Snapshot(about, step.number, step.digest, step.at, clauses, vacated=left)


def _cited(session: Session, document: Document, now: Snapshot) -> Iterator[Leaf]:
    newest = _newest(Citation, document, now.step).group_by(
        Citation.clause_id, Citation.extract_slug
    )
    rows = session.execute(
        select(Citation, Extract, Source)
        .outerjoin(Extract, Extract.row == Citation.extract_row)
        .outerjoin(Source, Source.row == Citation.source_row)
        .where(Citation.row.in_(newest), ~Citation.withdrawn)
    )
    for link, extract, source in rows:
        said = {
            "extract": extract.facts if extract else None,
            "instrument": source.facts if source else None,
            "source": extract.source_slug if extract else None,
        }
        yield citation_leaf(Link(link.clause_id, link.extract_slug, link.relation, link.note, said))


def _answering(session: Session, document: Document, now: Snapshot) -> Iterator[Leaf]:
    newest = _newest(NeedLink, document, now.step).group_by(NeedLink.clause_id, NeedLink.need_slug)
    rows = session.execute(
        select(NeedLink, Need)
        .outerjoin(Need, Need.row == NeedLink.need_row)
        .where(NeedLink.row.in_(newest), ~NeedLink.withdrawn)
    )
    for link, need in rows:
        said = {"group": need.group, "facts": need.facts} if need else None
        yield need_leaf(Link(link.clause_id, link.need_slug, link.answers, link.note, said))


def _newest(table: type[Citation | NeedLink], document: Document, step: int) -> Select[int]:
    return select(func.max(table.row)).where(table.record_id == document.id, table.since <= step)
