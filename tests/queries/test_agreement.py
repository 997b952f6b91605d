"""Laws of standing: one clause stands where the whole document says it stands."""

import random

import pytest
from sqlalchemy.orm import Session

from app.models import Clause, Document, Person, Record
from app.operations.clauses import Typed, save_wording, standing_placement, standing_wording
from app.operations.deciding import decide
from app.operations.discussing import Said, begin_thread
from app.operations.sealing import seal
from app.operations.structure import restore_clause, strike_clause
from app.queries.agreement import agreement, is_agreed, standing_of
from app.queries.snapshots import clauses_at, snapshot
from app.statute.roles import Role
from app.statute.workflow import State, Verdict
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor


class Assembly:
    """A charter of six articles, its coordinator, and three members who do whatever chance says."""

    def __init__(self, session: Session, seed: int) -> None:
        self.session = session
        self.chance = random.Random(seed)  # noqa: S311
        self.leyla = a_person(session)
        self.document = a_document(session, self.leyla)
        self.members = [
            a_colleague(session, self.document, Role.MEMBER, name)
            for name in ("Ayan", "Emil", "Nur")
        ]
        self.clauses = [
            an_article(session, self.document, self.leyla, f"Maddə {n} belədir.") for n in range(6)
        ]

    def clause(self) -> Clause:
        return self.session.get_one(Clause, self.chance.choice(self.clauses))

    def member(self) -> Person:
        return self.chance.choice(self.members)

    def decide(self) -> None:
        clause = self.clause()
        standing = agreement(self.session, self.document).by_clause[clause.id]
        verdict = self.chance.choice([Verdict.PROPOSE, *[Verdict.APPROVE] * 4, Verdict.OBJECT])
        decide(
            self.session,
            as_actor(self.member()),
            self.document,
            clause.id,
            verdict,
            seen={clause.id: standing.digest},
            reason="belə",
        )

    def reword(self) -> None:
        clause = self.clause()
        if standing_placement(self.session, clause).struck:
            return
        standing = standing_wording(self.session, clause.id, "az")
        text = self.chance.choice(["Eyni sözlər.", "Başqa sözlər.", "Üçüncü redaksiya."])
        typed = Typed("az", "", text, standing.digest)
        save_wording(self.session, as_actor(self.member()), clause, [typed], reason="belə")

    def strike_or_restore(self) -> None:
        clause = self.clause()
        placed = standing_placement(self.session, clause)
        deed = restore_clause if placed.struck else strike_clause
        deed(
            self.session,
            as_actor(self.leyla),
            self.document,
            clause.id,
            seen=placed.since,
            reason="belə",
        )

    def block(self) -> None:
        said = Said("Niyə?", blocking=True)
        begin_thread(self.session, as_actor(self.member()), self.document, self.clause(), said)

    def live(self, deeds: int) -> None:
        choices = [self.decide] * 8 + [self.reword] * 3 + [self.strike_or_restore, self.block]
        for _ in range(deeds):
            self.chance.choice(choices)()


@pytest.mark.parametrize("seed", range(3))
def test_a_clause_stands_where_its_document_says(session: Session, seed: int) -> None:
    assembly = Assembly(session, seed)
    assembly.live(40)
    whole = agreement(session, assembly.document).by_clause
    assert len({standing.state for standing in whole.values()}) > 1
    for clause in assembly.clauses:
        assert standing_of(session, session.get_one(Clause, clause)) == whole[clause]


@pytest.fixture
def leyla(session: Session) -> Person:
    return a_person(session)


@pytest.fixture
def charter(session: Session, leyla: Person) -> Document:
    return a_document(session, leyla)


def test_a_clause_without_words_stands_nowhere(
    session: Session, leyla: Person, charter: Document
) -> None:
    article = an_article(session, charter, leyla, "", en="Only translated")
    assert standing_of(session, session.get_one(Clause, article)) is None
    assert not is_agreed(session, session.get_one(Clause, article))


def test_what_is_sealed_is_signed_until_it_says_something_else(
    session: Session, leyla: Person, charter: Document
) -> None:
    kept, changed = (an_article(session, charter, leyla, f"Maddə {n}.") for n in range(2))
    agree(session, charter)
    seal(session, as_actor(leyla), charter, "Razıyıq.", {})
    clause = session.get_one(Clause, changed)
    base = standing_wording(session, changed, "az")
    save_wording(session, as_actor(leyla), clause, [Typed("az", "", "X.", base.digest)], reason="b")
    states = [standing_of(session, session.get_one(Clause, one)) for one in (kept, changed)]
    whole = agreement(session, charter).by_clause
    assert states == [whole[kept], whole[changed]]
    assert [one.state for one in states if one] == [State.SIGNED, State.DRAFT]


def agree(session: Session, document: Document) -> None:
    """Two members approve everything."""
    standings = agreement(session, document).by_clause.values()
    seen = {standing.clause: standing.digest for standing in standings}
    for name in ("Ayan", "Emil"):
        member = a_colleague(session, document, Role.MEMBER, name)
        decide(session, as_actor(member), document, None, Verdict.APPROVE, seen=seen)


def test_one_clause_at_a_step_is_what_the_whole_document_has_there(session: Session) -> None:
    assembly = Assembly(session, 7)
    assembly.live(30)
    record = assembly.document.id
    for step in range(1, session.get_one(Record, record).steps):
        whole = {one.id: one for one in snapshot(session, assembly.document, step).clauses}
        for clause in assembly.clauses:
            alone = clauses_at(session, record, step, only=clause)
            assert alone == ([whole[clause]] if clause in whole else [])
