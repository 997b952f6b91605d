"""A newsletter as HTML, text and DOCX: whatever was typed, it says that and does nothing else."""

import io
from datetime import UTC, datetime
from html.parser import HTMLParser

from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from app.formats.bulletin import Issue, as_docx, as_html, as_text
from app.formats.bulletin.parsing import PARSER
from app.formats.bulletin.text import WIDTH

NOON = datetime(2026, 11, 12, 12, tzinfo=UTC)

BODY = """\
Komitə **iki mətn** üzərində *işləyib*: [bax](https://nizam.example/x).

# Nizamnamə

## III fəsil

- Razılaşdırılıb: 12-ci maddə.
- Yeni:
  1. alt bir
  2. alt iki

> Sitat `kod`
"""

ALLOWED = {
    *("p", "br", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "code"),
    *("a", "blockquote"),
}


class Seen(HTMLParser):
    """What elements and addresses there are."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.attributes: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses += [value or "" for name, value in attrs if name == "href"]


def test_headings_stand_below_the_title_and_links_lead_where_they_say() -> None:
    html = as_html(BODY)
    assert "<h2>Nizamnamə</h2>" in html
    assert "<h3>III fəsil</h3>" in html
    assert '<a href="https://nizam.example/x" rel="noopener noreferrer">bax</a>' in html


def test_text_says_addresses_signs_and_headings() -> None:
    assert as_text(BODY) == (
        "Komitə iki mətn üzərində işləyib: bax (https://nizam.example/x).\n\n"
        "Nizamnamə\n=========\n\n"
        "III fəsil\n---------\n\n"
        "– Razılaşdırılıb: 12-ci maddə.\n"
        "– Yeni:\n"
        "  1. alt bir\n"
        "  2. alt iki\n\n"
        "  Sitat kod\n"
    )


def test_text_has_lines_that_mail_programs_keep() -> None:
    lines = as_text("- " + "uzun söz " * 100 + "\n\n### Üç\n\nbir\niki").splitlines()
    assert max(map(len, lines)) <= WIDTH
    assert lines[-4:] == ["Üç", "", "bir", "iki"]


def test_an_address_that_shows_itself_is_said_once() -> None:
    address = "https://nizam.example/"
    assert as_text(f"[{address}]({address})") == f"{address}\n"
    assert as_text("[a@b.example](mailto:a@b.example)") == "a@b.example\n"


@given(st.text(st.sampled_from("<>&\"'[]()*_`#-1. \n\\:/xjavascriptdata@é"), max_size=200))
def test_no_door_is_opened_whatever_was_typed(body: str) -> None:
    seen = Seen(as_html(body))
    assert seen.tags <= ALLOWED
    assert seen.attributes <= {"href", "rel", "start"}
    for address in seen.addresses:
        assert address.lower().startswith(("http:", "https:", "mailto:"))
    assert as_text(body) == "" or as_text(body).endswith("\n")


def test_links_that_run_something_stay_words() -> None:
    for address in ("javascript:alert(1)", "data:text/html,x", "/d/charter"):
        assert "<a" not in as_html(f"[pis]({address})")
    assert not PARSER.validateLink("http://[x")


def test_a_docx_says_the_same_and_is_the_same_every_time() -> None:
    issue = Issue("Bülleten", BODY, "az", NOON)
    data = as_docx(issue)
    assert data == as_docx(issue)
    said = [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]
    assert "Bülleten" in said
    assert any("12-ci maddə" in one for one in said)
    assert any("https://nizam.example/x" in one for one in said)
