"""Is every page whole for everybody who may open it? Templates lean on what they are given."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from app.db import transaction
from app.importing import BYTES, UNDECIDED, Asked
from app.loading.setup import set_up
from app.models import Clause, Document, GuestLink, Person, Remark, ReviewRound, Source, Thread
from app.operations.clauses import standing_placement
from app.operations.guests import Sender, Terms, make_link, say
from app.operations.recording import Actor
from app.operations.remarks import Written
from app.operations.structure import strike_clause
from app.operations.uploading import keep_upload
from app.queries.snapshots import snapshot
from app.statute.roles import Role
from app.statute.snapshot import Kind
from tests.installation import let_go, make_app, make_tables
from tests.makers import NOON, a_colleague, a_person, signed_in

DRAFTS = Path(__file__).parents[2] / "drafts"

VISITORS = ("anonymous", "stranger", "steward", *Role)

IN_PLACE = {"HX-Request": "true"}
"""What a script sends that puts a fragment into its place."""

ASKED = {
    "reading.read": ("?at=1", "?language=both", "?at=1&language=en"),
    "reading.history": ("?deed=import_text", "?page=2"),
    "comparing.compare": ("?from=1", "?from=1&mode=side", "?from=1&mode=words&language=en"),
    "agreeing.board": ("?show=outdated", "?show=waiting"),
    "agreeing.ballot": ("?only=all",),
    "talking.index": ("?only=blocking", "?order=time"),
    "library.index": ("?q=none",),
    "library.needs": ("?only=unanswered",),
}
"""What else than the plain page may be asked for."""


class Showroom:
    """The committee's drafts with one of everything a page may show, and a visitor of each sort."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.visitors: dict[str, FlaskClient] = {"anonymous": app.test_client()}
        self.known: dict[str, list[str]] = {}

    def addresses(self, rule: Rule) -> Iterator[str]:
        """The rule's address on each thing it can name."""
        names = sorted(rule.arguments)
        for values in product(*(self.known.get(name, ["none"]) for name in names)):
            arguments = dict(zip(names, values, strict=True))
            plain = str(self.app.url_map.bind("localhost").build(rule.endpoint, arguments))
            yield from (plain + asked for asked in ("", *ASKED.get(rule.endpoint, ())))

    def furnish(self, session: Session) -> None:
        """Load the drafts, give each role to somebody, strike a clause, send texts to import."""
        set_up(session, DRAFTS, NOON, demonstration=True)
        charter = session.scalars(select(Document).where(Document.slug == "charter")).one()
        people = {str(role): a_colleague(session, charter, role, role) for role in Role}
        people["stranger"] = a_person(session, "stranger")
        people["steward"] = a_person(session, "steward", steward=True)
        struck = _strike_one(session, charter, people[Role.COORDINATOR])
        threads = select(Thread.id).where(Thread.record_id == charter.id)
        self.known |= {
            "slug": ["charter"],
            "clause_id": [struck, *_first_of_each_kind(session, charter)],
            "thread_id": list(session.scalars(threads)),
            "source": list(session.scalars(select(Source.slug).limit(3))),
            "upload_id": _sent(session, charter, people),
            "token": ["none", _guest_link(session, charter, people[Role.COORDINATOR])],
            "link_id": list(session.scalars(select(GuestLink.id))),
            "round_id": list(session.scalars(select(ReviewRound.id))),
            "remark_id": list(session.scalars(select(Remark.id))),
            "form": ["clean", "comparative", "none"],
            "ext": ["md", "json", "csv", "xlsx", "none"],
            "step": ["1"],
            "number": ["1"],
        }
        session.commit()
        self.visitors |= {name: signed_in(self.app, one.id) for name, one in people.items()}


def _first_of_each_kind(session: Session, document: Document) -> Iterable[str]:
    firsts: dict[Kind, str] = {}
    for clause in snapshot(session, document).clauses:
        firsts.setdefault(clause.kind, clause.id)
    return firsts.values()


def _strike_one(session: Session, document: Document, person: Person) -> str:
    last = snapshot(session, document).clauses[-1]
    placed = standing_placement(session, session.get_one(Clause, last.id))
    actor = Actor(person.id, NOON)
    strike_clause(session, actor, document, last.id, seen=placed.since, reason="Artıqdır.")
    return last.id


def _sent(session: Session, document: Document, people: Mapping[str, Person]) -> list[str]:
    """A new act, another text of the document, and bytes whose encoding is a guess."""
    text = "---\ntitle: Akt\n---\nMaddə 1. Ad\n\n1.1. Söz.\n"
    today = datetime.now(UTC)
    steward, leads = Actor(people["steward"].id, today), Actor(people["coordinator"].id, today)
    guessed = asdict(Asked(encoding=UNDECIDED))
    return [
        keep_upload(session, steward, text, Asked().facts()),
        keep_upload(session, steward, text.encode().decode(BYTES), guessed),
        keep_upload(session, leads, text, Asked().facts(), record_id=document.id),
    ]


def _guest_link(session: Session, document: Document, leads: Person) -> str:
    """The secret of a link, with a remark that waits."""
    by = Actor(leads.id, datetime.now(UTC))
    terms = Terms("Students", suggesting=True, discussion=True)
    link, token = make_link(session, by, document, terms)
    say(session, Sender(link, by.at, "secret"), None, Written("Yaxşıdır."))
    return token


@pytest.fixture(scope="module")
def showroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Showroom]:
    url = f"sqlite:///{tmp_path_factory.mktemp('showroom') / 'nizam.sqlite'}"
    make_tables(url)
    app = make_app(url, nizam_mode="demonstration")
    made = Showroom(app)
    with app.app_context(), transaction() as session:
        made.furnish(session)
    yield made
    let_go(app)


@pytest.mark.parametrize("in_place", [False, True], ids=["page", "fragment"])
@pytest.mark.parametrize("who", VISITORS)
def test_every_page_is_whole_for_everybody(showroom: Showroom, who: str, *, in_place: bool) -> None:
    visitor = showroom.visitors[who]
    broken = []
    for rule in showroom.app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.endpoint == "static":
            continue
        for address in showroom.addresses(rule):
            answer = visitor.get(address, headers=IN_PLACE if in_place else {})
            if answer.status_code >= 500:
                broken.append(f"{address} {answer.status}")
    assert broken == []
