"""The outbox, what each person wants to be told, and how far they were told."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _letter()
    _refused_address()
    _wishes()
    _marks()
    _password_reset()
    _news_by_step()
    _count_what_was_as_told()


def _to(table: str, column: str, *, nullable: bool = False) -> list[SchemaItem]:
    """A column with the id of a person or record, and the constraint that there is one."""
    kind = column.removesuffix("_id")
    return [
        sa.Column(column, sa.String(length=16), nullable=nullable),
        sa.ForeignKeyConstraint([column], [f"{kind}.id"], name=op.f(f"fk_{table}_{column}")),
    ]


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _letter() -> None:
    op.create_table(
        "letter",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=320), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        *_to("letter", "person_id", nullable=True),
        sa.Column("locale", sa.String(length=5), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("about", sa.String(length=200), nullable=False),
        sa.Column("stop_url", sa.String(length=1000), nullable=True),
        _moment("at"),
        sa.Column("state", sa.String(length=20), nullable=False),
        _moment("due_at"),
        sa.Column("claim", sa.String(length=16), nullable=False),
        _moment("claimed_until", nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        _moment("sent_at", nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint("key", name=op.f("uq_letter_key")),
    )
    op.create_index(op.f("ix_letter_state_due_at"), "letter", ["state", "due_at"])
    for column in ("person_id", "address", "at"):
        op.create_index(op.f(f"ix_letter_{column}"), "letter", [column])


def _refused_address() -> None:
    op.create_table(
        "refused_address",
        sa.Column("address", sa.String(length=320), nullable=False),
        _moment("at"),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_refused_address")),
    )


def _of_person(table: str, *columns: SchemaItem, key: tuple[str, ...] = ()) -> None:
    """A table with what one person wants or was told of one document."""
    op.create_table(
        table,
        *_to(table, "person_id"),
        *_to(table, "record_id"),
        *columns,
        sa.PrimaryKeyConstraint("person_id", "record_id", *key, name=op.f(f"pk_{table}")),
    )


def _wishes() -> None:
    _of_person(
        "wish",
        sa.Column("pace", sa.String(length=20), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("before", sa.String(length=20), nullable=False),
    )
    _of_person(
        "follow",
        sa.Column("subject", sa.String(length=20), nullable=False),
        sa.Column("following", sa.Boolean(), nullable=False),
        key=("subject",),
    )
    op.create_table(
        "hours",
        *_to("hours", "person_id"),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_hours")),
    )


def _marks() -> None:
    _of_person(
        "told",
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("urgent_step", sa.Integer(), nullable=False),
        _moment("at"),
    )
    op.create_table(
        "news_mark",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        *_to("news_mark", "person_id"),
        *_to("news_mark", "record_id"),
        sa.Column("subject", sa.String(length=20), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        _moment("at"),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_news_mark")),
    )
    op.create_index(
        op.f("ix_news_mark_person_id_record_id"), "news_mark", ["person_id", "record_id"]
    )


def _password_reset() -> None:
    op.create_table(
        "password_reset",
        sa.Column("id", sa.String(length=16), nullable=False),
        *_to("password_reset", "person_id"),
        sa.Column("token_digest", sa.String(length=64), nullable=False),
        _moment("at"),
        _moment("expires_at"),
        _moment("used_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_password_reset")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_password_reset_token_digest")),
    )
    op.create_index(op.f("ix_password_reset_person_id"), "password_reset", ["person_id"])


def _news_by_step() -> None:
    """What is said after a step, and by whom, is found without reading all that was ever said."""
    for table in ("decision", "thread"):
        op.create_index(op.f(f"ix_{table}_record_id_since"), table, ["record_id", "since"])
    op.create_index(op.f("ix_thread_author_id"), "thread", ["author_id"])
    op.create_index(op.f("ix_comment_author_id_thread_id"), "comment", ["author_id", "thread_id"])


def _count_what_was_as_told() -> None:
    """Nobody gets letters, or a full inbox, about what was done before there were any."""
    told = sa.table(
        "told", *map(sa.column, ("person_id", "record_id", "step", "urgent_step", "at"))
    )
    mark = sa.table(
        "news_mark", *map(sa.column, ("person_id", "record_id", "subject", "step", "at"))
    )
    record = sa.table("record", sa.column("id"), sa.column("steps"))
    member = sa.table("membership", sa.column("person_id"), sa.column("record_id"))
    who = sa.select(member.c.person_id, member.c.record_id).distinct().subquery()
    there = sa.join(who, record, record.c.id == who.c.record_id)
    moment: sa.ColumnElement[object] = sa.literal_column("CURRENT_TIMESTAMP")
    for table, third in ((told, record.c.steps), (mark, sa.literal_column("''"))):
        columns = (who.c.person_id, who.c.record_id, third, record.c.steps, moment)
        op.execute(
            table.insert().from_select(list(table.c), sa.select(*columns).select_from(there))
        )


def downgrade() -> None:
    raise NotImplementedError("A record is never taken away: restore a backup instead.")
