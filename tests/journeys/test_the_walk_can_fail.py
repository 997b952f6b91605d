"""Do the eyes of the journeys see what is wrong with a page?"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.journeys.browsing import Complaints, barriers, overflow

FLAWS = {
    "script": ("<script src=/broken.js></script>", "script failed: asked for trouble"),
    "missing": ('<img alt="" src="/missing.png">', "404: http://nizam.test/missing.png"),
    "elsewhere": ('<img alt="" src="http://else.test/x.png">', "asked another host"),
    "policy": ("<p style='color: red'>x</p>", "Content Security Policy"),
    "crash": ('<img alt="" src="/crash">', "500: http://nizam.test/crash"),
}
"""A flaw in a page, and what is then complained of."""

Show = Callable[[str], tuple[Page, list[str]]]
"""Shows some HTML; answers the page with what the browser complained of."""

GOOD = '<!doctype html><html lang="az"><title>x</title><main><h1>x</h1>'


PARTS = {
    "http://nizam.test/broken.js": (200, "throw 'asked for trouble'"),
    "http://nizam.test/crash": (500, ""),
    "http://nizam.test/favicon.ico": (200, ""),
    "http://else.test/x.png": (200, ""),
}
"""What else the site has: anything not named here is missing."""


@pytest.fixture
def show(browser: Browser) -> Iterator[Show]:
    """Shows a page made of some HTML."""
    context = browser.new_context()

    def shown(html: str) -> tuple[Page, list[str]]:
        def answer(route: Route) -> None:
            page_itself = {"http://nizam.test/": (200, html)}
            status, body = (PARTS | page_itself).get(route.request.url, (404, ""))
            policy = {"Content-Security-Policy": "style-src 'self'", "Content-Type": "text/html"}
            route.fulfill(status=status, headers=policy, body=body)

        page, complaints = context.new_page(), Complaints("http://nizam.test/")
        complaints.listen(page)
        page.route("**/*", answer)
        page.goto("http://nizam.test/", wait_until="networkidle")
        return page, complaints.heard

    yield shown
    context.close()


@pytest.mark.parametrize("flaw", sorted(FLAWS))
def test_a_flaw_is_complained_of(show: Show, flaw: str) -> None:
    html, complaint = FLAWS[flaw]
    _, heard = show(GOOD + html)
    assert len(heard) == 1
    assert complaint in heard[0]


def test_a_good_page_is_not_complained_of(show: Show) -> None:
    page, heard = show(GOOD)
    assert (heard, barriers(page), overflow(page)) == ([], [], 0)


def test_a_barrier_is_found(show: Show) -> None:
    page, _ = show(GOOD + "<input>")
    assert [found.partition(" ")[0] for found in barriers(page)] == ["label"]


def test_a_page_wider_than_its_window_is_noticed(show: Show) -> None:
    page, _ = show(GOOD + "<table width=5000><tr><td>x</table>")
    assert overflow(page) > 3000
