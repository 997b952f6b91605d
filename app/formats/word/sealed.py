"""The seal inside a DOCX file: a custom XML part that Word keeps, a statement and a signature."""

import io
import re
import uuid
import zipfile
from base64 import b64decode, b64encode
from binascii import Error as NoBase64
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from app.formats.errors import NotText
from app.formats.word.opening import parts_of
from app.formats.word.printed import Printed, digest_of_words, printed_words
from app.formats.zipping import BROKEN, zipped

__all__ = ["NAMESPACE", "Printed", "Seal", "printed_words", "said_of", "seal_in", "with_seal"]

NAMESPACE = "urn:nizam:seal:1"
ROOT = f"{{{NAMESPACE}}}seal"
ITEM = re.compile(r"customXml/item\d+\.xml")

STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
MAIN_RELATIONS = "word/_rels/document.xml.rels"
NAMED = "Id"


@dataclass(frozen=True, slots=True)
class Seal:
    """What the part holds, as it stands there: nobody has looked at it yet."""

    statement: bytes
    signature: bytes
    """Empty in what was prepared unsigned."""


class TwoSeals(NotText):
    """Two parts claim to be the seal: nobody knows which is meant."""

    def __init__(self) -> None:
        super().__init__("two seals")


def said_of(docx: bytes, labels: Mapping[str, str]) -> dict[str, object]:
    """What a statement says of the words of a DOCX file. `labels`: by clause id."""
    printed = printed_words(docx)
    return {
        "clauses": [
            [clause, labels.get(clause, ""), digest_of_words(words)]
            for clause, words in sorted(printed.clauses.items())
        ],
        "body": digest_of_words(printed.body),
        "notes": digest_of_words(printed.notes),
    }


def with_seal(docx: bytes, statement: bytes, signature: bytes) -> bytes:
    """The file with the part in it, its other parts as they were."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    number = 1 + sum(1 for name in parts if ITEM.fullmatch(name))
    item, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    store = "{" + str(uuid.uuid5(uuid.NAMESPACE_URL, NAMESPACE)).upper() + "}"
    parts |= {
        item: _part(statement, signature),
        properties: (
            f'<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem '
            f'ds:itemID="{store}" xmlns:ds="{STORE}"><ds:schemaRefs><ds:schemaRef '
            f'ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
        ).encode(),
        f"customXml/_rels/item{number}.xml.rels": _relations(
            "customXmlProps", f"itemProps{number}.xml"
        ),
        "[Content_Types].xml": _declared(parts["[Content_Types].xml"], f"/{properties}"),
        MAIN_RELATIONS: _related(parts[MAIN_RELATIONS], f"../{item}"),
    }
    first = "[Content_Types].xml"
    return zipped(
        (name, parts[name]) for name in sorted(parts, key=lambda one: (one != first, one))
    )


def seal_in(docx: bytes) -> Seal | None:
    """The seal in a file from anywhere; None where there is none.

    Raises what app.formats.word.opening.parts_of does, TwoSeals, and NotText where the part is
    no seal of this version.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as archive:
            names = [name for name in archive.namelist() if ITEM.fullmatch(name)]
    except BROKEN as error:
        raise NotText("docx") from error
    found = [root for root in parts_of(docx, names).values() if root.tag == ROOT]
    if len(found) > 1:
        raise TwoSeals
    return _read(found[0]) if found else None


def _read(root: etree._Element) -> Seal:
    said = [root.findtext(f"{{{NAMESPACE}}}{name}") for name in ("statement", "signature")]
    try:
        statement, signature = (
            b64decode("".join((one or "").split()), validate=True) for one in said
        )
    except (NoBase64, ValueError) as error:
        raise NotText("seal") from error
    return Seal(statement, signature)


def _part(statement: bytes, signature: bytes) -> bytes:
    root = etree.Element(ROOT, nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    for name, content in (("statement", statement), ("signature", signature)):
        etree.SubElement(root, f"{{{NAMESPACE}}}{name}").text = b64encode(content).decode()
    return _written(root)


def _relations(kind: str, target: str) -> bytes:
    root = etree.Element(f"{{{RELATIONS}}}Relationships", nsmap={None: RELATIONS})  # type: ignore[dict-item]
    _relate(root, "rId1", kind, target)
    return _written(root)


def _related(held: bytes, target: str) -> bytes:
    root = etree.fromstring(held)
    taken = {one.get(NAMED) for one in root}
    name = next(f"rIdSeal{n}" for n in range(1, len(taken) + 2) if f"rIdSeal{n}" not in taken)
    _relate(root, name, "customXml", target)
    return _written(root)


def _relate(root: etree._Element, name: str, kind: str, target: str) -> None:
    made = etree.SubElement(root, f"{{{RELATIONS}}}Relationship")
    made.set(NAMED, name)
    made.set("Type", f"{RELATED}/{kind}")
    made.set("Target", target)


def _declared(held: bytes, part: str) -> bytes:
    root = etree.fromstring(held)
    kinds = {one.get("Extension") for one in root}
    if "xml" not in kinds:
        etree.SubElement(
            root, f"{{{TYPES}}}Default", Extension="xml", ContentType="application/xml"
        )
    etree.SubElement(root, f"{{{TYPES}}}Override", PartName=part, ContentType=PROPERTIES)
    return _written(root)


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
