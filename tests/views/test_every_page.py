"""Is every page whole for everybody who may open it? Templates lean on what they are given."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest
from werkzeug.routing import Rule

from app.db import transaction
from tests.installation import let_go, make_app, make_tables
from tests.views.showroom import VISITORS, Showroom

IN_PLACE = {"HX-Request": "true"}
"""What a script sends that puts a fragment into its place."""

SHOWN_TO = ("coordinator", "reviewer", "steward", "guest", "anonymous")
"""Between them they may see everything."""

LEADS_ON = {"talking.choose_part"}
"""Shows no page, but leads to one."""


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


def read(showroom: Showroom) -> Iterator[Rule]:
    """Every address that is read."""
    for rule in showroom.app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and rule.endpoint != "static":
            yield rule


WALKS = [
    *(pytest.param(who, False, id=f"{who}-page") for who in VISITORS),
    *(pytest.param(who, True, id=f"{who}-fragment") for who in ("coordinator",)),
]
"""Who opens everything as a page, and who has it put into one."""


@pytest.mark.no_cover  # it comes to every page eleven times, and asks little of each
@pytest.mark.parametrize(("who", "in_place"), WALKS)
def test_every_page_is_whole_for_everybody(showroom: Showroom, who: str, *, in_place: bool) -> None:
    visitor = showroom.visitors[who]
    broken = []
    for rule in read(showroom):
        for address in showroom.addresses(rule):
            answer = visitor.get(address, headers=IN_PLACE if in_place else {})
            if answer.status_code >= 500:
                broken.append(f"{address} {answer.status}")
    assert broken == []


def test_every_page_is_there_for_somebody(showroom: Showroom) -> None:
    """The walk itself: it comes to what each page shows, not to doors that are shut only."""
    unseen = {rule.endpoint for rule in read(showroom) if not _seen(showroom, rule)}
    assert unseen == LEADS_ON


def _seen(showroom: Showroom, rule: Rule) -> bool:
    return any(
        showroom.visitors[who].get(address).status_code == 200
        for who in SHOWN_TO
        for address in showroom.addresses(rule)
    )


EVIDENCE = {
    "citing",
    "concordance",
    "extracts",
    "founding",
    "groups",
    "institutions",
    "library",
    "listing",
    "needs",
    "nominating",
    "people",
    "planning",
    "precedents",
    "vouching",
}
"""Whose pages list much that can be done to each of many things."""


@pytest.fixture(scope="module")
def pages(showroom: Showroom) -> dict[str, str]:
    """The pages of evidence without what a filter makes of them, as who may do everything."""
    found = {}
    for rule in read(showroom):
        if rule.endpoint.partition(".")[0] in EVIDENCE:
            for address in showroom.addresses(rule):
                answer = showroom.visitors["coordinator"].get(address)
                if answer.status_code == 200 and answer.mimetype == "text/html":
                    found[address] = answer.text
    return found


def test_titles_tell_pages_apart(pages: dict[str, str]) -> None:
    titled: dict[str, set[str]] = {}
    for address, page in pages.items():
        title = page.partition("<title>")[2].partition("</title>")[0]
        titled.setdefault(title, set()).add(address.partition("?")[0])
    assert {title: at for title, at in titled.items() if len(at) > 1} == {}


def test_every_table_says_of_what_it_is(pages: dict[str, str]) -> None:
    for address, page in pages.items():
        for table in re.findall(r"<table[^>]*>\s*\S{8}", page):
            assert "<caption" in table or "aria-label" in table, (address, table)


def test_headings_leave_no_level_out(pages: dict[str, str]) -> None:
    for address, page in pages.items():
        levels = [int(level) for level in re.findall(r"<h([1-6])\b", page)]
        assert levels[0] == 1, address
        assert all(after <= before + 1 for before, after in pairwise(levels)), (address, levels)


def test_no_two_buttons_of_a_page_are_called_alike(pages: dict[str, str]) -> None:
    for address, page in pages.items():
        buttons = re.findall(r"<button[^>]*>(.*?)</button>", page, re.DOTALL)
        names = Counter(re.sub(r"<[^>]+>", "", inner).strip() for inner in buttons)
        assert {name: n for name, n in names.items() if n > 1} == {}, address
