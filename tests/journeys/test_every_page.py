"""Is every page there for everybody: both themes, both languages, at a desk and on a phone?"""

import os

import pytest

from tests.installation import make_app
from tests.journeys.admitting import admit, admit_guest
from tests.journeys.browsing import (
    NARROW,
    WIDE,
    Look,
    barriers,
    overflow,
    picture,
)
from tests.journeys.conftest import OpenPage
from tests.journeys.pages import GUEST, NO_PAGE, QUESTIONS, VISITORS, Stop, stops
from tests.journeys.serving import Served

APP = make_app("sqlite://")
"""Asked for its addresses only."""

LOOKS = (Look("light", "az", WIDE), Look("dark", "en", NARROW))
"""Each page is read in both themes and languages, and in either language is no wider than a desk or
a phone. All eight looks of 140 pages would take as long as all other tests together."""

STOPS = list(stops(APP))

READ_IN = {stop: LOOKS[place % len(LOOKS)] for place, stop in enumerate(STOPS)}
"""In which look axe reads a page, by turns: it takes longer than all else of a visit."""


@pytest.mark.parametrize("stop", STOPS, ids=str)
@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_every_page_is_there_for_everybody(
    showroom: Served, open_page: OpenPage, stop: Stop, look: Look
) -> None:
    address = stop.address(showroom)
    page = open_page(showroom, look)
    if stop.visitor == GUEST:
        admit_guest(page, showroom)
    elif stop.visitor:
        admit(page, showroom, stop.visitor, look.language)

    answer = page.goto(address)

    if "PICTURES" in os.environ:  # a third of the time of the walk, for who wants to look
        picture(page, f"pages/{stop}-{look}")
    assert answer is not None
    assert answer.status == 200
    assert page.url == showroom.url(address)
    assert page.locator("html").get_attribute("lang") == look.language
    for width, height in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": height})
        assert overflow(page) == 0, width
    page.set_viewport_size({"width": look.size[0], "height": look.size[1]})
    if look is READ_IN[stop]:
        found = barriers(page)
        assert found == [], "\n".join(found)


def test_the_walk_names_only_pages_that_are_there() -> None:
    assert {*NO_PAGE, *QUESTIONS, *VISITORS} <= set(APP.view_functions)
