"""Is every page whole for everybody who may open it? Templates lean on what they are given."""

from collections.abc import Iterator

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


@pytest.mark.parametrize("in_place", [False, True], ids=["page", "fragment"])
@pytest.mark.parametrize("who", VISITORS)
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
