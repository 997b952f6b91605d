"""Does what people write come out as they meant it, and can nobody harm a reader with it?"""

from html.parser import HTMLParser
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.lite import drawn

LEYLA = "0" * 16
TAGS = {"p", "br", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "span"}
"""All that ever comes out."""


class Reader(HTMLParser):
    """Notes the tags of a page, and where its links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def test_lists_quotes_emphasis_and_breaks_are_drawn() -> None:
    html = drawn("**Qalın** və *maili*\nsətir\n\n- bir\n- iki\n\n> sitat\n\n1. a\n2. b")
    for piece in ("<strong>Qalın</strong>", "<em>maili</em><br>", "<li>iki</li>", "<blockquote>"):
        assert piece in html


def test_a_bare_address_becomes_a_link_without_the_sign_behind_it() -> None:
    html = drawn("Bax: https://e-qanun.az/framework/1, (https://x.az/a_(b)).")
    assert 'href="https://e-qanun.az/framework/1"' in html
    assert 'href="https://x.az/a_(b)"' in html
    assert "</a>, (" in html
    assert "</a>)." in html


def test_no_address_is_made_of_less_or_inside_another_link() -> None:
    assert "<a" not in drawn("https:// ahttps://x.az x://y")
    assert drawn("[https://a.az](https://b.az)").count("<a ") == 1


def test_links_tell_nothing_of_the_committee() -> None:
    assert 'rel="noopener noreferrer nofollow ugc"' in drawn("[a](https://b.az)")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "&#106;avascript:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
    ],
)
def test_a_hostile_address_is_no_link(address: str) -> None:
    for text in (f"[x]({address})", f"[x](<{address}>)", address):
        assert not [one for one in read(drawn(text)).attributes if one[0] == "href"]


def test_html_is_shown_and_never_done() -> None:
    html = drawn("<img src=x onerror=alert(1)><script>alert(1)</script> ![x](https://a.az/p.png)")
    assert read(html).tags <= TAGS
    assert "&lt;script&gt;" in html


def test_whom_words_call_on_is_named_whatever_signs_the_name_has() -> None:
    html = drawn(f"@{{{LEYLA}}} və `@{{{LEYLA}}}`", ((LEYLA, "<b>Leyla*x*"),))
    assert '<span class="mention">@&lt;b&gt;Leyla*x*</span>' in html
    assert "<code>@&lt;b&gt;Leyla*x*</code>" in html


def test_an_id_of_nobody_who_was_called_is_shown_as_typed() -> None:
    assert drawn(f"@{{{LEYLA}}}") == f"<p>@{{{LEYLA}}}</p>\n"


def test_an_address_nobody_can_read_is_no_bare_link() -> None:
    assert "<a" not in drawn("http://[::1 və https://]")


@given(st.text(alphabet="*_[]()<>`!>-1. \n\\@{}0:/jhtps&;#\"'a", max_size=120))
def test_whatever_is_typed_only_harmless_tags_come_out(text: str) -> None:
    found = read(drawn(text, ((LEYLA, "Leyla"),)))
    assert found.tags <= TAGS
    led = [value for name, value in found.attributes if name == "href"]
    assert all(one.startswith(("http://", "https://", "mailto:", "/", "#")) for one in led)
    assert {name for name, _ in found.attributes} <= {"href", "rel", "title", "class", "start"}


@pytest.mark.parametrize(
    "unit", ["[", "![", "*a ", "**", ">", "- ", "`a``b```c", "[a](", "_*", "@{", "://a"]
)
def test_the_longest_hostile_comment_is_drawn_at_once(unit: str) -> None:
    began = perf_counter()
    drawn((unit * 20_000)[:20_000])
    assert perf_counter() - began < 3  # a fifth of a second where nothing else runs
