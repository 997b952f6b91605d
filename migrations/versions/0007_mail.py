"""The outbox, what each person wants to be told, and how far they were told."""

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    raise NotImplementedError("A record is never taken away: restore a backup instead.")
