"""Is every tampering found, by somebody who holds the database and takes the triggers away?"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from sqlalchemy import Column, inspect, select, text
from sqlalchemy.orm import Session

from app.models import (
    RECORDED,
    Clause,
    Document,
    Meeting,
    Proposal,
    Record,
    Recorded,
    RestoredRow,
    Seal,
    Step,
    Submission,
    SubmittedDocument,
    WordingRow,
)
from app.queries.records import rows_digest
from app.queries.verification import Verdict, verify
from app.statute.record import GENESIS, StepFacts, step_digest
from app.statute.snapshot import word
from tests.queries.everything import a_committee

LATER = timedelta(microseconds=1)


@pytest.fixture
def committee(session: Session) -> Session:
    """A charter with a row in every recorded table, before somebody who owns the database."""
    a_committee(session)
    for table in (*(table.__tablename__ for table in RECORDED), "step", "clause"):  # type: ignore[attr-defined]
        _unguard(session, table)
    return session


def _unguard(session: Session, table: str) -> None:
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text(f"DROP TRIGGER {table}_never ON {table}"))
        session.execute(text("SET session_replication_role = replica"))
        return
    for act in ("update", "delete"):
        session.execute(text(f"DROP TRIGGER {table}_never_{act}"))
    session.execute(text("PRAGMA defer_foreign_keys = ON"))


@contextmanager
def tampering(session: Session) -> Iterator[None]:
    """What is done inside is undone behind it."""
    session.expire_all()
    with session.begin_nested() as undo:
        yield
        undo.rollback()


def _named(session: Session, slug: str) -> Document:
    return session.scalars(select(Document).where(Document.slug == slug)).one()


def found(session: Session, only: str | None = None, **anchors: Any) -> list[tuple[str, int]]:
    """Records that do not fit, each with its first step that does not."""
    session.expire_all()
    verdicts = verify(session, anchors, only=only)
    return [(one.name, one.step) for one in verdicts if one.step is not None]


def test_an_untouched_installation_fits(committee: Session) -> None:
    assert found(committee) == []


def _columns() -> Iterator[tuple[type[Recorded], str]]:
    for table in RECORDED:
        for column in inspect(table).column_attrs:
            if column.key not in ("row", "record_id", "id"):
                yield table, column.key


def _otherwise(column: Column[Any], value: object) -> object:
    """Another value of the same sort, one the database takes where nothing was held."""
    if value is None:
        return {int: 1, bool: True}.get(column.type.python_type, "x")
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, dict):
        return {**value, "az": "Başqa söz"}
    if isinstance(value, list):
        return [*value, {"clause": "", "reason": "Başqa"}]
    return f"{value or 'x'}"[:-1] + ("y" if f"{value}".endswith("x") else "x")


@pytest.mark.parametrize("database_kind", ["sqlite"])  # the same digests are made on either
def test_any_column_of_any_recorded_row_is_covered(committee: Session) -> None:
    tried = set()
    slugs = {document.id: document.slug for document in committee.scalars(select(Document))}
    for table, column in _columns():
        rows = committee.scalars(select(table).order_by(table.since)).all()
        row = rows[len(rows) // 2]
        since, record_id, name = row.since, row.record_id, str(table.__tablename__)  # type: ignore[attr-defined]
        key = {c.key: getattr(row, c.key) for c in inspect(table).primary_key}
        changed = _otherwise(inspect(table).columns[column], getattr(row, column))
        with tampering(committee):
            committee.execute(table.__table__.update().filter_by(**key).values({column: changed}))  # type: ignore[attr-defined]
            slug = slugs.get(record_id, "house")
            assert found(committee, slug) == [(slug, since)], (name, column)
        tried.add(table)
    assert tried == set(RECORDED)


def test_a_row_taken_away_is_missed_and_a_row_put_in_is_noticed(committee: Session) -> None:
    slugs = {document.id: document.slug for document in committee.scalars(select(Document))}
    for table in RECORDED:
        row = committee.scalars(select(table).order_by(table.since).limit(1)).one()
        since, name = row.since, slugs.get(row.record_id, "house")
        key = {c.key: getattr(row, c.key) for c in inspect(table).primary_key}
        facts = {c.key: getattr(row, c.key) for c in inspect(table).column_attrs if c.key != "row"}
        with tampering(committee):
            committee.execute(table.__table__.delete().filter_by(**key))  # type: ignore[attr-defined]
            assert found(committee, name) == [(name, since)], table
        last = committee.get_one(Record, facts["record_id"]).steps
        double = {**facts, "since": last}
        double |= {"id": "0" * 16} if "id" in facts else {}
        double |= {"slug": f"{facts['slug']}-x"} if "slug" in facts else {}
        double |= {"number": "9-99"} if table is Submission else {}
        double |= {"number": 99} if table in (Meeting, RestoredRow) else {}
        double |= {"submission_id": "f" * 16} if table is SubmittedDocument else {}
        double |= {"thread_id": "f" * 16} if table is Proposal else {}
        double |= {"nomination_id": "f" * 16} if "nomination_id" in facts else {}
        double |= {"delegation_id": "f" * 16} if "delegation_id" in facts else {}
        with tampering(committee):
            committee.execute(table.__table__.insert().values(**double))  # type: ignore[attr-defined]
            assert [step for _, step in found(committee)] == [last], table


STEP_CHANGES: dict[str, Callable[[Step], object]] = {
    "facts": lambda step: {**step.facts, "reason": "Başqa səbəb"},
    "actor_id": lambda step: None if step.actor_id else "0" * 16,
    "at": lambda step: step.at + LATER,
    "deed": lambda _step: "decide_approve",
    "clause_id": lambda _step: "f" * 16,
    "previous": lambda _step: "0" * 64,
    "digest": lambda _step: "0" * 64,
    "number": lambda step: step.number + 10_000,
}


def test_any_column_of_any_step_is_covered(committee: Session) -> None:
    charter = _named(committee, "charter").id
    steps = committee.get_one(Record, charter).steps
    for number, (column, otherwise) in product((2, steps // 2, steps), STEP_CHANGES.items()):
        changed = otherwise(committee.get_one(Step, (charter, number)))
        with tampering(committee):
            _update(committee, (charter, number), **{column: changed})
            assert found(committee, "charter") == [("charter", number)], column


def _update(session: Session, key: tuple[str, int], **values: object) -> None:
    table = Step.__table__
    session.execute(
        table.update().where(table.c.record_id == key[0], table.c.number == key[1]).values(**values)  # type: ignore[attr-defined]
    )


def _forge(session: Session, record_id: str) -> None:
    """Let every step name the rows that are there now, as somebody who knows the scheme would."""
    session.expire_all()
    for step in session.scalars(select(Step).where(Step.record_id == record_id)).all():
        made = [
            row
            for table in RECORDED
            for row in session.scalars(
                select(table).where(table.record_id == record_id, table.since == step.number)
            )
        ]
        facts = {**step.facts, "rows": rows_digest(made)}
        _update(session, (record_id, step.number), facts=facts)
    session.expire_all()
    _rewrite(session, record_id, 0, "")


def test_a_seal_does_not_fit_other_words_however_well_the_record_is_forged(
    committee: Session,
) -> None:
    charter = _named(committee, "charter").id
    sealed = committee.scalars(select(Seal.since).where(Seal.record_id == charter)).one()
    said = committee.scalars(
        select(WordingRow).where(WordingRow.record_id == charter).order_by(WordingRow.row.desc())
    ).first()
    assert said is not None
    other = word(said.language, said.heading, "Başqa söz.")
    with tampering(committee):
        committee.execute(
            WordingRow.__table__.update()  # type: ignore[attr-defined]
            .filter_by(row=said.row)
            .values(text=other.text, digest=other.digest)
        )
        _forge(committee, charter)
        [verdict] = verify(committee, {}, only="charter")
        assert (verdict.step, verdict.why) == (sealed, "seal")


def test_a_seal_does_not_fit_a_need_that_was_described_otherwise(committee: Session) -> None:
    sealed = committee.scalars(select(Seal.since)).one()
    with tampering(committee):
        committee.execute(text("DELETE FROM need"))
        assert found(committee, "charter") == [("charter", sealed)]


def test_a_step_taken_out_is_missed(committee: Session) -> None:
    charter = _named(committee, "charter").id
    with tampering(committee):
        committee.execute(
            text("DELETE FROM step WHERE record_id = :it AND number = 5"), {"it": charter}
        )
        assert found(committee) == [("charter", 5)]


def test_two_steps_that_changed_places_are_noticed(committee: Session) -> None:
    charter = _named(committee, "charter").id
    with tampering(committee):
        for old, new in ((5, 90_000), (6, 5), (90_000, 6)):
            _update(committee, (charter, old), number=new)
        assert found(committee) == [("charter", 5)]


def _truncate(session: Session, record_id: str, last: int) -> None:
    """Forget everything after a step, as somebody who knows the tables would."""
    for table in RECORDED:
        session.execute(
            table.__table__.delete().where(table.record_id == record_id, table.since > last)  # type: ignore[attr-defined]
        )
    session.execute(
        text("DELETE FROM step WHERE record_id = :it AND number > :last"),
        {"it": record_id, "last": last},
    )
    newest = session.get_one(Step, (record_id, last), populate_existing=True)
    session.execute(
        text("UPDATE record SET steps = :last, digest = :digest WHERE id = :it"),
        {"it": record_id, "last": last, "digest": newest.digest},
    )


def test_newest_steps_taken_away_are_missed_by_an_anchor_only(committee: Session) -> None:
    charter = _named(committee, "charter").id
    steps = committee.get_one(Record, charter).steps
    anchor = (steps, committee.get_one(Step, (charter, steps)).digest)
    with tampering(committee):
        _truncate(committee, charter, steps - 1)
        assert found(committee) == []
        assert found(committee, charter=[anchor]) == [("charter", steps)]


def _rewrite(session: Session, record_id: str, number: int, reason: str) -> None:
    """Change a step and forge every digest behind it."""
    steps = session.scalars(
        select(Step).where(Step.record_id == record_id).order_by(Step.number)
    ).all()
    previous = GENESIS
    for step in steps:
        facts = {**step.facts, "reason": reason} if step.number == number else step.facts
        told = StepFacts(
            record_id,
            step.number,
            step.at,
            step.actor_id,
            step.deed,
            step.clause_id,
            facts,
            previous,
        )
        digest = step_digest(told)
        _update(session, (record_id, step.number), facts=facts, previous=previous, digest=digest)
        previous = digest
    session.execute(
        text("UPDATE record SET digest = :digest WHERE id = :it"),
        {"it": record_id, "digest": previous},
    )


def test_a_record_written_anew_is_noticed_by_an_anchor_only(committee: Session) -> None:
    charter = _named(committee, "charter").id
    old = committee.get_one(Step, (charter, 9)).digest
    with tampering(committee):
        _rewrite(committee, charter, 5, "Başqa səbəb")
        assert found(committee) == []
        assert found(committee, charter=[(9, old)]) == [("charter", 9)]


ATTACKS: Sequence[tuple[str, str]] = (
    ("a head that names an older row", "UPDATE wording_head SET wording_row = wording_row - 1"),
    (
        "a placement head of another row",
        "UPDATE placement_head SET placement_row = placement_row + 1",
    ),
    ("a head taken away", "DELETE FROM wording_head"),
    ("a clause born at another step", "UPDATE clause SET born = born + 1"),
    ("a clause of another name", "UPDATE clause SET id = 'f' || substr(id, 1, 15)"),
    ("a clause taken away", "DELETE FROM clause"),
    ("another slug", "UPDATE document SET slug = slug || '-x'"),
    ("another founding day", "UPDATE document SET founded_at = '2020-01-01 00:00:00+00:00'"),
    ("a head of the record that is not its newest step", "UPDATE record SET steps = steps - 1"),
    ("rows renumbered, so that an older one counts as newer", "UPDATE citation SET row = -row"),
)


def test_what_stands_beside_the_record_is_covered_too(committee: Session) -> None:
    charter = _named(committee, "charter").id
    for what, attack in ATTACKS:
        of = "id" if " record " in attack or " document " in attack else "record_id"
        statement = attack.replace(" row ", ' "row" ').replace("-row", '-"row"')
        with tampering(committee):
            committee.execute(text(f"{statement} WHERE {of} = :it"), {"it": charter})
            assert len(found(committee)) == 1, what


def test_a_clause_without_a_placement_is_noticed(committee: Session) -> None:
    with tampering(committee):
        committee.add(Clause(id="0" * 16, record_id=_named(committee, "charter").id, born=3))
        committee.flush()
        assert found(committee) == [("charter", 3)]


def test_one_record_can_be_asked_for(committee: Session) -> None:
    assert [one.name for one in verify(committee, {}, only="charter")] == ["charter"]
    assert verify(committee, {}, only="nothing") == []


def test_a_verdict_tells_the_head_to_be_published(committee: Session) -> None:
    record = committee.get_one(Record, _named(committee, "charter").id)

    verdicts = verify(committee, {"charter": [(record.steps, record.digest)]}, only="charter")

    assert verdicts == [Verdict("charter", record.steps, record.digest)]


UNREADABLE = (
    ("step", "UPDATE step SET facts = '{broken' WHERE number = 3"),
    ("step", "UPDATE step SET at = 'yesterday' WHERE number = 3"),
    ("step", "UPDATE step SET facts = '{\"n\": 1e400}' WHERE number = 3"),
    ("particulars", "UPDATE particulars SET titles = '[' WHERE since = 1"),
)


@pytest.mark.parametrize("database_kind", ["sqlite"])  # PostgreSQL stores no such value
@pytest.mark.parametrize(("table", "attack"), UNREADABLE)
def test_a_value_nobody_can_read_is_a_step_that_does_not_fit(
    committee: Session, table: str, attack: str
) -> None:
    charter = _named(committee, "charter").id
    with tampering(committee):
        committee.execute(text(f"{attack} AND record_id = :it"), {"it": charter})
        assert found(committee) == [("charter", 1 if table == "particulars" else 3)]
