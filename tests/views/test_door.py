"""Who is let in, how long, and what can nobody do at the door?"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.access import COOKIE
from app.loading import DEMONSTRATION_PASSWORD
from app.models import Document, Invitation, Person, SignIn
from app.operations.membership import invite
from app.operations.recording import Actor
from app.operations.signing_in import password_hash
from app.queries.people import role_of
from app.statute.roles import Role
from tests.installation import let_go, make_app
from tests.makers import a_colleague, a_document, a_person, signed_in
from tests.views.posting import TOKEN, post, token_of

GOOD = "yeddi göy durna uçdu"

SAFE = "https://localhost"


def opened(app: Flask) -> Session:
    """A session on the app's database."""
    return Session(app.extensions["nizam.database"].engine)


@pytest.fixture
def leyla(app: Flask) -> str:
    """Leyla coordinates the charter."""
    with opened(app) as session:
        made = a_person(session, password_hash=password_hash(GOOD, memory_kib=64))
        a_document(session, made)
        session.commit()
        return str(made.id)


def enter(
    visitor: FlaskClient, password: str = GOOD, email: str = "leyla@nizam.example", next_: str = ""
) -> int:
    """Try to sign in; answers the status."""
    fields = {"email": email, "password": password, "next": next_}
    return post(visitor, "/sign-in", fields).status_code


def test_somebody_signs_in_and_goes_where_they_were_going(app: Flask, leyla: str) -> None:
    visitor = app.test_client()
    away = visitor.get("/d/charter/?at=1")
    assert away.location == "/sign-in?next=/d/charter/?at%3D1"
    answer = post(
        visitor,
        "/sign-in",
        {"email": " LEYLA@nizam.example", "password": GOOD, "next": "/d/charter/?at=1"},
    )
    assert answer.location == "/d/charter/?at=1"
    assert visitor.get("/d/charter/?at=1").status_code == 200


def test_a_wrong_password_keeps_the_address_and_not_the_password(app: Flask, leyla: str) -> None:
    fields = {"email": "leyla@nizam.example", "password": "yanlış parol"}
    answer = post(app.test_client(), "/sign-in", fields)
    assert answer.status_code == 401
    assert 'value="leyla@nizam.example"' in answer.text
    assert "yanlış parol" not in answer.text


@pytest.mark.parametrize(
    "target",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil",
     "javascript:alert(1)", "http:evil.example", "https:/\\evil.example",
     "///evil.example", "evil.example"],
)  # fmt: skip
def test_nobody_is_sent_elsewhere_after_signing_in(app: Flask, leyla: str, target: str) -> None:
    fields = {"email": "leyla@nizam.example", "password": GOOD, "next": target}
    answer = post(app.test_client(), "/sign-in", fields)
    assert answer.status_code == 303
    assert answer.location.startswith("/")
    assert not answer.location.startswith(("//", "/\\"))


def test_the_sixth_wrong_try_of_a_minute_is_refused_and_says_so(app: Flask, leyla: str) -> None:
    for _ in range(5):
        assert enter(app.test_client(), "səhv") == 401
    answer = post(app.test_client(), "/sign-in", {"email": "leyla@nizam.example", "password": GOOD})
    assert answer.status_code == 429
    assert "Wait a minute" in answer.text or "dəqiqə" in answer.text


def test_a_form_without_its_token_is_refused(app: Flask, leyla: str) -> None:
    answer = app.test_client().post(
        "/sign-in", data={"email": "leyla@nizam.example", "password": GOOD}
    )
    assert answer.status_code == 400
    inside = signed_in(app, leyla)
    assert inside.post("/d/charter/talk", data={"body": "x"}).status_code == 400
    stolen = token_of(app.test_client())
    assert inside.post("/sign-out", data={"csrf_token": stolen}).status_code == 400


def test_a_forged_or_ended_cookie_opens_nothing(app: Flask, leyla: str) -> None:
    for forged in ("x", "", "a" * 4000, "../../etc"):
        visitor = app.test_client()
        visitor.set_cookie(COOKIE, forged)
        assert visitor.get("/").status_code == 302
    visitor = signed_in(app, leyla)
    cookie = visitor.get_cookie(COOKIE)
    assert cookie
    assert post(visitor, "/sign-out").status_code in (302, 303)
    again = app.test_client()
    again.set_cookie(COOKIE, cookie.value)
    assert again.get("/").status_code == 302


def test_a_sign_in_begun_by_somebody_else_is_not_taken_over(app: Flask, leyla: str) -> None:
    visitor = app.test_client()
    visitor.set_cookie(COOKIE, "chosen-by-an-attacker")
    assert enter(visitor) == 303
    cookie = visitor.get_cookie(COOKIE)
    assert cookie
    assert cookie.value != "chosen-by-an-attacker"
    attacker = app.test_client()
    attacker.set_cookie(COOKIE, "chosen-by-an-attacker")
    assert attacker.get("/").status_code == 302


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(app: Flask, leyla: str) -> None:
    answer = post(app.test_client(), "/sign-in", {"email": "leyla@nizam.example", "password": GOOD})
    cookie = next(one for one in answer.headers.getlist("Set-Cookie") if one.startswith(COOKIE))
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


@pytest.mark.parametrize(
    "ages",
    [{"seen_at": timedelta(minutes=61)}, {"began_at": timedelta(hours=13)}],
)
def test_a_sign_in_ends_when_idle_or_old(
    app: Flask, leyla: str, ages: dict[str, timedelta]
) -> None:
    visitor = signed_in(app, leyla)
    assert visitor.get("/me").status_code == 200
    with opened(app) as session:
        past = {name: datetime.now(UTC) - age for name, age in ages.items()}
        session.execute(update(SignIn).values(**past))
        session.commit()
    assert visitor.get("/me").status_code == 302


def test_a_disabled_person_is_out_at_once(app: Flask, leyla: str) -> None:
    visitor = signed_in(app, leyla)
    with opened(app) as session:
        session.execute(update(Person).values(disabled=True))
        session.commit()
    assert visitor.get("/me").status_code == 302
    assert enter(app.test_client()) == 401


def test_a_demonstration_shows_its_people_and_production_never(database_url: str) -> None:
    for mode, shown in (("demonstration", True), ("production", False)):
        app = make_app(database_url, nizam_mode=mode)
        with opened(app) as session:
            email = f"{mode}@nizam.example"
            hashed = password_hash(DEMONSTRATION_PASSWORD, memory_kib=64)
            made = a_person(session, mode, email=email, demonstration=True, password_hash=hashed)
            a_document(session, made, mode)
            session.commit()
        page = app.test_client().get("/sign-in").text
        assert (DEMONSTRATION_PASSWORD in page) is shown
        assert (f'value="{email}"' in page) is shown
        let_go(app)


def an_invitation(app: Flask, email: str = "marta@x.az", role: Role = Role.REVIEWER) -> str:
    """The address of a link Leyla made just now."""
    with opened(app) as session:
        document = session.scalars(select(Document)).one()
        by = session.scalars(select(Person).where(Person.email == "leyla@nizam.example")).one()
        actor = Actor(by.id, datetime.now(UTC))
        token = invite(session, actor, document, email=email, name="Marta", role=role, days=14)
        session.commit()
        return f"/invitation/{token}"


def test_a_stranger_joins_by_link_and_is_signed_in(app: Flask, leyla: str) -> None:
    link = an_invitation(app)
    visitor = app.test_client()
    page = visitor.get(link).text
    assert "marta@x.az" in page
    weak = post(visitor, link, {"name": "Marta Nowak", "password": "password1234"})
    assert weak.status_code == 422
    assert "Marta Nowak" in weak.text
    answer = post(visitor, link, {"name": "Marta Nowak", "password": GOOD})
    assert (answer.status_code, answer.location) == (303, "/d/charter/")
    assert visitor.get("/d/charter/").status_code == 200
    assert app.test_client().get(link).status_code == 410
    assert post(app.test_client(), link, {"name": "X", "password": GOOD}).status_code == 410


def test_a_known_person_signs_in_to_join(app: Flask, leyla: str) -> None:
    with opened(app) as session:
        erik = a_person(session, "Erik").id
        other = a_person(session, "Other").id
        session.commit()
    link = an_invitation(app, "erik@nizam.example")
    assert f"/sign-in?next={link}" in app.test_client().get(link).text
    refused = post(app.test_client(), link, {"name": "Erik", "password": GOOD})
    assert refused.status_code == 403
    stranger = signed_in(app, other)
    assert "erik@nizam.example" in stranger.get(link).text
    assert post(stranger, link).status_code == 403
    assert post(signed_in(app, erik), link).location == "/d/charter/"
    with opened(app) as session:
        document = session.scalars(select(Document)).one()
        assert role_of(session, session.get_one(Person, erik), document) is Role.REVIEWER


def test_somebody_signed_in_makes_no_account_for_another(app: Flask, leyla: str) -> None:
    link = an_invitation(app)
    assert post(signed_in(app, leyla), link, {"name": "X", "password": GOOD}).status_code == 422
    with opened(app) as session:
        assert session.scalars(select(Invitation)).one().used_at is None


def test_an_old_or_made_up_link_says_what_to_do(app: Flask, leyla: str) -> None:
    link = an_invitation(app)
    with opened(app) as session:
        session.execute(update(Invitation).values(expires_at=datetime.now(UTC) - timedelta(1)))
        session.commit()
    for path in (link, "/invitation/made-up"):
        assert app.test_client().get(path).status_code == 410


def test_colleagues_are_seen_by_all_and_changed_by_the_coordinator(app: Flask, leyla: str) -> None:
    with opened(app) as session:
        document = session.scalars(select(Document)).one()
        marta = a_colleague(session, document, Role.REVIEWER, "Marta").id
        session.commit()
    page = signed_in(app, marta).get("/d/charter/people").text
    assert "Leyla" in page
    assert "leyla@nizam.example" not in page
    lead = signed_in(app, leyla)
    assert post(lead, f"/d/charter/people/{marta}/role", {"role": "member"}).status_code == 303
    assert post(lead, f"/d/charter/people/{marta}/role", {"role": "king"}).status_code == 422
    assert post(lead, "/d/charter/people/nobody/role", {"role": "member"}).status_code == 422
    assert post(lead, f"/d/charter/people/{leyla}/role", {"role": "member"}).status_code == 422
    assert post(lead, f"/d/charter/people/{marta}/role", {"role": ""}).status_code == 303
    assert signed_in(app, marta).get("/d/charter/").status_code == 404


def test_an_invitation_is_shown_once_listed_and_withdrawn(app: Flask, leyla: str) -> None:
    lead = signed_in(app, leyla)
    answer = post(
        lead, "/d/charter/people/invite", {"email": "m@x.az", "name": "Marta", "role": "member"}
    )
    link = answer.text.partition('id="address" value="http://localhost')[2].partition('"')[0]
    assert app.test_client().get(link).status_code == 200
    page = lead.get("/d/charter/people").text
    assert "m@x.az" in page
    assert link not in page
    with opened(app) as session:
        made = session.scalars(select(Invitation)).one().id
    assert post(lead, f"/d/charter/invitations/{made}/revoke").status_code == 303
    assert post(lead, f"/d/charter/invitations/{made}/revoke").status_code == 410
    assert app.test_client().get(link).status_code == 410
    for wrong in ({"email": "x", "role": "member"}, {"email": "m@x.az", "role": "king"}):
        answer = post(lead, "/d/charter/people/invite", wrong)
        assert answer.status_code == 422
        assert f'value="{wrong["email"]}"' in answer.text


@pytest.fixture
def behind_https(database_url: str) -> Iterator[Flask]:
    """The product as it runs where it is reached by HTTPS only, with Leyla in it."""
    made = make_app(database_url, secure_cookies=True)
    made.testing = True
    with Session(made.extensions["nizam.database"].engine) as session:
        a_person(session, password_hash=password_hash(GOOD, memory_kib=64))
        session.commit()
    yield made
    let_go(made)


def test_by_https_no_neighbouring_host_can_set_a_cookie_of_ours(behind_https: Flask) -> None:
    visitor = behind_https.test_client()
    token = TOKEN.search(visitor.get("/sign-in", base_url=SAFE).text)
    assert token
    fields = {"csrf_token": token[1], "email": "leyla@nizam.example", "password": GOOD}
    from_here = {"Referer": f"{SAFE}/sign-in"}
    answer = visitor.post("/sign-in", base_url=SAFE, data=fields, headers=from_here)
    assert answer.status_code == 303
    assert {line.split("=")[0] for line in visitor_cookies(answer)} == {"__Host-nizam"}
    assert visitor.get_cookie("__Host-nizam_form")
    for line in visitor_cookies(answer):
        assert "Secure" in line
        assert "Path=/" in line
        assert "Domain" not in line
    assert visitor.get("/", base_url=SAFE).status_code == 200
    inside = TOKEN.search(visitor.get("/me", base_url=SAFE).text)
    assert inside
    gone = {"csrf_token": inside[1]}
    answer = visitor.post("/sign-out", base_url=SAFE, data=gone, headers=from_here)
    assert [line for line in visitor_cookies(answer) if "Secure" not in line] == []
    assert visitor.get("/", base_url=SAFE).status_code == 302


def test_a_cookie_without_the_mark_opens_nothing_by_https(behind_https: Flask) -> None:
    with behind_https.extensions["nizam.database"].session() as session:
        leyla = session.scalars(select(Person)).one().id
    visitor = signed_in(behind_https, leyla)
    assert visitor.get("/", base_url=SAFE).status_code == 302


def visitor_cookies(answer: TestResponse) -> list[str]:
    """The cookies an answer sets."""
    return answer.headers.getlist("Set-Cookie")
