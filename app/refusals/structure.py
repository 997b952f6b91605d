"""What refusals to change a text’s structure, and to take suggestions over, are called."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from app.operations import errors as operations
from app.operations.discussing import errors as talking
from app.operations.discussing.suggesting import TooManyParts
from app.operations.discussing.trying import DoesNotFit
from app.refusals.words import Words, said
from app.statute.cutting import BadCut, Fault
from app.statute.structure import Misplaced, MovedUnderItself

CUTS: Mapping[Fault, Any] = {
    Fault.NOTHING: _l("Choose a place with words before it and behind it: neither half is empty."),
    Fault.LETTER: _l("This place is inside a letter with its sign. Cut before or behind it."),
    Fault.REFERENCE: _l("This place is inside a reference. Cut before or behind it."),
}


def _overtaken(error: Any) -> str:
    if not error.name:
        return str(_l("Somebody changed this since, so it is not undone. Change it by hand."))
    return str(
        _l(
            "%(name)s changed this since, in step %(step)s, so it is not undone. "
            "Look at that step, and change by hand what is still to be changed.",
            name=error.name,
            step=error.step,
        )
    )


def _decided(error: Any) -> str:
    if error.outcome == "withdrawn":
        return str(
            _l(
                "%(name)s has withdrawn this suggestion, in step %(step)s. Nothing was changed.",
                name=error.name,
                step=error.step,
            )
        )
    told = {
        "accepted": _l("%(name)s has accepted this suggestion already, in step %(step)s."),
        "partly": _l("%(name)s has accepted a part of this suggestion already, in step %(step)s."),
        "rejected": _l("%(name)s has rejected this suggestion already, in step %(step)s."),
    }
    other = _l("%(name)s has closed this already, in step %(step)s.")
    sentence = str(told.get(error.outcome, other)) % {"name": error.name, "step": error.step}
    once = _l("Nothing was done twice.")
    return f"{sentence} {once}"


STRUCTURAL: Mapping[type[Exception], tuple[int, Words]] = {
    operations.NothingToJoin: (
        422,
        said(
            _l(
                "No clause of the same kind stands next. "
                "Move them together, or make them the same kind of unit, first."
            )
        ),
    ),
    operations.NothingToUndo: (
        409,
        said(
            _l(
                "This is not your newest change of the text, or was undone already. "
                "Nothing was changed: see below what can be undone."
            )
        ),
    ),
    operations.Overtaken: (409, _overtaken),
    BadCut: (422, lambda error: str(CUTS[error.fault])),
    Misplaced: (422, said(_l("A unit of this kind cannot stand there. Choose another place."))),
    MovedUnderItself: (
        422,
        said(_l("A clause cannot become part of one of its own parts. Choose another place.")),
    ),
}


SUGGESTING: Mapping[type[Exception], tuple[int, Words]] = {
    talking.DecidedAlready: (409, _decided),
    DoesNotFit: (
        409,
        lambda error: str(
            _l(
                "Nothing was changed: in the text as it stands part %(parts)s cannot be done. "
                "Below is why; the rest can be taken without it.",
                parts=", ".join(str(one.number) for one in error.parts),
            )
        ),
    ),
    TooManyParts: (
        422,
        said(_l("A suggestion has at most 100 parts. Make two of it.")),
    ),
}
"""What refusals around suggestions are called."""
