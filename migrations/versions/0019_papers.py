"""Papers that go with a document: notes and letters."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "paper_section",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("paper", sa.String(length=20), nullable=False),
        sa.Column("section", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("drafted", sa.String(length=64), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_paper_section")),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name=op.f("fk_paper_section_record_id")
        ),
        sa.UniqueConstraint(
            "record_id",
            "paper",
            "section",
            "language",
            "since",
            name=op.f("uq_paper_section_record_id_paper_section_language_since"),
        ),
    )
    op.create_index(
        op.f("ix_paper_section_record_id_since"), "paper_section", ["record_id", "since"]
    )
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()


def _guard_postgresql() -> None:
    op.execute(
        "CREATE TRIGGER paper_section_never BEFORE UPDATE OR DELETE OR TRUNCATE ON paper_section "
        "FOR EACH STATEMENT EXECUTE FUNCTION nizam_refuse()"
    )


def _guard_sqlite() -> None:
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER paper_section_never_{act.lower()} BEFORE {act} ON paper_section BEGIN "
            "SELECT RAISE(ABORT, 'Rows of paper_section are never changed or deleted'); END"
        )


def downgrade() -> None:
    raise NotImplementedError("A record is never taken away: restore a backup instead.")
