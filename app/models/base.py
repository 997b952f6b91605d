"""What every table shares: names of constraints, kinds of columns, rows that a step covers."""

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any, ClassVar

from sqlalchemy import JSON, DateTime, ForeignKey, MetaData, String, Text, TypeDecorator, inspect
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.statute.record import digest_of


class UtcMoment(TypeDecorator[datetime]):
    """An aware moment in UTC, also on databases that forget time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC; a naive moment is refused."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment without time zone cannot be stored.")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def new_id() -> str:
    """A random name for life, 16 hex digits."""
    return secrets.token_hex(8)


Key = Annotated[str, mapped_column(String(16), primary_key=True, default=new_id)]
RowNumber = Annotated[int, mapped_column(primary_key=True, autoincrement=True)]
Moment = Annotated[datetime, mapped_column(UtcMoment)]
Name = Annotated[str, mapped_column(String(200))]
Slug = Annotated[str, mapped_column(String(80))]
Word = Annotated[str, mapped_column(String(20))]
Digest = Annotated[str, mapped_column(String(64))]
LongText = Annotated[str, mapped_column(Text)]
Facts = Annotated[dict[str, Any], mapped_column(JSON)]


class Base(DeclarativeBase):
    """The tables of Nizam."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Recorded:
    """A row that a step of a record made and that never changes afterwards."""

    later: ClassVar[frozenset[str]] = frozenset()
    """Columns the table had not from the start. Where such a column is empty the digest leaves it
    out, so rows made before it was there keep theirs."""

    record_id: Mapped[str] = mapped_column(ForeignKey("record.id"))
    since: Mapped[int]
    """Number of the step that made the row."""

    def row_digest(self) -> str:
        """SHA-256 over every column but the row's own number; the step that made it names it."""
        columns = inspect(type(self)).column_attrs
        facts = {column.key: getattr(self, column.key) for column in columns if column.key != "row"}
        return self.digest_of_facts(facts)

    @classmethod
    def digest_of_facts(cls, facts: Mapping[str, object]) -> str:
        """The same of the columns' values by their names."""
        told = {
            key: said for key, said in facts.items() if said is not None or key not in cls.later
        }
        return digest_of({"table": inspect(cls).local_table.name, **told})
