"""How does a journey begin with somebody let in, without passing the door each time?"""

from datetime import UTC, datetime

from playwright.sync_api import Page
from sqlalchemy import select

from app.access import COOKIE, cookie
from app.db import transaction
from app.models import GuestLink, Person
from app.operations.signing_in import Door, begin_sign_in
from tests.journeys.reaching_out import SECRET
from tests.journeys.serving import Served


def admit(page: Page, served: Served, email: str, language: str) -> None:
    """Sign the person in on the page's browser, reading in `language`, in the device's theme."""
    with served.app.app_context(), transaction() as session:
        person = session.scalars(select(Person).where(Person.email == email)).one()
        person.locale, person.theme = language, ""
        door = Door("127.0.0.1", "a journey")
        token = begin_sign_in(session, person, door, datetime.now(UTC))
    page.context.add_cookies([{"name": COOKIE, "value": token, "url": served.address}])


def admit_guest(page: Page, served: Served) -> None:
    """Let the page's browser be that of the showroom's guest."""
    with served.app.app_context(), transaction() as session:
        name = cookie(f"guest-{session.scalars(select(GuestLink.id)).one()}")
    page.context.add_cookies([{"name": name, "value": SECRET, "url": served.address}])
