"""The newsletter, and the stakeholders who get it; secret addresses of feeds."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

SAID = ("title_az", "title_en", "body_az", "body_en", "records", "since", "until", "sent_at")
"""What of a newsletter never changes once it was sent."""


def upgrade() -> None:
    _newsletter()
    _stakeholder()
    _feed_key()
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()


def _newsletter() -> None:
    op.create_table(
        "newsletter",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("title_az", sa.String(length=200), nullable=False),
        sa.Column("title_en", sa.String(length=200), nullable=False),
        sa.Column("body_az", sa.Text(), nullable=False),
        sa.Column("body_en", sa.Text(), nullable=False),
        sa.Column("records", sa.JSON(), nullable=False),
        sa.Column("since", sa.String(length=10), nullable=False),
        sa.Column("until", sa.String(length=10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.String(length=16), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_by", sa.String(length=16), nullable=True),
        sa.Column("letters", sa.Integer(), nullable=False),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_newsletter_made_by")),
        sa.ForeignKeyConstraint(["sent_by"], ["person.id"], name=op.f("fk_newsletter_sent_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_newsletter")),
    )


def _stakeholder() -> None:
    op.create_table(
        "stakeholder",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("institution", sa.String(length=200), nullable=False),
        sa.Column("locale", sa.String(length=5), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("added_by", sa.String(length=16), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("token_digest", sa.String(length=64), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stop_token", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["added_by"], ["person.id"], name=op.f("fk_stakeholder_added_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stakeholder")),
        sa.UniqueConstraint("email", name=op.f("uq_stakeholder_email")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_stakeholder_token_digest")),
        sa.UniqueConstraint("stop_token", name=op.f("uq_stakeholder_stop_token")),
    )


def _feed_key() -> None:
    op.create_table(
        "feed_key",
        sa.Column("token_digest", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_feed_key_person_id")),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_feed_key_record_id")),
        sa.PrimaryKeyConstraint("token_digest", name=op.f("pk_feed_key")),
        sa.UniqueConstraint("person_id", "record_id", name=op.f("uq_feed_key_person_id_record_id")),
    )


def _guard_postgresql() -> None:
    op.execute(
        f"CREATE TRIGGER newsletter_sent BEFORE UPDATE OF {', '.join(SAID)} ON newsletter "
        "FOR EACH ROW WHEN (OLD.sent_at IS NOT NULL) EXECUTE FUNCTION nizam_refuse()"
    )
    op.execute(
        "CREATE TRIGGER newsletter_kept BEFORE DELETE ON newsletter "
        "FOR EACH ROW WHEN (OLD.sent_at IS NOT NULL) EXECUTE FUNCTION nizam_refuse()"
    )


def _guard_sqlite() -> None:
    for name, act in (("sent", f"UPDATE OF {', '.join(SAID)}"), ("kept", "DELETE")):
        op.execute(
            f"CREATE TRIGGER newsletter_{name} BEFORE {act} ON newsletter "
            "WHEN OLD.sent_at IS NOT NULL BEGIN "
            "SELECT RAISE(ABORT, 'A newsletter that was sent is never changed or deleted'); END"
        )


def downgrade() -> None:
    raise NotImplementedError("A record is never taken away: restore a backup instead.")
