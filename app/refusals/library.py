"""What refusals of what is said of sources and extracts are called."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from app.operations import describing
from app.refusals.words import Words, said
from app.statute.identifiers import NoDate, NoIdentifier, Scheme

NAMES: Mapping[Scheme, Any] = {
    Scheme.CELEX: _l("“%(given)s” is no CELEX number. It looks like 32018H1210(01)."),
    Scheme.ELI: _l("“%(given)s” is no ELI. It looks like data.europa.eu/eli/reg/2013/1288/oj."),
    Scheme.ECLI: _l("“%(given)s” is no ECLI. It looks like ECLI:EU:C:1998:27."),
    Scheme.DOI: _l("“%(given)s” is no DOI. It looks like 10.2880/5575."),
}


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
