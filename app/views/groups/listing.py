"""The list of groups with their members, on the page and as a file."""

from collections.abc import Sequence

from flask import Response, abort, render_template
from flask_babel import gettext as _

from app.access import person, requires
from app.clock import day_of, now
from app.db import session
from app.formats.tables import MEDIA_TYPES, WRITERS, Column, Grid, Told
from app.presentation import dated, locale
from app.queries.evidence import in_language
from app.queries.groups import Group, Member, groups
from app.queries.people import documents_of
from app.statute.periods import Now, first_day
from app.statute.roles import Action
from app.views.groups.blueprint import blueprint, found_group
from app.views.handing_out import attached
from app.views.words import SEATS


@blueprint.get("/groups")
@requires(Action.ENTER)
def index() -> str:
    """Every group: those that work first."""
    today = day_of(now())
    whole = groups(session())
    return render_template(
        "groups/index.html",
        groups=sorted(whole, key=lambda one: not one.works(today)),
        today=today,
        readable=readable(),
        formats=list(WRITERS),
    )


@blueprint.get("/groups/export/<ext>")
@requires(Action.ENTER)
def table(ext: str) -> Response:
    """All groups with their members as a file."""
    return _handed_out(groups(session()), _("Committees and groups"), "groups", ext)


@blueprint.get("/groups/<group>/export/<ext>")
@requires(Action.ENTER)
def table_of(group: str, ext: str) -> Response:
    """One group with its members as a file."""
    found = found_group(group)
    return _handed_out([found], in_language(found.facts["name"], locale()), group, ext)


def readable() -> frozenset[str]:
    """Ids of the documents the person may read: a group may work on others too."""
    return frozenset(document.id for document, _role in documents_of(session(), person()))


def _handed_out(found: Sequence[Group], title: str, name: str, ext: str) -> Response:
    if ext not in WRITERS:
        abort(404)
    content = WRITERS[ext](told(found, title))
    return attached(content, f"{name}.{ext}", MEDIA_TYPES[ext], f"{title}.{ext}")


def told(found: Sequence[Group], title: str) -> Told:
    """The members of some groups as one table: those who sit there, then those who did."""
    today = day_of(now())
    columns = (
        Column("group", _("Committee or group"), 34, share=0 if len(found) == 1 else None),
        Column("role", _("Role"), 14),
        Column("name", _("Name"), 28),
        Column("institution", _("Sits for"), 36),
        Column("from", _("Since"), 12),
        Column("until", _("Until"), 12),
        Column("state", _("State"), 14),
    )
    rows = tuple(
        _row(group, member, _standing(group, member))
        for group in found
        for member in sorted(group.members, key=lambda one: one.on(today) is Now.OVER)
    )
    facts = [_("As of %(day)s.", day=dated(today))]
    if len(found) == 1:
        facts += _about(found[0])
    return Told(
        language=locale(),
        title=title,
        grids=(Grid("", columns, rows, nothing=_("Nobody sits here yet."), frozen=3),),
        facts=tuple(facts),
        at=now(),
    )


def _about(group: Group) -> list[str]:
    """What a list of one group says above its members."""
    facts = group.facts
    said = [in_language(facts["mandate"], locale()), in_language(facts["note"], locale())]
    if facts["founded"]:
        said.append(_("Founded: %(day)s.", day=facts["founded"]))
    if facts["ended"]:
        said.append(_("Dissolved: %(day)s.", day=facts["ended"]))
    return [one for one in said if one]


def _row(group: Group, member: Member, state: str) -> tuple[str, ...]:
    term = member.term
    return (
        in_language(group.facts["name"], locale()),
        str(SEATS[term.role]),
        member.name,
        sits_for(member),
        term.begins,
        term.ends,
        state,
    )


def _standing(group: Group, member: Member) -> str:
    day = day_of(now())
    if member in group.lapsed(day):
        return str(_("term ran out"))
    return str({Now.OVER: _("past"), Now.AHEAD: _("to begin"), Now.RUNS: ""}[member.on(day)])


def sits_for(member: Member) -> str:
    """The institution a member sits for, by the name it bore when their term ended, or has now."""
    house = member.institution
    if house is None:
        return ""
    last = first_day(member.term.ends)
    past = last is not None and member.on(day_of(now())) is Now.OVER
    return in_language(house.names_on(last) if past and last else house.names, locale())
