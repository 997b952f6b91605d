"""What refusals around agreement are called: policies, ballots, words carried over."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l

from app.operations import carrying
from app.refusals import Words, said

AGREEING: Mapping[type[Exception], tuple[int, Words]] = {
    carrying.WordsDiffer: (
        409,
        said(_l("More than typography has changed, so each member decides anew.")),
    ),
    carrying.NothingToCarry: (
        409,
        said(_l("There is nothing to carry over here, or it was done already.")),
    ),
}
