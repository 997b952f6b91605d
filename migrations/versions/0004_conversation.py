"""What conversations do besides talk: revise, mention, hold, assign, re-attach, propose deeds."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

IMMUTABLE = ("assignment", "comment_revision", "holding", "mention", "reattachment")
"""New tables that only ever grow."""


def upgrade() -> None:
    _comment_revision()
    _mention()
    _holding()
    _assignment()
    _reattachment()
    if op.get_bind().dialect.name == "postgresql":
        _widen_proposal_postgresql()
        _guard_postgresql(IMMUTABLE)
    else:
        _widen_proposal_sqlite()
        _guard_sqlite((*IMMUTABLE, "proposal"))


def _reference(table: str, column: str, to: str, *, nullable: bool = False) -> list[SchemaItem]:
    """A column with an id, and the constraint that it names a row."""
    return [
        sa.Column(column, sa.String(length=16), nullable=nullable),
        sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}")),
    ]


def _recorded(table: str, *columns: SchemaItem) -> None:
    """A table of rows that a step made."""
    op.create_table(
        table,
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        *_reference(table, "thread_id", "thread"),
        *columns,
        *_reference(table, "record_id", "record"),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("row", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_record_id_since"), table, ["record_id", "since"])


def _comment_revision() -> None:
    _recorded(
        "comment_revision",
        sa.Column("said", sa.Integer(), nullable=False),
        *_reference("comment_revision", "author_id", "person"),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
    )
    op.create_index(op.f("ix_comment_revision_thread_id"), "comment_revision", ["thread_id"])


def _mention() -> None:
    _recorded(
        "mention",
        sa.Column("said", sa.Integer(), nullable=False),
        *_reference("mention", "person_id", "person"),
    )
    op.create_index(op.f("ix_mention_person_id"), "mention", ["person_id"])


def _holding() -> None:
    _recorded(
        "holding",
        sa.Column("blocking", sa.Boolean(), nullable=False),
        *_reference("holding", "person_id", "person"),
        sa.Column("reason", sa.Text(), nullable=False),
    )


def _assignment() -> None:
    _recorded(
        "assignment",
        *_reference("assignment", "person_id", "person", nullable=True),
        sa.Column("due", sa.String(length=10), nullable=True),
        *_reference("assignment", "by_id", "person"),
    )
    op.create_index(op.f("ix_assignment_person_id"), "assignment", ["person_id"])


def _reattachment() -> None:
    _recorded(
        "reattachment",
        *_reference("reattachment", "person_id", "person"),
        *_reference("reattachment", "clause_id", "clause"),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("suffix", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
    )


def _wider() -> list[SchemaItem]:
    """What a proposal says besides words."""
    return [
        *_reference("proposal", "clause_id", "clause", nullable=True),
        sa.Column("part", sa.Integer(), nullable=True),
        sa.Column("deed", sa.String(length=20), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=True),
        *_reference("proposal", "parent_id", "clause", nullable=True),
        *_reference("proposal", "after_id", "clause", nullable=True),
    ]


def _widen_proposal_postgresql() -> None:
    """A suggestion may propose several things."""
    op.drop_constraint(op.f("uq_proposal_thread_id"), "proposal", type_="unique")
    for item in _wider():
        if isinstance(item, sa.Column):
            op.add_column("proposal", item)
    for column in ("clause_id", "parent_id", "after_id"):
        name = op.f(f"fk_proposal_{column}")
        op.create_foreign_key(name, "proposal", "clause", [column], ["id"])
    op.create_index(op.f("ix_proposal_thread_id"), "proposal", ["thread_id"])


def _widen_proposal_sqlite() -> None:
    """The same where a constraint cannot be dropped: the table is made anew, rows as they are."""
    op.rename_table("proposal", "proposal_before")
    op.drop_index(op.f("ix_proposal_record_id"), "proposal_before")
    op.create_table(
        "proposal",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        *_reference("proposal", "thread_id", "thread"),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("base", sa.String(length=64), nullable=False),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        *_wider(),
        *_reference("proposal", "record_id", "record"),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_proposal")),
    )
    op.execute(
        'INSERT INTO proposal ("row", thread_id, language, base, heading, text, record_id, since) '
        'SELECT "row", thread_id, language, base, heading, text, record_id, since '
        "FROM proposal_before"
    )
    op.drop_table("proposal_before")  # its triggers go with it
    op.create_index(op.f("ix_proposal_record_id"), "proposal", ["record_id"])
    op.create_index(op.f("ix_proposal_thread_id"), "proposal", ["thread_id"])


def _guard_postgresql(tables: tuple[str, ...]) -> None:
    for table in tables:
        op.execute(
            f"CREATE TRIGGER {table}_never BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION nizam_refuse()"
        )


def _guard_sqlite(tables: tuple[str, ...]) -> None:
    for table in tables:
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_never_{act.lower()} BEFORE {act} ON {table} BEGIN "
                f"SELECT RAISE(ABORT, 'Rows of {table} are never changed or deleted'); END"
            )


def downgrade() -> None:
    raise NotImplementedError("A record is never taken away: restore a backup instead.")
