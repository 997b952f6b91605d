"""Which tree of elements a file is, taken apart so that a hostile one does no harm."""

import codecs
import re

from lxml import etree
from lxml.etree import _Element as Element

from app.formats.errors import (
    BrokenXml,
    DeclaresEntities,
    EmptyFile,
    NotAkomaNtoso,
    TooLarge,
    TooManyElements,
    WrongEncoding,
)

LIMIT = 8_000_000
"""Bytes read at most: the marks take more room than the words they are put on."""

MOST_ELEMENTS = 150_000
"""Fifteen times those of an act of 2,000 clauses; a page must not be held up for minutes."""

DEEPEST = 90
"""Elements within each other. The acts at hand go 20 deep; each level is a call or more."""

KNOWN_ENCODINGS = re.compile(
    r"utf-?8|utf-?16(?:-?[lb]e)?|us-ascii|ascii|latin-?[159]|iso-8859-\d{1,2}|windows-125\d|cp125\d"
    r"|koi8-[ru]",
    re.IGNORECASE,
)
"""Encodings a file may say it is in."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    ("<?".encode("utf-16-le"), "utf-16-le"),
    ("<?".encode("utf-16-be"), "utf-16-be"),
)
_DECLARED = re.compile(r"\s*<\?xml\s[^>]{0,200}?\bencoding\s*=\s*[\"']([^\"'<>]{1,40})[\"']")
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,300}\?>")
_OPENING = re.compile(r"\s*<(?:\?xml\s|(?:[\w.-]{1,40}:)?akomaNtoso[\s>])")


def is_xml(raw: bytes) -> bool:
    """Whether the bytes are meant as XML, and so never as a text to guess at."""
    start = raw[:600]
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            start = start[: len(start) // 2 * 2].decode(encoding, "replace").encode()
            break
    return is_xml_text(start.decode("utf-8", "replace"))


def is_xml_text(text: str) -> bool:
    """The same of what has been decoded."""
    return _OPENING.match(text.removeprefix("\ufeff")) is not None


def decoded(raw: bytes) -> str:
    """The text of an XML file, in the encoding it declares.

    Raises TooLarge, EmptyFile or WrongEncoding.
    """
    if len(raw) > LIMIT:
        raise TooLarge(LIMIT, len(raw))
    if not raw.strip():
        raise EmptyFile
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), None)
    if encoding is None:
        declared = _DECLARED.match(raw[:400].decode("latin-1"))
        encoding = declared[1] if declared else "utf-8"
    if not KNOWN_ENCODINGS.fullmatch(encoding):
        raise WrongEncoding(encoding)
    try:
        return raw.decode(encoding).removeprefix("\ufeff")
    except (UnicodeError, LookupError):
        raise WrongEncoding(encoding) from None


def tree_of(text: str) -> Element:
    """The `akomaNtoso` element of a decoded file.

    Nothing outside of the file is read, no entity is known but those of XML itself. Raises
    DeclaresEntities, BrokenXml, NotAkomaNtoso, TooLarge or TooManyElements.
    """
    body = _DECLARATION.sub("", text.removeprefix("\ufeff"), count=1).lstrip("\n")
    if "<!DOCTYPE" in body or "<!ENTITY" in body:
        raise DeclaresEntities
    raw = body.encode("utf-8", "surrogatepass")
    if len(raw) > 2 * LIMIT:
        raise TooLarge(2 * LIMIT, len(raw))
    try:
        root = etree.fromstring(raw, _parser())
    except etree.XMLSyntaxError as error:
        raise BrokenXml(error.lineno or 0, error.msg or "") from None
    if etree.QName(root).localname != "akomaNtoso":
        raise NotAkomaNtoso(etree.QName(root).localname)
    _refuse_too_much(root)
    return root


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _refuse_too_much(root: Element) -> None:
    depth = count = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > DEEPEST:
            raise BrokenXml(element.sourceline or 0, f"more than {DEEPEST} elements in each other")
    if count > MOST_ELEMENTS:
        raise TooManyElements(MOST_ELEMENTS, count)
