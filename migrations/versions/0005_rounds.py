"""Review rounds, and what is written in private until it is handed in."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

IMMUTABLE = ("asking", "review", "review_thread", "round_terms")
"""New tables that only ever grow."""


def upgrade() -> None:
    op.create_table(
        "review_round",
        sa.Column("id", sa.String(length=16), nullable=False),
        *_reference("review_round", "person_id", "person"),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_round")),
    )
    _round_terms()
    _asking()
    _review()
    _review_thread()
    _sitting()
    _reminder()
    _remark()
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()


def _reference(table: str, column: str, to: str, *, nullable: bool = False) -> list[SchemaItem]:
    """A column with an id, and the constraint that it names a row."""
    return [
        sa.Column(column, sa.String(length=16), nullable=nullable),
        sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}")),
    ]


def _recorded(table: str, *columns: SchemaItem) -> None:
    """A table of rows that a step made, each of a round."""
    op.create_table(
        table,
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        *_reference(table, "round_id", "review_round"),
        *columns,
        *_reference(table, "record_id", "record"),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("row", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_record_id_since"), table, ["record_id", "since"])


def _once(table: str, *more: str) -> SchemaItem:
    """At most one row of a step for a round, a record and what `more` names."""
    columns = ("round_id", "record_id", *more, "since")
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _round_terms() -> None:
    _recorded(
        "round_terms",
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("clauses", sa.JSON(), nullable=False),
        sa.Column("deadline", sa.String(length=10), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        _once("round_terms"),
    )


def _asking() -> None:
    _recorded("asking", *_reference("asking", "person_id", "person"), _once("asking", "person_id"))
    op.create_index(op.f("ix_asking_person_id"), "asking", ["person_id"])


def _review() -> None:
    _recorded(
        "review",
        *_reference("review", "person_id", "person"),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        _once("review", "person_id"),
    )


def _review_thread() -> None:
    _recorded(
        "review_thread",
        *_reference("review_thread", "person_id", "person"),
        *_reference("review_thread", "thread_id", "thread"),
    )
    op.create_index(op.f("ix_review_thread_round_id"), "review_thread", ["round_id"])
    op.create_index(op.f("ix_review_thread_thread_id"), "review_thread", ["thread_id"])


def _sitting() -> None:
    op.create_table(
        "sitting",
        *_reference("sitting", "round_id", "review_round"),
        *_reference("sitting", "person_id", "person"),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("round_id", "person_id", name=op.f("pk_sitting")),
    )


def _reminder() -> None:
    op.create_table(
        "reminder",
        *_reference("reminder", "round_id", "review_round"),
        *_reference("reminder", "person_id", "person"),
        sa.Column("occasion", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("round_id", "person_id", "occasion", name=op.f("pk_reminder")),
    )


def _remark() -> None:
    op.create_table(
        "remark",
        sa.Column("id", sa.String(length=16), nullable=False),
        *_reference("remark", "record_id", "record"),
        *_reference("remark", "round_id", "review_round", nullable=True),
        sa.Column("guest_link_id", sa.String(length=16), nullable=True),
        *_reference("remark", "person_id", "person"),
        *_reference("remark", "clause_id", "clause", nullable=True),
        *_what_is_said(),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("refused_at", sa.DateTime(timezone=True), nullable=True),
        *_reference("remark", "refused_by", "person", nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remark")),
    )
    for columns in (
        ["record_id", "clause_id"],
        ["round_id", "person_id"],
        ["guest_link_id"],
        ["person_id"],
    ):
        op.create_index(op.f(f"ix_remark_{'_'.join(columns)}"), "remark", columns)


def _what_is_said() -> list[SchemaItem]:
    return [
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=True),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("near", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("blocking", sa.Boolean(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("base", sa.String(length=64), nullable=True),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
    ]


def _guard_postgresql() -> None:
    for table in IMMUTABLE:
        op.execute(
            f"CREATE TRIGGER {table}_never BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION nizam_refuse()"
        )


def _guard_sqlite() -> None:
    for table in IMMUTABLE:
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_never_{act.lower()} BEFORE {act} ON {table} BEGIN "
                f"SELECT RAISE(ABORT, 'Rows of {table} are never changed or deleted'); END"
            )


def downgrade() -> None:
    raise NotImplementedError("A record is never taken away: restore a backup instead.")
