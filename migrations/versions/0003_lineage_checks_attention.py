"""What a split or join carries along, findings set aside, and who looks at which document."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

IMMUTABLE = ("continuation", "setting_aside")
"""Tables that only ever grow, as those of the first migration do."""


def upgrade() -> None:
    _continuation()
    _setting_aside()
    _read_mark()
    _presence()
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()


def _continuation() -> None:
    op.create_table(
        "continuation",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("clause_id", sa.String(length=16), nullable=False),
        sa.Column("into_id", sa.String(length=16), nullable=False),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["clause_id"], ["clause.id"], name=op.f("fk_continuation_clause_id")
        ),
        sa.ForeignKeyConstraint(["into_id"], ["clause.id"], name=op.f("fk_continuation_into_id")),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name=op.f("fk_continuation_record_id")
        ),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_continuation")),
    )
    op.create_index(op.f("ix_continuation_record_id_since"), "continuation", ["record_id", "since"])


def _setting_aside() -> None:
    op.create_table(
        "setting_aside",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("clause_id", sa.String(length=16), nullable=True),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("finding", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=True),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["clause_id"], ["clause.id"], name=op.f("fk_setting_aside_clause_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_setting_aside_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name=op.f("fk_setting_aside_record_id")
        ),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_setting_aside")),
    )
    op.create_index(
        op.f("ix_setting_aside_record_id_since"), "setting_aside", ["record_id", "since"]
    )


def _read_mark() -> None:
    op.create_table(
        "read_mark",
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_read_mark_person_id")),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_read_mark_record_id")),
        sa.PrimaryKeyConstraint("person_id", "record_id", name=op.f("pk_read_mark")),
    )


def _presence() -> None:
    op.create_table(
        "presence",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("clause_id", sa.String(length=16), nullable=True),
        sa.Column("editing", sa.Boolean(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["clause_id"], ["clause.id"], name=op.f("fk_presence_clause_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_presence_person_id")),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_presence_record_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_presence")),
    )
    op.create_index(op.f("ix_presence_record_id_seen_at"), "presence", ["record_id", "seen_at"])


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
