"""Split a clause in two: its words are shared out, and conversations follow them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.models import Continuation, Document, new_id
from app.operations.clauses import check_length, put_wording
from app.operations.errors import Clash, ClauseIsStruck, StaleWording
from app.operations.recording import Actor, Entry, hold, step
from app.operations.structure import plans
from app.operations.structure.placing import born, check_reason, check_seen, place_all
from app.operations.structure.sharing import NOTHING, Carried, author_of, carry, is_fresh
from app.queries.snapshots import snapshot
from app.statute.cutting import BadCut, Fault, cut
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES, Clause, Snapshot, Wording, word


@dataclass(frozen=True, slots=True)
class Cut:
    """Where one language of a clause is cut, in the words that somebody saw or typed."""

    language: str
    heading: str
    text: str
    at: int | None
    """Counts code points from 0; None: all words stay with the first half."""
    started_from: str
    """Digest of the wording they saw when they began."""


@dataclass(frozen=True, slots=True)
class Halves:
    """What one language of both halves says."""

    first: Wording
    second: Wording
    author: str | None


def split_clause(
    session: Session,
    actor: Actor,
    document: Document,
    clause_id: str,
    cuts: Sequence[Cut],
    *,
    seen: int,
    carried: Carried = NOTHING,
    reason: str = "",
) -> str:
    """Split a clause: the first half keeps its identity, the second stands right behind it.

    The second half is of the same kind and has no heading; answers its id. Units below stay with
    the first half unless they are carried along. Words nobody changed stay their author's. Raises
    StaleWording with what was typed, MovedMeanwhile, ClauseIsStruck, BadCut, TooLong, ReasonNeeded.
    """
    hold(session, document.id)
    now = snapshot(session, document)
    _check_stale(now, clause_id, cuts)
    check_seen(session, clause_id, seen)
    clause = now.by_id[clause_id]
    if clause.struck:
        raise ClauseIsStruck
    halves = _halves(session, actor, clause, cuts)
    check_reason(session, document, now, {clause_id}, reason)
    second = new_id()
    placements = planned(now, clause, second, children_follow=carried.children)
    with step(
        session,
        document.id,
        actor,
        "split_clause",
        clause_id=clause_id,
        into=second,
        reason=reason.strip(),
    ) as entry:
        born(entry, [second])
        place_all(entry, placements)
        _word_both(entry, clause, second, halves)
        entry.add(Continuation(clause_id=clause_id, into_id=second))
        carry(entry, carried, clause_id, second)
    return second


def planned(
    now: Snapshot, clause: Clause, second: str, *, children_follow: bool = False
) -> list[Clause]:
    """The placements a split makes."""
    newcomer = Clause(second, clause.kind, clause.parent, 0)
    placements = plans.inserted(now, newcomer, clause.id)
    if not children_follow:
        return placements
    children = [one for one in now.clauses if one.parent == clause.id and not one.struck]
    return [*placements, *plans.handed_over(plans.after(now, placements), children, second)]


def _check_stale(now: Snapshot, clause_id: str, cuts: Sequence[Cut]) -> None:
    clashes = {}
    for one in cuts:
        stands = now.by_id[clause_id].wording(one.language)
        if stands.digest != one.started_from:
            clashes[one.language] = Clash(
                language=one.language,
                base=(stands.heading, stands.text),
                theirs=(stands.heading, stands.text),
                mine=(one.heading, one.text),
                standing=stands.digest,
            )
    if clashes:
        raise StaleWording(clashes)


def _halves(session: Session, actor: Actor, clause: Clause, cuts: Sequence[Cut]) -> list[Halves]:
    """Both halves by language, the authoritative first: translations name what they render."""
    by_language = {one.language: one for one in cuts}
    if AUTHORITATIVE not in by_language or by_language[AUTHORITATIVE].at is None:
        raise BadCut(Fault.NOTHING)
    found: list[Halves] = []
    for language in LANGUAGES:
        stands = clause.wording(language)
        one = by_language.get(language) or Cut(
            language, stands.heading, stands.text, None, stands.digest
        )
        first, second = _cut(one)
        check_length(one.heading, first)
        check_length("", second)
        typed = word(language, one.heading, one.text).digest != stands.digest
        author = actor.person_id if typed else author_of(session, clause.id, language)
        sources: tuple[str | None, str | None] = (None, None)
        if found:
            fresh = typed or is_fresh(clause, stands)
            digests = (found[0].first.digest, found[0].second.digest)
            sources = digests if fresh else (stands.made_from, stands.made_from)
        found.append(
            Halves(
                word(language, one.heading, first, sources[0]),
                word(language, "", second, sources[1]),
                author,
            )
        )
    return found


def _cut(one: Cut) -> tuple[str, str]:
    """The halves of one language; a translation may go to either half as a whole."""
    if one.at is None:
        return one.text, ""
    if one.language != AUTHORITATIVE and not one.text[: one.at].strip():
        return "", one.text
    return cut(one.text, one.at)


def _word_both(entry: Entry, clause: Clause, second: str, halves: Sequence[Halves]) -> None:
    for half in halves:
        stands = clause.wording(half.first.language)
        if half.first.digest != stands.digest:
            put_wording(entry, clause.id, half.first, half.author)
        if half.second.text:
            put_wording(entry, second, half.second, half.author)
