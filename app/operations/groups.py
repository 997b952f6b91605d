"""Describe committees and working groups, and say who sits in them, in which role, how long."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Document, GroupTerm, Person, WorkingGroup, new_id
from app.operations.citing import NAMED, RESERVED, hold_house, house_step
from app.operations.errors import Refused, Taken, TooLong
from app.operations.institutions import NoSuch, standing_institution
from app.operations.membership import line_of
from app.operations.recording import Actor
from app.queries.groups import group_named, terms_of
from app.statute.identifiers import read_date
from app.statute.language import fold
from app.statute.periods import TERM_ROLES, EndsFirst, Term, follows, read_term
from app.statute.snapshot import canonical

LONGEST = 5_000
"""Characters of a mandate in one language."""


class NoName(Refused):
    """A group is called something."""


class NobodySits(Refused):
    """A seat is somebody's."""


class SitsAlready(Refused):
    """The same person twice in one group at one time."""

    def __init__(self, name: str, since: str, until: str) -> None:
        super().__init__(name)
        self.name = name
        self.since = since
        self.until = until


class BeforeGroup(Refused):
    """A term that ends before the group was founded, or begins after it was dissolved."""

    def __init__(self, day: str) -> None:
        super().__init__(day)
        self.day = day


@dataclass(frozen=True, slots=True)
class GroupSaid:
    """What is said of a group."""

    name: Mapping[str, str]
    mandate: Mapping[str, str] = field(default_factory=dict)
    note: Mapping[str, str] = field(default_factory=dict)
    founded: str = ""
    ended: str = ""
    """When it was dissolved; empty while it works."""
    documents: Sequence[str] = ()
    """Ids of the documents it works on."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Who sits in a group: somebody with an account, or known by name only."""

    role: str
    begins: str = ""
    ends: str = ""
    person_id: str | None = None
    name: str = ""
    institution_id: str | None = None


def add_group(session: Session, actor: Actor, slug: str, said: GroupSaid) -> None:
    """Found a group nobody described yet. Raises Taken, and what describe_group does."""
    hold_house(session)
    if slug in RESERVED or group_named(session, slug) is not None:
        raise Taken(slug)
    describe_group(session, actor, slug, said)


def describe_group(session: Session, actor: Actor, slug: str, said: GroupSaid) -> None:
    """Say what a group is called and what it is for.

    Raises NoName, NoSuch for a document nobody knows, NoDate, EndsFirst, TooLong.
    """
    name = _words(said.name)
    if not NAMED.fullmatch(slug) or not name:
        raise NoName
    founded, ended = read_date(said.founded), read_date(said.ended)
    if not follows(founded, ended):
        raise EndsFirst(founded, ended)
    known = set(session.scalars(select(Document.id).where(Document.id.in_(said.documents))))
    if known != set(said.documents):
        raise NoSuch
    facts = {
        "name": {one: " ".join(words.split()) for one, words in name.items()},
        "mandate": _words(said.mandate),
        "note": _words(said.note),
        "founded": founded,
        "ended": ended,
        "documents": sorted(known),
    }
    with house_step(session, actor, "describe_group", group=slug) as entry:
        entry.add(WorkingGroup(slug=slug, facts=facts))


def seat(session: Session, actor: Actor, group_slug: str, asked: Seat) -> str:
    """Let somebody sit in a group; answers the id of the term.

    Raises NoSuch, NobodySits, NoDate, EndsFirst, SitsAlready, BeforeGroup.
    """
    return _say(session, actor, ("seat_member", new_id()), group_slug, asked)


def change_seat(session: Session, actor: Actor, group_slug: str, term: str, asked: Seat) -> None:
    """Say a term anew: its role, how long, for whom. Raises what seat does."""
    hold_house(session)
    if all(one.term != term for one in terms_of(session, group_slug)):
        raise NoSuch
    _say(session, actor, ("change_seat", term), group_slug, asked)


def withdraw_seat(session: Session, actor: Actor, group_slug: str, term: str) -> None:
    """Take away a term that was entered by mistake. Raises NoSuch."""
    hold_house(session)
    held = next((one for one in terms_of(session, group_slug) if one.term == term), None)
    if held is None:
        raise NoSuch
    with house_step(session, actor, "withdraw_seat", group=group_slug, term=term) as entry:
        entry.add(
            GroupTerm(
                term=term,
                group_slug=group_slug,
                person_id=held.person_id,
                name=held.name,
                institution_id=held.institution_id,
                role=held.role,
                begins=held.begins,
                ends=held.ends,
                withdrawn=True,
            )
        )


def _say(
    session: Session, actor: Actor, deed_on: tuple[str, str], group_slug: str, asked: Seat
) -> str:
    """Do a deed on a term: what is said of it is checked the same way whichever deed it is."""
    deed, term = deed_on
    hold_house(session)
    group = group_named(session, group_slug)
    if group is None or asked.role not in TERM_ROLES:
        raise NoSuch
    runs = read_term(asked.begins, asked.ends)
    _check_within(group, runs)
    name = _called(session, asked)
    others = [one for one in terms_of(session, group_slug) if one.term != term]
    _check_once(others, asked.person_id, name, runs)
    house = asked.institution_id
    with house_step(session, actor, deed, group=group_slug, term=term) as entry:
        entry.add(
            GroupTerm(
                term=term,
                group_slug=group_slug,
                person_id=asked.person_id,
                name="" if asked.person_id else name,
                institution_id=standing_institution(session, house).id if house else None,
                role=asked.role,
                begins=runs.since,
                ends=runs.until,
                withdrawn=False,
            )
        )
    return term


def _called(session: Session, asked: Seat) -> str:
    """The name of whoever is to sit. Raises NoSuch, NobodySits."""
    if asked.person_id:
        person = session.get(Person, asked.person_id)
        if person is None or person.guest:
            raise NoSuch
        return person.name
    name = line_of(asked.name)
    if not name:
        raise NobodySits
    return name


def _check_within(group: WorkingGroup, runs: Term) -> None:
    founded, ended = group.facts["founded"], group.facts["ended"]
    if not (follows(founded, runs.since) and follows(founded, runs.until)):
        raise BeforeGroup(founded)
    if not follows(runs.since, ended):
        raise BeforeGroup(ended)


def _check_once(others: Sequence[GroupTerm], person_id: str | None, name: str, runs: Term) -> None:
    """Nobody sits twice at a time: known by account, or by name where they have none."""
    for one in others:
        known = one.person_id == person_id if person_id else fold(one.name) == fold(name)
        if known and runs.overlaps(Term(one.begins, one.ends)):
            raise SitsAlready(name, one.begins, one.ends)


def _words(said: Mapping[str, str]) -> dict[str, str]:
    longest = max(map(len, said.values()), default=0)
    if longest > LONGEST:
        raise TooLong(longest, LONGEST)
    return {language: words for language, one in said.items() if (words := canonical(one).strip())}
