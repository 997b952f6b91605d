"""Is what we say a feed as RFC 4287 has it, whatever was typed?"""

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from app.formats.atom import SPACE, Entry, Feed, atom

NOON = datetime(2026, 11, 12, 12, tzinfo=UTC)


def a_feed(*entries: Entry, title: str = "Nizamnamə") -> Feed:
    link = "https://nizam.example/d/charter/"
    return Feed("abc", title, "az", NOON, link, f"{link}feed.atom", entries)


def an_entry(number: int = 1, content: str = "<p>a</p>", title: str = "Leyla") -> Entry:
    link = f"https://nizam.example/d/charter/compare?to={number}"
    baku = NOON.astimezone(timezone(timedelta(hours=4)))
    return Entry(f"abc:{number}", title, baku, "Leyla", link, content)


def read(feed: Feed) -> ET.Element:
    return ET.fromstring(atom(feed))  # noqa: S314  # we wrote it


def text(node: ET.Element, name: str) -> str:
    return node.findtext(f"{{{SPACE}}}{name}") or ""


def test_a_feed_and_its_entries_say_what_the_rfc_asks_for() -> None:
    root = read(a_feed(an_entry()))
    [entry] = root.findall(f"{{{SPACE}}}entry")
    assert root.tag == f"{{{SPACE}}}feed"
    for node in (root, entry):
        assert UUID(text(node, "id").removeprefix("urn:uuid:"))
        assert text(node, "title")
        assert text(node, "updated") == "2026-11-12T12:00:00Z"
    assert entry.findtext(f"{{{SPACE}}}author/{{{SPACE}}}name") == "Leyla"
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{{{SPACE}}}link")}
    assert links == {
        "self": "https://nizam.example/d/charter/feed.atom",
        "alternate": "https://nizam.example/d/charter/",
    }


def test_an_entry_keeps_its_id_whatever_becomes_of_its_words() -> None:
    first, second = (read(a_feed(an_entry(content=words))) for words in ("a", "b"))
    ids = [root.find(f"{{{SPACE}}}entry/{{{SPACE}}}id") for root in (first, second)]
    assert ids[0] is not None
    assert ids[1] is not None
    assert ids[0].text == ids[1].text


def test_two_entries_have_two_ids() -> None:
    root = read(a_feed(an_entry(1), an_entry(2)))
    entries = root.findall(f"{{{SPACE}}}entry")
    assert len({text(entry, "id") for entry in entries} | {text(root, "id")}) == 3


@given(st.text())
def test_whatever_was_typed_a_feed_can_be_read(words: str) -> None:
    try:
        words.encode()
    except UnicodeEncodeError:
        words = words.encode(errors="replace").decode()
    root = read(a_feed(an_entry(content=words, title=words), title=words))
    entry = root.find(f"{{{SPACE}}}entry")
    assert entry is not None
    assert entry.find("script") is None
    kept = "".join(c for c in words if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))
    assert text(entry, "content") == kept.replace("\r\n", "\n").replace("\r", "\n")
