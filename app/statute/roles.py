"""Who may do what: the table of permissions."""

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """What a person is on a document."""

    OBSERVER = "observer"
    REVIEWER = "reviewer"
    MEMBER = "member"
    COORDINATOR = "coordinator"


class Action(StrEnum):
    """What a page or a deed needs leave for."""

    READ = "read"
    """Read a document, its history and its exports."""
    COMMENT = "comment"
    """Begin threads, reply, suggest another wording."""
    MODERATE = "moderate"
    """Resolve and reopen threads, accept or reject suggestions."""
    EDIT = "edit"
    """Change text and structure, cite."""
    PROPOSE = "propose"
    """Put a wording forward for agreement."""
    DECIDE = "decide"
    """Approve, object, abstain, withdraw."""
    COORDINATE = "coordinate"
    """Policy, milestones, people, seals."""
    ENTER = "enter"
    """Be signed in: what is everybody's."""
    FOUND = "found"
    """Found and import documents, vouch for what the library says."""
    DESCRIBE = "describe"
    """Add sources and extracts to the library, and correct them."""
    PUBLISH = "publish"
    """Tell people outside what the committee did, and keep the list of them."""


ALLOWED: Mapping[Action, frozenset[Role]] = {
    Action.READ: frozenset(Role),
    Action.COMMENT: frozenset({Role.REVIEWER, Role.MEMBER, Role.COORDINATOR}),
    Action.MODERATE: frozenset({Role.MEMBER, Role.COORDINATOR}),
    Action.EDIT: frozenset({Role.MEMBER, Role.COORDINATOR}),
    Action.PROPOSE: frozenset({Role.MEMBER, Role.COORDINATOR}),
    Action.DECIDE: frozenset({Role.MEMBER}),
    Action.COORDINATE: frozenset({Role.COORDINATOR}),
}
"""Which roles on a document may do what with it."""

HOUSE_ACTIONS = frozenset({Action.ENTER, Action.FOUND, Action.DESCRIBE, Action.PUBLISH})
"""Actions on the house, not on a document.

ENTER is everybody's, FOUND the stewards', DESCRIBE theirs and that of whoever drafts a document,
PUBLISH that of whoever coordinates one.
"""

HELD_BY: Mapping[Action, frozenset[Role]] = {
    Action.DESCRIBE: ALLOWED[Action.EDIT],
    Action.PUBLISH: frozenset({Role.COORDINATOR}),
}
"""Actions on the house that come with a role on any document."""


def allowed(action: Action, role: Role | None) -> bool:
    """Whether somebody in `role` on a document may do `action` with it."""
    return role is not None and role in ALLOWED.get(action, frozenset())
