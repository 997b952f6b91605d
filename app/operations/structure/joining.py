"""Join a clause with the next one: one text, one identity, and conversations follow the words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from app.models import Continuation, Document
from app.operations.clauses import check_length, put_wording
from app.operations.errors import ClauseIsStruck, MovedMeanwhile, NothingToJoin
from app.operations.recording import Actor, Entry, hold, step
from app.operations.structure import plans
from app.operations.structure.placing import check_reason, check_seen, place_all
from app.operations.structure.sharing import NOTHING, Carried, author_of, carry, is_fresh
from app.queries.snapshots import snapshot
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES, Clause, Snapshot, Wording, word


@dataclass(frozen=True, slots=True)
class Joint:
    """What a page showed of the two clauses it offers to join."""

    following: str
    """Id of the clause that stood next."""
    seen: tuple[int, int]
    """Steps of the placements of both."""
    digests: tuple[str, str]
    """Of their authoritative wordings."""


def join_clauses(
    session: Session,
    actor: Actor,
    document: Document,
    clause_id: str,
    joint: Joint,
    *,
    line: bool = False,
    carried: Carried = NOTHING,
    reason: str = "",
) -> None:
    """Put the words of the next clause behind those of this one, and strike the next.

    With a blank between, or with `line` on a line of their own. A heading of the next clause
    becomes the first line of its words. Units below it stand below this one. Raises
    MovedMeanwhile, ClauseIsStruck, NothingToJoin, TooLong, ReasonNeeded.
    """
    hold(session, document.id)
    now = snapshot(session, document)
    following = check_joint(session, now, clause_id, joint)
    clause = now.by_id[clause_id]
    said = joined(clause, following, line=line)
    for wording in said:
        check_length(wording.heading, wording.text)
    check_reason(session, document, now, {clause_id, following.id}, reason)
    with step(
        session,
        document.id,
        actor,
        "join_clauses",
        clause_id=clause_id,
        with_clause=following.id,
        reason=reason.strip(),
    ) as entry:
        place_all(entry, planned(now, clause_id, following.id))
        _word(entry, clause, following, said)
        entry.add(Continuation(clause_id=following.id, into_id=clause_id))
        carry(entry, carried, following.id, clause_id)


def planned(now: Snapshot, clause_id: str, following: str) -> list[Clause]:
    """The placements a join makes: what is below the next clause moves, then it is struck."""
    children = [one for one in now.clauses if one.parent == following and not one.struck]
    moved = plans.handed_over(now, children, clause_id)
    gone = replace(now.by_id[following], struck=True)
    return [*(one for one in moved if one.id != following), gone]


def joinable(now: Snapshot, clause_id: str) -> Clause:
    """The clause that would be joined to this one. Raises ClauseIsStruck, NothingToJoin."""
    clause = now.by_id[clause_id]
    if clause.struck:
        raise ClauseIsStruck
    following = plans.next_sibling(now, clause)
    if following is None or following.kind is not clause.kind:
        raise NothingToJoin
    return following


def check_joint(session: Session, now: Snapshot, clause_id: str, joint: Joint) -> Clause:
    """The clause that would be joined, if both stand and say what the page showed."""
    following = joinable(now, clause_id)
    if following.id != joint.following:
        raise MovedMeanwhile
    for one, seen, digest in zip((clause_id, following.id), joint.seen, joint.digests, strict=True):
        check_seen(session, one, seen)
        if now.by_id[one].wording(AUTHORITATIVE).digest != digest:
            raise MovedMeanwhile
    return following


def joined(clause: Clause, following: Clause, *, line: bool = False) -> list[Wording]:
    """What the two say together, by language; languages the next one does not speak left out.

    A translation names the joined words only where it renders all of them.
    """
    found: list[Wording] = []
    source: str | None = None
    for language in LANGUAGES:
        first, second = clause.wording(language), following.wording(language)
        added = "\n".join(part for part in (second.heading, second.text) if part)
        text = ("\n" if line else " ").join(part for part in (first.text, added) if part)
        made_from = None
        if language != AUTHORITATIVE:
            whole = _renders(clause, first) and _renders(following, second)
            made_from = source if whole else (first.made_from or second.made_from)
        said = word(language, first.heading, text, made_from)
        if language == AUTHORITATIVE:
            source = said.digest
        if added or language == AUTHORITATIVE:
            found.append(said)
    return found


def _renders(clause: Clause, wording: Wording) -> bool:
    """Whether a translation renders what stands, be it that there is nothing to render."""
    source = clause.wording(AUTHORITATIVE)
    return is_fresh(clause, wording) or not (source.heading or source.text)


def _word(entry: Entry, clause: Clause, following: Clause, said: Sequence[Wording]) -> None:
    """Words of one author stay theirs; words of two are those of whoever joined them."""
    for wording in said:
        language = wording.language
        if wording.digest == clause.wording(language).digest:
            continue
        authors = {
            author_of(entry.session, one.id, language)
            for one in (clause, following)
            if one.wording(language).text or one.wording(language).heading
        }
        author = authors.pop() if len(authors) == 1 else entry.actor.person_id
        put_wording(entry, clause.id, wording, author)
