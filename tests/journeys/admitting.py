"""How does a journey begin with somebody signed in, without passing the door each time?"""

from datetime import UTC, datetime

from playwright.sync_api import Page
from sqlalchemy import select

from app.access import COOKIE
from app.db import transaction
from app.models import Person
from app.operations.signing_in import Door, begin_sign_in
from tests.journeys.serving import Served


def admit(page: Page, served: Served, email: str, language: str) -> None:
    """Sign the person in on the page's browser, reading in `language`, in the device's theme."""
    with served.app.app_context(), transaction() as session:
        person = session.scalars(select(Person).where(Person.email == email)).one()
        person.locale, person.theme = language, ""
        door = Door("127.0.0.1", "a journey")
        token = begin_sign_in(session, person, door, datetime.now(UTC))
    page.context.add_cookies([{"name": COOKIE, "value": token, "url": served.address}])
