"""What the reading of files, the checks and the standing of words say of a text."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

REMARKS: Mapping[str, tuple[Any, Any]] = {
    "unrecognised": (
        _l("No unit recognised"),
        _l("Kept as text of the unit above. Check whether a number is missing."),
    ),
    "furniture": (
        _l("Notes and signs of the publisher"),
        _l("Footnote marks and the like; kept where they stood."),
    ),
    "out_of_order": (
        _l("Number out of order"),
        _l("Taken as printed. Check whether the number is right."),
    ),
    "repeated": (_l("Number used twice"), _l("Both units were taken.")),
    "lookalikes": (
        _l("Look-alike letters"),
        _l("Cyrillic letters inside Latin words were replaced, so that search finds the word."),
    ),
    "table_of_contents": (
        _l("Table of contents"),
        _l("Recognised as a list of headings, not as units."),
    ),
    "joined": (_l("Lines joined"), _l("A line broken in the file was read as one sentence.")),
    "adapted": (
        _l("Units of another system"),
        _l("Nizam has no such unit; it stands as the nearest one. Check that it fits."),
    ),
    "markup": (
        _l("Marks that were not kept"),
        _l("Notes, tables, facts about the file: their words are in the text, their form is not."),
    ),
}
"""What the import report says of a line, and what was done about it."""

LEVELS: Mapping[str, Any] = {
    "blocks": _l("Blocks"),
    "warning": _l("Warning"),
    "note": _l("Note"),
}
"""How grave a finding of the checks is."""

LEVEL_MEANINGS: Mapping[str, Any] = {
    "blocks": _l("holds agreement back"),
    "warning": _l("should be mended"),
    "note": _l("worth a look"),
}

LIKELY: Mapping[str, Any] = {
    "instead": _l("Put where the words stood"),
    "same": _l("The very words"),
    "between": _l("Between the same words as then"),
    "alike": _l("Written nearly the same"),
}
"""Why a place may be what lost words became."""

ROUTES: Mapping[str, Any] = {
    "here": _l("the same clause"),
    "flowed": _l("where the words went when clauses were split or joined"),
    "elsewhere": _l("came to another clause since"),
}
"""How lost words may have come to a clause."""

STANDINGS: Mapping[str, Any] = {
    "": _l("All"),
    "confirmed": _l("Confirmed"),
    "asked": _l("Asked to confirm"),
    "unasked": _l("Not asked yet"),
    "stopped": _l("Wants no more letters"),
}
"""Where somebody stands who gets, or might get, the newsletter."""

ORIGINS: Mapping[str, Any] = {
    "added": _l("added by hand"),
    "imported": _l("from an imported list"),
    "sign_up": _l("signed up"),
}
"""How somebody came to the list."""

IMPORTED: Mapping[str, Any] = {
    "added": _l("added"),
    "known": _l("on the list already"),
    "stopped": _l("wants no more letters: not added again"),
    "twice": _l("twice in the file"),
    "invalid": _l("no e-mail address"),
}
"""What became of a line of an imported list."""
