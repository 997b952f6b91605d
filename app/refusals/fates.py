"""What refusals around what becomes of submissions are called."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from app.operations import fates as operations
from app.presentation import dated
from app.refusals.words import Words, said
from app.statute import fates


def _out_of_turn(_error: Any) -> str:
    return str(
        _l(
            "That cannot follow what has happened to the submission. Look where it stands now; "
            "a colleague may have entered something meanwhile."
        )
    )


FATES: Mapping[type[Exception], tuple[int, Words]] = {
    fates.OutOfTurn: (409, _out_of_turn),
    fates.BeforeTheLast: (
        422,
        lambda error: str(
            _l(
                "It cannot have happened before %(day)s, the day of what it follows.",
                day=dated(error.last),
            )
        ),
    ),
    fates.NotHappenedYet: (
        422,
        lambda error: str(_l("%(day)s is still to come.", day=dated(error.day))),
    ),
    fates.NumberMissing: (422, said(_l("Say under which number it was registered."))),
    fates.WhyMissing: (422, said(_l("Say why it is withdrawn."))),
    operations.NotADay: (422, said(_l("Write the day as 20.11.2026."))),
    operations.NotReturned: (
        409,
        said(_l("Remarks can be entered once the submission is entered as returned.")),
    ),
    operations.TooManyRemarks: (
        422,
        said(_l("So many remarks at once are not taken: enter them in parts.")),
    ),
}
"""Why something about a submission is not entered."""
