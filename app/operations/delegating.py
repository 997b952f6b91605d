"""Lend one's voice on a document to another member, take it back, and speak for another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.clock import day_of
from app.models import Delegation, DelegationEnd, Document, Step, new_id
from app.operations.deciding import Voice, decide
from app.operations.errors import DoneAlready, NothingSaid, NotThere, ReasonTooLong, Refused
from app.operations.recording import LONGEST_REASON, Actor, hold, step
from app.queries.delegations import above, grants_of, insides
from app.queries.grounds import votes_cast
from app.queries.people import role_held
from app.queries.snapshots import snapshot
from app.statute.delegation import Grant, check_grant, covers
from app.statute.roles import Action, allowed
from app.statute.snapshot import canonical
from app.statute.workflow import Verdict, standing_votes


class NotAMember(Refused):
    """A voice is lent by a member to a member: both decide on the document."""


class OverAlready(Refused):
    """A delegation is for days to come, today among them."""


class NoVoiceOfTheirs(Refused):
    """The person has not lent their voice for today and these clauses."""


class SpokeThemselves(Refused):
    """The person has spoken of these words themselves: nobody speaks over them."""


@dataclass(frozen=True, slots=True)
class Lent:
    """What is lent, to whom, for how long."""

    delegate: str
    """Id of who speaks."""
    begins: date
    ends: date
    reason: str
    clause: str | None = None
    """The unit it is for; None: the whole document."""


def lend_voice(session: Session, actor: Actor, document: Document, lent: Lent) -> str:
    """Let another member speak for the actor; answers the delegation's id.

    Raises NothingSaid without a reason, ReasonTooLong, OverAlready, NotThere, NotAMember, and what
    app.statute.delegation.check_grant does.
    """
    words = _reason(lent.reason)
    if not words:
        raise NothingSaid
    if lent.ends < day_of(actor.at):
        raise OverAlready
    hold(session, document.id)
    principal = actor.person_id or ""
    _check_members(session, document, principal, lent.delegate)
    grant = Grant(new_id(), principal, lent.delegate, lent.begins, lent.ends, lent.clause)
    now = snapshot(session, document)
    if lent.clause is not None and lent.clause not in now.by_id:
        raise NotThere
    known = grants_of(session, document)
    check_grant(grant, known, insides(now, [*known, grant]))
    facts: dict[str, Any] = {"delegate": grant.delegate, "begins": grant.begins.isoformat()}
    facts |= {"ends": grant.ends.isoformat(), "reason": words}
    with step(session, document.id, actor, "lend_voice", clause_id=grant.clause, **facts) as entry:
        entry.add(
            Delegation(
                id=grant.id,
                principal_id=principal,
                delegate_id=grant.delegate,
                begins=grant.begins.isoformat(),
                ends=grant.ends.isoformat(),
                clause_id=grant.clause,
                reason=words,
            )
        )
    return grant.id


def end_delegation(
    session: Session, actor: Actor, document: Document, grant_id: str, reason: str = ""
) -> None:
    """Take a voice back, or give it back: whoever lent it, or whoever holds it.

    What was said under it stays said. Raises NotThere, DoneAlready, ReasonTooLong.
    """
    words = _reason(reason)
    hold(session, document.id)
    found = next((one for one in grants_of(session, document) if one.id == grant_id), None)
    if found is None or actor.person_id not in (found.principal, found.delegate):
        raise NotThere
    if found.ended or found.ends < day_of(actor.at):
        raise DoneAlready
    facts = {"delegation": found.id, "delegate": found.delegate, "person": found.principal}
    with step(session, document.id, actor, "end_delegation", reason=words, **facts) as entry:
        entry.add(DelegationEnd(delegation_id=found.id, reason=words))


def speak_for(
    session: Session,
    actor: Actor,
    document: Document,
    clause_id: str | None,
    verdict: Verdict,
    *,
    principal: str,
    seen: Mapping[str, str],
    reason: str = "",
) -> Step:
    """Record what the actor says for a member who lent them their voice.

    Raises NoVoiceOfTheirs where they did not for one of these clauses today, SpokeThemselves where
    the member has judged these very words, and what `decide` does.
    """
    hold(session, document.id)
    _check_members(session, document, principal, actor.person_id or "")
    _check_lent(session, actor, document, principal, seen)
    if verdict is Verdict.PROPOSE:
        raise NoVoiceOfTheirs
    cast = votes_cast(session, [document.id], None)
    for clause, digest in seen.items():
        own = standing_votes(cast.get(clause, ())).get(principal)
        if own is not None and not own.by and own.digest == digest:
            raise SpokeThemselves
    voice = Voice(principal, actor.person_id)
    return decide(
        session, actor, document, clause_id, verdict, seen=seen, reason=reason, voice=voice
    )


def _check_lent(
    session: Session, actor: Actor, document: Document, principal: str, seen: Mapping[str, str]
) -> None:
    today, now = day_of(actor.at), snapshot(session, document)
    mine = [
        one
        for one in grants_of(session, document)
        if (one.principal, one.delegate) == (principal, actor.person_id) and one.holds_on(today)
    ]
    for clause in seen:
        units = above(now, clause)
        if not any(covers(one, units) for one in mine):
            raise NoVoiceOfTheirs


def _check_members(session: Session, document: Document, *people: str) -> None:
    for one in people:
        if not allowed(Action.DECIDE, role_held(session, one, document.id)):
            raise NotAMember


def _reason(said: str) -> str:
    words = canonical(said)
    if len(words) > LONGEST_REASON:
        raise ReasonTooLong(len(words), LONGEST_REASON)
    return words
