"""The whole text with who wrote each word of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask import render_template, request
from markupsafe import Markup

from app.access import requires
from app.db import session
from app.models import Document
from app.queries.authorship import Written, steps_of, written_in
from app.queries.people import names_of
from app.queries.snapshots import snapshot, step_named
from app.speaking import speak
from app.statute.numbering import number_all, printed
from app.statute.roles import Action
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES, Snapshot, depths
from app.views.addresses import addresses
from app.views.leaves import HEADINGS
from app.views.recalling.blueprint import blueprint
from app.views.recalling.hands import Hands, drawn_of
from app.weaving import Speaker, woven


@dataclass(frozen=True, slots=True)
class Leaf:
    """One clause with its words drawn."""

    clause: str
    label: str
    depth: int
    large: bool
    """Whether it gathers others under a heading."""
    heading: Markup
    text: Markup


@blueprint.get("/d/<slug>/authors")
@requires(Action.READ, on=Document)
def authors(document: Document) -> str:
    """Who wrote what stands, in one language, today or at a step."""
    asked = request.args.get("at", "").strip()
    now = snapshot(session(), document, step_named(session(), document, asked) if asked else None)
    language = asked_language()
    speaker = speak(document, now)
    found = written_in(session(), document, language, step=now.step)
    people, steps = names_of(session()), steps_of(session(), document, found.values())
    hands = Hands(people, steps, addresses(document)["read"])
    return render_template(
        "recalling/authors.html",
        document=document,
        now=now,
        asked=asked,
        language=language,
        leaves=list(_leaves(now, found, language, (hands, speaker))),
        hands=hands.met(),
        addresses=addresses(document),
    )


def asked_language() -> str:
    """The one language asked for; else the authoritative one."""
    asked = request.args.get("language", "")
    return asked if asked in LANGUAGES else AUTHORITATIVE


def _leaves(
    now: Snapshot, found: Mapping[str, Written], language: str, draw: tuple[Hands, Speaker]
) -> Iterator[Leaf]:
    """What stands and says something in the language, in reading order."""
    hands, speaker = draw
    about = now.particulars
    numbers, levels = number_all(now.clauses, about.family, about.numbering), depths(now.clauses)
    for one in now.clauses:
        if one.struck or one.id not in found:
            continue
        wording, drawn = one.wording(language), drawn_of(found[one.id], hands)
        yield Leaf(
            clause=one.id,
            label=printed(one.kind, numbers[one.id], about.family, language),
            depth=levels[one.id],
            large=one.kind in HEADINGS,
            heading=woven(wording.heading, drawn[0], speaker),
            text=woven(wording.text, drawn[1], speaker),
        )
