"""Suggestions over several clauses: what is being put together, and units in new units."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "composition",
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "record_id", name=op.f("pk_composition")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_composition_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name=op.f("fk_composition_record_id")
        ),
    )
    op.add_column("proposal", sa.Column("under_part", sa.Integer(), nullable=True))


def downgrade() -> None:
    raise NotImplementedError("A record is never taken away: restore a backup instead.")
