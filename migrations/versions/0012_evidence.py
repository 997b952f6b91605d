"""A citation says how its source was described; which links of the library answer."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "ALTER TABLE citation ADD COLUMN source_row INTEGER"
        ' CONSTRAINT fk_citation_source_row REFERENCES source ("row")'
    )  # with its constraint at once: SQLite adds none to a table that is there
    op.create_table(
        "link_check",
        sa.Column("link", sa.String(length=500), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dead", sa.Boolean(), nullable=False),
        sa.Column("answer", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("link", name=op.f("pk_link_check")),
    )


def downgrade() -> None:
    raise NotImplementedError("A record is never taken away: restore a backup instead.")
