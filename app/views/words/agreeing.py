"""What roles, states, decisions and what stands in the way of a seal are called."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

STATES: Mapping[str, Any] = {
    "draft": _l("Draft"),
    "proposed": _l("Proposed"),
    "contested": _l("Contested"),
    "agreed": _l("Agreed"),
    "signed": _l("Signed off"),
}

ROLES: Mapping[str, Any] = {
    "observer": _l("Observer"),
    "reviewer": _l("Reviewer"),
    "member": _l("Member"),
    "coordinator": _l("Coordinator"),
}

DUTIES: Mapping[str, Any] = {
    "observer": _l("reads the document, its history and its exports"),
    "reviewer": _l("reads, comments and suggests other wordings"),
    "member": _l("edits, discusses and decides on the wording"),
    "coordinator": _l("leads the work: people, rules, milestones, sign-off"),
}
"""What each role is for, as one chooses it."""

VERDICTS: Mapping[str, Any] = {
    "propose": _l("proposed"),
    "approve": _l("approved"),
    "object": _l("objected"),
    "abstain": _l("abstained"),
    "withdraw": _l("withdrew"),
}
"""What a member did, after their name."""

VOICES: Mapping[str, Any] = {
    "approved": _l("approved"),
    "partly": _l("approved in part"),
    "objected": _l("objects"),
    "abstained": _l("abstains"),
    "outdated": _l("decided on earlier words"),
    "silent": _l("consents by silence"),
    "waiting": _l("has not decided"),
}
"""What a member's word on an article comes to."""

TYPOGRAPHIC: Mapping[str, Any] = {
    "spaces": _l("spaces"),
    "quotes": _l("quotation marks and apostrophes"),
    "dashes": _l("dashes"),
    "invisible": _l("invisible signs"),
}
"""How words differ that say the same."""

TYPOGRAPHY: Mapping[str, Any] = {
    "spaces": _l("how many spaces there are between two words, and of which width"),
    "quotes": _l("the shape of quotation marks and apostrophes: «a», “a”, „a“, 'a'"),
    "dashes": _l("the length of hyphens and dashes: - ‐ ‑ – — (the minus sign − is no dash)"),
    "invisible": _l("signs nobody sees: soft hyphens, joiners, marks of direction"),
}
"""The same said in full: what exactly counts as typography."""

WHYS: Mapping[str, Any] = {
    "not_agreed": _l("not agreed"),
    "astray": _l("a reference leads nowhere"),
    "objection": _l("an objection stands"),
    "blocking": _l("an open discussion holds it back"),
    "stale": _l("translated from earlier words"),
    "untranslated": _l("not translated"),
}
"""What stands in the way of a seal."""

DEPARTED: Mapping[str, Any] = {
    "added": _l("new"),
    "removed": _l("no longer there"),
    "changed": _l("changed"),
    "moved": _l("stands in another place"),
}
"""What became of something since it was signed off."""
