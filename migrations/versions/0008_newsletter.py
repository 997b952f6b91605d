"""The newsletter, and the stakeholders who get it."""

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    raise NotImplementedError("A record is never taken away: restore a backup instead.")
