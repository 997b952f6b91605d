"""What rows of the house are called in records that came from another installation."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "restored_row",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("document_id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.Column("here", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_restored_row")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_restored_row_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name=op.f("fk_restored_row_record_id")
        ),
        sa.UniqueConstraint(
            "document_id",
            "kind",
            "number",
            "until",
            name=op.f("uq_restored_row_document_id_kind_number_until"),
        ),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TRIGGER restored_row_never BEFORE UPDATE OR DELETE OR TRUNCATE ON restored_row "
            "FOR EACH STATEMENT EXECUTE FUNCTION nizam_refuse()"
        )
        return
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER restored_row_never_{act.lower()} BEFORE {act} ON restored_row BEGIN "
            "SELECT RAISE(ABORT, 'Rows of restored_row are never changed or deleted'); END"
        )


def downgrade() -> None:
    raise NotImplementedError("A record is never taken away: restore a backup instead.")
