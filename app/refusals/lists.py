"""What is wrong with imported lists, in words: with files, with rows, with choices of rows."""

from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app import listing as lists
from app.formats.listing import errors as formats
from app.formats.listing.errors import Fault
from app.formats.listing.rows import Note
from app.operations import listing
from app.refusals.library import NAMES
from app.refusals.words import said
from app.statute.identifiers import Scheme


def _columns_missing(error: Any) -> str:
    where = f"{error.place}: " if error.place else ""
    what = _l(
        "The list has neither a column “id” nor one of: %(columns)s. Add one to the headings.",
        columns=", ".join(error.missing),
    )
    return f"{where}{what}"


def _not_the_form(error: Any) -> str:
    where = f"{error.where}: " if error.where else ""
    what = _l("%(wanted)s is wanted here. Compare your file with the example.", wanted=error.wanted)
    return f"{where}{what}"


def _not_a_list(error: Any) -> str:
    if error.found == "ole":
        return str(
            _l(
                "This is an old Excel workbook (.xls), or one locked with a password. "
                "Save it as .xlsx without one and try again."
            )
        )
    return str(_l("This is no table. Save it as XLSX, CSV or JSON and try again."))


LISTS: Mapping[type[Exception], tuple[int, Callable[[Any], str]]] = {
    formats.ListTooLarge: (
        413,
        said(_l("The file is too large. Divide it and import it in parts.")),
    ),
    formats.TooManyRows: (
        413,
        lambda error: str(
            _l(
                "The file has more than %(n)s rows. Divide it and import it in parts.",
                n=error.limit,
            )
        ),
    ),
    formats.NoRows: (
        422,
        said(_l("There are no rows under the headings. Fill in one at least and try again.")),
    ),
    formats.NotAList: (415, _not_a_list),
    formats.BrokenWorkbook: (
        422,
        said(
            _l(
                "The workbook is damaged and cannot be read. "
                "Open it in Excel or LibreOffice, save it anew and try again."
            )
        ),
    ),
    formats.NoColumns: (
        422,
        lambda error: str(
            _l(
                "None of the columns is known. The first row says: %(found)s. "
                "The headings should be among: %(known)s.",
                found=", ".join(one[:40] for one in error.found),
                known=", ".join(error.known),
            )
        ),
    ),
    formats.ColumnsMissing: (422, _columns_missing),
    formats.ColumnTwice: (
        422,
        lambda error: str(
            _l(
                "Two columns mean “%(column)s”. Remove or rename one of them.",
                column=error.column,
            )
        ),
    ),
    formats.BrokenQuotes: (
        422,
        lambda error: str(
            _l(
                "Quotation marks do not close in more than a hundred rows, the last of them in "
                "line %(line)s. Choose another delimiter, or save the table anew as CSV.",
                line=error.line,
            )
        ),
    ),
    formats.BrokenJson: (
        422,
        lambda error: str(
            _l(
                "This is no JSON: line %(line)s, column %(column)s (%(problem)s).",
                line=error.line,
                column=error.column,
                problem=error.problem,
            )
        ),
    ),
    formats.NotTheForm: (422, _not_the_form),
    listing.ListOvertaken: (
        409,
        said(
            _l(
                "Somebody changed the library since you looked, and some rows would do another "
                "thing now. Nothing was taken: look at them again below."
            )
        ),
    ),
    listing.RowsWrong: (
        422,
        lambda error: str(
            _l(
                "All or nothing: %(n)s rows are wrong, so nothing was taken. "
                "Mend them in your file, or take the right ones alone.",
                n=error.rows,
            )
        ),
    ),
    listing.NoRowChosen: (422, said(_l("Nothing was taken: tick a row first."))),
    listing.TooManyAtOnce: (
        422,
        lambda error: str(
            _l(
                "%(n)s rows are more than the %(most)s that are taken in one go. Take the right "
                "ones in turns, or ask your administrator for “flask library import”.",
                n=error.rows,
                most=error.most,
            )
        ),
    ),
    listing.SourceLeftOut: (
        422,
        lambda error: str(
            _l(
                "Row %(line)s is an extract of “%(source)s”, which is new and not ticked. "
                "Tick it too. Nothing was taken.",
                line=error.line,
                source=error.source,
            )
        ),
    ),
    lists.NoSuchExport: (404, said(_l("The list is not written in that format."))),
}
"""The nearest ancestor of an error's class speaks for it."""

NOTES: Mapping[str, Any] = {
    "unknown_column": _l("The column “%(given)s” is not known: it is not read."),
    "merged": _l(
        "Cells are merged (%(given)s). What they say counts for the first row only: "
        "split them where it is meant for all."
    ),
    "formulas": _l("There are formulas. What they had come to when the file was saved is read."),
    "unread_sheet": _l("The sheet “%(given)s” holds none of these lists: it is not read."),
}
"""What is to be known of a whole table."""

FAULTS: Mapping[str, Any] = {
    "needed": _l("Nothing is said here. A new row needs one of: %(hint)s."),
    "too_long": _l("%(given)s characters; at most %(hint)s are kept. Shorten it."),
    "too_many": _l("%(given)s are listed; at most %(hint)s are kept."),
    "no_name": _l("“%(given)s” cannot be a short name: letters a–z, digits and hyphens, up to 80."),
    "no_date": _l("“%(given)s” is no date. Write 2010, 2010-05 or 2010-05-13."),
    "serial": _l("“%(given)s” is how a spreadsheet counts days. Write %(hint)s, if that is meant."),
    "no_link": _l("“%(given)s” is no address of the web. It begins with https:// or http://."),
    "no_choice": _l("“%(given)s” is not known here. Write one of: %(hint)s."),
    "no_country": _l("“%(given)s” is no code of a country. Write two letters, as PT or EU."),
    "no_language": _l("“%(given)s” is no code of a language. Write two letters, as az or pt."),
    "no_version": _l("“%(given)s” has too many parts. A version is: date | label | link."),
    "no_topic": _l("“%(given)s” is no topic of the library."),
    "no_yes": _l("“%(given)s” is neither yes nor no."),
    "no_source": _l(
        "The library has no source “%(given)s”. Add it first, or to the sheet of sources."
    ),
    "source_moved": _l(
        "This extract belongs to the source “%(hint)s”, not to “%(given)s”. "
        "Give the row another short name."
    ),
    "id_twice": _l("“%(given)s” stands in row %(hint)s already, with other words. Keep one."),
    "cells": _l(
        "The row has more cells than there are columns: “%(given)s”. "
        "Put a cell that holds the delimiter between quotation marks."
    ),
    "quotes": _l("A quotation mark is not closed, or stands within a cell undoubled: %(given)s"),
    "formula": _l("%(given)s has no value in the file. Put the value in the place of the formula."),
    "wrong_type": _l("%(given)s stands here; %(hint)s is wanted."),
}
"""What is wrong in a cell or a row, and what to do."""


def fault_in_words(fault: Fault) -> str:
    """What is wrong in a cell, and what to do."""
    if fault.what == "no_identifier":
        return str(NAMES[Scheme(fault.hint)] % {"given": fault.given[:80]})
    sentence = str(FAULTS[fault.what]) % {"given": fault.given, "hint": fault.hint}
    return _guessing(sentence, fault.hint if fault.what in ("no_topic", "no_source") else "")


def note_in_words(note: Note) -> str:
    """Something to know of a whole table."""
    return _guessing(str(NOTES[note.what]) % {"given": note.given}, note.hint)


def _guessing(sentence: str, meant: str) -> str:
    if not meant:
        return sentence
    question = _("Is “%(hint)s” meant?", hint=meant)
    return f"{sentence} {question}"
