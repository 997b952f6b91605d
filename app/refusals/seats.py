"""What refusals around institutions, groups and nominations are called."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from app.operations import groups, institutions, nominating
from app.refusals.words import Words, said
from app.statute.institutions import Nameless, NamesCross
from app.statute.periods import EndsFirst


def _sits(error: Any) -> str:
    if not (error.since or error.until):
        sentence = _l(
            "%(name)s sits in this group already. End that term first, or choose days it leaves "
            "free.",
            name=error.name,
        )
        return str(sentence)
    return str(
        _l(
            "%(name)s sits in this group already, %(since)s–%(until)s. End that term first, or "
            "choose days it leaves free.",
            name=error.name,
            since=error.since or "…",
            until=error.until or "…",
        )
    )


SEATS: Mapping[type[Exception], tuple[int, Words]] = {
    institutions.NoSuch: (
        422,
        said(
            _l("Something chosen here is not there any more. Look at the lists and choose again.")
        ),
    ),
    institutions.NoCountry: (422, said(_l("Choose the country the institution is in."))),
    institutions.SameInstitution: (
        422,
        said(_l("Choose another institution: nothing can be merged into itself.")),
    ),
    institutions.MergedAlready: (
        409,
        said(_l("One of the two was merged already. Look how it stands now.")),
    ),
    Nameless: (
        422,
        said(_l("Write each name in at least one language, and at most forty names.")),
    ),
    NamesCross: (
        422,
        lambda error: str(
            _l(
                "“%(after)s” cannot stand under “%(before)s” with %(day)s: names stand oldest "
                "first, and one ends before the next begins.",
                before=error.before[:80],
                after=error.after[:80],
                day=error.day,
            )
        ),
    ),
    EndsFirst: (
        422,
        lambda error: str(
            _l(
                "%(until)s is not after %(since)s: what ends cannot begin later.",
                since=error.since,
                until=error.until,
            )
        ),
    ),
    groups.NoName: (422, said(_l("Give the group a name, in one language at least."))),
    groups.NobodySits: (
        422,
        said(_l("Choose a person, or write the name of somebody without an account.")),
    ),
    groups.SitsAlready: (409, _sits),
    groups.BeforeGroup: (
        422,
        lambda error: str(
            _l(
                "The group was founded or dissolved on %(day)s: nobody sits in it before or after.",
                day=error.day,
            )
        ),
    ),
    nominating.AlreadyThere: (
        409,
        lambda error: str(
            _l("%(name)s is there already, in this role or a higher one.", name=error.name)
        ),
    ),
    nominating.NominatedAlready: (
        409,
        lambda error: str(
            _l(
                "%(name)s is nominated already: that nomination waits for a decision.",
                name=error.name,
            )
        ),
    ),
    nominating.NotYetWritten: (
        422,
        lambda error: str(_l("The letter is of %(day)s: that day has not come.", day=error.day)),
    ),
    nominating.NoDay: (422, said(_l("Write the day of the letter."))),
    nominating.NobodyNamed: (
        422,
        said(_l("Choose a person, or write the name and e-mail address of whom to invite.")),
    ),
    nominating.WhyDeclined: (
        422,
        said(_l("Say why you decline: the institution will want to know.")),
    ),
    nominating.NotYourInstitution: (
        403,
        said(
            _l(
                "You enter nominations by the institution you come from. "
                "Those of others are entered by the coordinator."
            )
        ),
    ),
}
"""Refusals around institutions, groups and nominations."""
