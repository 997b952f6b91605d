"""What meetings, their outcomes and votes are called."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

MEETINGS: Mapping[str, Any] = {
    "called": _l("called"),
    "cancelled": _l("called off"),
    "running": _l("going on"),
    "ended": _l("held, minutes open"),
    "closed": _l("held, minutes closed"),
}
"""How far a meeting has come."""

MEETING_OUTCOMES: Mapping[str, Any] = {
    "approved": _l("adopted"),
    "rejected": _l("turned down"),
    "put_off": _l("put off"),
    "noted": _l("noted"),
}
"""What became of an item."""

OUTCOMES_ON_WORDS: Mapping[str, Any] = {
    "approved": _l("these exact words are adopted"),
    "rejected": _l("these exact words are turned down"),
    "put_off": _l("the item is put off"),
    "noted": _l("the item is noted, nothing is decided"),
}
"""What can become of an item that is a unit of the text."""

OUTCOMES_AT_MEETING: Mapping[str, Any] = {
    "approved": _l("what is written below is adopted"),
    "rejected": _l("what is written below is turned down"),
    "put_off": _l("the item is put off"),
    "noted": _l("the item is noted, nothing is decided"),
}
"""What can become of any other item."""

CAST: Mapping[str, Any] = {
    "approve": _l("for"),
    "object": _l("against"),
    "abstain": _l("abstaining"),
}
"""How somebody voted."""
