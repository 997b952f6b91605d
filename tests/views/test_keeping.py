"""A coordinator takes a document home with its whole record; nobody else does."""

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app.formats.archive import read
from app.statute.roles import Role
from tests.makers import a_colleague, a_document, a_person, an_article, signed_in

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"])


def test_the_archive_is_the_coordinators(app: Flask, session: Session) -> None:
    leyla = a_person(session)
    charter = a_document(session, leyla)
    an_article(session, charter, leyla, "Bir səs.")
    member = a_colleague(session, charter, Role.MEMBER, "Nigar").id
    coordinator = leyla.id
    session.commit()
    answer = signed_in(app, coordinator).get("/d/charter/archive.zip")
    assert read(answer.data).document["slug"] == "charter"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert signed_in(app, member).get("/d/charter/archive.zip").status_code == 403
    assert "/d/charter/archive.zip" in signed_in(app, coordinator).get("/d/charter/settings").text
