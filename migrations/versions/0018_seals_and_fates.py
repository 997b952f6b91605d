"""What a seal signs as a tree, and what became of submissions."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

IMMUTABLE = ("submission_turn", "submission_remark")
"""New tables that only ever grow."""


def upgrade() -> None:
    op.add_column("seal", sa.Column("tree", sa.String(length=20), nullable=True))
    _recorded(
        "submission_turn",
        *_reference("submission_turn", "submission_id", "submission"),
        sa.Column("turn", sa.String(length=20), nullable=False),
        sa.Column("dated", sa.String(length=10), nullable=False),
        sa.Column("number", sa.String(length=200), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("paper", sa.JSON(), nullable=False),
        *_reference("submission_turn", "person_id", "person"),
    )
    _recorded(
        "submission_remark",
        sa.Column("submission_id", sa.String(length=16), nullable=False),
        *_reference("submission_remark", "thread_id", "thread"),
        *_reference("submission_remark", "clause_id", "clause", nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("said_by", sa.String(length=200), nullable=False),
        sa.Column("said_at", sa.String(length=40), nullable=False),
    )
    for table in IMMUTABLE:
        op.create_index(op.f(f"ix_{table}_submission_id"), table, ["submission_id"])
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()


def _recorded(table: str, *columns: SchemaItem) -> None:
    """A table of rows that a step made."""
    op.create_table(
        table,
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        *columns,
        *_reference(table, "record_id", "record"),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("row", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_record_id_since"), table, ["record_id", "since"])


def _reference(table: str, column: str, to: str, *, nullable: bool = False) -> list[SchemaItem]:
    """A column with an id, and the constraint that it names a row."""
    return [
        sa.Column(column, sa.String(length=16), nullable=nullable),
        sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}")),
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
