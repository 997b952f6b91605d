"""The things people do with a document, ready to be measured."""

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from flask import Flask
from flask.testing import FlaskClient
from lxml import etree
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import COOKIE
from app.db import Database
from app.exporting import FORMS, Order, write_down
from app.formats import akn
from app.models import Document, Membership, Person, Record
from app.operations.signing_in import Door, begin_sign_in
from app.queries.comparison import compare_steps
from app.queries.documents import document_named
from app.queries.shelf import SHELF
from app.queries.snapshots import snapshot
from app.statute.roles import Role
from app.statute.snapshot import AUTHORITATIVE, Family, word
from benchmarks.bare import bare, texts
from benchmarks.measuring import Work, abreast, table
from benchmarks.references import bare_docx, bare_pdf, bare_xml


class Scene:
    """One document, its coordinator's browser, and the bare stack under it."""

    def __init__(self, app: Flask, slug: str, rounds: int) -> None:
        self._app = app
        self._slug = slug
        self._rounds = rounds
        self._database: Database = app.extensions["nizam.database"]
        with self._database.session() as session:
            self.record = document_named(session, slug).id
            self.steps = session.get_one(Record, self.record).steps
        self.browser = self._signed_in()
        self._bare = bare(self._database, self.record).test_client()
        self._saved = itertools.count(1)

    def reading(self) -> Iterator[str]:
        """Opening the page: again, after a save by somebody, and with nothing in memory."""
        page, floor = self.got("/"), self._floor()
        works = {"bare stack": floor, "the page": page}
        yield self._section("Open the page, again", works)
        save = self.saved()
        yield self._section("Open the page, each time after a save by somebody", works, before=save)
        yield self._section("Open the page with nothing in memory", works, before=SHELF.clear)

    def saving(self) -> Iterator[str]:
        """Giving one clause in the middle other words, by the form."""
        works = {"bare stack": self._bare_save(), "save one clause": self.saved()}
        yield self._section("Save one clause by the form", works)

    def past(self) -> Iterator[str]:
        """Opening what stood at steps of the record, each read from the tables."""
        asked = {"the first": 2, "the middle": self.steps // 2, "the last but one": self.steps - 1}
        works = {"bare stack, as it stands": self._floor()}
        works |= {
            f"the page at {name} of {self.steps:,} steps": self.got(f"/?at={step}")
            for name, step in asked.items()
        }
        yield self._section("Open the page at a step, nothing in memory", works, before=SHELF.clear)
        works = {
            f"the text at {name} of {self.steps:,} steps": self._stood(step)
            for name, step in asked.items()
        }
        yield self._section("Read the text at a step, nothing in memory", works, before=SHELF.clear)

    def comparing(self) -> Iterator[str]:
        """Two steps beside one another: as usual, and with nothing in memory."""
        last = self.steps
        asked = {
            "neighbouring steps": last - 1,
            "100 steps apart": last - 100,
            "1,000 steps apart": last - 1000,
            "the first and the last": 2,
        }
        works = {name: self._compared(step, last) for name, step in asked.items()}
        yield self._section("Compare two steps, the newer in memory", works, before=self._open_text)
        yield self._section("Compare two steps, nothing in memory", works, before=SHELF.clear)

    def exporting(self) -> Iterator[str]:
        """Every export beside plain paragraphs by the same library."""
        said = texts(self._database.engine, self.record)
        for name, plain in (("docx", bare_docx), ("pdf", bare_pdf)):
            works: dict[str, Work] = {"plain paragraphs": lambda plain=plain: plain(said)}  # type: ignore[misc]
            for form in FORMS:
                works[form] = self._written(Order(form, name, against=str(self.steps)))
            yield self._section(f"Export {name.upper()}", works, rounds=min(self._rounds, 3))
        yield self._section("Akoma Ntoso, there and back", self._marked_up(said))

    def _marked_up(self, said: list[str]) -> dict[str, Work]:
        """Akoma Ntoso written, and that file read, beside plain paragraphs written and read."""
        order = Order(format="akn")
        with self._database.session() as session:
            file = write_down(session, document_named(session, self._slug), order).content
        plain = bare_xml(said)
        return {
            "plain paragraphs written and read": lambda: etree.fromstring(bare_xml(said)),
            "plain paragraphs read": lambda: etree.fromstring(plain),
            "written": self._written(order),
            "written in both languages": self._written(Order(format="akn", language="both")),
            "read": lambda: akn.read(akn.decoded(file), language="az", family=Family.LAW),
        }

    def got(self, path: str) -> Work:
        """A page of the document; fails where it does not open."""

        def get() -> None:
            answer = self.browser.get(f"/d/{self._slug}{path}")
            assert answer.status_code == 200, answer.status

        return get

    def _section(
        self,
        title: str,
        works: dict[str, Work],
        *,
        before: Work | None = None,
        rounds: int | None = None,
    ) -> str:
        lines = abreast(works, rounds or self._rounds, before=before)
        return f"#### {title}\n\n{table(lines)}"

    def _signed_in(self) -> FlaskClient:
        """The browser of a coordinator of the document."""
        with self._database.session() as session, self._database.writing(session):
            coordinator = session.scalars(
                select(Person)
                .join(Membership, Membership.person_id == Person.id)
                .where(Membership.record_id == self.record, Membership.role == Role.COORDINATOR)
            ).first()
            assert coordinator is not None
            door = Door("127.0.0.1", "benchmark")
            token = begin_sign_in(session, coordinator, door, datetime.now(UTC))
        browser = self._app.test_client()
        browser.set_cookie(COOKIE, token)
        return browser

    def _floor(self) -> Work:
        return lambda: self._bare.get("/")

    def _bare_save(self) -> Work:
        turns = itertools.count(1)

        def save() -> None:
            answer = self._bare.post("/save", data={"text": f"{'söz ' * 80}{next(turns)}"})
            assert answer.status_code == 303, answer.status

        return save

    def saved(self) -> Work:
        """Give one clause in the middle other words, by the form."""
        with self._database.session() as session:
            now = snapshot(session, document_named(session, self._slug))
        worded = [one for one in now.clauses if one.wording(AUTHORITATIVE).text and not one.struck]
        chosen = worded[len(worded) // 2]
        seen = chosen.wording(AUTHORITATIVE)

        def save() -> None:
            nonlocal seen
            text = f"{chosen.wording(AUTHORITATIVE).text} {next(self._saved)}"
            answer = self.browser.post(
                f"/d/{self._slug}/c/{chosen.id}/edit",
                data={
                    f"heading-{AUTHORITATIVE}": seen.heading,
                    f"text-{AUTHORITATIVE}": text,
                    f"started-{AUTHORITATIVE}": seen.digest,
                    "reason": "benchmark",
                },
            )
            assert answer.status_code == 303, answer.status
            seen = word(AUTHORITATIVE, seen.heading, text)

        return save

    def _with(self, question: Callable[[Session, Document], object]) -> Work:
        """A question in a session of its own."""

        def ask() -> None:
            with self._database.session() as session:
                question(session, document_named(session, self._slug))

        return ask

    def _written(self, order: Order) -> Work:
        return self._with(lambda session, document: write_down(session, document, order))

    def _stood(self, step: int) -> Work:
        return self._with(lambda session, document: snapshot(session, document, step))

    def _open_text(self) -> None:
        """The newest text is in memory and no other."""
        SHELF.clear()
        self._with(lambda session, document: snapshot(session, document, self.steps))()

    def _compared(self, older: int, newer: int) -> Work:
        return self._with(lambda session, document: compare_steps(session, document, older, newer))
