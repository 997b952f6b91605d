"""Links for guests, who came by them, and what tells a guest from a person with an account."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "person", sa.Column("guest", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.add_column(
        "person", sa.Column("affiliation", sa.String(length=200), server_default="", nullable=False)
    )
    _guest_link()
    _guest()
    _guest_sending()
    _guest_answer()
    _guest_try()
    _tie_remarks()


def _reference(table: str, column: str, to: str) -> SchemaItem:
    """The constraint that a column names a row."""
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}"))


def _guest_link() -> None:
    op.create_table(
        "guest_link",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("token_digest", sa.String(length=64), nullable=False),
        sa.Column("purpose", sa.String(length=200), nullable=False),
        sa.Column("welcome", sa.Text(), nullable=False),
        sa.Column("clauses", sa.JSON(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("commenting", sa.Boolean(), nullable=False),
        sa.Column("suggesting", sa.Boolean(), nullable=False),
        sa.Column("discussion", sa.Boolean(), nullable=False),
        sa.Column("moderated", sa.Boolean(), nullable=False),
        sa.Column("names", sa.String(length=20), nullable=False),
        sa.Column("institutions", sa.String(length=20), nullable=False),
        sa.Column("most", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.String(length=16), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        _reference("guest_link", "record_id", "record"),
        _reference("guest_link", "made_by", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guest_link")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_guest_link_token_digest")),
    )
    op.create_index(op.f("ix_guest_link_record_id"), "guest_link", ["record_id"])


def _guest() -> None:
    op.create_table(
        "guest",
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("link_id", sa.String(length=16), nullable=False),
        sa.Column("secret_digest", sa.String(length=64), nullable=False),
        sa.Column("came_at", sa.DateTime(timezone=True), nullable=False),
        _reference("guest", "person_id", "person"),
        _reference("guest", "link_id", "guest_link"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_guest")),
        sa.UniqueConstraint(
            "link_id", "secret_digest", name=op.f("uq_guest_link_id_secret_digest")
        ),
    )


def _guest_sending() -> None:
    op.create_table(
        "guest_sending",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("once", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _reference("guest_sending", "person_id", "person"),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_guest_sending")),
        sa.UniqueConstraint("person_id", "once", name=op.f("uq_guest_sending_person_id_once")),
    )


def _guest_answer() -> None:
    op.create_table(
        "guest_answer",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("thread_id", sa.String(length=16), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("refused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("refused_by", sa.String(length=16), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        _reference("guest_answer", "record_id", "record"),
        _reference("guest_answer", "person_id", "person"),
        _reference("guest_answer", "thread_id", "thread"),
        _reference("guest_answer", "refused_by", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guest_answer")),
    )
    op.create_index(op.f("ix_guest_answer_record_id"), "guest_answer", ["record_id"])
    op.create_index(op.f("ix_guest_answer_person_id"), "guest_answer", ["person_id"])


def _guest_try() -> None:
    op.create_table(
        "guest_try",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_guest_try")),
    )
    op.create_index(op.f("ix_guest_try_subject_at"), "guest_try", ["subject", "at"])


def _tie_remarks() -> None:
    """Remarks were made before links were: now the one can name the other."""
    if "guest_link_id" not in _columns("remark") or op.get_bind().dialect.name != "postgresql":
        return
    op.create_foreign_key(
        op.f("fk_remark_guest_link_id"), "remark", "guest_link", ["guest_link_id"], ["id"]
    )


def _columns(table: str) -> set[str]:
    """The names of its columns; none where there is no such table."""
    found = sa.inspect(op.get_bind())
    return {one["name"] for one in found.get_columns(table)} if found.has_table(table) else set()


def downgrade() -> None:
    raise NotImplementedError("A record is never taken away: restore a backup instead.")
