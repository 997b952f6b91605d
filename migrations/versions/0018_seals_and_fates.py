"""What a seal signs as a tree, and what became of submissions."""

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    raise NotImplementedError("A record is never taken away: restore a backup instead.")
