"""Why a file that was sent cannot be read, in which status and words."""

from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from app.formats import errors as formats

Words = Callable[[Any], str]


def _said(message: Any) -> Words:
    return lambda _error: str(message)


FILES: Mapping[type[Exception], tuple[int, Words]] = {
    formats.EmptyFile: (422, _said(_l("The file is empty. Choose another one."))),
    formats.TooLarge: (
        413,
        lambda error: str(
            _l(
                "The file is larger than %(n)s MB. Split the act and import it in parts.",
                n=error.limit // 1_000_000,
            )
        ),
    ),
    formats.TooManyLines: (
        413,
        _said(_l("The file has more than 40 000 lines. Split the act and import it in parts.")),
    ),
    formats.NotText: (
        415,
        _said(
            _l(
                "This is not a text file. "
                "Save the act as DOCX, plain text or Markdown and try again."
            )
        ),
    ),
    formats.BrokenFrontMatter: (
        422,
        lambda error: str(
            _l(
                "The lines between --- at the head of the file cannot be read (line %(line)s). "
                "Mend or remove them and try again.",
                line=error.line,
            )
        ),
    ),
    formats.BrokenXml: (
        422,
        lambda error: str(
            _l(
                "The XML of the file is broken at line %(line)s, or nested deeper than an act can "
                "be. Have it written anew by the program it comes from.",
                line=error.line,
            )
        ),
    ),
    formats.DeclaresEntities: (
        422,
        _said(
            _l(
                "The file declares a document type or entities of its own, which can hide or "
                "multiply words. Nothing of it was read. Save it without them and try again."
            )
        ),
    ),
    formats.NotAkomaNtoso: (
        415,
        lambda error: str(
            _l("This XML is not Akoma Ntoso: it begins with <%(root)s>.", root=error.root)
        ),
    ),
    formats.WrongEncoding: (
        422,
        lambda error: str(
            _l(
                "The file says it is written in %(encoding)s, and it is not. Save it in UTF-8 "
                "and try again.",
                encoding=error.encoding,
            )
        ),
    ),
    formats.TooManyElements: (
        413,
        _said(_l("The file has more marks than an act can have. Import it in parts.")),
    ),
    formats.UnequalPair: (
        422,
        lambda error: str(
            _l(
                "Text and translation in the file part ways: line %(one)s and line %(other)s are "
                "not the same unit.",
                one=error.authoritative,
                other=error.translation,
            )
        ),
    ),
    formats.UnknownEncoding: (
        422,
        _said(_l("The encoding of the file is not certain. Choose it below and try again.")),
    ),
}
"""What each refusal of a file says to the person who sent it."""
