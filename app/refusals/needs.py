"""What refusals around needs and the papers that prove them are called."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from app.operations import attaching, needs
from app.queries.contents import ContentLost
from app.refusals.words import Words, said

FACTS_OF_NEEDS: Mapping[str, Any] = {
    "group": _l("target group"),
    "kind": _l("kind"),
    "priority": _l("priority"),
    "status": _l("status"),
    "method": _l("method"),
}


def _no_choice(error: Any) -> str:
    fact = FACTS_OF_NEEDS[error.fact]
    if not error.given:
        return str(_l("Choose the %(fact)s of the need.", fact=fact))
    return str(
        _l(
            "“%(given)s” is no %(fact)s of a need. Write one of: %(choices)s.",
            given=error.given[:80],
            fact=fact,
            choices=", ".join(error.choices),
        )
    )


NEEDS: Mapping[type[Exception], tuple[int, Words]] = {
    needs.NotAChoice: (422, _no_choice),
    needs.DescribedMeanwhile: (
        409,
        said(
            _l(
                "Somebody described this need anew since you opened the form. Nothing you typed "
                "is lost: look at its history in another window, then put both together."
            )
        ),
    ),
    attaching.KindNotTaken: (
        422,
        lambda error: str(
            _l(
                "“%(name)s” was not attached: it is not of a kind that is taken, or is not what "
                "its name says. Send PDF, DOCX, XLSX, ODT, ODS, CSV, TXT, PNG or JPEG.",
                name=error.name[:80],
            )
        ),
    ),
    ContentLost: (
        500,
        lambda error: str(
            _l(
                "What is kept under the name “%(name)s” is not what was attached, or is missing. "
                "Tell whoever keeps this installation: the file has to come back from a backup.",
                name=error.name,
            )
        ),
    ),
    attaching.FileTooLarge: (
        413,
        lambda error: str(
            _l("The file is larger than %(n)s MB and was not attached.", n=error.limit // 1_000_000)
        ),
    ),
}
"""Refusals around needs and what proves them."""
