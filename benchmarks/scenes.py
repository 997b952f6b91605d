"""The things people do with a document, ready to be measured."""

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import COOKIE
from app.db import Database
from app.exporting import FORMS, Order, write_down
from app.models import Document, Membership, Person, Record
from app.operations.clauses import standing_wording
from app.operations.signing_in import Door, begin_sign_in
from app.queries.agreement import agreement
from app.queries.comparison import compare_steps
from app.queries.documents import document_named
from app.queries.snapshots import snapshot
from app.statute.numbering import number_all
from app.statute.roles import Role
from app.statute.snapshot import AUTHORITATIVE
from benchmarks.acts import Act
from benchmarks.history import lengthen
from benchmarks.measuring import Line, Work, beside
from benchmarks.references import BareInsert, bare_docx, bare_page, bare_pdf, texts


class Scene:
    """One document, its coordinator's browser, and the floor under it."""

    def __init__(self, app: Flask, act: Act, folder: Path, runs: int) -> None:
        self._app = app
        self._slug = act.slug
        self._folder = folder
        self._runs = runs
        self._database: Database = app.extensions["nizam.database"]
        with self._database.session() as session:
            document = document_named(session, act.slug)
            self._record = document.id
            self._began = session.get_one(Record, document.id).steps
        self._browser = self._signed_in()

    def lines(self, steps: int) -> Iterator[Line]:
        """Every line of the table, in order; the record is made long after the exports."""
        bare = bare_page(self._database.engine, self._record).test_client()
        floor = partial(bare.get, "/")
        yield self._line("open, questions only", self._asked_for(), floor)
        yield self._line("open the page", self._got("/"), floor)
        yield self._save()
        yield from self._exports()
        yield from self._past(steps, floor)

    def _line(self, title: str, work: Work, floor: Work) -> Line:
        return beside(title, work, floor, self._runs)

    def _signed_in(self) -> FlaskClient:
        """The browser of a coordinator of the document."""
        with self._database.session() as session, self._database.writing(session):
            coordinator = session.scalars(
                select(Person)
                .join(Membership, Membership.person_id == Person.id)
                .where(Membership.record_id == self._record, Membership.role == Role.COORDINATOR)
            ).first()
            assert coordinator is not None
            door = Door("127.0.0.1", "benchmark")
            token = begin_sign_in(session, coordinator, door, datetime.now(UTC))
        browser = self._app.test_client()
        browser.set_cookie(COOKIE, token)
        return browser

    def _got(self, path: str) -> Work:
        """A page of the document; fails where it does not open."""

        def get() -> None:
            answer = self._browser.get(f"/d/{self._slug}{path}")
            assert answer.status_code == 200, answer.status

        return get

    def _with(self, question: Callable[[Session, Document], object]) -> Work:
        """A question in a session of its own."""

        def ask() -> None:
            with self._database.session() as session:
                question(session, document_named(session, self._slug))

        return ask

    def _asked_for(self) -> Work:
        """What a reading page asks at least: the text, where it stands, its numbers."""

        def question(session: Session, document: Document) -> None:
            now = snapshot(session, document)
            agreement(session, document, now)
            number_all(now.clauses, now.particulars.family, now.particulars.numbering)

        return self._with(question)

    def _save(self) -> Line:
        """Give one clause in the middle other words, by the form."""
        with self._database.session() as session:
            now = snapshot(session, document_named(session, self._slug))
        worded = [one for one in now.clauses if one.wording(AUTHORITATIVE).text and not one.struck]
        chosen = worded[len(worded) // 2]
        turns = itertools.count()

        def save() -> None:
            with self._database.session() as session:
                seen = standing_wording(session, chosen.id, AUTHORITATIVE)
            answer = self._browser.post(
                f"/d/{self._slug}/c/{chosen.id}/edit",
                data={
                    f"heading-{AUTHORITATIVE}": seen.heading,
                    f"text-{AUTHORITATIVE}": f"{chosen.wording(AUTHORITATIVE).text} {next(turns)}",
                    f"started-{AUTHORITATIVE}": seen.digest,
                    "reason": "benchmark",
                },
            )
            assert answer.status_code in {200, 302, 303}, answer.status

        text = chosen.wording(AUTHORITATIVE).text
        floor = BareInsert(self._folder / f"bare-{self._slug}.sqlite", text)
        return self._line("save one clause by the form", save, floor)

    def _exports(self) -> Iterator[Line]:
        said = texts(self._database.engine, self._record)
        some = max(1, self._runs // 3)
        for name, bare in (("docx", bare_docx), ("pdf", bare_pdf)):
            for form in FORMS:
                export = self._written(Order(form, name, against=str(self._began)))
                yield beside(f"export {form} {name.upper()}", export, partial(bare, said), some)

    def _written(self, order: Order) -> Work:
        return self._with(lambda session, document: write_down(session, document, order))

    def _stood(self, step: int) -> Work:
        return self._with(lambda session, document: snapshot(session, document, step))

    def _compared(self, older: int, newer: int) -> Work:
        return self._with(lambda session, document: compare_steps(session, document, older, newer))

    def _past(self, steps: int, floor: Work) -> Iterator[Line]:
        """The same after so many steps: what stands, what stood, and what lies between."""
        with self._database.session() as session, self._database.writing(session):
            people = list(session.scalars(select(Person.id)))
            lengthen(session, document_named(session, self._slug), people, steps)
        yield self._line(f"open, questions only, after {steps} steps", self._asked_for(), floor)
        for name, step in (("first", self._began), ("middle", steps // 2), ("last", steps - 1)):
            yield self._line(f"the text at step {step} ({name})", self._stood(step), floor)
            yield self._line(f"the page at step {step} ({name})", self._got(f"/?at={step}"), floor)
        for name, older in (("neighbouring steps", steps - 1), ("first and last", self._began)):
            yield self._line(f"compare {name}", self._compared(older, steps), floor)
