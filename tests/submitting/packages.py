"""Small makers of submission packages, and of the documents that go into them."""

import io
import tempfile
import zipfile
from datetime import datetime, timedelta
from pathlib import Path

from flask import Flask
from sqlalchemy.orm import Session

from app.config import Mode, Settings
from app.keyring import make_demonstration
from app.models import Document, Person, Seal
from app.operations.recording import Actor
from app.operations.sealing import seal
from app.operations.submitting import Package, enter
from app.queries.sealing import holding_back, obstacles
from app.submitting import Asked, Chosen, Enclosed, Order, prepare
from tests.makers import NOON, a_document, a_person, an_article

LETTER = Enclosed("Məktub № 5.txt", "text/plain", "Hörmətlə".encode())


def settings(folder: Path | None = None) -> Settings:
    """Those of a demonstration with a key of its own, made at noon."""
    kept = folder or Path(tempfile.mkdtemp())
    made = Settings(nizam_mode=Mode.DEMONSTRATION, signing_folder=str(kept))
    make_demonstration(made, NOON - timedelta(days=30))
    return made


def a_charter(session: Session, founder: Person, slug: str = "charter") -> Document:
    """Three clauses, one of them translated."""
    made = a_document(session, founder, slug)
    an_article(session, made, founder, "Üzvlük könüllüdür.", heading="Üzvlük")
    an_article(session, made, founder, "Hər üzvün bir səsi var.", en="Each member has one vote.")
    an_article(session, made, founder, "Haqq ildə bir dəfə ödənilir.")
    return made


def signed_off(session: Session, actor: Actor, document: Document) -> Seal:
    """The document sealed as it stands, every doubt excepted."""
    why = dict.fromkeys(holding_back(obstacles(session, document)), "Nümunə")
    made = seal(session, actor, document, "Hazırdır", why)
    session.flush()
    return made


def asked(*slugs: str, number: str = "1-12") -> Asked:
    """The clean text of these documents, in both formats, for the Ministry."""
    chosen = tuple(Chosen(slug) for slug in slugs)
    return Asked(chosen, number, "Layihə", addressee="Elm və Təhsil Nazirliyi")


def made(session: Session, actor: Actor, order: Order, using: Settings) -> Package:
    """The package, prepared where these settings hold."""
    house = Flask("house")
    house.config["SETTINGS"] = using
    with house.app_context():
        return prepare(session, actor, order, using)


def prepared(
    session: Session,
    person: Person,
    slugs: tuple[str, ...] = ("charter",),
    *,
    using: Settings | None = None,
    number: str = "1-12",
    at: datetime = NOON,
) -> Package:
    """A package of sealed documents, not entered yet."""
    order = Order(asked(*slugs, number=number), (LETTER,))
    return made(session, Actor(person.id, at), order, using or settings())


def made_package(session: Session, *, using: Settings | None = None, number: str = "1-12") -> bytes:
    """The ZIP of a sealed charter, entered into the record."""
    leyla = a_person(session, "Leyla")
    charter = a_charter(session, leyla)
    signed_off(session, Actor(leyla.id, NOON), charter)
    package = prepared(session, leyla, using=using, number=number)
    enter(session, Actor(leyla.id, NOON), package)
    return package.content


def parts(package: bytes) -> dict[str, bytes]:
    """The files of a package by their paths."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
