"""What is asked of the matrix of needs, and the tables its files are made of."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import force_locale
from flask_babel import gettext as _

from app.considering import group_of, priority_of, standing_of
from app.exporting.order import NoSuchForm, Written
from app.formats.layout.labels import label
from app.formats.tables import MEDIA_TYPES, WRITERS, Column, Grid, Told
from app.needing import HOW_FAR
from app.statute.coverage import Chapter, Coverage, Need
from app.statute.language import slug

WIDEST = 170
"""Parts of the width a sheet holds: of more chapters than that the rest stand in a table below."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which needs of the matrix somebody asks for; empty fields let everything through."""

    group: str = ""
    priority: str = ""
    how: str = ""
    """fully, partly or no"""

    def lets_through(self, need: Need, how: str) -> bool:
        """Whether a need is one of them. `how`: fully, partly, or "" for not."""
        return (
            self.group in ("", need.group)
            and self.priority in ("", need.priority)
            and self.how in ("", how or "no")
        )


def narrowed(found: Coverage, chosen: Chosen) -> Coverage:
    """The matrix of the needs asked for."""
    if chosen == Chosen():
        return found
    return found.narrowed(
        need.slug for need in found.needs if chosen.lets_through(need, found.how(need.slug))
    )


def covered_down(document: str, found: Coverage, format_: str) -> Written:
    """The file of a matrix. `document`: its slug. Raises NoSuchForm."""
    if format_ not in WRITERS:
        raise NoSuchForm
    name = f"{slug(document)}-needs-{found.language}-{found.snapshot.step}.{format_}"
    return Written(name, MEDIA_TYPES[format_], WRITERS[format_](told(found)))


def told(found: Coverage) -> Told:
    """The matrix, the reasons, the needs nothing answers, the articles that answer none."""
    now, language = found.snapshot, found.language
    title = now.particulars.title(language)
    with force_locale(language):
        return Told(
            language=language,
            title=_("Needs of the target groups considered"),
            subtitle=title,
            grids=(_matrix(found), _reasons(found), _unanswered(found), _idle(found)),
            facts=tuple(_facts(found)),
            footer=label(language, "footer", title=title, step=now.step, digest=now.digest[:16]),
            about={"document": now.particulars.slug, "step": now.step},
            anchor=now.digest,
            at=now.at,
        )


def _facts(found: Coverage) -> Iterator[str]:
    how = [found.how(need.slug) for need in found.needs]
    yield _(
        "Needs: %(n)s; answered fully: %(fully)s, in part: %(partly)s, not answered: %(no)s.",
        n=len(how),
        fully=how.count("fully"),
        partly=how.count("partly"),
        no=how.count(""),
    )
    yield _("As of step %(step)s.", step=found.snapshot.step)


def _matrix(found: Coverage) -> Grid:
    columns = (
        Column("need", "№", 8),
        Column("title", _("Need"), 34, share=26),
        Column("group", _("Target group"), 20, share=16),
        Column("priority", _("Priority"), 12, share=12),
        *(_chapter(found, place, one) for place, one in enumerate(found.chapters, start=1)),
        Column("answered", _("In all"), 14, share=11),
    )
    rows = tuple(
        (
            need.slug,
            need.title,
            group_of(need),
            priority_of(need),
            *(_cell(found, need, chapter) for chapter in found.chapters),
            str(HOW_FAR[found.how(need.slug)]),
        )
        for need in found.needs
    )
    nothing = _("The register holds no need of that kind.")
    return Grid("", columns, rows, nothing, frozen=2, widest=WIDEST)


def _chapter(found: Coverage, place: int, chapter: Chapter) -> Column:
    number, name = found.heading(chapter)
    return Column(f"chapter_{place}", number or name or _("under no heading"), 13, share=9)


def _cell(found: Coverage, need: Need, chapter: Chapter) -> str:
    """The clauses that answer, each with how far."""
    return "\n".join(
        f"{found.short(one.clause)} ({HOW_FAR[one.how]})" for one in found.cell(need.slug, chapter)
    )


def _reasons(found: Coverage) -> Grid:
    columns = (
        Column("need", "№", 8),
        Column("title", _("Need"), 34),
        Column("clause", _("Clause"), 20),
        Column("how", _("How far"), 12),
        Column("note", _("Why"), 60),
    )
    rows = tuple(
        (need.slug, need.title, found.label(one.clause), str(HOW_FAR[one.how]), one.note)
        for need in found.needs
        for one in found.answers.get(need.slug, ())
    )
    return Grid(_("Why the clauses answer"), columns, rows, _("No clause answers any of them yet."))


def _unanswered(found: Coverage) -> Grid:
    columns = (
        Column("need", "№", 8),
        Column("title", _("Need"), 40),
        Column("group", _("Target group"), 20),
        Column("priority", _("Priority"), 14),
        Column("status", _("State of the work"), 40),
    )
    rows = tuple(
        (
            need.slug,
            need.title,
            group_of(need),
            priority_of(need),
            standing_of(need),
        )
        for need in found.unanswered
    )
    return Grid(_("Needs no clause answers"), columns, rows, _("Every need is answered."))


def _idle(found: Coverage) -> Grid:
    columns = (Column("clause", _("Clause"), 20), Column("heading", _("Heading"), 60))
    rows = tuple((found.label(one), found.name(one)) for one in found.idle)
    nothing = _("Every article answers a need.")
    return Grid(_("Articles that answer no need"), columns, rows, nothing)
