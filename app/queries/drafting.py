"""How drafts of remarks stand to the text: what changed in their clause since it was read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from app.models import Document, Remark, WordingRow
from app.queries.references import places
from app.statute.anchoring import Held, port
from app.statute.diffing import Run, compare
from app.statute.references import Places, shown
from app.statute.references.quoting import find_shown
from app.statute.snapshot import Clause, Snapshot, Wording, word


class Stands(StrEnum):
    """How the clause of a draft stands to what was read when it was written."""

    AS_READ = "as_read"
    CHANGED = "changed"
    """The clause says something else, the quoted words are still there."""
    GONE = "gone"
    """The quoted words are changed or no longer there."""
    SAID = "said"
    """The clause says already what the draft proposes."""
    STRUCK = "struck"


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft as its author sees it."""

    remark: Remark
    stands: Stands
    since: tuple[Run, ...] = ()
    """What changed in the clause since it was read; empty where nothing did."""
    proposed: tuple[Run, ...] = ()
    """Of a suggestion: its words against those it was written against."""

    @property
    def is_suggestion(self) -> bool:
        """Whether it proposes words."""
        return self.remark.base is not None


def drafts_in(
    session: Session, document: Document, remarks: Iterable[Remark], now: Snapshot
) -> list[Draft]:
    """The drafts on a document in the order of the text, those on the whole document first."""
    mine = [one for one in remarks if one.record_id == document.id]
    if not mine:
        return []
    order = {clause.id: place for place, clause in enumerate(now.clauses, start=1)}
    read = _read(session, mine)
    where = places(session, document, now)
    found = [_draft(one, now.by_id.get(one.clause_id or ""), read, where) for one in mine]
    return sorted(found, key=lambda one: (order.get(one.remark.clause_id or "", 0), one.remark.at))


def _read(session: Session, remarks: Sequence[Remark]) -> Mapping[tuple[str, str], Wording]:
    """The wordings that were read, by clause and digest."""
    wanted = {(one.clause_id or "", one.digest or "") for one in remarks if one.clause_id}
    rows = session.scalars(
        select(WordingRow).where(tuple_(WordingRow.clause_id, WordingRow.digest).in_(wanted))
    )
    return {
        (row.clause_id, row.digest): Wording(row.language, row.heading, row.text, row.digest)
        for row in rows
    }


def _draft(
    remark: Remark,
    clause: Clause | None,
    read: Mapping[tuple[str, str], Wording],
    where: Places,
) -> Draft:
    if clause is None:
        return Draft(remark, Stands.AS_READ)
    nothing = word(remark.language, "", "")
    before = read.get((clause.id, remark.digest or ""), nothing)
    after = clause.wording(remark.language)
    changed = before.digest != after.digest
    return Draft(
        remark,
        _stands(remark, clause, before, where),
        since=_compared(before, after, where) if changed else (),
        proposed=_compared(before, _proposal(remark), where) if remark.base else (),
    )


def _stands(remark: Remark, clause: Clause, before: Wording, where: Places) -> Stands:
    after = clause.wording(remark.language)
    if clause.struck:
        return Stands.STRUCK
    if before.digest == after.digest:
        return Stands.AS_READ
    if remark.base and _proposal(remark).digest == after.digest:
        return Stands.SAID
    anchor = find_shown(before.text, remark.quote, where, remark.near) if remark.quote else None
    if remark.quote and (
        anchor is None
        or port(anchor, before.text, after.text).state not in (Held.ATTACHED, Held.MOVED)
    ):
        return Stands.GONE
    return Stands.CHANGED


def _proposal(remark: Remark) -> Wording:
    return word(remark.language, remark.heading, remark.text)


def _compared(before: Wording, after: Wording, where: Places) -> tuple[Run, ...]:
    return compare(*(shown(_whole(one), where) for one in (before, after)))


def _whole(wording: Wording) -> str:
    return "\n".join(filter(None, (wording.heading, wording.text)))
