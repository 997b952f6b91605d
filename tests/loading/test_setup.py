"""What does a new installation hold, in a demonstration and outside it?"""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.loading import DemonstrationInProduction, refuse_to_serve
from app.models import Document, Person, Step, Thread
from app.queries.people import documents_of
from app.queries.references import astray_by_clause
from app.queries.snapshots import snapshot
from app.queries.verification import verify
from app.statute.references import references
from tests.installation import let_go, make_app

SECRET = "a secret of this test that is long enough"


@pytest.fixture
def production(database_url: str) -> Iterator[Flask]:
    app = make_app(database_url, nizam_mode="production", secret_key=SECRET)
    yield app
    let_go(app)


@pytest.fixture
def demonstration(database_url: str) -> Iterator[Flask]:
    app = make_app(database_url, nizam_mode="demonstration")
    yield app
    let_go(app)


def _run(app: Flask, *words: str, **more: str) -> str:
    done = FlaskCliRunner(app).invoke(args=words, **more)
    assert done.exit_code == 0, done.output
    return done.output


def test_the_drafts_refer_to_their_own_clauses_and_none_leads_astray(
    production: Flask, session: Session
) -> None:
    _run(production, "setup")
    for slug, least in (("charter", 80), ("regulation", 2)):
        document = session.scalars(select(Document).where(Document.slug == slug)).one()
        now = snapshot(session, document)
        words = [one.text for clause in now.clauses for one in clause.wordings.values()]
        assert sum(len(references(text)) for text in words) >= least
        assert astray_by_clause(session, now) == {}


def test_production_starts_with_the_texts_and_nobody_invented(
    production: Flask, session: Session
) -> None:
    said = _run(production, "setup")

    assert "charter, regulation" in said
    assert session.scalars(select(Document.slug).order_by(Document.slug)).all() == [
        "charter",
        "regulation",
    ]
    assert session.scalars(select(Person)).all() == []
    assert session.scalars(select(Thread)).all() == []
    assert [one.step for one in verify(session, {})] == [None, None, None]


def test_setting_up_again_changes_nothing(production: Flask, session: Session) -> None:
    _run(production, "setup")
    before = len(session.scalars(select(Step)).all())
    session.rollback()  # let the command write

    _run(production, "setup")

    assert len(session.scalars(select(Step)).all()) == before


def test_an_empty_installation_has_no_texts(production: Flask, session: Session) -> None:
    _run(production, "setup", "--empty")

    assert session.scalars(select(Document)).all() == []


def test_the_first_steward_coordinates_what_nobody_does(
    production: Flask, session: Session
) -> None:
    _run(production, "setup")
    password = "uzun və gözlənilməz parol 7"

    said = _run(production, "people", "add-steward", "Ana@uni.az", "Ana", input=f"{password}\n" * 2)

    steward = session.scalars(select(Person)).one()
    assert "ana@uni.az may sign in" in said
    roles = [(document.slug, role) for document, role in documents_of(session, steward)]
    assert roles == [("charter", "coordinator"), ("regulation", "coordinator")]


def test_production_does_not_serve_a_demonstration_until_it_is_closed(
    demonstration: Flask, production: Flask
) -> None:
    assert "nizam-numune-2026" in _run(demonstration, "setup")
    refuse_to_serve(demonstration)
    with pytest.raises(DemonstrationInProduction):
        refuse_to_serve(production)

    assert "9 accounts closed" in _run(production, "people", "close-demonstration")

    refuse_to_serve(production)
