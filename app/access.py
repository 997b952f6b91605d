"""Who may see and do what: load the thing, ask who it is, answer 404, sign-in or 403."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import wraps
from typing import Any, cast

from flask import Flask, abort, current_app, g, redirect, request, url_for
from flask_login import LoginManager, UserMixin, current_user
from sqlalchemy import select

from app.clock import now
from app.config import Settings
from app.db import session, transaction
from app.models import Clause, Document, Person, SignIn, Thread
from app.operations.recording import Actor
from app.operations.signing_in import token_digest
from app.queries.people import Seat, seats_of
from app.statute.roles import HELD_BY, HOUSE_ACTIONS, Action, Role, allowed

COOKIE = "nizam"
"""Name of the cookie that holds the sign-in's secret."""

View = Callable[..., Any]

PARTS: dict[type, str] = {Clause: "clause", Thread: "thread"}
"""Parts of documents that addresses name, and the name a view receives them by."""


class Visitor(UserMixin):  # type: ignore[misc]  # the library is untyped
    """The person behind a request, as Flask-Login knows them."""

    def __init__(self, person: Person, sign_in: SignIn) -> None:
        self.id = person.id
        self.person = person
        self.sign_in = sign_in


def init_app(app: Flask) -> None:
    """Recognise people by the server's own sign-ins, never by a cookie that can't be revoked."""
    recognising = LoginManager(app)
    recognising.session_protection = None
    recognising.request_loader(lambda _request: _visitor())


def cookie(name: str = COOKIE) -> str:
    """What a cookie is called: by HTTPS so that no neighbouring host can set it (RFC 6265bis)."""
    settings = cast(Settings, current_app.config["SETTINGS"])
    return f"__Host-{name}" if settings.secure_cookies else name


def person() -> Person:
    """The person who is signed in."""
    return cast(Person, current_user.person)


def ask_nobody() -> None:
    """Take the visitor for a stranger from now on: the database that knows them is silent."""
    g.silent = True
    g.pop("_login_user", None)  # where Flask-Login remembers them


def actor() -> Actor:
    """Who does the deed of this request, now, and what they were let in for."""
    return Actor(person().id, now(), g.get("leave"))


def public(view: View) -> View:
    """Declare that a view is for everybody."""
    view.access = "public"  # type: ignore[attr-defined]
    return view


def unattended(view: View) -> View:
    """Declare that pages ask for a view by themselves: being asked keeps no sign-in alive."""
    view.unattended = True  # type: ignore[attr-defined]
    return view


def requires(action: Action, on: type | None = None) -> Callable[[View], View]:
    """Declare what a view needs leave for, and on what: Document, Clause, Thread or the house.

    The view receives what was loaded by its address: `document`, and `clause` or `thread`.
    Not found or not readable: 404. Readable but not theirs to do: 403. Not signed in: sign-in.
    """

    def declare(view: View) -> View:
        @wraps(view)
        def checked(**address: Any) -> Any:
            if not current_user.is_authenticated:
                return redirect(url_for("door.sign_in", next=_here()))
            return view(**_admitted(action, on, address))

        checked.access = (action, on)  # type: ignore[attr-defined]
        return checked

    return declare


def may(action: Action | str, document: Document | None = None) -> bool:
    """Whether the person of this request may do `action` with a document, or with the house."""
    if not current_user.is_authenticated:
        return False
    action = Action(action)
    if action in HOUSE_ACTIONS:
        return action is Action.ENTER or _may_in_house(action)
    return document is not None and allowed(action, role_on(document))


def _may_in_house(action: Action) -> bool:
    """Stewards found and describe; some roles on any document let people do more here too."""
    if person().steward and action in (Action.FOUND, Action.DESCRIBE):
        return True
    return any(seat.role in HELD_BY.get(action, ()) for seat in seats().values())


def role_on(document: Document) -> Role | None:
    """The role of the person of this request on a document."""
    seat = seats().get(document.id)
    return seat.role if seat else None


def seats() -> Mapping[str, Seat]:
    """Every document the person of this request has a role on; asked once per request."""
    if "seats" not in g:
        g.seats = {seat.document.id: seat for seat in seats_of(session(), person().id)}
    return cast(Mapping[str, Seat], g.seats)


def _admitted(action: Action, on: type | None, address: dict[str, Any]) -> dict[str, Any]:
    if on is None:
        return address if may(action) else abort(403)
    slug = address.pop("slug")
    document = session().scalars(select(Document).where(Document.slug == slug)).first()
    if document is None or not may(Action.READ, document):
        abort(404)
    loaded = {"document": document, **_part(on, document, address)}
    if not may(action, document):
        abort(403)
    g.leave = action
    return loaded


def _part(on: type, document: Document, address: dict[str, Any]) -> dict[str, Any]:
    """The clause or thread of the document that the address names."""
    if on not in PARTS:
        return address
    name = PARTS[on]
    part: Clause | Thread | None = session().get(on, address.pop(f"{name}_id"))
    if part is None or part.record_id != document.id:
        abort(404)
    return {name: part, **address}


def _here() -> str:
    """Where to go on after signing in: here, or to the page of the form that was sent."""
    if request.method == "GET":
        return request.full_path
    ways = current_app.url_map.bind("").allowed_methods(request.path)
    return request.path if "GET" in ways else request.referrer or "/"


def _visitor() -> Visitor | None:
    """The sign-in the cookie names, if it still holds."""
    token = request.cookies.get(cookie())
    if not token or "silent" in g:
        return None
    row = (
        session()
        .execute(
            select(SignIn, Person)
            .join(Person, Person.id == SignIn.person_id)
            .where(SignIn.token_digest == token_digest(token), SignIn.ended_at.is_(None))
        )
        .first()
    )
    if row is None or not welcome(row.Person) or _expired(row.SignIn):
        return None
    if not _by_itself():
        _note_seen(row.SignIn)
    return Visitor(row.Person, row.SignIn)


def _by_itself() -> bool:
    """Whether a page asks, and nobody at it."""
    view = current_app.view_functions.get(request.endpoint or "")
    return getattr(view, "unattended", False)


def welcome(person: Person) -> bool:
    """Closed accounts and guests never are; demonstration people only in a demonstration."""
    settings = cast(Settings, current_app.config["SETTINGS"])
    shut = person.disabled or person.guest
    return not shut and (settings.demonstration or not person.demonstration)


def _expired(sign_in: SignIn) -> bool:
    settings = cast(Settings, current_app.config["SETTINGS"])
    idle = timedelta(minutes=settings.session_idle_minutes)
    whole = timedelta(hours=settings.session_hours)
    return now() - sign_in.seen_at > idle or now() - sign_in.began_at > whole


def _note_seen(sign_in: SignIn) -> None:
    """Remember that a sign-in is in use: at most once a minute, the one write a GET may cause."""
    if now() - sign_in.seen_at > timedelta(minutes=1):
        with transaction():
            sign_in.seen_at = now()
