"""Submissions and their files."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

IMMUTABLE = ("submission", "submitted_document")
"""New tables that only ever grow."""


def upgrade() -> None:
    _submissions()
    _preparations()
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()


def _submissions() -> None:
    op.create_table(
        "submission",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("number", sa.String(length=200), nullable=False),
        *_reference("submission", "institution_id", "institution", length=80, nullable=True),
        sa.Column("addressee", sa.JSON(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("manifest", sa.String(length=64), nullable=False),
        sa.Column("package", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        *_reference("submission", "person_id", "person"),
        *_reference("submission", "record_id", "record"),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission")),
        sa.UniqueConstraint("number", name=op.f("uq_submission_number")),
    )
    op.create_index(op.f("ix_submission_record_id_since"), "submission", ["record_id", "since"])
    op.create_table(
        "submitted_document",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("submission_id", sa.String(length=16), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("seal", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        *_reference("submitted_document", "record_id", "record"),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_submitted_document")),
        sa.UniqueConstraint(
            "submission_id", "record_id", name=op.f("uq_submitted_document_submission_id_record_id")
        ),
    )
    op.create_index(
        op.f("ix_submitted_document_record_id_since"), "submitted_document", ["record_id", "since"]
    )


def _preparations() -> None:
    op.create_table(
        "preparation",
        sa.Column("id", sa.String(length=16), nullable=False),
        *_reference("preparation", "person_id", "person"),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("beat_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("submission_id", sa.String(length=16), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_preparation")),
    )
    op.create_index(op.f("ix_preparation_person_id"), "preparation", ["person_id"])
    op.create_table(
        "enclosure",
        sa.Column("id", sa.String(length=16), nullable=False),
        *_reference("enclosure", "preparation_id", "preparation"),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=200), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enclosure")),
        sa.UniqueConstraint(
            "preparation_id", "name", name=op.f("uq_enclosure_preparation_id_name")
        ),
    )
    op.create_index(op.f("ix_enclosure_preparation_id"), "enclosure", ["preparation_id"])


def _reference(
    table: str, column: str, to: str, *, length: int = 16, nullable: bool = False
) -> list[SchemaItem]:
    """A column with an id, and the constraint that it names a row."""
    return [
        sa.Column(column, sa.String(length=length), nullable=nullable),
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
