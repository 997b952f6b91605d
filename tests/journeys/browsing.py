"""A visitor's browser: what it shows, what it complains of, and whom it shuts out."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request, Response, ViewportSize

RESULTS = Path(__file__).parents[2] / "test-results"
"""Where pictures of pages are kept; not in git."""

LONGEST_PICTURE = 3000
"""Height of a picture in CSS pixels: a whole charter takes the browser more than 10 s."""

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""How Chromium is started: alone, and without a word to anybody."""

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")

LOCALES = {"az": "az-AZ", "en": "en-GB"}
"""Languages of the interface, and what a browser calls them."""

WIDE, NARROW = (1280, 900), (390, 844)
"""A desk and a phone, in CSS pixels."""

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
"""The rules of axe that WCAG 2.2 AA asks for."""


@dataclass(frozen=True, slots=True)
class Look:
    """In which theme, language and width somebody reads."""

    theme: Theme = "light"
    language: str = "az"
    size: tuple[int, int] = WIDE
    touch: bool = False
    """Whether there is a finger and no mouse."""

    def __str__(self) -> str:
        return f"{self.theme}-{self.language}-{self.size[0]}"

    def context(self) -> dict[str, Any]:
        """The same, as Playwright's arguments for a browser context."""
        return {
            "color_scheme": self.theme,
            "locale": LOCALES[self.language],
            "viewport": {"width": self.size[0], "height": self.size[1]},
            "reduced_motion": "reduce",
            "timezone_id": "Asia/Baku",
            "has_touch": self.touch,
            "is_mobile": self.touch,
        }


ENGLISH = Look(language="en")
"""At a desk, by daylight, in English."""


@dataclass  # without slots: Playwright notes its wrappers on the object
class Complaints:
    """What a browser complained of while somebody walked through Nizam at `home`."""

    home: str
    heard: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        """Note everything the page complains of from now on."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.heard.append(f"script failed: {error}"))
        page.on("request", self._request)
        page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        """Errors, refusals of the content security policy among them."""
        loading = message.text.startswith("Failed to load resource")
        if message.type == "error" and not loading:
            self.heard.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.home, "data:", "blob:", "about:")):
            self.heard.append(f"asked another host: {request.url}")

    def _response(self, response: Response) -> None:
        """A refused page is an answer; a missing part of a page, or a crash, is not."""
        page = response.request.resource_type in {"document", "fetch", "xhr"}
        if response.status >= (500 if page else 400):
            self.heard.append(f"{response.status}: {response.url}")


def barriers(page: Page) -> list[str]:
    """What axe finds on the page that shuts somebody out: each rule, with its first element.

    Looked at from its top: further down, what the bar at the top half covers counts as too small.
    """
    page.evaluate("window.scrollTo({top: 0, behavior: 'instant'})")
    options = {
        "runOnly": {"type": "tag", "values": WCAG},
        "rules": {"target-size": {"enabled": True}},  # of WCAG 2.2, and not asked by its tag alone
        "resultTypes": ["violations"],
    }
    return [_said(rule) for rule in Axe().run(page, options=options).response["violations"]]


def _said(rule: dict[str, Any]) -> str:
    first = rule["nodes"][0]
    why = "; ".join(check["message"] for kind in ("any", "all", "none") for check in first[kind])
    where = f"at {first['target']}: {first['html'][:160]}"
    return f"{rule['id']} ({len(rule['nodes'])} elements): {rule['help']}\n  {where}\n  {why}"


def picture(page: Page, name: str) -> Path:
    """Keep a picture of the page, or of the beginning of a long one, as test-results/NAME.png."""
    path = RESULTS / f"{name}.png"
    window = page.viewport_size or ViewportSize(width=WIDE[0], height=WIDE[1])
    page.wait_for_load_state()  # between two pages there is no document to measure
    height = page.evaluate("document.documentElement.scrollHeight")
    tall = ViewportSize(width=window["width"], height=min(height, LONGEST_PICTURE))
    page.set_viewport_size(tall)
    page.screenshot(path=path)
    page.set_viewport_size(window)
    return path


def overflow(page: Page) -> int:
    """By how many CSS pixels the page is wider than its window; 0 when nobody need scroll."""
    root = "document.documentElement"
    return int(page.evaluate(f"Math.max(0, {root}.scrollWidth - {root}.clientWidth)"))
