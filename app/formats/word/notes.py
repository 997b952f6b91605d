"""The endnotes of a Word document: marks behind the words, and what they say."""

from collections.abc import Iterator, Sequence

from docx.oxml.xmlchemy import BaseOxmlElement

from app.formats.word.markup import element, run

LINES = (("separator", -1), ("continuationSeparator", 0))
"""The lines Word draws above the notes; they count as notes."""


def note_marks(notes: Sequence[int]) -> Iterator[BaseOxmlElement]:
    """The marks of some notes, a comma between them."""
    for place, number in enumerate(notes):
        if place:
            yield _raised(_comma())
        yield _raised(element("w:endnoteReference", id=number))


def endnotes(notes: Sequence[str], language: str) -> BaseOxmlElement:
    """The part that holds the notes."""
    made = element("w:endnotes")
    for kind, number in LINES:
        line = element("w:p", element("w:r", element(f"w:{kind}")))
        made.append(element("w:endnote", line, type=kind, id=number))
    for number, words in enumerate(notes, start=1):
        style = element("w:pPr", element("w:pStyle", val="EndnoteText"))
        mark = _raised(element("w:endnoteRef"))
        said = element("w:p", style, mark, run(f" {words}", language=language))
        made.append(element("w:endnote", said, id=number))
    return made


def counted_so() -> BaseOxmlElement:
    """How a section counts its notes: 1, 2, 3, through the document."""
    return element("w:endnotePr", element("w:numFmt", val="decimal"))


def lines_above() -> BaseOxmlElement:
    """Which notes the settings name as the lines above the notes."""
    return element("w:endnotePr", *(element("w:endnote", id=number) for _, number in LINES))


def _raised(held: BaseOxmlElement) -> BaseOxmlElement:
    style = element("w:rPr", element("w:rStyle", val="EndnoteReference"))
    return element("w:r", style, held)


def _comma() -> BaseOxmlElement:
    made = element("w:t")
    made.text = ","
    return made
