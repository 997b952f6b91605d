"""Keep the register of needs: describe them, set them aside, say which clause answers which."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Clause, Need, NeedLink
from app.operations.citing import NAMED, hold_house, house_step, noted
from app.operations.describing import LONGEST_LINK, read_link
from app.operations.errors import (
    DoneAlready,
    NothingSaid,
    NotThere,
    ReasonNeeded,
    Refused,
    Taken,
    TooLong,
)
from app.operations.recording import Actor, hold, step
from app.statute.needs import (
    ANSWERS,
    METHODS,
    NEED_KINDS,
    PRIORITIES,
    SET_ASIDE,
    STATUSES,
    TARGET_GROUPS,
)
from app.statute.snapshot import LANGUAGES, canonical

LONGEST = {"title": 300, "text": 5_000, "evidence": 5_000, "reason": 2_000}
"""Characters of what is said of a need, in one language."""

RESERVED = frozenset({"new", "import", "export"})
"""Names that addresses of the register have for something else."""

CHOICES: Mapping[str, tuple[tuple[str, ...], str]] = {
    "group": (TARGET_GROUPS, ""),
    "kind": (NEED_KINDS, "need"),
    "priority": (PRIORITIES, "medium"),
    "status": (STATUSES, "open"),
    "method": (METHODS, ""),
}
"""What each fact may be, and what it is where nothing is said."""


class NotAChoice(Refused):
    """A fact of a need that is none of those it may be."""

    def __init__(self, fact: str, given: str) -> None:
        super().__init__(fact, given)
        self.fact = fact
        self.given = given

    @property
    def choices(self) -> tuple[str, ...]:
        """What it may be."""
        return tuple(one for one in CHOICES[self.fact][0] if one)


class DescribedMeanwhile(Refused):
    """A colleague described the need anew since the form was opened."""


def checked_need(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts as they are kept, `group` among them; what is no fact of a need is left out.

    Raises NothingSaid without a title, NotAChoice, NoLink, TooLong, and ReasonNeeded where a need
    is set aside without one.
    """
    chosen = {fact: _choice(fact, facts) for fact in CHOICES}
    said = {name: _said(name, facts) for name in LONGEST}
    if not said["title"]:
        raise NothingSaid
    if chosen["status"] != SET_ASIDE:
        said["reason"] = {}
    elif not said["reason"]:
        raise ReasonNeeded
    return {**chosen, **said, "link": _link(facts)}


def add_need(session: Session, actor: Actor, slug: str, facts: Mapping[str, Any]) -> None:
    """Add a need nobody described yet. Raises Taken, and what describe_need raises."""
    hold_house(session)
    if newest_need(session, slug) is not None:
        raise Taken(slug)
    describe_need(session, actor, slug, facts)


def describe_need(
    session: Session, actor: Actor, slug: str, facts: Mapping[str, Any], *, seen: int | None = None
) -> None:
    """Add a need to the register, or describe it anew; the same again makes no step.

    `seen`: the step of the house's record whose description the form began from.
    Raises DescribedMeanwhile, NothingSaid for a name that fits no address, Taken for one that an
    address has for something else, and what checked_need raises.
    """
    if not NAMED.fullmatch(slug):
        raise NothingSaid
    if slug.lower() in RESERVED:
        raise Taken(slug)
    _say(session, actor, slug, facts, deed="describe_need", seen=seen)


def set_need_aside(session: Session, actor: Actor, slug: str, reason: Mapping[str, str]) -> None:
    """Say why no clause will answer a need. Raises NotThere, DoneAlready, ReasonNeeded, TooLong."""
    held = _held(session, slug)
    if held.facts.get("status") == SET_ASIDE:
        raise DoneAlready
    facts = {**facts_of(held), "status": SET_ASIDE, "reason": reason}
    _say(session, actor, slug, facts, deed="set_need_aside")


def take_need_up(session: Session, actor: Actor, slug: str) -> None:
    """Take up again a need that was set aside. Raises NotThere, DoneAlready."""
    held = _held(session, slug)
    if held.facts.get("status") != SET_ASIDE:
        raise DoneAlready
    _say(session, actor, slug, {**facts_of(held), "status": "open"}, deed="take_need_up")


def link_need(
    session: Session,
    actor: Actor,
    clause: Clause,
    need_slug: str,
    answers: str,
    *,
    note: Mapping[str, str],
) -> None:
    """Say that a clause, as it stands, answers a need as it is described; again: say it anew.

    Raises NotThere, TooLong.
    """
    known = newest_need(session, need_slug)
    if known is None or answers not in ANSWERS:
        raise NotThere
    with step(
        session, clause.record_id, actor, "link_need", clause_id=clause.id, need=need_slug
    ) as entry:
        entry.add(
            NeedLink(
                clause_id=clause.id,
                need_slug=need_slug,
                need_row=known.row,
                answers=answers,
                note=noted(note),
                withdrawn=False,
            )
        )


def confirm_need(session: Session, actor: Actor, clause: Clause, need_slug: str) -> None:
    """Say that a clause still answers a need, after either was changed. Raises NotThere."""
    _again(session, actor, clause, need_slug, deed="confirm_need")


def withdraw_need(session: Session, actor: Actor, clause: Clause, need_slug: str) -> None:
    """Take the link to a need away. Raises NotThere."""
    _again(session, actor, clause, need_slug, deed="withdraw_need")


def newest_need(session: Session, slug: str) -> Need | None:
    """A need as it is described now."""
    return session.scalars(
        select(Need).where(Need.slug == slug).order_by(Need.since.desc()).limit(1)
    ).first()


def facts_of(need: Need) -> dict[str, Any]:
    """What is said of a need, as describe_need takes it."""
    return {**need.facts, "group": need.group}


def _held(session: Session, slug: str) -> Need:
    """The need as it stands until this deed is done."""
    hold_house(session)
    held = newest_need(session, slug)
    if held is None:
        raise NotThere
    return held


def _say(
    session: Session,
    actor: Actor,
    slug: str,
    facts: Mapping[str, Any],
    *,
    deed: str,
    seen: int | None = None,
) -> None:
    kept = checked_need(facts)
    group = kept.pop("group")
    hold_house(session)
    held = newest_need(session, slug)
    if held is not None and seen not in (None, held.since):
        raise DescribedMeanwhile
    if held is not None and (held.group, held.facts) == (group, kept):
        return
    with house_step(session, actor, deed, need=slug) as entry:
        entry.add(Need(slug=slug, group=group, facts=kept))


def _again(session: Session, actor: Actor, clause: Clause, slug: str, *, deed: str) -> None:
    """The newest link once more: looked at again, or taken away."""
    hold(session, clause.record_id)
    held = session.scalars(
        select(NeedLink)
        .where(NeedLink.clause_id == clause.id, NeedLink.need_slug == slug)
        .order_by(NeedLink.since.desc())
        .limit(1)
    ).first()
    known = newest_need(session, slug)
    if held is None or known is None or held.withdrawn:
        raise NotThere
    away = deed == "withdraw_need"
    with step(session, clause.record_id, actor, deed, clause_id=clause.id, need=slug) as entry:
        entry.add(
            NeedLink(
                clause_id=clause.id,
                need_slug=slug,
                need_row=held.need_row if away else known.row,
                answers=held.answers,
                note=held.note,
                withdrawn=away,
            )
        )


def _choice(fact: str, facts: Mapping[str, Any]) -> str:
    choices, otherwise = CHOICES[fact]
    given = str(facts.get(fact) or "").strip() or otherwise
    if given not in choices:
        raise NotAChoice(fact, given)
    return given


def _said(name: str, facts: Mapping[str, Any]) -> dict[str, str]:
    """What is said in each language that has words."""
    given = facts.get(name) or {}
    words = {language: canonical(str(given.get(language) or "")) for language in LANGUAGES}
    longest = max(map(len, words.values()))
    if longest > LONGEST[name]:
        raise TooLong(longest, LONGEST[name])
    return {language: told for language, told in words.items() if told}


def _link(facts: Mapping[str, Any]) -> str:
    link = str(facts.get("link") or "").strip()
    if len(link) > LONGEST_LINK:
        raise TooLong(len(link), LONGEST_LINK)
    return read_link(link)
