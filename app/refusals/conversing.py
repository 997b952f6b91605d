"""What refusals in conversations, reviews, newsletters and around guests are called."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l

from app.operations import guests, membership, publishing, reviewing
from app.operations.discussing import errors as talking
from app.refusals.words import Words, said

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
