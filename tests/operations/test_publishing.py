"""Newsletters are sent once and stay; stakeholders get them who said so, until they say stop."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.models import (
    HOUSE,
    Document,
    Letter,
    Newsletter,
    Person,
    RefusedAddress,
    Stakeholder,
    Step,
)
from app.operations.errors import LeaveEnded, NothingSaid, TooLong
from app.operations.mailing import Outgoing
from app.operations.membership import give_role
from app.operations.publishing import (
    AlreadySent,
    Contact,
    LinkExpired,
    NobodyToSendTo,
    NotAnAddress,
    Said,
    SavedMeanwhile,
    TooManySignUps,
    add_stakeholder,
    ask_to_confirm,
    confirm,
    delete_draft,
    draft_newsletter,
    erase_stakeholder,
    import_stakeholders,
    offer_to_all,
    save_newsletter,
    send_newsletter,
    sign_up,
    stop,
)
from app.operations.publishing.newsletters import LONGEST
from app.operations.publishing.opting import FROM_ONE_PLACE, TO_ONE_ADDRESS
from app.queries.stakeholders import letters_to, recipients, stakeholders
from app.statute.roles import Role
from tests.makers import NOON, a_colleague, a_document, a_person, as_actor

SAID = Said("Xəbər", "News", "Mətn.", "Text.")
DAYS = (NOON.date() - timedelta(days=30), NOON.date())


class Writer:
    """Writes letters, and remembers the secrets in them."""

    def __init__(self) -> None:
        self.secrets: list[str] = []

    def ask(self, to: Stakeholder, secret: str) -> Outgoing:
        self.secrets.append(secret)
        key = f"confirm:{to.id}:{len(self.secrets)}"
        return Outgoing(to.email, to.name, to.locale, "Təsdiq", secret, secret, key, NOON)

    @staticmethod
    def news(newsletter: Newsletter, to: Stakeholder) -> Outgoing:
        said, key = newsletter.body(to.locale), f"newsletter:{newsletter.id}:{to.id}"
        return Outgoing(to.email, to.name, to.locale, "Xəbər", said, said, key, NOON)


@pytest.fixture
def leyla(session: Session) -> Person:
    return a_person(session)


@pytest.fixture
def document(session: Session, leyla: Person) -> Document:
    return a_document(session, leyla)


@pytest.fixture
def newsletter(session: Session, leyla: Person, document: Document) -> Newsletter:
    return draft_newsletter(session, as_actor(leyla), [document.id], DAYS, SAID)


def confirmed(session: Session, email: str, locale: str = "az") -> Stakeholder:
    made = add_stakeholder(session, as_actor(None), Contact(email, locale=locale))
    made.confirmed_at = NOON
    session.flush()
    return made


def letters(session: Session) -> dict[str, str]:
    return {one.address: one.text for one in session.scalars(select(Letter))}


def test_a_newsletter_goes_once_to_everybody_who_confirmed_in_their_language(
    session: Session, leyla: Person, newsletter: Newsletter
) -> None:
    confirmed(session, "a@b.az")
    confirmed(session, "c@d.org", "en")
    add_stakeholder(session, as_actor(None), Contact("silent@b.az"))
    stop(session, confirmed(session, "gone@b.az"), NOON)
    sent = send_newsletter(session, as_actor(leyla), newsletter.id, Writer.news, version=1)
    assert (sent.letters, sent.sent_by) == (2, leyla.id)
    assert letters(session) == {"a@b.az": "Mətn.", "c@d.org": "Text."}
    with pytest.raises(AlreadySent):
        send_newsletter(session, as_actor(leyla), newsletter.id, Writer.news, version=1)
    assert len(letters(session)) == 2
    step = session.scalars(select(Step).where(Step.record_id == HOUSE)).one()
    assert (step.deed, step.facts["letters"]) == ("send_newsletter", 2)


def test_a_newsletter_is_not_sent_to_nobody(
    session: Session, leyla: Person, newsletter: Newsletter
) -> None:
    with pytest.raises(NobodyToSendTo):
        send_newsletter(session, as_actor(leyla), newsletter.id, Writer.news, version=1)


def test_what_was_sent_is_neither_changed_nor_thrown_away(
    session: Session, leyla: Person, newsletter: Newsletter
) -> None:
    confirmed(session, "a@b.az")
    actor = as_actor(leyla)
    send_newsletter(session, actor, newsletter.id, Writer.news, version=1)
    with pytest.raises(AlreadySent):
        save_newsletter(session, actor, newsletter.id, SAID, version=1)
    with pytest.raises(AlreadySent):
        delete_draft(session, actor, newsletter.id, version=1)


@pytest.mark.parametrize("act", ["UPDATE newsletter SET body_az = 'x'", "DELETE FROM newsletter"])
def test_not_even_the_database_changes_what_was_sent(
    session: Session, leyla: Person, newsletter: Newsletter, act: str
) -> None:
    confirmed(session, "a@b.az")
    send_newsletter(session, as_actor(leyla), newsletter.id, Writer.news, version=1)
    offer_to_all(session, as_actor(leyla), newsletter.id, public=True)
    with pytest.raises(DBAPIError, match="never changed or deleted"):
        session.execute(text(act))


def test_a_draft_is_changed_by_who_saw_its_newest_words(
    session: Session, leyla: Person, newsletter: Newsletter
) -> None:
    actor = as_actor(leyla)
    other = replace(SAID, body_en="Other.")
    save_newsletter(session, actor, newsletter.id, other, version=1)
    with pytest.raises(SavedMeanwhile):
        save_newsletter(session, actor, newsletter.id, SAID, version=1)
    with pytest.raises(SavedMeanwhile):
        send_newsletter(session, actor, newsletter.id, Writer.news, version=1)
    assert newsletter.body_en == "Other."
    delete_draft(session, actor, newsletter.id, version=2)
    assert session.scalar(select(func.count()).select_from(Newsletter)) == 0


def test_a_newsletter_says_something_in_both_languages_and_not_too_much(
    session: Session, leyla: Person, document: Document
) -> None:
    actor = as_actor(leyla)
    with pytest.raises(NothingSaid):
        draft_newsletter(session, actor, [document.id], DAYS, replace(SAID, body_en=" "))
    with pytest.raises(NothingSaid):
        draft_newsletter(session, actor, [], DAYS, SAID)
    long = replace(SAID, body_en="x" * (LONGEST + 1))
    with pytest.raises(TooLong):
        draft_newsletter(session, actor, [document.id], DAYS, long)
    made = draft_newsletter(
        session, actor, [document.id], DAYS, replace(SAID, title_en="News\r\nBcc: x@y.z")
    )
    assert made.title_en == "News Bcc: x@y.z"


def test_only_who_coordinates_all_its_documents_tells_of_them(
    session: Session, leyla: Person, document: Document, newsletter: Newsletter
) -> None:
    member = a_colleague(session, document, Role.MEMBER, "Rashad")
    with pytest.raises(LeaveEnded):
        draft_newsletter(session, as_actor(member), [document.id], DAYS, SAID)
    a_second = a_colleague(session, document, Role.COORDINATOR, "Nigar")
    give_role(session, as_actor(a_second), document, leyla, Role.MEMBER)
    confirmed(session, "a@b.az")
    with pytest.raises(LeaveEnded):
        send_newsletter(session, as_actor(leyla), newsletter.id, Writer.news, version=1)


def test_a_draft_is_never_public(session: Session, leyla: Person, newsletter: Newsletter) -> None:
    offer_to_all(session, as_actor(leyla), newsletter.id, public=True)
    assert not newsletter.public


def test_an_address_counts_once_it_is_confirmed_by_its_link_and_the_link_once(
    session: Session,
) -> None:
    writer = Writer()
    sign_up(session, Contact("A@B.az ", "Aysel"), writer.ask, place="10.0.0.1", now=NOON)
    assert recipients(session) == []
    [secret] = writer.secrets
    assert confirm(session, secret, NOON).email == "a@b.az"
    assert [one.email for one in recipients(session)] == ["a@b.az"]
    with pytest.raises(LinkExpired):
        confirm(session, secret, NOON)
    kept = session.scalars(select(Stakeholder)).one()
    assert secret not in (kept.token_digest, kept.stop_token)


def test_a_link_that_is_too_old_or_was_followed_by_another_confirms_nothing(
    session: Session,
) -> None:
    writer = Writer()
    for _ in range(2):
        sign_up(session, Contact("a@b.az"), writer.ask, place="10.0.0.1", now=NOON)
    first, second = writer.secrets
    with pytest.raises(LinkExpired):
        confirm(session, first, NOON)
    with pytest.raises(LinkExpired):
        confirm(session, second, NOON + timedelta(days=8))
    with pytest.raises(LinkExpired):
        confirm(session, "none", NOON)


def test_one_address_gets_few_letters_a_day_and_one_place_asks_for_few_an_hour(
    session: Session,
) -> None:
    writer = Writer()
    for _ in range(TO_ONE_ADDRESS + 3):
        sign_up(session, Contact("a@b.az"), writer.ask, place="10.0.0.1", now=NOON)
    assert len(writer.secrets) == TO_ONE_ADDRESS
    for number in range(FROM_ONE_PLACE - TO_ONE_ADDRESS - 3):
        contact = Contact(f"a{number}@b.az")
        sign_up(session, contact, writer.ask, place="10.0.0.1", now=NOON)
    with pytest.raises(TooManySignUps):
        sign_up(session, Contact("x@b.az"), writer.ask, place="10.0.0.1", now=NOON)
    sign_up(session, Contact("z@b.az"), writer.ask, place="10.0.0.2", now=NOON)
    later = NOON + timedelta(hours=2)
    sign_up(session, Contact("y@b.az"), writer.ask, place="10.0.0.1", now=later)


def test_who_is_in_already_is_told_so_and_stays_in(session: Session) -> None:
    confirmed(session, "a@b.az")
    writer = Writer()
    sign_up(session, Contact("a@b.az", "Başqa ad"), writer.ask, place="::1", now=NOON)
    assert writer.secrets == [""]
    [still] = recipients(session)
    assert still.name == ""


def test_who_signed_up_and_never_confirmed_is_forgotten(session: Session) -> None:
    writer = Writer()
    sign_up(session, Contact("a@b.az"), writer.ask, place="::1", now=NOON)
    later = NOON + timedelta(days=31)
    sign_up(session, Contact("c@d.az"), writer.ask, place="::1", now=later)
    assert [one.email for one in session.scalars(select(Stakeholder))] == ["c@d.az"]


def test_who_said_stop_is_asked_again_only_by_signing_up_themselves(session: Session) -> None:
    gone = confirmed(session, "a@b.az")
    stop(session, gone, NOON)
    stop(session, gone, NOON + timedelta(days=1))
    assert gone.stopped_at == NOON
    [told] = import_stakeholders(session, as_actor(None), [(2, Contact("a@b.az"))])
    assert told.became == "stopped"
    writer = Writer()
    sign_up(session, Contact("a@b.az"), writer.ask, place="::1", now=NOON)
    assert gone.standing == "stopped"
    confirm(session, writer.secrets[-1], NOON)
    assert gone.standing == "confirmed"


def test_an_import_says_of_each_line_what_became_of_it(session: Session) -> None:
    confirmed(session, "known@b.az")
    emails = ["new@b.az", "KNOWN@b.az", "new@B.az", "no address", "x@y.az\r\nBcc: z@y.az", ""]
    rows = [(line, Contact(email, "=Ad")) for line, email in enumerate(emails, 2)]
    told = import_stakeholders(session, as_actor(None), rows)
    became = ["added", "known", "twice", "invalid", "invalid", "invalid"]
    assert [one.became for one in told] == became
    assert stakeholders(session).counts == {"confirmed": 1, "unasked": 1, "all": 2}
    assert letters(session) == {}


def test_many_are_imported_with_few_questions(session: Session) -> None:
    rows = [(line, Contact(f"a{line}@b.az")) for line in range(5_000)]
    told = import_stakeholders(session, as_actor(None), rows)
    assert {one.became for one in told} == {"added"}


@pytest.mark.parametrize(
    "address", ["", "a", "a@b@c", "a b@c.d", "a@b.c,d@e.f", "<a@b.c>", "a@b.c\nBcc: x", "x" * 300]
)
def test_what_is_no_address_is_not_taken(session: Session, address: str) -> None:
    with pytest.raises(NotAnAddress):
        add_stakeholder(session, as_actor(None), Contact(address))


def test_a_line_break_in_a_name_ends_no_header(session: Session) -> None:
    made = add_stakeholder(session, as_actor(None), Contact("a@b.az", "Ad\r\nBcc: x@y.z"))
    assert made.name == "Ad Bcc: x@y.z"


def test_erasing_somebody_leaves_nothing_of_them(
    session: Session, leyla: Person, newsletter: Newsletter
) -> None:
    one = confirmed(session, "a@b.az")
    ask_to_confirm(session, one, Writer().ask, NOON)
    send_newsletter(session, as_actor(leyla), newsletter.id, Writer.news, version=1)
    session.add(RefusedAddress(address="a@b.az", at=NOON, answer="550"))
    session.flush()
    assert len(letters_to(session, one)) == 2
    erase_stakeholder(session, one)
    for table in (Stakeholder, Letter, RefusedAddress):
        assert session.scalar(select(func.count()).select_from(table)) == 0
