"""What each task asks, in one line."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from app.queries.work import Group, Task

GROUPS: Mapping[str, Any] = {
    Group.DECIDE: _l("My decision"),
    Group.LOOK: _l("Decided on earlier words"),
    Group.REPLY: _l("My answer"),
    Group.SUGGESTION: _l("Suggestions to judge"),
    Group.REVIEW: _l("My review"),
    Group.MEETING: _l("Meetings"),
    Group.COORDINATE: _l("To coordinate"),
}

ASKED: Mapping[tuple[str, str], Any] = {
    (Group.DECIDE, "proposed"): _l("%(by)s put these words forward: your decision is missing."),
    (Group.DECIDE, "contested"): _l("Contested: your decision is missing."),
    (Group.DECIDE, "again"): _l("You decided on earlier words. They changed: decide again."),
    (Group.LOOK, "approve"): _l("You approved earlier words. Look at what changed since."),
    (Group.LOOK, "object"): _l("You objected to earlier words. See whether it still holds."),
    (Group.LOOK, "abstain"): _l("You abstained on earlier words. Look at what changed since."),
    (Group.REPLY, "assigned"): _l("%(by)s gave you this discussion to see to."),
    (Group.REPLY, "mentioned"): _l("%(by)s calls on you."),
    (Group.REPLY, "asked"): _l("%(by)s asked and waits for an answer."),
    (Group.SUGGESTION, "suggested"): _l("%(by)s suggests a change: accept or reject it."),
    (Group.REVIEW, "asked"): _l("%(by)s asks for your review."),
    (Group.REVIEW, "begun"): _l("Your review is begun: hand in your remarks (%(n)s)."),
    (Group.MEETING, "invited"): _l("You are invited to this meeting."),
    (Group.MEETING, "entered"): _l("Entered for you at a meeting: see that it was your word."),
    (Group.COORDINATE, "unassigned"): _l("Holds agreement back, and nobody is to see to it."),
    (Group.COORDINATE, "admit"): _l("Remarks of guests wait to be admitted: %(n)s."),
    (Group.COORDINATE, "late"): _l("The deadline is over; reviews missing: %(n)s."),
    (Group.COORDINATE, "nominated"): _l("Nominations wait for your decision: %(n)s."),
    (Group.COORDINATE, "bounced"): _l("Letters to people on this document came back: %(n)s."),
}
"""By group and what is asked; `by` is who asks, `n` how many things it stands for."""


def sentence(task: Task, by: str) -> str:
    """What the task asks. `by`: the name of who asks it."""
    pattern = ASKED[task.group, task.asked]
    return str(pattern) % {"by": by, "n": task.count}
