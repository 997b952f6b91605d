"""What imported lists say of themselves: columns, verdicts on rows, what is wrong in a cell."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

LISTS: Mapping[str, Any] = {
    "sources": _l("Sources"),
    "extracts": _l("Extracts"),
    "needs": _l("Needs"),
}

ROWS: Mapping[str, Any] = {
    "new": _l("New"),
    "changed": _l("Changed"),
    "duplicate": _l("Duplicates"),
    "wrong": _l("Wrong"),
    "same": _l("The same"),
}
"""What becomes of a row."""

ROW_MEANINGS: Mapping[str, Any] = {
    "new": _l("They would be added."),
    "changed": _l("They are known; what they say would change as shown."),
    "duplicate": _l("They seem to be there already. Tick one to add it all the same."),
    "wrong": _l("They cannot be taken. Mend them in your file and send it again."),
    "same": _l("They say what is said already: nothing happens."),
}

COLUMNS: Mapping[str, Any] = {
    "id": _l("Short name"),
    "source": _l("Source"),
    "group": _l("Target group"),
    "kind": _l("Kind"),
    "country": _l("Country"),
    "language": _l("Language"),
    "organisation": _l("Organisation"),
    "title": _l("Title"),
    "adopted": _l("Adopted"),
    "versions": _l("Versions"),
    "link": _l("Link"),
    "celex": _l("CELEX number"),
    "eli": _l("ELI"),
    "ecli": _l("ECLI"),
    "doi": _l("DOI"),
    "licence": _l("Licence"),
    "note": _l("Note"),
    "verified": _l("Verified"),
    "checked": _l("Where it was checked"),
    "article": _l("Article"),
    "heading": _l("Heading"),
    "summary": _l("Summary"),
    "quotation": _l("Quotation"),
    "quotation_language": _l("Language of the quotation"),
    "version": _l("Version read"),
    "topics": _l("Topics"),
    "text": _l("Description"),
    "priority": _l("Priority"),
    "status": _l("Status"),
    "reason": _l("Reason"),
    "evidence": _l("Evidence"),
    "method": _l("Method"),
}
"""Columns of lists; those said in several languages by the name before the language."""

VALUES: Mapping[str, Any] = {
    "name": _l("letters a–z, digits and hyphens, at most 80; made from the title where empty"),
    "line": _l("words"),
    "text": _l("words; may have several lines"),
    "date": _l("2010, 2010-05 or 2010-05-13; 13.05.2010 is understood too"),
    "link": _l("begins with https:// or http://"),
    "choice": _l("one of:"),
    "country": _l("two letters: PT, DE, AZ; EU for the Union, empty for international"),
    "language": _l("two letters: az, en, pt"),
    "identifier": _l("as the scheme writes it, or its address"),
    "versions": _l("a line each, the oldest first: date | label | link"),
    "topics": _l("names of topics with semicolons between them"),
    "yes": _l("yes or no"),
}
"""What stands in a column."""

DELIMITERS: Mapping[str, Any] = {
    "comma": _l("commas"),
    "semicolon": _l("semicolons"),
    "tab": _l("tabs"),
    "bar": _l("vertical bars"),
}
