"""What each refusal is called, in which status and words, by the concept it is about."""

from collections.abc import Mapping

from app.refusals.agreement import AGREEING
from app.refusals.archives import ARCHIVES
from app.refusals.conversing import CONVERSING, GUESTS, PUBLISHING, REVIEWING
from app.refusals.exports import EXPORTS
from app.refusals.fates import FATES
from app.refusals.files import FILES
from app.refusals.library import LIBRARY
from app.refusals.lists import LISTS
from app.refusals.meetings import MEETINGS
from app.refusals.needs import NEEDS
from app.refusals.seats import SEATS
from app.refusals.structure import STRUCTURAL, SUGGESTING
from app.refusals.submissions import SUBMISSIONS
from app.refusals.words import Words, said

REFUSALS: Mapping[type[Exception], tuple[int, Words]] = {
    **STRUCTURAL,
    **SUGGESTING,
    **REVIEWING,
    **PUBLISHING,
    **CONVERSING,
    **GUESTS,
    **LIBRARY,
    **AGREEING,
    **ARCHIVES,
    **EXPORTS,
    **FATES,
    **MEETINGS,
    **NEEDS,
    **SEATS,
    **SUBMISSIONS,
    **LISTS,
    **FILES,
}

__all__ = ["REFUSALS", "Words", "said"]
