"""What refusals of archives are called."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from app.formats.archive.told import Fault, NotAnArchive
from app.operations import archives
from app.refusals.words import Words, said

FAULTS: Mapping[Fault, Any] = {
    Fault.NOT_ZIP: _l("The file is no archive: it is not a ZIP file, or its end is missing."),
    Fault.NOT_OURS: _l("The file is no archive of a document: nothing in it says that it is one."),
    Fault.NEWER: _l("The archive was written by a newer version. Update this installation first."),
    Fault.TOO_LARGE: _l("The archive holds more than can be taken at once."),
    Fault.MISSING: _l("The archive is not whole: a part of it is missing (%(where)s)."),
    Fault.EXTRA: _l("The archive holds what does not belong to it (%(where)s)."),
    Fault.CHANGED: _l("A part of the archive was changed after it was written (%(where)s)."),
    Fault.UNREADABLE: _l("A part of the archive cannot be read (%(where)s)."),
}


def _here(error: Any) -> str:
    if error.same:
        return str(_l("The document “%(slug)s” is here already.", slug=error.slug))
    return str(
        _l(
            "Another document here is called “%(slug)s”. A record names its document, so neither "
            "can be called otherwise: restore it on another installation.",
            slug=error.slug,
        )
    )


ARCHIVES: Mapping[type[Exception], tuple[int, Words]] = {
    NotAnArchive: (422, lambda error: str(FAULTS[error.fault]) % {"where": error.where}),
    archives.HereAlready: (409, _here),
    archives.Unfit: (
        422,
        lambda error: str(
            _l(
                "Nothing was restored: row %(line)s of “%(table)s” cannot have been written by "
                "the product.",
                line=error.line,
                table=error.table,
            )
        ),
    ),
    archives.NotWhole: (
        422,
        lambda error: str(
            _l(
                "Nothing was restored: the record does not fit from step %(step)s on. It was "
                "changed after it was written.",
                step=error.step,
            )
        ),
    ),
    archives.NotItsAnchor: (
        422,
        said(
            _l(
                "Nothing was restored: the record is not the one this digest was printed of. "
                "It was cut short or written anew."
            )
        ),
    ),
}
