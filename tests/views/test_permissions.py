"""Who may open which address? Every route declares it, and each role gets what the table says."""

from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from app.models import Clause, Document, Person, Thread
from app.operations.clauses import standing_wording
from app.operations.discussing import Said, begin_thread
from app.operations.membership import give_role
from app.statute.roles import ALLOWED, HELD_BY, HOUSE_ACTIONS, Action, Role
from app.statute.snapshot import word
from app.views.editing import wording
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor, signed_in
from tests.views.posting import token_of

NO_VIEW = {"static"}
"""Endpoints that are no page of ours."""

VISITORS = ("anonymous", "stranger", *Role)
"""Somebody not signed in, somebody with no role here, and one in each role."""


def routes(app: Flask) -> list[tuple[str, Rule]]:
    """Every method and address of the product."""
    return [
        (method, rule)
        for rule in app.url_map.iter_rules()
        if rule.endpoint not in NO_VIEW
        for method in sorted((rule.methods or set()) & {"GET", "POST", "PUT", "PATCH", "DELETE"})
    ]


def access_of(app: Flask, rule: Rule) -> object:
    """What the view declares."""
    return getattr(app.view_functions[rule.endpoint], "access", None)


def undeclared(app: Flask) -> set[str]:
    """Endpoints that say nothing of who may open them."""
    return {rule.endpoint for _, rule in routes(app) if access_of(app, rule) is None}


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_every_route_declares_who_may_open_it(app: Flask) -> None:
    assert undeclared(app) == set()


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_route_that_declares_nothing_is_found(app: Flask) -> None:
    app.add_url_rule("/forgotten", "forgotten", lambda: "open to all")
    assert undeclared(app) == {"forgotten"}


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_what_changes_something_is_never_read_by_get(app: Flask) -> None:
    both = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if {"GET", "POST"} <= (rule.methods or set())
    }
    assert both == set()


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_an_address_below_a_document_loads_it(app: Flask) -> None:
    for _, rule in routes(app):
        access = access_of(app, rule)
        if "slug" in rule.arguments and rule.rule.startswith("/d/"):
            assert isinstance(access, tuple), rule.rule
            assert access[1] is not None, rule.rule
        for kind, name in ((Clause, "clause_id"), (Thread, "thread_id")):
            if isinstance(access, tuple) and access[1] is kind:
                assert name in rule.arguments, rule.rule


@dataclass
class House:
    """A charter with a clause and a thread, and a visitor of each sort."""

    app: Flask
    visitors: dict[str, FlaskClient]
    clause: str
    thread: str

    def address(self, rule: Rule) -> str:
        """The rule's address on what is there; what no test made is called `none`."""
        known = {
            "slug": "charter",
            "clause_id": self.clause,
            "thread_id": self.thread,
            "shelf": "sources",
            "paper": "note",
        }
        values = {
            name: known.get(name, 1 if name in ("step", "number") else "none")
            for name in rule.arguments
        }
        return str(self.app.url_map.bind("localhost").build(rule.endpoint, values))


@pytest.fixture
def house(app: Flask) -> House:
    with Session(app.extensions["nizam.database"].engine) as session:
        leyla = a_person(session)
        document = a_document(session, leyla)
        ids = {str(role): a_colleague(session, document, role, role).id for role in Role}
        ids["stranger"] = a_person(session, "stranger").id
        clause = an_article(session, document, leyla, "Söz.")
        thread = begin_thread(
            session, as_actor(leyla), document, session.get_one(Clause, clause), Said("Sual")
        ).id
        session.commit()
        assert session.scalars(select(Document)).one()
    visitors = {name: signed_in(app, person) for name, person in ids.items()}
    return House(app, {"anonymous": app.test_client(), **visitors}, clause, thread)


@pytest.mark.parametrize("database_kind", ["sqlite"])
@pytest.mark.parametrize("who", VISITORS)
def test_each_visitor_gets_what_the_table_says(house: House, who: str) -> None:
    visitor = house.visitors[who]
    token = token_of(visitor)
    for method, rule in routes(house.app):
        access = access_of(house.app, rule)
        if not isinstance(access, tuple) or rule.endpoint in ("door.leave", "settings.end_all"):
            continue
        data = {"csrf_token": token} if method == "POST" else None
        answer = visitor.open(house.address(rule), method=method, data=data)
        found = _verdict(answer.status_code, answer.headers.get("Location", ""))
        assert found in _expected(who, access[0], rule), (who, method, rule.rule, answer.status)


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_role_that_ends_while_a_form_waits_is_noticed(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = house.visitors["member"]
    token = token_of(visitor)

    def meanwhile(session: Session, clause: Clause, _form: object, typed: object) -> object:
        """Between the look at the role and the write: Leyla ends it."""
        with Session(house.app.extensions["nizam.database"].engine) as leylas:
            document = leylas.get_one(Document, clause.record_id)
            member = leylas.scalars(select(Person).where(Person.name == "member")).one()
            give_role(leylas, as_actor(None), document, member, None)
            leylas.commit()
        return typed

    monkeypatch.setattr(wording, "chosen", meanwhile)
    began = word("az", "", "Söz.").digest
    fields = {"csrf_token": token, "text-az": "Başqa söz.", "started-az": began}
    answer = visitor.post(f"/d/charter/c/{house.clause}/edit", data=fields)
    assert answer.status_code == 403
    assert "role here has ended" in answer.text
    with Session(house.app.extensions["nizam.database"].engine) as session:
        assert standing_wording(session, house.clause, "az").text == "Söz."


def _verdict(status: int, location: str) -> str:
    if location.startswith("/sign-in?"):
        return "sign in"
    return {403: "forbidden", 404: "not found"}.get(status, "open")


def _expected(who: str, action: Action, rule: Rule) -> set[str]:
    """What may come of it; an address of something no test made may be open and not found."""
    if who == "anonymous":
        return {"sign in"}
    if action is Action.FOUND:
        return {"forbidden"}
    made = rule.arguments <= {"slug", "clause_id", "thread_id"}
    let_in = {"open"} if made else {"open", "not found"}
    if action in HELD_BY:
        return let_in if who in HELD_BY[action] else {"forbidden"}
    if action in HOUSE_ACTIONS:
        return let_in
    if who == "stranger":
        return {"not found"}
    return let_in if Role(who) in ALLOWED[action] else {"forbidden"}
