"""Institutions by their names over time, nominations, working groups."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

IMMUTABLE = ("group_term", "institution_row", "nomination", "nomination_turn", "working_group")
"""New tables that only ever grow."""

KINDS = (("ministry", "authority"), ("association", "european"))
"""Kinds of institutions that are called otherwise from now on."""


def upgrade() -> None:
    _institutions()
    _groups()
    _nominations()
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()


def _institutions() -> None:
    op.add_column("institution", sa.Column("dated", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("institution", sa.Column("merged_into", sa.String(length=80), nullable=True))
    for before, after in KINDS:
        op.execute(f"UPDATE institution SET kind = '{after}' WHERE kind = '{before}'")  # noqa: S608
    _recorded(
        "institution_row",
        _numbered(),
        *_reference("institution_row", "institution_id", "institution", length=80),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("merged_into", sa.String(length=80), nullable=True),
        _once("institution_row", "institution_id"),
    )


def _groups() -> None:
    _recorded(
        "working_group",
        _numbered(),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        _once("working_group", "slug"),
    )
    _recorded(
        "group_term",
        _numbered(),
        sa.Column("term", sa.String(length=16), nullable=False),
        sa.Column("group_slug", sa.String(length=80), nullable=False),
        *_reference("group_term", "person_id", "person", nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        *_reference("group_term", "institution_id", "institution", length=80, nullable=True),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("begins", sa.String(length=10), nullable=False),
        sa.Column("ends", sa.String(length=10), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        _once("group_term", "term"),
    )
    op.create_index(op.f("ix_group_term_group_slug"), "group_term", ["group_slug"])
    op.create_index(op.f("ix_group_term_person_id"), "group_term", ["person_id"])


def _nominations() -> None:
    _recorded(
        "nomination",
        sa.Column("id", sa.String(length=16), nullable=False),
        *_reference("nomination", "institution_id", "institution", length=80),
        *_reference("nomination", "person_id", "person", nullable=True),
        sa.Column("nominee", sa.String(length=64), nullable=True),
        sa.Column("group_slug", sa.String(length=80), nullable=True),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("dated", sa.String(length=10), nullable=False),
        sa.Column("letter", sa.String(length=200), nullable=False),
        sa.Column("paper", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nomination")),
    )
    op.create_index(op.f("ix_nomination_institution_id"), "nomination", ["institution_id"])
    _recorded(
        "nomination_turn",
        _numbered(),
        *_reference("nomination_turn", "nomination_id", "nomination"),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.UniqueConstraint("nomination_id", name=op.f("uq_nomination_turn_nomination_id")),
    )
    op.create_table(
        "nominee",
        *_reference("nominee", "nomination_id", "nomination"),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("nomination_id", name=op.f("pk_nominee")),
    )


def _reference(
    table: str, column: str, to: str, *, length: int = 16, nullable: bool = False
) -> list[SchemaItem]:
    """A column with an id, and the constraint that it names a row."""
    return [
        sa.Column(column, sa.String(length=length), nullable=nullable),
        sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}")),
    ]


def _recorded(table: str, *columns: SchemaItem) -> None:
    """A table of rows that a step made; `row` is its own number unless it has an id."""
    names = [one.name for one in columns if isinstance(one, sa.Column)]
    numbered = [] if "id" in names else [sa.PrimaryKeyConstraint("row", name=op.f(f"pk_{table}"))]
    op.create_table(
        table,
        *columns,
        *numbered,
        *_reference(table, "record_id", "record"),
        sa.Column("since", sa.Integer(), nullable=False),
    )
    op.create_index(op.f(f"ix_{table}_record_id_since"), table, ["record_id", "since"])


def _numbered() -> SchemaItem:
    return sa.Column("row", sa.Integer(), autoincrement=True, nullable=False)


def _once(table: str, column: str) -> SchemaItem:
    """At most one row of a step."""
    return sa.UniqueConstraint(column, "since", name=op.f(f"uq_{table}_{column}_since"))


def _guard_postgresql() -> None:
    for table in IMMUTABLE:
        op.execute(
            f"CREATE TRIGGER {table}_never BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION nizam_refuse()"
        )


def _guard_sqlite() -> None:
    for table in IMMUTABLE:
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_never_{act.lower()} BEFORE {act} ON {table} BEGIN "
                f"SELECT RAISE(ABORT, 'Rows of {table} are never changed or deleted'); END"
            )


def downgrade() -> None:
    raise NotImplementedError("A record is never taken away: restore a backup instead.")
