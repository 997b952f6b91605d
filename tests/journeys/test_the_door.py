"""Does somebody get in, and out again, on either database?"""

import json
import re
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tests.journeys.committee import RASHAD, gather
from tests.journeys.conftest import OpenPage
from tests.journeys.serving import Served

KINDS = ["server", "server_on_postgresql"]


@pytest.fixture
def served(request: pytest.FixtureRequest) -> Served:
    """Nizam on the database that the test names."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Served)
    return found


@pytest.mark.parametrize("served", KINDS, indirect=True)
def test_the_service_says_that_it_is_ready(served: Served) -> None:
    with urlopen(served.url("/healthz"), timeout=10) as answer:
        assert json.load(answer) == {"status": "ok"}


@pytest.mark.parametrize("served", KINDS, indirect=True)
def test_the_coordinator_enters_with_one_button_and_leaves(
    served: Served, open_page: OpenPage
) -> None:
    page = open_page(served)
    page.goto("/")
    expect(page).to_have_url(re.compile(r"/sign-in\?next="))

    page.get_by_role("button", name=re.compile("Leyla")).click()
    expect(page).to_have_url(served.url("/"))

    page.locator("header summary").click()
    page.locator("form[action='/sign-out'] button").click()
    expect(page).to_have_url(served.url("/sign-in"))
    page.goto("/")
    expect(page).to_have_url(re.compile(r"/sign-in\?next="))


def test_a_wrong_password_is_said_and_the_address_kept(server: Served, open_page: OpenPage) -> None:
    page = open_page(server)
    page.goto("/sign-in")
    page.locator("#email").fill("leyla@nizam.example")
    page.locator("#password").fill("not the password")

    page.locator("form.entry button").click()

    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("#email")).to_have_value("leyla@nizam.example")


@pytest.mark.parametrize("served", KINDS, indirect=True)
def test_the_committee_works_on_either_database(served: Served, open_page: OpenPage) -> None:
    committee = gather(served, open_page, "either-database")
    page = committee.desk(RASHAD, path="?language=az")
    committee.tool(page, "2.2", "Edit").click()
    form = committee.under(page, "2.2").locator("form.editor")
    form.get_by_label("Text").first.fill("Ərizəyə iyirmi gün ərzində baxılır.")
    form.get_by_role("button", name="Save", exact=True).click()
    expect(committee.row(page, "2.2")).to_contain_text("iyirmi gün")

    article = committee.row(page, "1")
    article.get_by_role("button", name="Put forward for agreement").click()
    article.get_by_role("button", name="Approve").click()

    expect(page.get_by_role("status").first).to_contain_text("Your approval is recorded")
