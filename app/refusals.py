"""What refusals to change a text’s structure, and those around guests, are called."""

from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from app.operations import describing, guests, membership, publishing, reviewing
from app.operations import errors as operations
from app.operations.discussing import errors as talking
from app.operations.discussing.suggesting import TooManyParts
from app.operations.discussing.trying import DoesNotFit
from app.statute.cutting import BadCut, Fault
from app.statute.identifiers import NoDate, NoIdentifier, Scheme
from app.statute.structure import Misplaced, MovedUnderItself

Words = Callable[[Any], str]


def said(message: Any) -> Words:
    """The same words whatever the error."""
    return lambda _error: str(message)


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

NAMES: Mapping[Scheme, Any] = {
    Scheme.CELEX: _l("“%(given)s” is no CELEX number. It looks like 32018H1210(01)."),
    Scheme.ELI: _l("“%(given)s” is no ELI. It looks like data.europa.eu/eli/reg/2013/1288/oj."),
    Scheme.ECLI: _l("“%(given)s” is no ECLI. It looks like ECLI:EU:C:1998:27."),
    Scheme.DOI: _l("“%(given)s” is no DOI. It looks like 10.2880/5575."),
}

GUESTS: Mapping[type[Exception], tuple[int, Words]] = {
    guests.UnknownLink: (404, said(_l("There is nothing at this address. Check the link."))),
    guests.EndedLink: (
        410,
        said(_l("This link opens nothing any more: its time is over, or it was withdrawn.")),
    ),
    guests.TooManySent: (
        429,
        said(_l("Too much was sent within a short time. Wait a minute, then send it again.")),
    ),
    guests.FormTooOld: (
        400,
        said(_l("This page was too old, or your browser keeps no cookies. Send your words again.")),
    ),
    guests.AllSaid: (
        422,
        said(
            _l("You have made as many remarks as this link allows. Take one back to make another.")
        ),
    ),
    guests.NameNeeded: (422, said(_l("Write your name: whoever asked you wants to know it."))),
    guests.InstitutionNeeded: (
        422,
        said(_l("Write the institution or organisation you come from.")),
    ),
    guests.ReadOnly: (403, said(_l("This link does not let you do that."))),
    guests.ChangedMeanwhile: (
        409,
        said(
            _l("A guest changed their words while you read them. Read the list anew, then decide.")
        ),
    ),
    membership.GuestsHaveNoRole: (
        422,
        said(_l("A guest has no role. Invite them by e-mail; then they have an account.")),
    ),
}
"""What refusals around guests are called."""


def _no_language(error: Any) -> str:
    if not error.given:
        return str(_l("Say in which language this is quoted."))
    return str(
        _l(
            "“%(given)s” is no code of a language. It looks like de, fr or pt-PT.",
            given=error.given[:40],
        )
    )


LIBRARY: Mapping[type[Exception], tuple[int, Words]] = {
    NoIdentifier: (
        422,
        lambda error: str(NAMES[error.scheme] % {"given": error.given[:80]}),
    ),
    NoDate: (
        422,
        lambda error: str(
            _l(
                "“%(given)s” is no date. Write 2010, 2010-05 or 2010-05-13.",
                given=error.given[:40],
            )
        ),
    ),
    describing.NoLink: (
        422,
        lambda error: str(
            _l(
                "“%(given)s” is no address of the web. It looks like https://example.org/statute.",
                given=error.given[:80],
            )
        ),
    ),
    describing.SaidMeanwhile: (
        409,
        said(
            _l(
                "Somebody described this anew since you looked. Nothing you typed is lost: look "
                "at its history in another window, then put both together."
            )
        ),
    ),
    describing.NoTitle: (422, said(_l("Give the source a title, in one language at least."))),
    describing.NoSummary: (
        422,
        said(_l("Say in your own words what the article says, in one language at least.")),
    ),
    describing.NoLanguage: (422, _no_language),
    describing.NoSuchVersion: (
        422,
        lambda error: str(
            _l(
                "The source lists no version of %(given)s. Choose one of its versions, "
                "or add this one to the source first.",
                given=error.given[:40],
            )
        ),
    ),
    describing.QuotesTooMuch: (
        413,
        lambda error: str(
            _l(
                "The quotation is %(length)s characters long, at most %(limit)s are quoted. "
                "Quote the rule itself, and say the rest in your own words.",
                length=error.length,
                limit=error.limit,
            )
        ),
    ),
    describing.OutOfOrder: (
        422,
        lambda error: str(
            _l(
                "The version of %(after)s stands behind that of %(before)s. "
                "Put the oldest first, or mend the dates.",
                before=error.before,
                after=error.after,
            )
        ),
    ),
}
"""What refusals of the library are called."""

PUBLISHING: Mapping[type[Exception], tuple[int, Words]] = {
    publishing.AlreadySent: (
        409,
        said(_l("This newsletter was sent already: it is not changed and not sent again.")),
    ),
    publishing.SavedMeanwhile: (
        409,
        said(
            _l(
                "Somebody saved this newsletter since you opened it. "
                "Open it in another window, and put both together."
            )
        ),
    ),
    publishing.NobodyToSendTo: (422, said(_l("No address is confirmed yet: nothing was sent."))),
    publishing.NotAnAddress: (422, said(_l("This is no e-mail address. Look at it once more."))),
    publishing.LinkExpired: (
        410,
        said(_l("This link was used, is too old, or was followed by a newer one.")),
    ),
    publishing.TooManySignUps: (
        429,
        said(_l("So many sign-ups came from here that we pause for an hour. Try again later.")),
    ),
}
"""Refusals around newsletters and who gets them."""

REVIEWING: Mapping[type[Exception], tuple[int, Words]] = {
    reviewing.NobodyAsked: (
        422,
        said(
            _l(
                "Choose at least one person for each document who may comment on it "
                "and was not asked yet."
            )
        ),
    ),
    reviewing.DeadlinePassed: (422, said(_l("Choose today or a later day as the last day."))),
    reviewing.NotLater: (
        422,
        said(_l("A deadline is only put off: choose a day after the present one.")),
    ),
    reviewing.NotAsked: (
        403,
        said(
            _l(
                "You were not asked in this round. "
                "You can comment on the document itself, or ask the coordinator."
            )
        ),
    ),
    reviewing.RoundClosed: (
        409,
        said(
            _l(
                "This round is closed. Your drafts are kept: "
                "you can still send them as ordinary comments."
            )
        ),
    ),
    reviewing.HandedInAlready: (
        409,
        said(_l("Your review is handed in already. What else you have to say is a comment.")),
    ),
}

CONVERSING: Mapping[type[Exception], tuple[int, Words]] = {
    talking.NotYours: (
        409,
        said(
            _l(
                "Only whoever said it may do this, or, of what holds agreement back, "
                "the coordinator. Reply instead, or ask them."
            )
        ),
    ),
    talking.ThreadIsResolved: (
        409,
        said(
            _l(
                "This discussion is resolved: its words stand as they were decided on. "
                "Open it again first."
            )
        ),
    ),
    talking.HeldByOthers: (
        409,
        said(
            _l(
                "This discussion holds agreement back: only whoever began it or the coordinator "
                "resolves it. Reply instead, or ask them."
            )
        ),
    ),
    talking.NotColleague: (
        422,
        said(_l("Choose somebody who may comment on this document, or give them a role first.")),
    ),
    talking.DayIsPast: (422, said(_l("Choose today or a later day."))),
}
"""What refusals in conversations are called."""

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
