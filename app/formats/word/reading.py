"""What a DOCX file says as an act: its paragraphs as Markdown, which `read` takes from there."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from app.formats.acts.labels import opening
from app.formats.errors import EmptyFile, NotText, TooLarge, TooManyElements
from app.formats.layout.labels import label
from app.formats.markup.escaping import escape_block, escape_heading
from app.formats.markup.front import written
from app.formats.word.lists import BULLET, Lists, Numbering, W, lists_of, numbering_in
from app.formats.zipping import BROKEN
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES, canonical

LIMIT = 8_000_000
"""Bytes of a file at most: pictures make a short act long."""

UNPACKED = 60_000_000
"""Bytes one part may unpack to; more is a bomb."""

MOST_ELEMENTS = 600_000
"""Ten times those of an act of 2,000 clauses; so many empty ones would take all memory."""

MOST_WORDS = 8_000_000
"""Characters the paragraphs may come to, with the numbers Word prints before them."""

DEEPEST_STYLE = 30
"""Styles based on one another."""

MAGIC = b"PK\x03\x04"
BODY, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
CORE, CUSTOM = "docProps/core.xml", "docProps/custom.xml"
PARTS = {BODY, STYLES, NUMBERING, CORE, CUSTOM}
OURS = "nizam."
"""What the names of this house's facts begin with."""

TOLD = ("kind", "family", "numbering")
"""Facts a text is taken by when it comes back."""

DC = "{http://purl.org/dc/elements/1.1/}"
HEADING = re.compile(r"heading ?([1-6])", re.IGNORECASE)
TITLE = re.compile(r"title", re.IGNORECASE)
OWN = re.compile(r"_[hc]_(?P<clause>\w+)")
"""Bookmarks this house puts around what a clause says."""

LEFT_OUT = frozenset(
    f"{W}{tag}" for tag in ("del", "moveFrom", "instrText", "txbxContent", "pPr", "p")
)
"""What a reader of the page does not see as its words; a paragraph in another is its own."""

SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


@dataclass(frozen=True, slots=True)
class Styled:
    """What a style says of its paragraphs."""

    name: str
    parent: str
    numbering: Numbering | None


def is_docx(raw: bytes) -> bool:
    """Whether the bytes are a document of Word."""
    if not raw.startswith(MAGIC):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return BODY in archive.namelist()
    except BROKEN:
        return False


def as_markdown(raw: bytes) -> str:
    """The act in the file. Of a clean text of this house, only what its clauses say.

    Numbers that Word counts by itself are written out; what is struck as a tracked change is left
    out, what is added is there. Raises TooLarge, TooManyElements, NotText and EmptyFile.
    """
    if len(raw) > LIMIT:
        raise TooLarge(LIMIT, len(raw))
    parts = _parts(raw)
    styles = _styles(parts.get(STYLES))
    paragraphs = list(parts[BODY].iter(f"{W}p"))
    own = any(_claimed(one) for one in paragraphs)
    lists = lists_of(parts.get(NUMBERING))
    told = _ours(paragraphs, styles, lists) if own else _theirs(paragraphs, styles, lists)
    blocks = list(_within(block for block in told if block))
    if not blocks:
        raise EmptyFile
    head = [_front(paragraphs, parts)] if own and CORE in parts else []
    return "\n\n".join([*head, *blocks]) + "\n"


def _within(blocks: Iterator[str]) -> Iterator[str]:
    """Blocks, as long as they come to no more than anybody reads."""
    told = 0
    for block in blocks:
        told += len(block)
        if told > MOST_WORDS:
            raise TooLarge(MOST_WORDS, told)
        yield block


def _front(paragraphs: list[Any], parts: Mapping[str, Any]) -> str:
    """What a clean text of this house says of itself: title, language, kind, specimen or not."""
    core = parts[CORE]
    title, language = (str(core.findtext(f"{DC}{tag}") or "") for tag in ("title", "language"))
    language = language[:2] if language[:2] in LANGUAGES else AUTHORITATIVE
    specimen = label(language, "illustrative")
    facts = _facts(parts.get(CUSTOM))
    said: dict[str, object] = {name: facts[name] for name in TOLD if facts.get(name)}
    said |= {"language": language, "title": title}
    if any(_words(one).strip() == specimen for one in paragraphs):
        said["illustrative"] = True
    heading = f"\n\n# {escape_heading(title)}" if title else ""
    return written(said) + heading


def _facts(part: Any | None) -> dict[str, str]:
    """What a file of this house says of itself for programs, by name."""
    if part is None:
        return {}
    known = [(one.get("name", ""), "".join(one.itertext()).strip()) for one in part]
    return {name.removeprefix(OURS): said for name, said in known if name.startswith(OURS)}


def _parts(raw: bytes) -> dict[str, Any]:
    """The parts that say something, parsed. Entities stay unread."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    found = {}
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for name in PARTS & set(archive.namelist()):
                if archive.getinfo(name).file_size > UNPACKED:
                    raise TooLarge(UNPACKED, archive.getinfo(name).file_size)
                found[name] = _tree(archive.read(name), parser)
    except (etree.XMLSyntaxError, *BROKEN) as error:
        raise NotText("docx") from error
    return found


def _tree(part: bytes, parser: etree.XMLParser) -> Any:
    """Counted before it is parsed: what opens and what closes an element begins alike."""
    if (count := part.count(b"<") // 2) > MOST_ELEMENTS:
        raise TooManyElements(MOST_ELEMENTS, count)
    return etree.fromstring(part, parser)


def _styles(part: Any | None) -> dict[str, Styled]:
    if part is None:
        return {}
    return {
        one.get(f"{W}styleId", ""): Styled(
            _value(one, "name"), _value(one, "basedOn"), numbering_in(one.find(f"{W}pPr"))
        )
        for one in part.iter(f"{W}style")
    }


def _value(within: Any, tag: str) -> str:
    found = within.find(f"{W}{tag}")
    return "" if found is None else str(found.get(f"{W}val", ""))


def _ancestry(paragraph: Any, styles: Mapping[str, Styled]) -> Iterator[Styled]:
    """The style of a paragraph, then those it is based on, each once and not without end."""
    properties = paragraph.find(f"{W}pPr")
    name = "" if properties is None else _value(properties, "pStyle")
    seen: set[str] = set()
    while name in styles and name not in seen and len(seen) < DEEPEST_STYLE:
        seen.add(name)
        yield styles[name]
        name = styles[name].parent


def _claimed(paragraph: Any) -> str:
    """`h` or `c` where it is a heading or a text of a clause of this house; empty for neither."""
    tagged = any(":" not in _value(one, "tag") for one in paragraph.iterfind(f"{W}sdt/{W}sdtPr"))
    names = (one.get(f"{W}name", "") for one in paragraph.iter(f"{W}bookmarkStart"))
    marks = [name for name in names if OWN.fullmatch(name)] if tagged else []
    if not tagged:
        return ""
    return "h" if any(name.startswith("_h_") for name in marks) else "c"


def _ours(paragraphs: list[Any], styles: Mapping[str, Styled], lists: Lists) -> Iterator[str]:
    """The last line set as a title, in capitals, is left out: the document bears the title."""
    for one in paragraphs:
        counted = lists.label(numbering_in(one.find(f"{W}pPr")))
        if kind := _claimed(one):
            inner = one.find(f"{W}sdt")
            words = canonical(_words(inner))
            typed = " ".join(_words(one).removesuffix(_words(inner)).split())
            number = counted or typed
            yield _block(number, words, 3 if kind == "h" or _level(one, styles) else 0)


def _theirs(paragraphs: list[Any], styles: Mapping[str, Styled], lists: Lists) -> Iterator[str]:
    for one in paragraphs:
        numbering = numbering_in(one.find(f"{W}pPr"))
        known = list(_ancestry(one, styles))
        numbering = numbering or next((style.numbering for style in known if style.numbering), None)
        words = canonical(_words(one))
        if words:
            title = any(TITLE.fullmatch(style.name) for style in known[:1])
            yield _block(lists.label(numbering), words, 1 if title else _level(one, styles))


def _level(paragraph: Any, styles: Mapping[str, Styled]) -> int:
    """Level of a heading, the title being the first; 0 for a paragraph."""
    for style in _ancestry(paragraph, styles):
        if found := HEADING.fullmatch(style.name):
            return min(int(found[1]) + 1, 6)
    return 0


def _block(number: str, words: str, level: int) -> str:
    if not words and not number:
        return ""
    start = f"{number} " if number == BULLET else opening(number, words)
    if level:
        return f"{'#' * level} {start}{escape_heading(words.replace(chr(10), ' '))}"
    if number:
        return start + escape_block(words, opens=False)
    return "\\\n".join(_plain(line) for line in words.split("\n"))


def _plain(line: str) -> str:
    """A line whose own first signs may say that it is a unit: `1.1. …` was typed so."""
    return escape_block(line, opens=False)


def _words(element: Any) -> str:
    """The words inside, without what is struck or only computes."""
    said = []
    for child in element:
        if child.tag in LEFT_OUT or not isinstance(child.tag, str):
            continue
        name = child.tag.removeprefix(W)
        if name == "t":
            said.append(child.text or "")
        elif name in SIGNS:
            said.append(SIGNS[name])
        else:
            said.append(_words(child))
    return "".join(said)
