"""A charter with a row in every recorded table, before somebody who owns the database."""

from sqlalchemy.orm import Session

from app.clock import day_of
from app.models import (
    Clause,
    Document,
    RestoredRow,
)
from app.operations.attaching import attach
from app.operations.carrying import carry_over
from app.operations.checking import set_aside
from app.operations.citing import (
    cite,
    describe_extract,
    describe_source,
    house_step,
    withdraw_citation,
)
from app.operations.clauses import Typed, save_wording
from app.operations.deciding import decide
from app.operations.discussing import (
    Chosen,
    Said,
    accept_suggestion,
    assign_thread,
    begin_thread,
    hold_agreement,
    reattach,
    reply,
    resolve,
    revise_comment,
    suggest,
)
from app.operations.documents import name_milestone
from app.operations.fates import Happened, Remarked, enter_remarks, enter_turn
from app.operations.needs import describe_need, link_need
from app.operations.papers import Draft, Place, write_section
from app.operations.recording import Actor
from app.operations.remarks import Written
from app.operations.reviewing import Answered, Asked, draft, hand_in, open_round
from app.operations.sealing import seal
from app.operations.structure import Cut, split_clause
from app.operations.submitting import Package, Sealed, enter
from app.queries.checking import report
from app.queries.sealing import holding_back, obstacles, seals
from app.queries.snapshots import snapshot
from app.statute.roles import Role
from app.statute.snapshot import word
from app.statute.workflow import Verdict as Word
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor
from tests.queries.meeting_room import somebody_meets
from tests.queries.secretariat import somebody_is_nominated


def a_committee(session: Session) -> Document:
    """A charter with a row in every recorded table."""
    leyla = a_person(session, "Leyla")
    charter, by = a_document(session, leyla), as_actor(leyla)
    member = as_actor(a_colleague(session, charter, Role.MEMBER, "Nigar"))
    clause = session.get_one(
        Clause, an_article(session, charter, leyla, "Bir səs.", en="One vote.")
    )
    _set_in_better_type(session, member, charter, clause)
    other = an_article(session, charter, leyla, "Haqq ödənilir. Vaxtında ödənilir.")
    an_article(session, charter, leyla, "Üzvlük könüllüdür.")
    _split_and_check(session, by, charter, clause.id, other)
    name_milestone(session, by, charter, 2, {"az": "İlk mətn"})
    _discuss(session, member, charter, clause)
    _review(session, by, charter, clause)
    _found_on_evidence(session, by, clause)
    seen = {clause.id: snapshot(session, charter).by_id[clause.id].wording("az").digest}
    decide(session, member, charter, clause.id, Word.PROPOSE, seen=seen)
    why = dict.fromkeys(holding_back(obstacles(session, charter)), "Nümunə")
    seal(session, by, charter, "Hazırdır", why)
    _goes_out(session, by, charter, clause)
    session.commit()
    return charter


def _split_and_check(
    session: Session, by: Actor, charter: Document, clause_id: str, other: str
) -> None:
    now = snapshot(session, charter).by_id[other]
    said = now.wording("az")
    cut = Cut("az", said.heading, said.text, len("Haqq ödənilir."), said.digest)
    split_clause(session, by, charter, other, [cut], seen=now.since)
    found = report(session, charter).open[0]
    set_aside(session, by, charter, found, "Belə də aydındır")


def _discuss(session: Session, by: Actor, charter: Document, clause: Clause) -> None:
    thread = begin_thread(session, by, charter, clause, Said("Niyə bir?", quote="Bir səs"))
    said = reply(session, by, thread, "@Leyla, hamı bərabərdir.")
    revise_comment(session, by, thread, said, "Hamı bərabərdir.")
    hold_agreement(session, by, thread, "Əvvəlcə cavab lazımdır")
    assign_thread(session, by, thread, by.person_id, day_of(by.at).isoformat())
    resolve(session, by, thread, reason="Aydındır")
    lost = begin_thread(session, by, charter, clause, Said("Bəs sayı?", quote="Bir"))
    typed = Typed("az", "", "İki səs.", word("az", "", "Bir səs.").digest)
    accept_suggestion(session, by, suggest(session, by, clause, typed, body="Ədalətli olar."))
    read = word("az", "", "İki səs.").digest
    reattach(session, by, lost, Chosen(clause, "az", read, quote="İki"))


def _review(session: Session, by: Actor, charter: Document, clause: Clause) -> None:
    person = by.person_id or ""
    opened = open_round(session, by, [charter], Asked("Oxunuş", by.at.date(), [person]))
    draft(session, by, opened, (charter, clause), Written("Kim sayır?"))
    hand_in(session, by, opened, Answered("Yaxşıdır"))


def _set_in_better_type(session: Session, by: Actor, charter: Document, clause: Clause) -> None:
    before, after = (word("az", "", said) for said in ("Bir səs.", "Bir\u00a0səs."))
    decide(session, by, charter, clause.id, Word.APPROVE, seen={clause.id: before.digest})
    save_wording(session, by, clause, [Typed("az", "", after.text, before.digest)])
    carry_over(session, by, charter, clause, before=before.digest, after=after.digest)
    save_wording(session, by, clause, [Typed("az", "", before.text, after.digest)])


def _found_on_evidence(session: Session, by: Actor, clause: Clause) -> None:
    describe_source(session, by, "unifi", {"title": {"en": "Rules"}})
    describe_extract(session, by, "unifi", "unifi-votes", {"summary": {"en": "One vote."}})
    describe_need(session, by, "E-01", {"title": {"en": "A voice"}, "group": "rectors"})
    cite(session, by, clause, "unifi-votes", "adapts", note={"az": "Eyni qayda"})
    withdraw_citation(session, by, clause, "unifi-votes")
    link_need(session, by, clause, "E-01", "fully", note={})
    attach(session, by, "E-01", "survey.csv", b"one voice,12")
    somebody_is_nominated(session, by, clause)
    _known_elsewhere(session, by, clause)
    somebody_meets(session, by, clause)
    _note_is_written(session, by, clause)


def _goes_out(session: Session, by: Actor, charter: Document, clause: Clause) -> None:
    signed = seals(session, charter)[0]
    ministry = {"az": "Elm və Təhsil Nazirliyi"}
    facts = {"date": by.at.isoformat()}
    held = [Sealed(charter, signed)]
    package = Package("1-12", ministry, held, "0" * 64, b"PK", "Layihə", facts=facts)
    sent = enter(session, by, package)
    day = by.at.date().isoformat()
    for turn in ("sent", "returned"):
        enter_turn(session, by, sent, Happened(turn, day))
    enter_remarks(session, by, sent, [Remarked(charter, clause, "Kim sayır?", "səs")])


def _note_is_written(session: Session, by: Actor, clause: Clause) -> None:
    place = Place("note", "purpose", "az")
    document = session.get_one(Document, clause.record_id)
    write_section(session, by, document, place, "Hamı üçün.", seen=0, draft=Draft(""))


def _known_elsewhere(session: Session, by: Actor, clause: Clause) -> None:
    """As where a record was restored: it knows a row of the library by another number."""
    with house_step(session, by, "restore_document", document="charter") as entry:
        entry.add(RestoredRow(document_id=clause.record_id, kind="need", number=9, until=0, here=9))
