"""The feed of a document, by sign-in and by secret address."""

import re
from xml.etree import ElementTree as ET

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from app.formats.atom import SPACE
from app.models import Clause, Document, FeedKey, Person
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.membership import give_role
from app.statute.roles import Role
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor, signed_in
from tests.views.posting import post


class Reader:
    """An observer of a charter, and what happens to it."""

    def __init__(self, app: Flask, session: Session) -> None:
        self.app, self.session = app, session
        self.leyla = a_person(session)
        self.document = a_document(session, self.leyla)
        self.observer = a_colleague(session, self.document, Role.OBSERVER, "Sevda")
        self.clause = an_article(session, self.document, self.leyla, "İki il.", en="Two years.")
        self.visitor = self.enter(self.observer)

    def enter(self, person: Person) -> FlaskClient:
        who = person.id
        self.session.commit()
        return signed_in(self.app, who)

    def rewords(self, text: str) -> None:
        clause = self.session.get_one(Clause, self.clause)
        stands = standing_wording(self.session, self.clause, "az")
        typed = Typed("az", "", text, stands.digest)
        save_wording(self.session, as_actor(self.leyla), clause, [typed], reason="Az & <uz>.")
        self.session.commit()

    def secret(self) -> str:
        page = post(self.visitor, "/d/charter/feed/open").text
        found = re.search(r'value="http://localhost(/feed/[^"]+)"', page)
        assert found, page
        return found[1]


def read(feed: bytes) -> ET.Element:
    return ET.fromstring(feed)  # noqa: S314  # we wrote it


@pytest.fixture
def reader(app: Flask, session: Session) -> Reader:
    return Reader(app, session)


def test_a_feed_tells_who_changed_what_why_and_which_words(reader: Reader) -> None:
    reader.rewords("Üç il.")
    answer = reader.visitor.get("/d/charter/feed.atom")
    assert answer.mimetype == "application/atom+xml"
    root = read(answer.data)
    entry = root.find(f"{{{SPACE}}}entry")
    assert entry is not None
    assert entry.findtext(f"{{{SPACE}}}title") == "Leyla reworded: Article 1"
    content = entry.findtext(f"{{{SPACE}}}content") or ""
    assert "<em>Az &amp; &lt;uz&gt;.</em>" in content
    assert '<p lang="az"><del>İki</del><ins>Üç</ins> il.</p>' in content
    assert "Two years" not in content
    assert len(root.findall(f"{{{SPACE}}}entry")) == 3


def test_a_reader_that_has_the_newest_is_sent_nothing(reader: Reader) -> None:
    first = reader.visitor.get("/d/charter/feed.atom")
    again = {"If-None-Match": first.headers["ETag"]}
    assert reader.visitor.get("/d/charter/feed.atom", headers=again).status_code == 304
    reader.rewords("Üç il.")
    assert reader.visitor.get("/d/charter/feed.atom", headers=again).status_code == 200


def test_a_secret_address_is_read_without_a_sign_in_and_kept_as_a_digest(
    reader: Reader, client: FlaskClient
) -> None:
    address = reader.secret()
    answer = client.get(address)
    assert answer.status_code == 200
    assert f'href="http://localhost{address}"'.encode() in answer.data
    [key] = reader.session.query(FeedKey).all()
    assert key.token_digest not in address
    assert address not in reader.visitor.get("/d/charter/feed").text


def test_a_new_secret_address_ends_the_old_one_and_ending_it_ends_both(
    reader: Reader, client: FlaskClient
) -> None:
    first, second = reader.secret(), reader.secret()
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200
    assert post(reader.visitor, "/d/charter/feed/close").status_code == 303
    assert client.get(second).status_code == 404


@pytest.mark.parametrize("ends", ["role", "account"])
def test_a_secret_address_ends_with_the_role_and_with_the_account(
    reader: Reader, client: FlaskClient, ends: str
) -> None:
    address = reader.secret()
    if ends == "role":
        document: Document = reader.document
        give_role(reader.session, as_actor(reader.leyla), document, reader.observer, None)
    else:
        reader.observer.disabled = True
    reader.session.commit()
    assert client.get(address).status_code == 404


def test_a_made_up_secret_opens_nothing(client: FlaskClient) -> None:
    assert client.get("/feed/none.atom").status_code == 404
    assert client.get("/feed/%F0%9F%98%80.atom").status_code == 404


def test_a_feed_ends_after_its_newest_entries(reader: Reader) -> None:
    for number in range(40):
        an_article(reader.session, reader.document, reader.leyla, f"Söz {number}.")
    reader.session.commit()
    root = read(reader.visitor.get("/d/charter/feed.atom").data)
    assert len(root.findall(f"{{{SPACE}}}entry")) == 30
