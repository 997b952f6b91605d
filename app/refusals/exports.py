"""What stands in the way of an export, each with what is possible instead."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from app import exporting
from app.formats.pdf.faces import FontMissing
from app.operations.papers import PaperChanged
from app.refusals.words import Words, said
from app.statute.amending import NumbersShifted

FORMAT_NAMES = {
    "akn": "Akoma Ntoso",
    "markdown": "Markdown",
    "text": "TXT",
}
"""Formats people do not call by their letters."""


def format_name(name: str) -> str:
    """What people call a format."""
    return FORMAT_NAMES.get(name, name.upper())


def _formats(formats: tuple[str, ...]) -> str:
    return ", ".join(map(format_name, formats))


def _no_such_form(error: Any) -> str:
    if not error.formats:
        return str(_l("There is no such form of export. Choose one of those on this page."))
    return str(
        _l(
            "This form is not written in that format. It is written as: %(formats)s.",
            formats=_formats(error.formats),
        )
    )


def _font_missing(error: Any) -> str:
    return str(
        _l(
            "The font %(file)s is missing or damaged. Whoever runs this installation puts it back "
            "by installing the product again; until then take the text as Markdown or JSON.",
            file=error.file.name,
        )
    )


def _one_language(error: Any) -> str:
    if not error.formats:
        return str(_l("This form is written in one language at a time. Choose one of them."))
    return str(
        _l(
            "Both languages in one file: this form has them as %(formats)s only. "
            "Choose one of these formats, or one language.",
            formats=_formats(error.formats),
        )
    )


def _no_such_column(error: Any) -> str:
    return str(
        _l(
            "The table has no column “%(column)s”. It may have: %(columns)s.",
            column=error.column,
            columns=", ".join(error.columns),
        )
    )


EXPORTS: Mapping[type[Exception], tuple[int, Words]] = {
    exporting.NothingToCompare: (
        422,
        said(_l("There is no older text to compare with. Name one, or take the clean text.")),
    ),
    exporting.NothingToAmend: (
        422,
        said(_l("The texts of these two steps are the same: there is nothing to amend.")),
    ),
    NumbersShifted: (
        422,
        lambda error: str(
            _l(
                "An amending act names each unit by its number, and between these steps "
                "%(n)s clauses of this draft came to bear another. Its numbers follow the order "
                "of its clauses: such a text is adopted whole, not amended.",
                n=len(error.clauses),
            )
        ),
    ),
    exporting.OneLanguageOnly: (422, _one_language),
    FontMissing: (503, _font_missing),
    exporting.NoSuchColumn: (422, _no_such_column),
    exporting.NoSuchForm: (404, _no_such_form),
    PaperChanged: (
        409,
        said(
            _l("A colleague wrote this section meanwhile. Look at it again: nothing was changed.")
        ),
    ),
}
"""Status and sentence of each refusal."""
