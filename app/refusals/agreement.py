"""What refusals around agreement are called: policies, ballots, words carried over."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l

from app.operations import carrying, deciding, policies
from app.refusals.words import Words, said

AGREEING: Mapping[type[Exception], tuple[int, Words]] = {
    carrying.WordsDiffer: (
        409,
        said(_l("More than typography has changed, so each member decides anew.")),
    ),
    deciding.MayNotPropose: (
        403,
        said(_l("By the rules of this document, words are put forward by others than you.")),
    ),
    policies.PolicyChanged: (
        409,
        said(_l("Somebody settled other rules meanwhile. Look at them, then decide again.")),
    ),
    policies.NoMember: (
        422,
        said(_l("Somebody these rules name is no member of the document any more.")),
    ),
    carrying.NothingToCarry: (
        409,
        said(_l("There is nothing to carry over here, or it was done already.")),
    ),
}
