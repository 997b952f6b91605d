"""Tracked changes taken or refused as ECMA-376 says, told from the XML of a Word file alone."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PUT, GONE = (f"{W}ins", f"{W}moveTo"), (f"{W}del", f"{W}moveFrom")


class Set(NamedTuple):
    """A paragraph as it is set: its properties, and its words with what each run looks like."""

    shape: bytes
    runs: tuple[tuple[bytes, str], ...]

    @property
    def text(self) -> str:
        return "".join(text for _, text in self.runs)


def body_of(raw: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))[0]


def settled(raw: bytes, *, accept: bool) -> list[Set]:
    """The paragraphs after all changes are taken, or all refused.

    17.13.5: words put in stand if taken, words struck if refused. A paragraph whose end does not
    stand is joined with the next one, whose properties hold.
    """
    found: list[Set] = []
    carried: list[tuple[bytes, str]] = []
    for paragraph in body_of(raw).iterchildren(f"{W}p"):
        carried += _words(paragraph, accept=accept)
        if _ends(paragraph, accept=accept):
            found.append(Set(_shape(paragraph, accept=accept), tuple(_joined(carried))))
            carried = []
    assert not carried
    return found


def _stands(tag: str, *, accept: bool) -> bool:
    return tag in PUT if accept else tag in GONE


def _ends(paragraph: Any, *, accept: bool) -> bool:
    marks = paragraph.findall(f"{W}pPr/{W}rPr/*")
    return all(_stands(one.tag, accept=accept) for one in marks if one.tag in PUT + GONE)


def _shape(paragraph: Any, *, accept: bool) -> bytes:
    properties = paragraph.find(f"{W}pPr")
    change = properties.find(f"{W}pPrChange")
    if change is not None and not accept:
        properties = change.find(f"{W}pPr")
    kept = [one for one in properties if one.tag not in (f"{W}rPr", f"{W}pPrChange")]
    return b"".join(etree.tostring(one, method="c14n", exclusive=True) for one in kept)


def _words(element: Any, *, accept: bool) -> Iterator[tuple[bytes, str]]:
    for child in element:
        if child.tag in PUT + GONE and not _stands(child.tag, accept=accept):
            continue
        if child.tag == f"{W}r":
            looks = child.find(f"{W}rPr")
            look = b"" if looks is None else etree.tostring(looks, method="c14n", exclusive=True)
            yield look, "".join(_text(one) for one in child)
        elif child.tag != f"{W}pPr":
            yield from _words(child, accept=accept)


def _text(one: Any) -> str:
    if one.tag in (f"{W}t", f"{W}delText"):
        return one.text or ""
    return {f"{W}br": "\n", f"{W}tab": "\t"}.get(one.tag, "")


def _joined(runs: list[tuple[bytes, str]]) -> Iterator[tuple[bytes, str]]:
    """Runs that look the same in one; empty ones say nothing."""
    last: tuple[bytes, str] | None = None
    for look, text in (one for one in runs if one[1]):
        if last is not None and last[0] == look:
            last = look, last[1] + text
        else:
            if last is not None:
                yield last
            last = look, text
    if last is not None:
        yield last
