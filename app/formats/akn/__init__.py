"""Akoma Ntoso 3.0, the standard of parliaments for acts as XML: written and read."""

from app.formats.akn.parsing import LIMIT, decoded, is_xml, is_xml_text
from app.formats.akn.reading import Transcript, read
from app.formats.akn.told import Event, Told
from app.formats.akn.writing import write

MEDIA_TYPE = "application/akn+xml"

__all__ = [
    "LIMIT",
    "MEDIA_TYPE",
    "Event",
    "Told",
    "Transcript",
    "decoded",
    "is_xml",
    "is_xml_text",
    "read",
    "write",
]
