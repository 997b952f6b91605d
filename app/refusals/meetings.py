"""What refusals at meetings and of delegations are called."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from app.operations import convening, delegating
from app.refusals.words import Words, said
from app.statute import delegation


def _undecided(error: Any) -> str:
    places = ", ".join(map(str, error.numbers))
    return str(_l("Items without outcome: %(places)s. Record what became of each.", places=places))


def _no_quorum(error: Any) -> str:
    return str(
        _l(
            "Only %(present)s members are there and the quorum is %(needed)s: words cannot be "
            "decided on. Put the item off, or wait for more to come.",
            present=error.present,
            needed=error.needed,
        )
    )


def _not_present(error: Any) -> str:
    return str(
        _l(
            "%(name)s is not there, and nobody there speaks for them: no voice can be entered.",
            name=error.name,
        )
    )


def _contested(error: Any) -> str:
    return str(
        _l(
            "%(name)s said that the voice entered for them was not theirs: they speak themselves.",
            name=error.name,
        )
    )


def _too_many(error: Any) -> str:
    return str(
        _l(
            "Whoever you name would hold more than %(most)s voices of others on some day. "
            "Choose somebody else, or other days.",
            most=error.most,
        )
    )


MEETINGS: Mapping[type[Exception], tuple[int, Words]] = {
    convening.NotKeeper: (
        403,
        said(_l("The coordinator, the chair and the secretary keep the minutes, nobody else.")),
    ),
    convening.NotAtThisStage: (
        409,
        said(_l("The meeting has gone on meanwhile: this cannot be done now. Look how it stands.")),
    ),
    convening.NoOffice: (422, said(_l("Choose the chair and the secretary."))),
    convening.NothingOnAgenda: (422, said(_l("Put at least one item on the agenda."))),
    convening.NotPresent: (422, _not_present),
    convening.NoQuorum: (409, _no_quorum),
    convening.VoiceContested: (409, _contested),
    convening.NothingToContest: (422, said(_l("No voice was entered for you on this item."))),
    convening.TooLateToContest: (
        409,
        said(_l("The days for contesting are over. You can still decide anew on the words.")),
    ),
    convening.Undecided: (409, _undecided),
    delegating.NotAMember: (
        422,
        said(_l("A voice is lent by a member to a member: choose somebody who decides here.")),
    ),
    delegating.OverAlready: (422, said(_l("The last day is over already. Choose a later one."))),
    delegating.NoVoiceOfTheirs: (
        403,
        said(_l("You do not speak for this member on these words today.")),
    ),
    delegating.SpokeThemselves: (
        409,
        said(_l("The member has spoken of these words themselves: their own word stands.")),
    ),
    delegation.SpeaksForThemselves: (422, said(_l("Choose somebody else than yourself."))),
    delegation.EndsBeforeItBegins: (
        422,
        said(_l("The last day is before the first. Choose the days anew.")),
    ),
    delegation.VoiceGivenAlready: (
        409,
        said(_l("Somebody speaks for you on some of these days already. End that first.")),
    ),
    delegation.TooManyVoices: (409, _too_many),
}
