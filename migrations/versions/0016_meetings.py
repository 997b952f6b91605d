"""Meetings, who was there, and who speaks for whom."""

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    raise NotImplementedError("A record is never taken away: restore a backup instead.")
