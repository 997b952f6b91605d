"""A feed of what happened, as feed readers take it (Atom, RFC 4287)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

import regex

SPACE = "http://www.w3.org/2005/Atom"
MIME = "application/atom+xml"

UNSAYABLE = regex.compile(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
"""What XML 1.0 has no way to write."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened."""

    name: str
    """What it is for ever, within the installation."""
    title: str
    at: datetime
    author: str
    link: str
    """Whole address of the page about it."""
    content: str
    """HTML."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What happened to one thing."""

    name: str
    title: str
    language: str
    at: datetime
    link: str
    """Whole address of the page about it."""
    itself: str
    """Whole address of the feed."""
    entries: Sequence[Entry]
    """Newest first."""


def atom(feed: Feed) -> bytes:
    """The feed in XML."""
    root = ET.Element("feed", {"xmlns": SPACE, "xml:lang": feed.language})
    _say(root, "id", _id(feed.name))
    _say(root, "title", feed.title)
    _say(root, "updated", _moment(feed.at))
    ET.SubElement(root, "link", {"rel": "self", "type": MIME, "href": feed.itself})
    ET.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.link})
    _say(root, "generator", "Nizam")
    for entry in feed.entries:
        _add(root, entry)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _add(root: ET.Element, entry: Entry) -> None:
    node = ET.SubElement(root, "entry")
    _say(node, "id", _id(entry.name))
    _say(node, "title", entry.title)
    _say(node, "updated", _moment(entry.at))
    _say(node, "published", _moment(entry.at))
    _say(ET.SubElement(node, "author"), "name", entry.author)
    ET.SubElement(node, "link", {"rel": "alternate", "type": "text/html", "href": entry.link})
    _say(node, "content", entry.content).set("type", "html")


def _say(parent: ET.Element, name: str, words: str) -> ET.Element:
    node = ET.SubElement(parent, name)
    node.text = UNSAYABLE.sub("", words)
    return node


def _id(name: str) -> str:
    """A name for life: the same wherever the installation is reached."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'nizam:{name}')}"


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
