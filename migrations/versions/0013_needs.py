"""The papers that prove a need, and what was read when a clause was said to answer it."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _attachment()
    op.create_table(
        "file_content",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_file_content")),
    )
    # SQLite takes a reference only together with its column.
    op.execute(
        "ALTER TABLE need_link ADD COLUMN need_row INTEGER "
        'CONSTRAINT fk_need_link_need_row REFERENCES need ("row")'
    )
    op.add_column("need_link", sa.Column("read_at", sa.Integer(), nullable=True))
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()


def _attachment() -> None:
    op.create_table(
        "attachment",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("need_slug", sa.String(length=80), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=200), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_attachment")),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_attachment_record_id")),
        sa.UniqueConstraint(
            "need_slug", "digest", "since", name=op.f("uq_attachment_need_slug_digest_since")
        ),
    )


def _guard_postgresql() -> None:
    op.execute(
        "CREATE TRIGGER attachment_never BEFORE UPDATE OR DELETE OR TRUNCATE ON attachment "
        "FOR EACH STATEMENT EXECUTE FUNCTION nizam_refuse()"
    )


def _guard_sqlite() -> None:
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER attachment_never_{act.lower()} BEFORE {act} ON attachment BEGIN "
            "SELECT RAISE(ABORT, 'Rows of attachment are never changed or deleted'); END"
        )


def downgrade() -> None:
    raise NotImplementedError("A record is never taken away: restore a backup instead.")
