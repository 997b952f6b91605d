"""The page of the checks of a document."""

from flask import render_template, request

from app.access import requires
from app.db import session
from app.models import Document
from app.presentation import locale
from app.queries.checking import report
from app.queries.people import names_of
from app.queries.snapshots import snapshot
from app.statute.checks import RULES, Level
from app.statute.roles import Action
from app.views.checking.blueprint import blueprint
from app.views.checking.shown import (
    MOST_AT_ONCE,
    Choice,
    asked_of,
    by_level,
    chapters_of,
    chosen,
    counts_by_level,
    rules_found,
    tell,
    usages,
)
from app.views.naming import Naming


@blueprint.get("/d/<slug>/checks")
@requires(Action.READ, on=Document)
def page(document: Document) -> str:
    """What the checks found, filtered; the checklist, the terms, what was set aside."""
    return drawn(document)


def drawn(document: Document, *, problem: str = "", typed: tuple[str, str] = ("", "")) -> str:
    """The page; `typed` is the digest of a finding and the reason given for setting it aside."""
    now = snapshot(session(), document)
    found = report(session(), document, now)
    asked = asked_of(request.args)
    chapters, naming = chapters_of(now), Naming(now)
    wanted = chosen(found.open, asked, chapters)
    heads = dict.fromkeys(chapters[one.clause] for one in found.open if one.clause)
    return render_template(
        "checking/page.html",
        document=document,
        now=now,
        asked=asked,
        found=found,
        naming=naming,
        levels=[(str(level), counts_by_level(found.open)[level]) for level in Level],
        rules=rules_found(found.open),
        chapters=[Choice(head, naming.of(head), 0) for head in heads],
        groups=list(by_level(tell(found, one) for one in wanted[:MOST_AT_ONCE])),
        shown=min(len(wanted), MOST_AT_ONCE),
        wanted=len(wanted),
        titles={name: rule.title[locale()] for name, rule in RULES.items()},
        terms=usages(found, locale()) or usages(found, "az"),
        people=names_of(session()),
        problem=problem,
        typed=typed,
    )
