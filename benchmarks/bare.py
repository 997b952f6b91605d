"""The bare stack: Flask, SQLAlchemy Core and one small template, over the same rows.

No people, permissions, states, numbers, history or tokens: what the tools take by themselves. It
reads every row our page reads of the text (words and places) and of what is said beside it, and
prints the words and remarks; it saves with the five statements any history of clauses needs, in
one transaction that is on the disk when the answer goes out.
"""

import hashlib
from itertools import count

from flask import Flask, redirect, render_template_string, request
from sqlalchemy import (
    Column,
    Engine,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    insert,
    select,
    update,
)
from werkzeug.wrappers import Response

from app.db import Database
from app.models import (
    Citation,
    Comment,
    Decision,
    Extract,
    NeedLink,
    Person,
    Placement,
    PlacementHead,
    Thread,
    WordingHead,
    WordingRow,
)
from app.statute.snapshot import AUTHORITATIVE

PAGE = """<!doctype html><title>Act</title>
{% for row in rows %}<h2>{{ row.heading }}</h2><p id="c-{{ row.clause_id }}">{{ row.text }}</p>
{% endfor %}{% for row in said %}<p>{{ row.body }}</p>
{% endfor %}{% for row in cited %}<p>{{ row.extract_slug }}</p>
{% endfor %}"""

TEXTS = (
    select(WordingRow.clause_id, WordingRow.language, WordingRow.heading, WordingRow.text)
    .join(WordingHead, WordingHead.wording_row == WordingRow.row)
    .order_by(WordingRow.row)
)
PLACES = select(Placement.clause_id, Placement.parent_id, Placement.rank, Placement.kind).join(
    PlacementHead, PlacementHead.placement_row == Placement.row
)

tables = MetaData()
HEAD = Table(
    "bare_head", tables, Column("clause", String, primary_key=True), Column("version", Integer)
)
VERSION = Table(
    "bare_version",
    tables,
    Column("version", Integer, primary_key=True),
    Column("clause", ForeignKey("bare_head.clause")),
    Column("text", Text),
)
STEP = Table(
    "bare_step",
    tables,
    Column("number", Integer, primary_key=True),
    Column("version", Integer),
    Column("digest", String),
)


def bare(database: Database, record_id: str) -> Flask:
    """An app of two views over the rows of a document: `/` to read, `/save` to write."""
    app = Flask("bare")
    engine = database.engine

    @app.get("/")
    def read() -> str:
        with engine.connect() as connection:
            rows = connection.execute(TEXTS.where(WordingHead.record_id == record_id)).all()
            connection.execute(PLACES.where(PlacementHead.record_id == record_id)).all()
            for table in (Decision, NeedLink, Thread):
                connection.execute(
                    select(*table.__table__.columns).where(table.record_id == record_id)
                ).all()
            connection.execute(select(Person.id, Person.name)).all()
            said = connection.execute(
                select(Comment.body).where(Comment.record_id == record_id)
            ).all()
            cited = connection.execute(
                select(Citation.extract_slug, Extract.facts)
                .join(Extract, Extract.row == Citation.extract_row)
                .where(Citation.record_id == record_id)
            ).all()
        shown = [row for row in rows if row.language == AUTHORITATIVE]
        return render_template_string(PAGE, rows=shown, said=said, cited=cited)

    _make_savable(app, database)
    return app


def _make_savable(app: Flask, database: Database) -> None:
    tables.drop_all(database.engine)
    tables.create_all(database.engine)
    with database.session() as session, database.writing(session):
        session.execute(insert(HEAD), [{"clause": "one", "version": 0}])
        session.execute(insert(STEP), [{"number": 0, "version": 0, "digest": ""}])
    numbers = count(1)

    @app.post("/save")
    def save() -> Response:
        number = next(numbers)
        text = request.form["text"]
        with database.session() as session, database.writing(session):
            stood = session.scalar(select(HEAD.c.version).where(HEAD.c.clause == "one"))
            before = session.scalar(select(STEP.c.digest).where(STEP.c.number == number - 1))
            digest = hashlib.sha256(f"{before}{stood}{text}".encode()).hexdigest()
            session.execute(insert(VERSION), {"version": number, "clause": "one", "text": text})
            session.execute(update(HEAD).where(HEAD.c.clause == "one").values(version=number))
            session.execute(insert(STEP), {"number": number, "version": number, "digest": digest})
        return redirect("/", 303)


def texts(engine: Engine, record_id: str) -> list[str]:
    """What every clause says, heading first."""
    query = TEXTS.where(WordingHead.record_id == record_id, WordingHead.language == AUTHORITATIVE)
    with engine.connect() as connection:
        return [f"{row.heading} {row.text}".strip() for row in connection.execute(query)]
