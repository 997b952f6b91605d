"""The parts of a Word file beside its body: lists that count, endnotes, facts for programs."""

from collections.abc import Mapping, Sequence

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree

from app.formats.word.markup import element
from app.formats.word.notes import counted_so, endnotes, lines_above
from app.formats.word.numbering import Numbers
from app.statute.snapshot import UNSTORABLE

CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
ANY = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set of properties that anybody may add to."""

FIRST = 2
"""The first number such a property may have."""


def attach_numbering(document: Document, numbers: Numbers) -> None:
    """The lists that count the numbers of the act; nothing where none is counted."""
    root = element("w:numbering", *numbers.definitions())
    if len(root):
        _attach(document, "numbering", root)


def attach_endnotes(document: Document, notes: Sequence[str], language: str) -> None:
    """The notes behind the text; nothing where there are none."""
    if not notes:
        return
    _attach(document, "endnotes", endnotes(notes, language))
    document.settings.element.find(qn("w:compat")).addprevious(lines_above())
    document.element.body[-1].find(qn("w:pgSz")).addprevious(counted_so())


def attach_facts(document: Document, facts: Mapping[str, str]) -> None:
    """What the file says of itself, as properties Word shows under "Custom"."""
    root = etree.Element(f"{{{CUSTOM}}}Properties", nsmap={"op": CUSTOM, "vt": VALUES})
    for number, (name, value) in enumerate(facts.items(), start=FIRST):
        one = etree.SubElement(
            root, f"{{{CUSTOM}}}property", fmtid=ANY, pid=str(number), name=f"nizam.{name}"
        )
        etree.SubElement(one, f"{{{VALUES}}}lpwstr").text = UNSTORABLE.sub("", value)
    if len(root):
        package = document.part.package
        kind = CONTENT_TYPE.OFC_CUSTOM_PROPERTIES
        made = Part(PackURI("/docProps/custom.xml"), kind, _written(root), package)
        package.relate_to(made, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def _attach(document: Document, name: str, root: etree._Element) -> None:
    kind = getattr(CONTENT_TYPE, f"WML_{name.upper()}")
    made = Part(PackURI(f"/word/{name}.xml"), kind, _written(root), document.part.package)
    document.part.relate_to(made, getattr(RELATIONSHIP_TYPE, name.upper()))


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
