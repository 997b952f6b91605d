"""Draft a newsletter, edit it, send it once."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Newsletter, Stakeholder, new_id
from app.operations.citing import house_step
from app.operations.errors import LeaveEnded, NothingSaid, TooLong
from app.operations.mailing import Outgoing, one_line, post
from app.operations.publishing.errors import AlreadySent, NobodyToSendTo, SavedMeanwhile
from app.operations.recording import Actor
from app.queries.people import coordinated_by
from app.queries.stakeholders import recipients
from app.statute.record import digest_of
from app.statute.snapshot import canonical

LONGEST = 60_000
"""Characters of a newsletter in one language."""

LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Said:
    """What a newsletter says, by language."""

    title_az: str
    title_en: str
    body_az: str
    body_en: str


def draft_newsletter(
    session: Session, actor: Actor, records: Sequence[str], days: tuple[date, date], said: Said
) -> Newsletter:
    """A new draft on some documents. Raises LeaveEnded, NothingSaid, TooLong."""
    if not records:
        raise NothingSaid
    _check_leave(session, actor, records)
    newsletter = Newsletter(
        id=new_id(),
        records=list(records),
        since=days[0].isoformat(),
        until=days[1].isoformat(),
        version=1,
        made_by=actor.person_id,
        made_at=actor.at,
        updated_at=actor.at,
        letters=0,
        public=False,
    )
    _say(newsletter, said)
    session.add(newsletter)
    session.flush()
    return newsletter


def save_newsletter(
    session: Session, actor: Actor, newsletter_id: str, said: Said, *, version: int
) -> Newsletter:
    """Give a draft other words. Raises AlreadySent, SavedMeanwhile, NothingSaid, TooLong."""
    newsletter = _draft(session, actor, newsletter_id, version)
    _say(newsletter, said)
    newsletter.version += 1
    newsletter.updated_at = actor.at
    session.flush()
    return newsletter


def delete_draft(session: Session, actor: Actor, newsletter_id: str, *, version: int) -> None:
    """Throw a draft away. Raises AlreadySent, SavedMeanwhile."""
    session.delete(_draft(session, actor, newsletter_id, version))
    session.flush()


def send_newsletter(
    session: Session,
    actor: Actor,
    newsletter_id: str,
    letter: Callable[[Newsletter, Stakeholder], Outgoing],
    *,
    version: int,
) -> Newsletter:
    """Post it to every confirmed address; from then on it never changes.

    The house's record names what was sent and to how many. Raises AlreadySent, SavedMeanwhile,
    NobodyToSendTo.
    """
    with house_step(session, actor, "send_newsletter", newsletter=newsletter_id) as entry:
        newsletter = _draft(session, actor, newsletter_id, version)
        people = recipients(session)
        if not people:
            raise NobodyToSendTo
        for one in people:
            post(session, letter(newsletter, one))
        newsletter.sent_at, newsletter.sent_by = actor.at, actor.person_id
        newsletter.letters = len(people)
        entry.facts |= {"said": digest_of_words(newsletter), "letters": len(people)}
    return newsletter


def offer_to_all(session: Session, actor: Actor, newsletter_id: str, *, public: bool) -> None:
    """Put what was sent into the archive that anybody may read, or take it out again."""
    newsletter = _held(session, newsletter_id)
    _check_leave(session, actor, newsletter.records)
    newsletter.public = public and newsletter.sent_at is not None
    session.flush()


def digest_of_words(newsletter: Newsletter) -> str:
    """SHA-256 over what it says in both languages."""
    names = ("title_az", "title_en", "body_az", "body_en")
    return digest_of({name: getattr(newsletter, name) for name in names})


def _draft(session: Session, actor: Actor, newsletter_id: str, version: int) -> Newsletter:
    newsletter = _held(session, newsletter_id)
    _check_leave(session, actor, newsletter.records)
    if newsletter.sent_at is not None:
        raise AlreadySent
    if newsletter.version != version:
        raise SavedMeanwhile
    return newsletter


def _held(session: Session, newsletter_id: str) -> Newsletter:
    """The newsletter, locked to the end of the transaction."""
    return session.scalars(
        select(Newsletter)
        .where(Newsletter.id == newsletter_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def _check_leave(session: Session, actor: Actor, records: Collection[str]) -> None:
    """Only who coordinates all of its documents tells of them. Raises LeaveEnded."""
    if not set(records) <= coordinated_by(session, actor.person_id or ""):
        raise LeaveEnded


def _say(newsletter: Newsletter, said: Said) -> None:
    titles = [one_line(title)[:LONGEST_TITLE] for title in (said.title_az, said.title_en)]
    bodies = [canonical(body) for body in (said.body_az, said.body_en)]
    if not all((*titles, *bodies)):
        raise NothingSaid
    for body in bodies:
        if len(body) > LONGEST:
            raise TooLong(len(body), LONGEST)
    newsletter.title_az, newsletter.title_en = titles
    newsletter.body_az, newsletter.body_en = bodies
