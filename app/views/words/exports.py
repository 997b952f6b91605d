"""What forms of export, their formats and the columns of a table are called, and are for."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

FORMS: Mapping[str, Any] = {
    "clean": _l("Clean text"),
    "redline": _l("Tracked changes"),
    "comparative": _l("Comparative table"),
    "concordance": _l("Table of concordance"),
    "register": _l("Register of remarks"),
    "approvals": _l("Approval sheet"),
    "note": _l("Explanatory note"),
    "amending": _l("Amending act"),
    "letter": _l("Cover letter"),
}

FORM_PURPOSES: Mapping[str, Any] = {
    "clean": _l("The act as it reads, with its European references and the needs it answers."),
    "redline": _l("The text with every change struck or put in, by whom and when."),
    "comparative": _l("Older and newer wording side by side, with what you choose to tell of it."),
    "concordance": _l("Every clause beside the European article it draws on."),
    "register": _l("Who remarked what of which clause, and what became of it."),
    "approvals": _l("Who approved, objected or abstained on which words, and what was sealed."),
    "note": _l("What the draft is and why: drafted from the record, yours to reword."),
    "amending": _l("The act that turns one text into the other, instruction by instruction."),
    "letter": _l("The letter the documents are sent with."),
}

COLUMNS: Mapping[str, Any] = {
    "number": _l("Number and what happened"),
    "older": _l("Older wording"),
    "newer": _l("Newer wording"),
    "redline": _l("Newer wording with changes marked"),
    "why": _l("Reasons, references and needs together"),
    "reason": _l("Reason of the change"),
    "citations": _l("European references"),
    "needs": _l("Needs answered"),
    "who": _l("Who and when"),
    "remarks": _l("Remarks and answers"),
    "state": _l("State"),
}
"""Of a comparative table."""
