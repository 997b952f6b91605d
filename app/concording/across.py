"""One topic across the conferences of Europe: our clauses, then what each instrument says of it."""

from collections.abc import Iterator, Sequence

from flask_babel import force_locale
from flask_babel import gettext as _

from app.concording.telling import heading_of, page
from app.formats.layout.labels import label
from app.formats.tables import Column, Grid, Told
from app.queries.concordance import Concordance, Line, Practice
from app.queries.evidence import in_language, instrument
from app.statute.snapshot import AUTHORITATIVE, Clause
from app.topics import country, topic


def told_across(found: Concordance, practice: Sequence[Practice], name: str, language: str) -> Told:
    """The clauses that draw on the topic, and every instrument of the library that speaks of it."""
    with force_locale(language):
        ours = on_topic(found, name)
        count = _("Our clauses: %(n)s; instruments: %(m)s.", n=len(ours), m=len(practice))
        title = _("By topic: %(topic)s", topic=topic(name))
        grids = (_ours(ours, language), _theirs(found, practice, language))
        return page(found.now, language, title, grids, (count,))


def on_topic(found: Concordance, name: str) -> dict[str, list[Line]]:
    """Lines that draw on a topic by their clause, in reading order."""
    ours: dict[str, list[Line]] = {}
    for line in found.lines:
        if name in line.topics:
            ours.setdefault(line.clause.id, []).append(line)
    return ours


def words_of(clause: Clause, language: str) -> str:
    """Heading and text in a language, else in the authoritative one."""
    said = clause.wording(language)
    if not (said.heading or said.text):
        said = clause.wording(AUTHORITATIVE)
    return "\n".join(filter(None, (heading_of(clause, said.language), said.text)))


def _ours(ours: dict[str, list[Line]], language: str) -> Grid:
    return Grid(
        _("Our text"),
        (
            Column("clause", _("Clause"), 18),
            Column("words", _("What it says"), 70),
            Column("relation", _("Draws on"), 40),
        ),
        tuple(
            (lines[0].label, words_of(lines[0].clause, language), _drawn(lines, language))
            for lines in ours.values()
        ),
        _("No clause draws on this topic yet."),
    )


def _drawn(lines: Sequence[Line], language: str) -> str:
    return "\n".join(
        f"{label(language, line.cited.relation)}: {_called(line, language)}" for line in lines
    )


def _called(line: Line, language: str) -> str:
    name = instrument(line.cited.source, language)
    return ", ".join(filter(None, (name, str(line.cited.extract.facts.get("article") or ""))))


def _theirs(found: Concordance, practice: Sequence[Practice], language: str) -> Grid:
    keys = {
        "organisation": (_("Organisation"), 30),
        "country": (_("Country"), 14),
        "instrument": (_("European instrument"), 34),
        "article": (_("Article"), 13),
        "says": (_("What it says"), 70),
        "ours": (_("Our clauses"), 24),
    }
    columns = tuple(Column(key, heading, width) for key, (heading, width) in keys.items())
    rows = tuple(row for one in practice for row in _instrument(found, one, language))
    return Grid(
        _("European practice"), columns, rows, _("No instrument of the library speaks of this.")
    )


def _instrument(found: Concordance, practice: Practice, language: str) -> Iterator[tuple[str, ...]]:
    source = practice.source
    for extract in practice.extracts:
        facts = extract.facts
        says = (
            in_language(facts.get("heading"), language),
            in_language(facts.get("summary"), language),
        )
        doubt = "" if facts.get("verified") else f"△ {_('still to be checked')}"
        yield (
            in_language(source.facts.get("organisation"), language),
            country(source.country),
            in_language(source.facts.get("title"), language),
            str(facts.get("article") or ""),
            "\n".join(filter(None, (*says, doubt))),
            "\n".join(
                f"{line.label} ({label(language, line.cited.relation)})"
                for line in found.lines
                if line.cited.extract.slug == extract.slug
            ),
        )
