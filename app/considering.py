"""Needs of target groups as exports print them: whose, how urgent, and what became of them."""

from flask_babel import force_locale

from app.needing import GROUPS, METHODS, PRIORITIES, STATUSES
from app.statute.coverage import Coverage, Need
from app.statute.dossier import ConsideredNeed
from app.statute.needs import SET_ASIDE


def considered(found: Coverage) -> tuple[ConsideredNeed, ...]:
    """Every need of the register beside the text, in its language; none where it answers none."""
    if not found.answers:
        return ()
    with force_locale(found.language):
        return tuple(
            ConsideredNeed(
                slug=need.slug,
                title=need.title,
                group=group_of(need),
                priority=priority_of(need),
                evidence=proof_of(need),
                state=standing_of(need),
                answers=found.answers.get(need.slug, ()),
            )
            for need in found.needs
        )


def group_of(need: Need) -> str:
    """Whose need it is, in words; a group nobody knows as it was written."""
    return str(GROUPS.get(need.group, need.group))


def priority_of(need: Need) -> str:
    """How urgent it is, in words."""
    return str(PRIORITIES.get(need.priority, need.priority))


def standing_of(need: Need) -> str:
    """Where the work on a need stands, with the reason where it was set aside."""
    words = str(STATUSES.get(need.status, need.status))
    return f"{words}: {need.reason}" if need.status == SET_ASIDE and need.reason else words


def proof_of(need: Need) -> str:
    """How a need was found, and on what it rests."""
    method = str(METHODS[need.method]) if need.method in METHODS and need.method else ""
    return ": ".join(part for part in (method, need.evidence) if part)
