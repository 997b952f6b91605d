"""The single-use secret of a letter stands apart from its words, so that it can be forgotten."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("letter", sa.Column("secret", sa.String(length=100), nullable=True))
    op.execute(
        "UPDATE letter SET text = '', html = '' WHERE state = 'sent' AND"
        " (key LIKE 'invitation:%' OR key LIKE 'forgotten:%' OR key LIKE 'confirm:%')"
    )


def downgrade() -> None:
    raise NotImplementedError("A record is never taken away: restore a backup instead.")
