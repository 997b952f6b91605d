"""An item of an agenda as the screen and its keeper see it: words, redline, what was said of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.db import session
from app.models import Document
from app.presentation import locale
from app.queries.meetings import Called, Item
from app.queries.people import Colleague, colleagues
from app.queries.snapshots import milestones, snapshot
from app.queries.threads import Talk, talks
from app.queries.wordings import digests_said
from app.statute import snapshot as statute
from app.statute.diffing import Run, compare
from app.statute.numbering import number_all, printed
from app.statute.snapshot import AUTHORITATIVE, Snapshot, Wording
from app.statute.structure import within
from app.statute.workflow import Verdict, struck_digest
from app.views.naming import Naming
from app.views.standing import Stand, agreement_shown, deciding, stand_of

AGAINST = ("agreed", "force", "none")
"""What words are compared with: those agreed before, the text in force, nothing."""


@dataclass(frozen=True, slots=True)
class Words:
    """One clause of the item."""

    clause: statute.Clause
    label: str
    runs: Sequence[Run] = ()
    """The redline; empty where nothing differs or nothing is compared."""


@dataclass(frozen=True, slots=True)
class Matter:
    """One item of the agenda."""

    item: Item
    number: int
    """Its place in the agenda, from 1."""
    name: str
    words: Sequence[Words] = ()
    stand: Stand | None = None
    objections: Sequence[Talk] = ()
    """Open conversations that are no suggestions."""
    suggestions: Sequence[Talk] = ()
    against: str = "none"
    """What the redline is really against: agreed, force or none."""


@dataclass(frozen=True, slots=True)
class Room:
    """What items of one meeting are drawn from; read once for all of them."""

    document: Document
    now: Snapshot
    found: Called
    naming: Naming
    numbers: Mapping[str, str]
    members: Sequence[Colleague]
    talked: Mapping[str | None, Sequence[Talk]]


def room_of(document: Document, found: Called) -> Room:
    """Everything the items of a meeting need."""
    now = snapshot(session(), document)
    about = now.particulars
    return Room(
        document=document,
        now=now,
        found=found,
        naming=Naming(now),
        numbers=number_all(now.clauses, about.family, about.numbering),
        members=deciding(colleagues(session(), document)),
        talked=talks(session(), document, now),
    )


def named(room: Room, item: Item) -> str:
    """What an item is called; a clause that is gone by what it was called off as."""
    return (room.naming.of(item.clause) or "…") if item.clause else item.title


def matter(
    room: Room, item: Item, against: str = "agreed", seen: Mapping[str, str] | None = None
) -> Matter:
    """One item; `seen`: the digests a form showed, to tell what has changed since."""
    number = [one.id for one in room.found.items].index(item.id) + 1
    name = named(room, item)
    if item.clause is None or item.clause not in room.now.by_id:
        return Matter(item, number, name)
    where = agreement_shown(room.document, room.now)
    inside = within(room.now.clauses, item.clause)
    ids = [one.id for one in room.now.clauses if one.id in inside]
    stand = stand_of(item.clause, ids, where, room.members)
    before, really = _before(room, ids, against, seen)
    talked = [talk for one in ids for talk in room.talked.get(one, ()) if not talk.resolved]
    return Matter(
        item=item,
        number=number,
        name=name,
        words=[_words(room, one, before.get(one)) for one in ids],
        stand=stand,
        objections=[one for one in talked if one.thread.kind != "suggestion"],
        suggestions=[one for one in talked if one.thread.kind == "suggestion"],
        against=really,
    )


def _words(room: Room, clause_id: str, before: Wording | None) -> Words:
    clause = room.now.by_id[clause_id]
    label = printed(clause.kind, room.numbers[clause_id], room.now.particulars.family, locale())
    standing = clause.wording(AUTHORITATIVE)
    if before is None or before.digest == standing.digest:
        return Words(clause, label)
    return Words(clause, label, compare(_whole(before), _whole(standing)))


def _whole(wording: Wording) -> str:
    return "\n".join(filter(None, (wording.heading, wording.text)))


def _before(
    room: Room, ids: Sequence[str], against: str, seen: Mapping[str, str] | None
) -> tuple[Mapping[str, Wording], str]:
    """The words that stood before, by clause, and which they are."""
    if seen:
        return _known(ids, seen), "seen"
    if against == "agreed" and (found := _agreed(room, ids)):
        return found, "agreed"
    if against in ("agreed", "force") and (found := _in_force(room)):
        return found, "force"
    return {}, "none"


def _agreed(room: Room, ids: Sequence[str]) -> Mapping[str, Wording]:
    """The words of each clause that members approved last, where others stand now."""
    where = agreement_shown(room.document, room.now)
    approved: dict[str, str] = {}
    for one in ids:
        standing = where.by_clause.get(one)
        cast = standing.outdated if standing else ()
        for vote in sorted(cast, key=lambda vote: vote.since):
            if vote.verdict is Verdict.APPROVE:
                approved[one] = vote.digest
    return _known(ids, approved)


def _known(ids: Sequence[str], digests: Mapping[str, str]) -> Mapping[str, Wording]:
    said = digests_said(session(), [one for one in ids if one in digests])
    return {
        clause: wording
        for clause, wordings in said.items()
        for wording in wordings
        if digests[clause] in (wording.digest, struck_digest(wording.digest))
    }


def _in_force(room: Room) -> Mapping[str, Wording]:
    """The text a revision starts from."""
    named = milestones(session(), room.document)
    base = next((one for one in reversed(named) if one.kind == "in_force"), None)
    if base is None:
        return {}
    then = snapshot(session(), room.document, base.step)
    return {clause.id: clause.wording(AUTHORITATIVE) for clause in then.clauses}
