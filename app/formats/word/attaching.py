"""The parts of a Word file beside its body: the lists that count."""

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from app.formats.word.markup import element
from app.formats.word.numbering import Numbers


def attach_numbering(document: Document, numbers: Numbers) -> None:
    """The lists that count the numbers of the act; nothing where none is counted."""
    root = element("w:numbering", *numbers.definitions())
    if len(root):
        name, kind = PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING
        made = Part(name, kind, _written(root), document.part.package)
        document.part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
