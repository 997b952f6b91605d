"""The floor under exports: plain paragraphs by the libraries that Nizam writes with."""

import io

from docx import Document as WordDocument
from lxml import etree
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate


def bare_docx(said: list[str]) -> bytes:
    """The words as plain paragraphs by python-docx."""
    document = WordDocument()
    for text in said:
        document.add_paragraph(text)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def bare_pdf(said: list[str]) -> bytes:
    """The words as plain paragraphs by ReportLab: no embedded fonts, tags or archive metadata."""
    style = getSampleStyleSheet()["BodyText"]
    written = io.BytesIO()
    plain = [text.replace("&", "&amp;").replace("<", "&lt;") for text in said]
    SimpleDocTemplate(written).build([Paragraph(text, style) for text in plain])
    return written.getvalue()


def bare_xml(said: list[str]) -> bytes:
    """The words as plain paragraphs by lxml: no units, ids, references or facts about the act."""
    root = etree.Element("body")
    for text in said:
        etree.SubElement(root, "p").text = text
    written: bytes = etree.tostring(root, encoding="UTF-8")
    return written
