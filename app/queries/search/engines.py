"""How either kind of database is asked which entries an expression holds for.

SQLite has the terms in an FTS5 table, PostgreSQL as tsvectors of our own making: neither parts or
folds words, so both answer what app.statute.searching.matching answers of one text.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, column, delete, literal_column, or_, table, text
from sqlalchemy.orm import Session

from app.models import SearchEntry
from app.statute.searching import All, AnyOf, But, Expression, Has
from app.statute.searching.words import BREAK

FARTHEST = 16_000
"""Terms a tsvector can tell the places of, less a margin; of one term it can tell 255."""

OFTENEST = 250

Query = Select[*tuple[Any, ...]]

FTS = table("search_terms", column("rowid"), column("search_terms"))


def on_postgresql(session: Session) -> bool:
    """Whether the tables are on a server."""
    return session.get_bind().dialect.name == "postgresql"


def where_holds(session: Session, query: Query, expression: Expression) -> Query:
    """The query over entries, narrowed to those the expression holds for."""
    if on_postgresql(session):
        vector = text("search_entry.vector @@ CAST(:match AS tsquery)").bindparams(
            match=tsquery(expression)
        )
        long = literal_column("search_entry.long").is_not(None) & _like(expression)
        return query.where(or_(vector, long))
    match = FTS.c.search_terms.op("MATCH")(fts5(expression))
    return query.join(FTS, FTS.c.rowid == SearchEntry.id).where(match)


def write_terms(session: Session, terms: Sequence[tuple[int, str]]) -> None:
    """Keep the terms of entries, by the entries' numbers."""
    if not terms:
        return
    if on_postgresql(session):
        order = (
            "UPDATE search_entry SET vector = CAST(:vector AS tsvector), long = :long"
            " WHERE id = :id"
        )
        rows = [{"id": number, **_vector(said)} for number, said in terms]
    else:
        order = "INSERT INTO search_terms (rowid, terms) VALUES (:id, :terms)"
        rows = [{"id": number, "terms": said} for number, said in terms]
    session.execute(text(order), rows)


def forget(session: Session, numbers: Iterable[int]) -> None:
    """Take entries away. FTS5 keeps terms under numbers that no entry has any more."""
    session.execute(delete(SearchEntry).where(SearchEntry.id.in_(list(numbers))))


def forget_all(session: Session) -> None:
    """Take every entry away, and all terms."""
    session.execute(delete(SearchEntry))
    if not on_postgresql(session):
        session.execute(text("INSERT INTO search_terms (search_terms) VALUES ('delete-all')"))


def fts5(expression: Expression) -> str:
    """The expression as FTS5 reads it; terms hold no quotation mark."""
    match expression:
        case Has(terms, opens):
            return f'"{" ".join(terms)}"' + ("*" if opens else "")
        case All(parts):
            return f"({' AND '.join(map(fts5, parts))})"
        case AnyOf(parts):
            return f"({' OR '.join(map(fts5, parts))})"
        case But(this, never):
            return f"({fts5(this)} NOT {fts5(never)})"


def tsquery(expression: Expression) -> str:
    """The expression as PostgreSQL reads it; terms hold neither apostrophe nor backslash."""
    match expression:
        case Has(terms, opens):
            phrase = "' <-> '".join(terms)
            return f"('{phrase}'" + (":*)" if opens else ")")
        case All(parts):
            return f"({' & '.join(map(tsquery, parts))})"
        case AnyOf(parts):
            return f"({' | '.join(map(tsquery, parts))})"
        case But(this, never):
            return f"({tsquery(this)} & !{tsquery(never)})"


def _like(expression: Expression) -> ColumnElement[bool]:
    """The expression said of a text too long for a vector, which is read through."""
    match expression:
        case Has(terms, opens):
            needle = f" {' '.join(terms)}" + ("" if opens else " ")
            said: ColumnElement[str] = literal_column("(' ' || search_entry.long || ' ')")
            return said.contains(needle, autoescape=True)
        case All(parts):
            return _all([_like(part) for part in parts])
        case AnyOf(parts):
            return or_(*(_like(part) for part in parts))
        case But(this, never):
            return _all([_like(this), ~_like(never)])


def _all(parts: Sequence[ColumnElement[bool]]) -> ColumnElement[bool]:
    found = parts[0]
    for part in parts[1:]:
        found &= part
    return found


def _vector(terms: str) -> dict[str, str | None]:
    """The terms with their places, or as they are where there are too many for a vector."""
    places: dict[str, list[str]] = {}
    said = terms.split(" ")
    for place, term in enumerate(said, 1):
        if term and term != BREAK:
            places.setdefault(term, []).append(str(place))
    if len(said) > FARTHEST or any(len(one) > OFTENEST for one in places.values()):
        return {"vector": "", "long": terms}
    return {
        "vector": " ".join(f"'{term}':{','.join(at)}" for term, at in places.items()),
        "long": None,
    }
