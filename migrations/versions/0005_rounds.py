"""Review rounds, and what is written in private until it is handed in."""

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    raise NotImplementedError("A record is never taken away: restore a backup instead.")
