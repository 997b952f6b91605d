"""Words of members that count for words which differ in typography only."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

TABLE = "carry_over"


def upgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("clause_id", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("by_id", sa.String(length=16), nullable=True),
        sa.Column("before", sa.String(length=64), nullable=False),
        sa.Column("after", sa.String(length=64), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        *(
            sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{TABLE}_{column}"))
            for column, to in (
                ("clause_id", "clause"),
                ("person_id", "person"),
                ("by_id", "person"),
                ("record_id", "record"),
            )
        ),
        sa.PrimaryKeyConstraint("row", name=op.f(f"pk_{TABLE}")),
    )
    for second in ("clause_id", "since"):
        op.create_index(op.f(f"ix_{TABLE}_record_id_{second}"), TABLE, ["record_id", second])
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE TRIGGER {TABLE}_never BEFORE UPDATE OR DELETE OR TRUNCATE ON {TABLE} "
            "FOR EACH STATEMENT EXECUTE FUNCTION nizam_refuse()"
        )
        return
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {TABLE}_never_{act.lower()} BEFORE {act} ON {TABLE} BEGIN "
            f"SELECT RAISE(ABORT, 'Rows of {TABLE} are never changed or deleted'); END"
        )


def downgrade() -> None:
    raise NotImplementedError("A record is never taken away: restore a backup instead.")
