"""Does a coordinator choose, look and prepare; does nobody else; is nothing typed ever lost?"""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.keyring import make_demonstration
from app.models import Enclosure, Person, Preparation, Submission
from app.operations.preparing import SILENCE, start_work
from app.operations.recording import Actor
from app.queries.documents import document_named
from app.statute.roles import Role
from app.statute.snapshot import Kind
from tests.installation import let_go, make_app
from tests.makers import NOON, a_colleague, a_person, an_article, signed_in
from tests.submitting.packages import a_charter, signed_off
from tests.views.posting import token_of

WANTED = {
    "document": "charter",
    "number": "1-12/2026",
    "title": "Layihə",
    "addressee": "Elm və Təhsil Nazirliyi",
    "form": "clean",
    "format": ["docx"],
    "language": "az",
}

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"])


@pytest.fixture
def house(database_url: str, session: Session, tmp_path: Path) -> Iterator[Flask]:
    """A demonstration with a sealed charter, a bare plan, and a key."""
    app = make_app(database_url, nizam_mode="demonstration", signing_folder=str(tmp_path))
    make_demonstration(app.config["SETTINGS"], datetime.now(UTC) - timedelta(days=1))
    leyla = a_person(session, "Leyla")
    charter = a_charter(session, leyla)
    signed_off(session, Actor(leyla.id, NOON), charter)
    a_charter(session, leyla, "plan")
    a_colleague(session, charter, Role.MEMBER, "Nigar")
    session.commit()
    yield app
    let_go(app)


def visitor(app: Flask, session: Session, name: str = "Leyla") -> FlaskClient:
    person = session.scalars(select(Person.id).where(Person.name == name)).one()
    session.commit()  # let others write
    return signed_in(app, person)


def begun(client: FlaskClient, **otherwise: object) -> str:
    """The address of a draft."""
    form = {**WANTED, **otherwise, "csrf_token": token_of(client)}
    answer = client.post("/submissions/new", data=form, content_type="multipart/form-data")
    assert answer.status_code == 303
    return answer.location


def pressed(client: FlaskClient, address: str, to: str = "", **fields: str) -> TestResponse:
    form = {"csrf_token": token_of(client), **fields}
    return client.post(address + to, data=form, follow_redirects=True)


def test_what_was_chosen_is_shown_then_prepared_and_taken_home(
    house: Flask, session: Session
) -> None:
    client = visitor(house, session)
    draft = begun(client, enclosure=(io.BytesIO(b"salam"), "Məktub № 5.txt"))
    shown = client.get(draft).text
    assert "1-12/2026" in shown
    assert "Məktub № 5.txt" in shown
    assert "demonstration certificate" in shown
    page = pressed(client, draft)
    assert re.fullmatch(r"/submissions/[0-9a-f]{16}", page.request.path), page.text
    package = client.get(page.request.path + "/package.zip")
    assert package.headers["Content-Disposition"] == (
        'attachment; filename="submission-1-12-2026.zip"'
    )
    with zipfile.ZipFile(io.BytesIO(package.data)) as archive:
        assert "enclosures/mektub-no-5.txt" in archive.namelist()
        said = json.loads(archive.read("manifest.json"))
    assert said["addressee"]["name"]["az"] == "Elm və Təhsil Nazirliyi"
    assert client.get(draft).location == page.request.path
    assert "1-12/2026" in client.get("/submissions?q=layihə&document=charter&state=prepared").text
    assert "No submission answers this" in client.get("/submissions?q=yox").text
    assert "prepared the document for submission" in client.get("/d/charter/history").text
    assert "is in use" in client.get(begun(client)).text


def test_a_document_nobody_sealed_is_named_and_what_was_typed_stays(
    house: Flask, session: Session
) -> None:
    client = visitor(house, session)
    draft = begun(client, document="plan", addressee="", number="")
    shown = client.get(draft).text
    assert "Not signed off" in shown
    assert "Say whom it goes to" in shown
    assert "Prepare the submission" not in shown
    failed = pressed(client, draft).text
    assert "What you chose is kept." in failed
    form = client.get(draft + "/change").text
    assert 'value="Layihə"' in form
    token = token_of(client)
    answer = client.post(draft + "/change", data={**WANTED, "csrf_token": token})
    assert answer.location == draft
    assert "Prepare the submission" in client.get(draft).text


def test_enclosures_are_refused_one_by_one_and_left_out_again(
    house: Flask, session: Session
) -> None:
    client = visitor(house, session)
    draft = begun(client)
    files = [(io.BytesIO(b"MZ"), "a.exe"), (io.BytesIO(b"a"), "a.txt"), (io.BytesIO(b"b"), "a.txt")]
    form = {"csrf_token": token_of(client), "enclosure": files}
    shown = client.post(
        draft + "/enclosures", data=form, content_type="multipart/form-data", follow_redirects=True
    ).text
    assert "a.exe" in shown
    assert "There is an enclosure called “a.txt” already" in shown
    [name] = re.findall(r'name="enclosure" value="(\w+)"', shown)
    assert "a.txt" not in pressed(client, draft, "/leave-out", enclosure=name).text
    assert pressed(client, draft, "/leave-out", enclosure=name).status_code == 422
    assert pressed(client, draft, "/drop").request.path == "/submissions"
    assert client.get(draft).status_code == 404


def test_only_coordinators_prepare_and_only_readers_of_all_of_it_see_it(
    house: Flask, session: Session
) -> None:
    leyla, nigar = visitor(house, session), visitor(house, session, "Nigar")
    a_person(session, "Rauf")
    session.commit()
    page = pressed(leyla, draft := begun(leyla)).request.path
    assert nigar.get("/submissions/new").status_code == 403
    assert nigar.get(draft).status_code == 403
    assert nigar.get(page).status_code == 200
    rauf = visitor(house, session, "Rauf")
    assert rauf.get(page).status_code == 404
    assert rauf.get(page + "/package.zip").status_code == 404
    assert "1-12/2026" not in rauf.get("/submissions").text


def test_what_is_being_prepared_shows_how_far_it_is_and_what_fell_silent_can_be_pressed_again(
    house: Flask, session: Session
) -> None:
    client = visitor(house, session)
    draft = begun(client)
    kept = session.scalars(select(Preparation)).one()
    start_work(kept, datetime.now(UTC))
    session.commit()
    assert "is being prepared" in client.get(draft).text
    asked = client.get(draft + "/progress").text
    assert "hx-trigger" in asked
    [again] = re.findall(r'hx-get="([^"]+)"', asked)
    assert client.get(again).status_code == 204  # nothing new to read out
    token = token_of(client)
    assert client.post(draft, data={"csrf_token": token}).location == draft
    otherwise = {**WANTED, "title": "Başqa ad", "csrf_token": token}
    refused = client.post(draft + "/change", data=otherwise)
    assert refused.status_code == 409
    assert 'value="Başqa ad"' in refused.text
    kept.beat_at = datetime.now(UTC) - SILENCE - timedelta(seconds=1)
    session.commit()
    assert client.get(draft + "/progress").headers["HX-Redirect"] == draft
    assert "was interrupted" in client.get(draft).text
    assert pressed(client, draft).request.path.startswith("/submissions/")
    assert session.scalars(select(Submission.number)).all() == ["1-12/2026"]


def test_nothing_is_added_to_or_left_out_of_what_is_being_prepared(
    house: Flask, session: Session
) -> None:
    client = visitor(house, session)
    draft = begun(client, enclosure=(io.BytesIO(b"salam"), "First.txt"))
    kept, held = session.scalars(select(Preparation)).one(), select(Enclosure.name)
    [enclosure] = session.scalars(select(Enclosure.id))
    start_work(kept, datetime.now(UTC))
    session.commit()
    token = token_of(client)
    for to, fields in (
        ("/leave-out", {"enclosure": enclosure}),
        ("/enclosures", {"enclosure": (io.BytesIO(b"salam"), "Second.txt")}),
        ("/drop", {}),
    ):
        answer = client.post(draft + to, data={"csrf_token": token, **fields})
        assert answer.location == draft
        page = client.get(draft).text
        assert "done already" in page
        assert session.scalars(held).all() == ["First.txt"]
        session.commit()


def test_a_text_that_went_on_is_told_before_it_goes_out(house: Flask, session: Session) -> None:
    leyla = session.scalars(select(Person).where(Person.name == "Leyla")).one()
    an_article(session, document_named(session, "charter"), leyla, "Yeni bənd.")
    session.commit()
    client = visitor(house, session)
    assert "The text differs from what is signed off" in client.get("/submissions/new").text
    assert "The text differs from what is signed off" in client.get(begun(client)).text


def test_hostile_forms_get_a_page(house: Flask, session: Session) -> None:
    client = visitor(house, session)
    for odd in (
        {"document": "none"},
        {"number": "x" * 900},
        {"language": "tlh"},
        {"form": "x"},
        {"seal-charter": "9" * 40},
        {"institution": "none"},
        {"title": "\x00" * 300},
    ):
        shown = client.get(begun(client, **odd))
        assert shown.status_code == 200


def test_submissions_are_found_from_the_desk_and_from_the_seal(
    house: Flask, session: Session
) -> None:
    leyla = visitor(house, session)
    seal = leyla.get("/d/charter/seal").text
    for page in (leyla.get("/").text, seal):
        assert 'href="/submissions"' in page
    assert 'href="/submissions/new?document=charter"' in seal
    nigar = visitor(house, session, "Nigar").get("/d/charter/seal").text
    assert "/submissions/new" not in nigar


def test_what_was_excepted_is_counted_as_the_page_of_the_seal_counts_it(
    house: Flask, session: Session
) -> None:
    author = session.scalars(select(Person).where(Person.name == "Leyla")).one()
    plan = document_named(session, "plan")
    article = an_article(session, plan, author, "Hesabat:", heading="Hesabat")
    for words in ("İllik hesabat.", "Rüblük hesabat."):
        an_article(session, plan, author, words, kind=Kind.PARAGRAPH, parent=article)
    clauses = len(signed_off(session, Actor(author.id, NOON), plan).exceptions)
    leyla = visitor(house, session)
    told = re.compile(r"Signed off all the same: (\d+)")
    [counted] = told.findall(leyla.get("/d/plan/seals/1").text)
    assert int(counted) < clauses
    assert told.findall(leyla.get(begun(leyla, document="plan")).text) == [counted]
