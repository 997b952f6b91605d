"""Does whoever walks a page by the keyboard see where they are, whatever sticks to its edges?"""

import pytest

from tests.journeys.admitting import admit
from tests.journeys.browsing import NARROW, WIDE, Look
from tests.journeys.committee import LEYLA, RASHAD
from tests.journeys.conftest import OpenPage
from tests.journeys.serving import Served

COVERED = """async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const at = document.activeElement;
    if (!at || at === document.body) return "";
    const box = [...at.getClientRects()][0] ?? at.getBoundingClientRect();
    const [x, y] = [box.left + Math.min(box.width / 2, 20), box.top + Math.min(box.height / 2, 20)];
    const seen = document.elementFromPoint(x, y);
    const label = at.labels?.[0];
    if (seen && (at.contains(seen) || seen.contains(at) || label?.contains(seen))) return null;
    const name = at.ariaLabel || at.innerText || at.value;
    return `${name.slice(0, 40)}: ${seen?.className ?? "out of sight"}`;
}"""
"""What covers the element with the focus; null where nothing does, "" where none has it."""

PAGES = {
    "/d/charter/history": LEYLA,
    "/d/charter/arrange": RASHAD,
    "/d/charter/checks": LEYLA,
    "/d/charter/ballot": RASHAD,
}


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["desk", "phone"])
@pytest.mark.parametrize("path", PAGES)
def test_what_has_the_focus_is_never_covered(
    showroom: Served, open_page: OpenPage, path: str, size: tuple[int, int]
) -> None:
    page = open_page(showroom, Look(language="en", size=size))
    admit(page, showroom, PAGES[path], "en")
    answer = page.goto(path)
    assert answer is not None
    assert answer.status == 200
    covered = []
    for _ in range(60):
        page.keyboard.press("Tab")
        found = page.evaluate(COVERED)
        if found == "":
            break
        covered += [found] if found else []
    assert covered == []
