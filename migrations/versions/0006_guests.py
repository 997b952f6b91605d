"""Links for guests, and what they write before it is admitted."""

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    raise NotImplementedError("A record is never taken away: restore a backup instead.")
