"""Meetings, who was there, and who speaks for whom."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

IMMUTABLE = (
    "attendance",
    "contest",
    "delegation",
    "delegation_end",
    "meeting",
    "meeting_note",
    "meeting_terms",
    "meeting_turn",
    "resolution",
)
"""New tables that only ever grow."""


def upgrade() -> None:
    _meeting()
    _turns()
    _resolutions()
    _delegations()
    # SQLite takes a reference only together with its column.
    for column, to in (("by_id", "person"), ("meeting_id", "meeting")):
        op.execute(
            f"ALTER TABLE decision ADD COLUMN {column} VARCHAR(16) "
            f"CONSTRAINT fk_decision_{column} REFERENCES {to} (id)"
        )
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()


def _meeting() -> None:
    _recorded(
        "meeting",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        _unique("meeting", "record_id", "number"),
        index=False,
    )
    _recorded(
        "meeting_terms",
        *_of_meeting("meeting_terms"),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("time", sa.String(length=5), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        *_reference("meeting_terms", "chair_id", "person"),
        *_reference("meeting_terms", "secretary_id", "person"),
        sa.Column("invited", sa.JSON(), nullable=False),
        sa.Column("guests", sa.JSON(), nullable=False),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("contest_days", sa.Integer(), nullable=False),
        _unique("meeting_terms", "meeting_id", "since"),
    )


def _turns() -> None:
    _recorded(
        "meeting_turn",
        *_of_meeting("meeting_turn"),
        sa.Column("turn", sa.String(length=20), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        _unique("meeting_turn", "meeting_id", "since"),
    )
    _recorded(
        "attendance",
        *_of_meeting("attendance"),
        *_reference("attendance", "person_id", "person", nullable=True),
        sa.Column("guest", sa.String(length=200), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
    )
    op.create_index(op.f("ix_attendance_meeting_id"), "attendance", ["meeting_id"])
    _recorded(
        "meeting_note",
        *_of_meeting("meeting_note"),
        sa.Column("item", sa.String(length=16), nullable=False),
        sa.Column("heard", sa.Text(), nullable=False),
        sa.Column("spoke", sa.Text(), nullable=False),
        _unique("meeting_note", "meeting_id", "item", "since"),
    )


def _resolutions() -> None:
    _recorded(
        "resolution",
        *_of_meeting("resolution"),
        sa.Column("item", sa.String(length=16), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("digests", sa.JSON(), nullable=False),
        sa.Column("votes", sa.JSON(), nullable=False),
        sa.Column("voices", sa.JSON(), nullable=False),
        sa.Column("tally", sa.JSON(), nullable=False),
        sa.Column("decided", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("dissents", sa.JSON(), nullable=False),
        _unique("resolution", "meeting_id", "item", "since"),
    )
    _recorded(
        "contest",
        *_of_meeting("contest"),
        sa.Column("item", sa.String(length=16), nullable=False),
        *_reference("contest", "person_id", "person"),
        sa.Column("reason", sa.Text(), nullable=False),
        _unique("contest", "meeting_id", "item", "person_id", "since"),
    )


def _delegations() -> None:
    _recorded(
        "delegation",
        sa.Column("id", sa.String(length=16), nullable=False),
        *_reference("delegation", "principal_id", "person"),
        *_reference("delegation", "delegate_id", "person"),
        sa.Column("begins", sa.String(length=10), nullable=False),
        sa.Column("ends", sa.String(length=10), nullable=False),
        *_reference("delegation", "clause_id", "clause", nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation")),
    )
    for column in ("principal_id", "delegate_id"):
        op.create_index(op.f(f"ix_delegation_{column}"), "delegation", [column])
    _recorded(
        "delegation_end",
        _numbered(),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_delegation_end")),
        *_reference("delegation_end", "delegation_id", "delegation"),
        sa.Column("reason", sa.Text(), nullable=False),
        _unique("delegation_end", "delegation_id"),
    )


def _recorded(table: str, *columns: SchemaItem, index: bool = True) -> None:
    """A table of rows that a step made."""
    op.create_table(
        table,
        *columns,
        *_reference(table, "record_id", "record"),
        sa.Column("since", sa.Integer(), nullable=False),
    )
    if index:
        op.create_index(op.f(f"ix_{table}_record_id_since"), table, ["record_id", "since"])


def _of_meeting(table: str) -> list[SchemaItem]:
    """A row of a meeting, by its own number."""
    return [
        _numbered(),
        sa.PrimaryKeyConstraint("row", name=op.f(f"pk_{table}")),
        *_reference(table, "meeting_id", "meeting"),
    ]


def _numbered() -> SchemaItem:
    return sa.Column("row", sa.Integer(), autoincrement=True, nullable=False)


def _reference(table: str, column: str, to: str, *, nullable: bool = False) -> list[SchemaItem]:
    """A column with an id, and the constraint that it names a row."""
    return [
        sa.Column(column, sa.String(length=16), nullable=nullable),
        sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}")),
    ]


def _unique(table: str, *columns: str) -> SchemaItem:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


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
