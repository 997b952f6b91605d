"""The table of concordance as tables that any format writes down."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from flask_babel import force_locale
from flask_babel import gettext as _

from app.concording.wanted import RELATIONS, Wanted, chosen, instrument, organisation
from app.formats.layout.front import day_of, footer
from app.formats.layout.labels import label
from app.formats.tables import Column, Grid, Sort, Told
from app.queries.concordance import Concordance, Cover, Line
from app.queries.evidence import in_language
from app.statute.language import long_date
from app.statute.snapshot import AUTHORITATIVE, Clause, Snapshot
from app.topics import country, topic

Cells = Mapping[str, Callable[[Line, str], str]]


def told(found: Concordance, wanted: Wanted, language: str, *, paper: bool) -> Told:
    """The lines asked for, then what they come to. Paper has few wide columns, files many."""
    with force_locale(language):
        lines = chosen(found, wanted, language)
        grids = (_lines(lines, language, paper=paper), *_sums(found, language))
        counted = _("Shown: %(n)s of %(total)s", n=len(lines), total=len(found.lines))
        return page(
            found.now,
            language,
            _("Table of concordance with European practice"),
            grids,
            (counted, *_asked(found, wanted, language)),
        )


def page(
    now: Snapshot, language: str, title: str, grids: Sequence[Grid], facts: Sequence[str]
) -> Told:
    """Tables of a document as of a step."""
    about = now.particulars
    return Told(
        language=language,
        title=title,
        grids=tuple(grids),
        subtitle=about.title(language),
        facts=(_as_of(now, language), *facts),
        footer=footer(now, language),
        about={"document": about.slug, "step": now.step},
        anchor=now.digest,
        at=now.at,
    )


def _as_of(now: Snapshot, language: str) -> str:
    if now.at is None:
        return str(_("Step %(n)s", n=now.step))
    return str(_("Step %(n)s, %(day)s", n=now.step, day=long_date(day_of(now.at), language)))


def _asked(found: Concordance, wanted: Wanted, language: str) -> Iterator[str]:
    """Which lines were asked for, in words, if not all."""
    if not wanted.narrows:
        return
    covers = {cover.heading.id: cover.label for cover in found.covers if cover.heading}
    whose = {line.cited.source.slug: instrument(line, language) for line in found.lines}
    yes = {"yes": _("yes"), "no": _("no")}
    said = {
        _("Chapter"): covers.get(wanted.chapter, _("under no heading")) if wanted.chapter else "",
        _("Topic"): topic(wanted.topic) if wanted.topic else "",
        _("Country"): country(wanted.country.replace("none", "")) if wanted.country else "",
        _("Relation"): label(language, wanted.relation) if wanted.relation else "",
        _("Instrument"): whose.get(wanted.source, ""),
        _("Checked at the source"): yes.get(wanted.verified, ""),
        _("Said anew since"): yes.get(wanted.overtaken, ""),
    }
    parts = (f"{name}: {value}" for name, value in said.items() if value)
    yield _("Only: %(parts)s", parts="; ".join(parts))


def _lines(lines: Sequence[Line], language: str, *, paper: bool) -> Grid:
    cells = PAPER if paper else FILES
    headings = _headings()
    columns = tuple(Column(key, headings[key], WIDTHS[key]) for key in cells)
    rows = tuple(tuple(cell(line, language) for cell in cells.values()) for line in lines)
    return Grid("" if paper else _("Concordance"), columns, rows, _("No citation is of that kind."))


def _headings() -> Mapping[str, str]:
    return {
        "chapter": _("Chapter"),
        "clause": _("Clause"),
        "topics": _("Topic"),
        "practice": _("European instrument and article"),
        "organisation": _("Organisation"),
        "country": _("Country"),
        "instrument": _("European instrument"),
        "article": _("Article"),
        "heading": _("Heading"),
        "relation": _("Relation"),
        "how": _("How"),
        "note": _("Note"),
        "checked": _("Checked at the source"),
        "overtaken": _("Said anew since"),
        "link": _("Link"),
    }


WIDTHS = {
    "chapter": 24,
    "clause": 15,
    "topics": 16,
    "practice": 30,
    "organisation": 28,
    "country": 14,
    "instrument": 40,
    "article": 12,
    "heading": 24,
    "relation": 15,
    "how": 32,
    "note": 42,
    "checked": 10,
    "overtaken": 10,
    "link": 30,
}
"""In characters."""


def practice(line: Line, language: str) -> str:
    """The instrument and its article, a line each."""
    facts = line.cited.extract.facts
    source = line.cited.source.facts
    named = (
        organisation(line, language),
        in_language(source.get("title"), language),
        " ".join(
            filter(None, (_article(line, language), in_language(facts.get("heading"), language)))
        ),
    )
    return "\n".join(dict.fromkeys(filter(None, named)))


def _article(line: Line, language: str) -> str:  # noqa: ARG001  # printed as in the original
    return str(line.cited.extract.facts.get("article") or "")


def _topics(line: Line, language: str) -> str:  # noqa: ARG001  # the locale is set
    return ", ".join(topic(one) for one in line.topics)


def _summary(line: Line, language: str) -> str:
    return in_language(line.cited.extract.facts.get("summary"), language)


def _note(line: Line, language: str) -> str:
    """What the instrument says, and what a reader must know before relying on it."""
    doubts = [
        "" if line.cited.extract.facts.get("verified") else f"△ {_('still to be checked')}",
        _("The library says this anew since it was cited.") if line.cited.overtaken else "",
    ]
    return "\n".join(filter(None, (_summary(line, language), *doubts)))


def heading_of(clause: Clause, language: str) -> str:
    """What a clause is headed, in a language, else in the authoritative one."""
    return clause.wording(language).heading or clause.wording(AUTHORITATIVE).heading


def _chapter(line: Line, language: str) -> str:
    return heading_of(line.chapter, language) if line.chapter else ""


def _how(line: Line, language: str) -> str:
    return in_language(line.cited.note, language)


def _relation(line: Line, language: str) -> str:
    return label(language, line.cited.relation)


PAPER: Cells = {
    "clause": lambda line, _: line.label,
    "topics": _topics,
    "practice": practice,
    "relation": _relation,
    "how": _how,
    "note": _note,
}

FILES: Cells = {
    "chapter": _chapter,
    "clause": lambda line, _: line.label,
    "topics": _topics,
    "organisation": organisation,
    "country": lambda line, _: country(line.cited.source.country),
    "instrument": lambda line, language: in_language(
        line.cited.source.facts.get("title"), language
    ),
    "article": _article,
    "heading": lambda line, language: in_language(
        line.cited.extract.facts.get("heading"), language
    ),
    "relation": _relation,
    "how": _how,
    "note": _summary,
    "checked": lambda line, __: _("yes") if line.cited.extract.facts.get("verified") else _("no"),
    "overtaken": lambda line, __: _("yes") if line.cited.overtaken else _("no"),
    "link": lambda line, _: str(line.cited.source.facts.get("link") or ""),
}


def _sums(found: Concordance, language: str) -> Iterator[Grid]:
    """What the whole document comes to, whichever lines were asked for."""
    number = Sort.NUMBER
    yield Grid(
        _("Coverage by chapter"),
        (
            Column("chapter", _("Chapter"), 50),
            Column("articles", _("Articles"), 12, number),
            Column("covered", _("With a precedent"), 12, number),
            Column("bare", _("Articles without a precedent"), 60),
        ),
        tuple(_cover(cover, language) for cover in found.covers),
        _("Nothing is written here yet."),
    )
    yield Grid(
        _("How clauses stand to what they cite"),
        (Column("relation", _("Relation"), 30), Column("n", _("Citations"), 12, number)),
        tuple(
            (label(language, one), str(found.relations[one]))
            for one in RELATIONS
            if found.relations[one]
        ),
        _("No clause cites anything yet."),
    )
    yield Grid(
        _("Topics of European practice nobody drew on"),
        (Column("topic", _("Topic"), 40), Column("n", _("Extracts in the library"), 14, number)),
        tuple((topic(one), str(count)) for one, count in sorted(found.untouched.items())),
        _("Every topic of the library is drawn on."),
    )


def _cover(cover: Cover, language: str) -> tuple[str, ...]:
    if cover.heading is None:
        name = _("under no heading")
    else:
        name = f"{cover.label} {heading_of(cover.heading, language)}".strip()
    bare = ", ".join(one for _clause, one in cover.bare)
    return name, str(len(cover.articles)), str(cover.covered), bare
