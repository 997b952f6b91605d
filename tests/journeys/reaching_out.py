"""Something to see in the showroom of people outside: guests, stakeholders, letters and links."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import day_of
from app.models import (
    Clause,
    Document,
    GuestLink,
    Newsletter,
    PasswordReset,
    Person,
    Seal,
    Stakeholder,
)
from app.operations.discussing import Said, begin_thread
from app.operations.fates import Happened, Paper, Remarked, enter_remarks, enter_turn
from app.operations.guests import Sender, Terms, admit, make_link, say
from app.operations.mailing import Outgoing, post
from app.operations.publishing import Contact, add_stakeholder, draft_newsletter
from app.operations.publishing import Said as Told
from app.operations.recording import Actor
from app.operations.remarks import Written
from app.operations.resetting import ask_for_reset
from app.operations.sealing import seal
from app.operations.signing_in import token_digest
from app.operations.submitting import Package, Sealed, enter
from app.queries.guests import waiting_on
from app.queries.sealing import WHOLE
from app.queries.snapshots import snapshot
from app.statute.snapshot import Kind

SECRET = "secret-of-every-link-in-the-showroom"

TOLD = Told(
    "Nizamnamə üzrə iş",
    "Work on the charter",
    "# May ayında\n\nKomitə **altı maddə** üzrə razılığa gəldi.\n\n> Qərarlar açıq dərc olunur.",
    "# In May\n\nThe committee **agreed** on six articles.\n\n> Decisions are published.",
)


def reach_out(session: Session) -> None:
    """A link with a remark that waits and one let in; a newsletter; people it goes to; letters."""
    charter = session.scalars(select(Document).where(Document.slug == "charter")).one()
    leyla = session.scalars(select(Person).where(Person.email == "leyla@nizam.example")).one()
    actor = Actor(leyla.id, datetime.now(UTC))
    _invite(session, actor, charter)
    _inform(session, actor, charter)
    send_back(session, actor, charter, sign_off(session, actor, charter))
    ask_for_reset(session, leyla, actor.at)
    session.scalars(select(PasswordReset)).one().token_digest = token_digest(SECRET)
    words = "Sizə bir müzakirə tapşırılıb."
    post(
        session,
        Outgoing(leyla.email, leyla.name, "az", words, words, f"<p>{words}", "showroom", actor.at),
    )


def sign_off(session: Session, actor: Actor, document: Document) -> Seal:
    """Sign everything off with a reason, so that no state changes."""
    why = dict.fromkeys([*snapshot(session, document).by_id, WHOLE], "Komitə sonra baxacaq.")
    return seal(session, actor, document, "Komitənin qərarı ilə.", why)


def send_back(session: Session, actor: Actor, document: Document, signed: Seal) -> None:
    """A submission that came back with a file and a remark on the document."""
    today = day_of(actor.at).isoformat()
    facts: dict[str, object] = {
        "signed": False,
        "certificate": None,
        "previous": None,
        "files": [],
        "date": actor.at.isoformat(),
    }
    ministry = {"az": "Elm və Təhsil Nazirliyi", "en": "Ministry of Science and Education"}
    held = [Sealed(document, signed)]
    sent = enter(session, actor, Package("1-1", ministry, held, "0" * 64, b"PK", facts=facts))
    enter_turn(session, actor, sent, Happened("sent", today))
    paper = Paper("remarks.docx", b"PK\x03\x04")
    enter_turn(session, actor, sent, Happened("returned", today, paper=paper))
    enter_remarks(session, actor, sent, [Remarked(document, None, "Qısaldılsın.")])


def _invite(session: Session, actor: Actor, charter: Document) -> None:
    """A guest said something twice: one of it waits."""
    link = _link(session, actor, charter)
    guest = Sender(link, actor.at, SECRET, name="Aygün", institution="Tələbə Gənclər Təşkilatı")
    clause = next(one for one in snapshot(session, charter).clauses if one.kind is Kind.PARAGRAPH)
    begin_thread(session, actor, charter, session.get_one(Clause, clause.id), Said("Niyə?"))
    say(session, guest, clause.id, Written("Tələbələrin də səsi olsun."))
    admit(session, actor, charter, [one.key for one in waiting_on(session, charter)])
    say(session, guest, clause.id, Written("İkinci qeyd."))


def _link(session: Session, actor: Actor, charter: Document) -> GuestLink:
    terms = Terms("Student unions", "Rəyinizi gözləyirik.", suggesting=True, discussion=True)
    link, _secret = make_link(session, actor, charter, terms)
    link.token_digest = token_digest(SECRET)
    return link


def _inform(session: Session, actor: Actor, charter: Document) -> None:
    """A draft, and one that was sent and that anybody may read; one address of each sort."""
    days = date(2026, 5, 1), date(2026, 5, 31)
    for sent in (False, True):
        made: Newsletter = draft_newsletter(session, actor, [charter.id], days, TOLD)
        if sent:
            made.sent_at, made.sent_by, made.letters = actor.at, actor.person_id, 1
            made.public = True
    names = ("asked", "confirmed", "stopped", "unasked")
    asked, confirmed, stopped, _unasked = (_somebody(session, actor, name) for name in names)
    asked.token_digest, asked.asked_at = token_digest(SECRET), actor.at
    asked.expires_at = actor.at + timedelta(days=1)
    confirmed.confirmed_at = stopped.confirmed_at = stopped.stopped_at = actor.at


def _somebody(session: Session, actor: Actor, name: str) -> Stakeholder:
    contact = Contact(f"{name}@example.az", name.title(), "Tələbə Gənclər Təşkilatı")
    return add_stakeholder(session, actor, contact)
