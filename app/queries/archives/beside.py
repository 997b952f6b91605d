"""Who and what the rows of a record name: people, institutions, rounds, ids of clauses."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import (
    HOUSE,
    RECORDED,
    Clause,
    Institution,
    InstitutionRow,
    Nomination,
    Nominee,
    Person,
    ReviewRound,
    Step,
)
from app.queries.archives.rows import OF_A_PERSON, Table, Told, found, keys_of, name_of, told

Rows = Mapping[str, Sequence[Told]]


def beside(session: Session, record_id: str, record: Rows) -> Rows:
    """The rows beside a record, by table."""
    named = _named(record)
    rounds = list(found(session, ReviewRound.id, named["review_round"]))
    people = list(found(session, Person.id, named["person"] | {one.person_id for one in rounds}))
    own = {one.institution_id for one in people if one.institution_id}
    institutions = _with_heirs(session, named["institution"] | own)
    clauses = select(Clause).where(Clause.record_id == record_id).order_by(Clause.born, Clause.id)
    nominees = select(Nominee).join(Nomination).where(Nomination.record_id == record_id)
    return {
        "institution": [told(one) for one in institutions.values()],
        "institution_row": _said_of(session, institutions),
        "person": [{key: told(one)[key] for key in OF_A_PERSON} for one in people],
        "review_round": [told(one) for one in rounds],
        "clause": [told(one) for one in session.scalars(clauses)],
        "nominee": [told(one) for one in session.scalars(nominees.order_by(Nominee.nomination_id))],
    }


def _named(record: Rows) -> Mapping[str, set[str]]:
    """What keys of other tables the rows hold, by table."""
    named: dict[str, set[str]] = defaultdict(set)
    tables: dict[str, Table] = {name_of(table): table for table in RECORDED}
    tables[name_of(Step)] = Step
    for name, rows in record.items():
        for column, of in keys_of(tables[name]).items():
            named[of] |= {row[column] for row in rows if row[column] is not None}
    return named


def _with_heirs(session: Session, ids: Iterable[str]) -> dict[str, Institution]:
    """Institutions by id, and those they turned out to be the same as."""
    known: dict[str, Institution] = {}
    wanted = set(ids)
    while wanted:
        known |= {one.id: one for one in found(session, Institution.id, wanted)}
        wanted = {one.merged_into for one in known.values() if one.merged_into} - known.keys()
    return {key: known[key] for key in sorted(known)}


def _said_of(session: Session, ids: Iterable[str]) -> Sequence[Told]:
    """The newest row on each institution."""
    newest = {
        row.institution_id: row
        for row in found(session, InstitutionRow.institution_id, ids)
        if row.record_id == HOUSE
    }
    alone = ("record_id", "since")
    return [
        {key: said for key, said in told(row).items() if key not in alone}
        for row in newest.values()
    ]
