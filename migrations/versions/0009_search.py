"""The index that search asks: it may be thrown away and made anew, and no record keeps it."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _mark()
    _group()
    _entry()
    _word()
    _changes()
    if op.get_bind().dialect.name == "postgresql":
        _terms_on_postgresql()
    else:
        _terms_on_sqlite()


def _mark() -> None:
    op.create_table(
        "search_mark",
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_search_mark_record_id"),
        sa.PrimaryKeyConstraint("record_id", name="pk_search_mark"),
    )


def _group() -> None:
    op.create_table(
        "search_group",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.Column("sort", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_search_group_record_id"),
        sa.PrimaryKeyConstraint("id", name="pk_search_group"),
        sa.UniqueConstraint(
            "record_id",
            "sort",
            "kind",
            "language",
            "person_id",
            "state",
            name="uq_search_group_all",
        ),
    )


def _entry() -> None:
    op.create_table(
        "search_entry",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(length=100), nullable=False),
        sa.Column("told_in", sa.String(length=20), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["search_group.id"], name="fk_search_entry_group_id"),
        sa.PrimaryKeyConstraint("id", name="pk_search_entry"),
        sa.UniqueConstraint("told_in", "row", name="uq_search_entry_told_in_row"),
        sqlite_autoincrement=True,  # a number that was let go of is never given again
    )
    op.create_index("ix_search_entry_unit", "search_entry", ["unit"])


def _word() -> None:
    op.create_table(
        "search_word",
        sa.Column("word", sa.String(length=64), nullable=False),
        sa.Column("shown", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("word", name="pk_search_word"),
    )


def _changes() -> None:
    """What was proposed since a step is found as what was said and settled (0007) is.

    Three indexes serve for what longer ones begin with, and go.
    """
    op.create_index("ix_proposal_record_id_since", "proposal", ["record_id", "since"])
    for table in ("comment", "turn", "proposal"):
        op.drop_index(f"ix_{table}_record_id", table)


def _terms_on_sqlite() -> None:
    """Words come folded and parted: the tokenizer only parts them at blanks.

    Without content and sizes: an entry says where its words stand, and ranks come from the terms.
    """
    op.execute(
        "CREATE VIRTUAL TABLE search_terms USING fts5"
        "(terms, content='', columnsize=0, tokenize=\"ascii tokenchars '=#_'\")"
    )


def _terms_on_postgresql() -> None:
    """Of a text too long for a vector the terms stand in `long`, and are read through.

    Vectors stand beside the table, so that counting reads only what is counted.
    """
    op.execute("ALTER TABLE search_entry ADD COLUMN vector tsvector NOT NULL DEFAULT ''")
    op.execute("ALTER TABLE search_entry ADD COLUMN long text")
    op.execute("ALTER TABLE search_entry ALTER COLUMN vector SET STORAGE EXTERNAL")
    op.execute("ALTER TABLE search_entry SET (toast_tuple_target = 128)")
    op.execute(
        "CREATE INDEX ix_search_entry_vector ON search_entry USING gin (vector)"
        " WITH (fastupdate = off)"
    )
    op.execute("CREATE INDEX ix_search_entry_long ON search_entry (id) WHERE long IS NOT NULL")


def downgrade() -> None:
    raise NotImplementedError("A record is never taken away: restore a backup instead.")
