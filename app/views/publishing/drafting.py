"""A newsletter as the record gives it, in plain sentences: a beginning for whoever edits it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from app.corresponding import speaking_to
from app.presentation import LOCALES, dated, locale
from app.queries.bulletin import Period
from app.queries.comparison import Change, Happening
from app.queries.evidence import in_language
from app.statute.snapshot import Family, Kind
from app.statute.units import units_of
from app.statute.workflow import State
from app.views.leaves import HEADINGS
from app.views.standing import tally

MOST = 8
"""Units of one chapter that are named before the rest are counted."""

GONE, NEW = frozenset({Happening.STRUCK}), frozenset({Happening.INSERTED, Happening.RESTORED})
SAID = frozenset({Happening.HEADING, Happening.REWORDED})


@dataclass(frozen=True, slots=True)
class Draft:
    """What a newsletter says before anybody edits it."""

    titles: dict[str, str]
    bodies: dict[str, str]


def drafted(periods: Sequence[Period], since: date, until: date) -> Draft:
    """The newsletter of a period in every language of the interface."""
    titles, bodies = {}, {}
    for language in LOCALES:
        with speaking_to(language):
            titles[language] = _(
                "What the committee did from %(since)s to %(until)s",
                since=dated(since),
                until=dated(until),
            )
            bodies[language] = "\n".join(_body(periods)).strip() + "\n"
    return Draft(titles, bodies)


def _body(periods: Sequence[Period]) -> Iterator[str]:
    eventful = [one for one in periods if one.eventful]
    if not eventful:
        yield _("In this period the committee prepared its next steps; no text changed.")
        return
    for one in eventful:
        yield f"# {plain(one.newer.snapshot.particulars.title(locale()))}\n"
        yield " ".join(_stand(one)) + "\n"
        yield from _chapters(one)
        yield from _around(one)


def _stand(one: Period) -> Iterator[str]:
    """Where the text stands as a whole."""
    if one.articles:
        yield from _units(one, one.newer.snapshot.particulars.family)
    if one.sealed:
        yield _("The coordinator signed the text off: the committee's work on it is done.")
    for stone in one.milestones:
        name = stone.name_az if locale() == "az" else stone.name_en
        yield _("A milestone was reached: %(name)s.", name=plain(name))


def _units(one: Period, family: Family) -> Iterator[str]:
    """How many units it has, called as its act family calls them, and how many are agreed."""
    articles = one.articles - one.preamble
    if one.began and family is Family.PLAN:
        yield ngettext(
            "The committee began to work on this plan: it has %(num)s goal.",
            "The committee began to work on this plan: it has %(num)s goals.",
            articles,
        )
    elif one.began and family is Family.SUBORDINATE:
        yield ngettext(
            "The committee began to work on this text: it has %(num)s paragraph.",
            "The committee began to work on this text: it has %(num)s paragraphs.",
            articles,
        )
    elif one.began:
        yield ngettext(
            "The committee began to work on this text: it has %(num)s article.",
            "The committee began to work on this text: it has %(num)s articles.",
            articles,
        )
    if one.began and not one.settled:
        yield _("None of them is agreed yet.")
    else:
        stands = {State.AGREED: one.settled, State.DRAFT: one.articles - one.settled}
        yield tally(stands, family, preamble=one.preamble) + "."


def _chapters(one: Period) -> Iterator[str]:
    """Chapter by chapter what was agreed, rewritten, added and struck."""
    found: dict[str, dict[str, list[str]]] = {}
    for unit, what in _happened(one):
        here = found.setdefault(_chapter(one, unit), {})
        here.setdefault(what, []).append(_named(one, unit))
    saying = {
        "agreed": _("Agreed"),
        "rewritten": _("Rewritten"),
        "added": _("Added"),
        "struck": _("Struck"),
    }
    for chapter, happened in found.items():
        if chapter:
            yield f"## {plain(chapter)}\n"
        for what, told in saying.items():
            if what in happened:
                yield f"- **{told}:** {_listed(happened[what])}"
        yield ""


def _happened(one: Period) -> Iterator[tuple[str, str]]:
    """Units in the order of the text, each with what happened to it."""
    changes = one.comparison.by_id
    for unit, parts in units_of(one.newer.snapshot).items():
        here = [changes[part] for part in parts if part in changes]
        if unit in one.agreed:
            yield unit, "agreed"
        what = _what(here, changes[unit].happened if unit in changes else ())
        if what and not (one.began and what == "added"):
            yield unit, what


def _what(changes: Sequence[Change], happened: Iterable[Happening]) -> str:
    """What became of a unit: struck or added as a whole, or else rewritten; "" for nothing."""
    itself = set(happened)
    if itself & GONE:
        return "struck"
    if itself & NEW:
        return "added"
    return "rewritten" if _reworded(changes) or itself & SAID else ""


def _reworded(changes: Sequence[Change]) -> bool:
    told = (set(change.happened) for change in changes)
    return any(one & (SAID | NEW | GONE) for one in told)


def _chapter(one: Period, unit: str) -> str:
    """The heading a unit stands under, with its number."""
    known = one.newer.snapshot.by_id
    above = known[unit].parent
    while above is not None and known[above].kind not in HEADINGS:
        above = known[above].parent
    return _named(one, above, brackets=False) if above else ""


def _named(one: Period, unit: str, *, brackets: bool = True) -> str:
    """Its number, and its heading behind it."""
    clause = one.newer.snapshot.by_id[unit]
    wordings = clause.wordings
    wording = clause.wording(locale() if locale() in wordings else "az")
    heading = wording.heading.strip().rstrip(".")
    if clause.kind is Kind.PREAMBLE or not one.newer.numbers.get(unit):
        return plain(heading) or one.newer.cited(unit, locale())
    cited = one.newer.cited(unit, locale())
    if not heading:
        return cited
    return f"{cited} ({plain(heading)})" if brackets else f"{cited}. {heading}"


def _listed(names: Sequence[str]) -> str:
    if len(names) <= MOST:
        return "; ".join(names) + "."
    first = "; ".join(names[:MOST])
    more: str = _("%(names)s and %(n)s more.", names=first, n=len(names) - MOST)
    return more


def _around(one: Period) -> Iterator[str]:
    """Suggestions, reviews and numbers."""
    told = [*_suggestions(one), *_rounds(one), *_numbers(one)]
    if told:
        yield "## " + _("How the committee worked") + "\n"
        yield from (f"- {sentence}" for sentence in told)
        yield ""


def _suggestions(one: Period) -> Iterator[str]:
    talk = one.talk
    if not talk.accepted:
        return
    names = [plain(in_language(names, locale())) for names in talk.institutions]
    names += [_("guests of the consultation")] * bool(talk.from_guests)
    if names:
        yield _(
            "Suggestions taken into the text: %(n)s, from %(names)s.",
            n=talk.accepted,
            names=", ".join(names),
        )
    else:
        yield _("Suggestions taken into the text: %(n)s.", n=talk.accepted)


def _rounds(one: Period) -> Iterator[str]:
    for each in one.opened:
        yield _(
            "A review was asked for: “%(title)s”, by %(day)s (people asked: %(n)s).",
            title=plain(each.title),
            day=dated(each.deadline),
            n=each.asked,
        )
    for each in one.closed:
        yield _(
            "A review was closed: “%(title)s” (reviews handed in: %(n)s of %(asked)s).",
            title=plain(each.title),
            n=each.handed_in,
            asked=each.asked,
        )


def _numbers(one: Period) -> Iterator[str]:
    talk = one.talk
    if talk.decisions:
        yield _("Decisions of members on wordings: %(n)s.", n=talk.decisions)
    if talk.comments:
        yield _("Comments: %(n)s, by %(people)s people.", n=talk.comments, people=talk.speakers)


def plain(words: str) -> str:
    """Words that mean what they say, in Markdown too."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#" else sign for sign in words)
