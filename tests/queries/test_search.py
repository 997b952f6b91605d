"""Search finds what reading every row finds: no more, no less, in the same order."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import (
    Clause,
    Comment,
    CommentRevision,
    Document,
    Placement,
    Thread,
    Turn,
    WordingRow,
)
from app.operations.clauses import Typed, save_wording, standing_placement, standing_wording
from app.operations.discussing import (
    Said,
    begin_thread,
    reopen,
    reply,
    resolve,
    revise_comment,
    withdraw_comment,
)
from app.operations.indexing import index_units, lags, move_mark
from app.operations.recording import Actor
from app.operations.structure import change_kind, restore_clause, strike_clause
from app.queries.search import finding
from app.queries.search.asked import Asked, Found, Reader
from app.queries.search.finding import find
from app.statute.roles import Role
from app.statute.searching import fits, sought, terms
from app.statute.snapshot import Kind
from tests.makers import NOON, a_colleague, a_document, a_person, an_article

VOCABULARY = (
    "şura", "sura", "Şuranın", "şuraya", "rektorlar", "Rektorların", "nizamnamə", "nizamnaməsi",
    "ilə", "İclas", "iclası", "ığ", "universitet", "5", "12", "sədr", "Sədrin", "məclis", "elm",
    "elmi-tədqiqat",
)  # fmt: skip
"""Few words in many forms: most questions find something, and something else."""

QUESTIONS = (
    "sura", "şura", "rektor", "nizamname", '"şuranın iclası"', "sədr -iclas", "5", "elmi-tədqiqat",
    "məclis elm", "rektorlar şura", '-"sədr" universitet', "IĞ", "iclas*", "yoxdur", "i",
)  # fmt: skip


class Life:
    """Two documents in which anything may happen, and two people who may not read the same."""

    def __init__(self, session: Session, chance: Random) -> None:
        self.session, self.chance = session, chance
        self.leyla = a_person(session)
        self.documents = [a_document(session, self.leyla, slug) for slug in ("charter", "rules")]
        self.member = a_colleague(session, self.documents[0], Role.MEMBER, "Aygün")
        self.minutes = 0
        for document in self.documents:
            for _ in range(4):
                self.insert(document)

    def actor(self) -> Actor:
        self.minutes += self.chance.randrange(2)
        return Actor(self.leyla.id, NOON + timedelta(minutes=self.minutes))

    def said(self) -> str:
        return " ".join(self.chance.choices(VOCABULARY, k=self.chance.randint(1, 6)))

    def document(self) -> Document:
        return self.chance.choice(self.documents)

    def clause(self, document: Document) -> Clause:
        known = select(Clause).where(Clause.record_id == document.id).order_by(Clause.born)
        return self.chance.choice(self.session.scalars(known).all())

    def thread(self) -> Thread | None:
        known = self.session.scalars(select(Thread).order_by(Thread.since, Thread.record_id)).all()
        return self.chance.choice(known) if known else None

    def insert(self, document: Document) -> None:
        heading = self.said() if self.chance.random() < 0.4 else ""
        en = "The Institution" if self.chance.random() < 0.3 else ""
        an_article(self.session, document, self.leyla, self.said(), heading=heading, en=en)

    def reword(self, document: Document) -> None:
        clause = self.clause(document)
        if not standing_placement(self.session, clause).struck:
            seen = standing_wording(self.session, clause.id, "az")
            typed = [Typed("az", seen.heading, self.said(), seen.digest)]
            save_wording(self.session, self.actor(), clause, typed)

    def turn_over(self, document: Document) -> None:
        clause = self.clause(document)
        placed = standing_placement(self.session, clause)
        if placed.struck:
            restore_clause(self.session, self.actor(), document, clause.id, seen=placed.since)
        else:
            deed = {"seen": placed.since, "reason": "Artıqdır."}
            strike_clause(self.session, self.actor(), document, clause.id, **deed)  # type: ignore[arg-type]

    def convert(self, document: Document) -> None:
        clause = self.clause(document)
        placed = standing_placement(self.session, clause)
        if not placed.struck:
            kind = Kind.ANNEX if placed.kind == Kind.ARTICLE else Kind.ARTICLE
            change_kind(self.session, self.actor(), document, clause.id, kind, seen=placed.since)

    def talk(self, document: Document) -> None:
        where = self.clause(document) if self.chance.random() < 0.7 else None
        kind = self.chance.choice(("comment", "question", "objection"))
        begin_thread(self.session, self.actor(), document, where, Said(self.said(), kind=kind))

    def answer(self, _: Document) -> None:
        if thread := self.thread():
            reply(self.session, self.actor(), thread, self.said())

    def settle(self, _: Document) -> None:
        if thread := self.thread():
            deed = reopen if resolved(self.session, thread) else resolve
            deed(self.session, self.actor(), thread)

    def take_back(self, _: Document) -> None:
        thread = self.thread()
        if thread is None or resolved(self.session, thread):
            return
        later = [one for one in comments(self.session, thread) if one.since != thread.since]
        if not later:
            return
        said = self.chance.choice(later).since
        if bodies(self.session, thread).get(said) is None:
            return
        if self.chance.random() < 0.5:
            withdraw_comment(self.session, self.actor(), thread, said)
        else:
            revise_comment(self.session, self.actor(), thread, said, self.said())

    def catch_up(self, _: Document) -> None:
        """The index is brought up to date, or only begun with."""
        for lag in lags(self.session):
            for piece in lag.pieces:
                index_units(self.session, lag, piece)
            if self.chance.random() < 0.7:
                move_mark(self.session, lag)

    def go_on(self) -> None:
        deeds: list[Callable[[Document], None]]
        deeds = [self.insert, self.reword, self.reword, self.turn_over, self.convert, self.talk]
        deeds += [self.talk, self.answer, self.settle, self.take_back, self.take_back]
        self.chance.choice([*deeds, self.catch_up, self.catch_up])(self.document())


def comments(session: Session, thread: Thread) -> list[Comment]:
    said = select(Comment).where(Comment.thread_id == thread.id).order_by(Comment.row)
    return list(session.scalars(said))


def bodies(session: Session, thread: Thread) -> dict[int, str | None]:
    """What each comment says today, by its step; None where it is withdrawn."""
    found: dict[int, str | None] = {one.since: one.body for one in comments(session, thread)}
    again = select(CommentRevision).where(CommentRevision.thread_id == thread.id)
    for one in session.scalars(again.order_by(CommentRevision.row)):
        found[one.said] = None if one.withdrawn else one.body
    return found


def resolved(session: Session, thread: Thread) -> bool:
    turns = select(Turn).where(Turn.thread_id == thread.id).order_by(Turn.row.desc())
    newest = session.scalars(turns).first()
    return newest is not None and newest.resolved


def scanned(session: Session, document: Document) -> list[tuple[str, str, str, str, str]]:
    """Sort, language, state, unit and terms of every text of a document, read row by row."""
    found = []
    struck = {
        one.clause_id: one.struck
        for one in session.scalars(
            select(Placement).where(Placement.record_id == document.id).order_by(Placement.row)
        )
    }
    rows = session.scalars(
        select(WordingRow).where(WordingRow.record_id == document.id).order_by(WordingRow.row)
    ).all()
    newest = {(row.clause_id, row.language): row.row for row in rows}
    for row in rows:
        stands = newest[row.clause_id, row.language] == row.row
        state = ("struck" if struck[row.clause_id] else "standing") if stands else "former"
        told = terms(row.heading, row.text, row.language)
        found.append(("clause", row.language, state, row.clause_id, told))
    threads = session.scalars(select(Thread).where(Thread.record_id == document.id)).all()
    for thread in threads:
        state = "resolved" if resolved(session, thread) else "open"
        for body in bodies(session, thread).values():
            if body is not None:
                told = terms("", body, thread.language or "")
                found.append(("thread", thread.language or "", state, thread.id, told))
    return found


def expected(session: Session, documents: list[Document], asked: Asked) -> Counter[object]:
    """What is found by reading everything: degree, sort, state and unit of each text."""
    looked = sought(asked.question)
    found: Counter[object] = Counter()
    for document in documents:
        for sort, language, state, unit, told in scanned(session, document):
            barred = not asked.former and state in ("former", "struck")
            barred |= bool(asked.language) and language != asked.language
            barred |= bool(asked.sort) and sort != asked.sort
            barred |= bool(asked.state) and state != asked.state
            degree = None if barred or not told else fits(looked, told)
            if degree is not None:
                found[0 if asked.by_time else degree, sort, state, f"{sort}-{unit}"] += 1
    return found


def leafed(session: Session, reader: Reader, asked: Asked) -> list[Found]:
    """Every page of the answer."""
    first = find(session, reader, asked)
    others = [
        find(session, reader, replace(asked, page=page)) for page in range(2, first.pages + 1)
    ]
    return [first, *others]


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 2**32))
def test_the_index_answers_as_reading_everything_would(
    session: Session, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = Random(seed)  # noqa: S311
    monkeypatch.setattr(finding, "FEW", chance.choice((0, finding.FEW)))
    try:
        life = Life(session, chance)
        for _ in range(chance.randint(0, 20)):
            life.go_on()
        for person, documents in ((life.leyla, life.documents), (life.member, life.documents[:1])):
            reader = Reader(person.id, frozenset(one.id for one in documents))
            for question in chance.sample(QUESTIONS, 4):
                asked = Asked(
                    question,
                    sort=chance.choice(("", "", "clause", "thread")),
                    language=chance.choice(("", "", "az")),
                    state=chance.choice(("", "", "open")),
                    former=chance.random() < 0.3,
                    by_time=chance.random() < 0.3,
                )
                check(session, reader, documents, asked)
    finally:
        session.rollback()


def check(session: Session, reader: Reader, documents: list[Document], asked: Asked) -> None:
    pages = leafed(session, reader, asked)
    hits = [hit for page in pages for hit in page.hits]
    found = Counter(
        (hit.degree, hit.entry.group.sort, hit.entry.group.state, hit.entry.unit) for hit in hits
    )
    assert found == expected(session, documents, asked), asked
    assert pages[0].total == len(hits)
    assert [hit.order for hit in hits] == sorted(hit.order for hit in hits)
    if asked.sort:
        assert pages[0].counts["sort"][asked.sort] == len(hits)


def test_a_text_too_long_for_a_vector_is_found_like_any_other(session: Session) -> None:
    leyla = a_person(session)
    charter = a_document(session, leyla)
    an_article(session, charter, leyla, "və " * 300 + "Rektorlar Şurası", heading="Uzun")
    for lag in lags(session):
        for piece in lag.pieces:
            index_units(session, lag, piece)
        move_mark(session, lag)
    reader = Reader(leyla.id, frozenset({charter.id}))
    for question in ("uzun", '"rektorlar şurası"', "rektor -katib", "ve", "ve şura"):
        [hit] = find(session, reader, Asked(question)).hits
        assert hit.degree == fits(sought(question), terms("Uzun", hit.entry.text, "az"))
    for question in ("katib", '"şurası rektorlar"', "rektor -şura"):
        assert find(session, reader, Asked(question)).total == 0
