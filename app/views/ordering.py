"""What an address orders: form, format, language, steps, columns, and the facts of a letter."""

from contextlib import suppress
from datetime import date
from typing import cast

from flask import current_app, request

from app.config import Settings
from app.exporting import ENDINGS, OFFERED, Letter, Order, columns_in
from app.legalxml import BOTH
from app.presentation import locale
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES

FORMAT_OF = {ending: name for name, ending in ENDINGS.items()}

PLACED = "place-"
"""Before the name of a column, in the field that says where it stands."""

MOST_ENCLOSURES = 100


def ordered(form: str, ending: str = "") -> Order:
    """The order; steps as typed: whether there are such is for others to find out."""
    language = asked_language(AUTHORITATIVE if ending else locale())
    return Order(
        form=form,
        format=FORMAT_OF.get(ending, ""),
        language=language,
        at=asked_step("step", "at"),
        against=asked_step("against_step", "against"),
        columns=asked_columns() if form in OFFERED and OFFERED[form].columns else (),
        letter=asked_letter(language),
    )


def asked_language(otherwise: str) -> str:
    """In which language, or in both; `otherwise` where the address does not say."""
    asked = BOTH if request.args.get("both") else request.args.get("language", "")
    return asked if asked in (*LANGUAGES, BOTH) else otherwise


def asked_step(number: str, name: str) -> str:
    """The step typed as a number, else the one chosen by name; empty for neither."""
    return request.args.get(number, "").strip() or request.args.get(name, "").strip()


def asked_columns() -> tuple[str, ...]:
    """Named with commas in an address that was sent, or ticked, in the order of their places."""
    typed = request.args.getlist("columns")
    named = [one for some in typed for one in columns_in(some)]
    if not any(f"{PLACED}{one}" in request.args for one in named):
        return tuple(named)
    return tuple(sorted(named, key=lambda one: (_place(one), named.index(one))))


def _place(column: str) -> int:
    return request.args.get(f"{PLACED}{column}", 99, type=int)


def asked_letter(language: str) -> Letter:
    """The facts of a letter; a day that is none is left blank."""
    args = request.args
    day = None
    with suppress(ValueError):
        day = date.fromisoformat(args.get("date", "").strip())
    lines = (line.strip() for line in args.get("enclosures", "").splitlines())
    settings = cast(Settings, current_app.config["SETTINGS"])
    return Letter(
        number=args.get("number", "").strip(),
        day=day,
        addressee=args.get("addressee", "").strip(),
        enclosures=tuple(filter(None, lines))[:MOST_ENCLOSURES],
        signatory=args.get("signatory", "").strip(),
        sender=settings.sender.get(language, ""),
    )
