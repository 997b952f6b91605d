"""A charter to rebuild by forms: an article with two paragraphs, and somebody at the door."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from app.db import Database
from app.models import Document, Person, Placement, PlacementHead, Step
from app.queries.snapshots import snapshot
from app.statute.snapshot import Kind
from tests.makers import a_document, a_person, an_article, signed_in

FIRST, SECOND = "Bir səs var.", "İki səs yoxdur."


@dataclass
class Hall:
    """A charter whose clauses have names, and somebody at the door."""

    session: Session
    charter: Document
    leyla: Person
    ids: dict[str, str]
    visitor: FlaskClient

    def path(self, name: str, deed: str) -> str:
        return f"/d/charter/c/{self.ids[name]}/{deed}"

    def seen(self, name: str) -> str:
        self.session.rollback()
        head = self.session.get_one(PlacementHead, self.ids[name], populate_existing=True)
        return str(self.session.get_one(Placement, head.placement_row).since)


@dataclass
class House(Hall):
    """A charter: an article with two paragraphs, the first of two sentences in two languages."""

    def texts(self, language: str = "az") -> list[str]:
        self.session.rollback()
        clauses = snapshot(self.session, self.charter).clauses
        return [one.wording(language).text for one in clauses if not one.struck]

    def digest(self, name: str, language: str = "az") -> str:
        now = snapshot(self.session, self.charter).by_id[self.ids[name]]
        return now.wording(language).digest

    def deeds(self) -> list[str]:
        self.session.rollback()
        steps = self.session.query(Step).order_by(Step.number.desc())
        return [one.deed for one in steps if one.record_id == self.charter.id]

    def split(self, **typed: str) -> tuple[int, str]:
        data = {
            "seen": self.seen("p"),
            "deed": "split",
            "started-az": self.digest("p"),
            "started-en": self.digest("p", "en"),
            "text-az": f"{FIRST} {SECOND}",
            "text-en": "One vote. Not two.",
            **typed,
        }
        answer = self.visitor.post(self.path("p", "split"), data=data)
        return answer.status_code, answer.text


def furnished(app: Flask, database: Database) -> Iterator[House]:
    """The house with Leyla in it, who founded the charter."""
    app.config["WTF_CSRF_ENABLED"] = False
    with Session(database.engine, expire_on_commit=False) as session:  # it locks only to write
        leyla = a_person(session, "Leyla")
        charter = a_document(session, leyla)
        made = {"a": an_article(session, charter, leyla, "", heading="Səs")}
        made["p"] = an_article(
            session,
            charter,
            leyla,
            f"{FIRST} {SECOND}",
            en="One vote. Not two.",
            kind=Kind.PARAGRAPH,
            parent=made["a"],
        )
        made["q"] = an_article(
            session, charter, leyla, "Üç.", kind=Kind.PARAGRAPH, parent=made["a"], after=made["p"]
        )
        session.commit()
        yield House(session, charter, leyla, made, signed_in(app, leyla.id))
