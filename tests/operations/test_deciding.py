"""Does a decision fall on exactly the words its maker saw, and count as the policy says?"""

from contextlib import suppress
from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.models import Clause, Document, Person
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.deciding import decide
from app.operations.errors import NothingSaid, ReasonNeeded, StaleWording, TooLong
from app.queries.agreement import Standing, agreement
from app.queries.snapshots import snapshot
from app.statute.roles import Role
from app.statute.snapshot import Kind
from app.statute.workflow import State, Verdict
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor


@dataclass
class Committee:
    """A charter of one article with a paragraph, its coordinator and three members."""

    session: Session
    document: Document
    leyla: Person
    members: list[Person]
    article: str
    paragraph: str

    def decide(self, person: Person, verdict: Verdict, clause: str = "", reason: str = "") -> None:
        """Decide on the article and all below it as it stands."""
        seen = {one: self.standing(one).digest for one in (self.article, self.paragraph)}
        if clause:
            seen = {clause: seen[clause]}
        decide(
            self.session,
            as_actor(person),
            self.document,
            clause or self.article,
            verdict,
            seen=seen,
            reason=reason,
        )

    def reword(self, author: Person, text: str) -> None:
        """Give the paragraph other words."""
        clause = self.session.get_one(Clause, self.paragraph)
        base = standing_wording(self.session, clause.id, "az")
        typed = Typed("az", "", text, base.digest)
        save_wording(self.session, as_actor(author), clause, [typed], reason="lazımdır")

    def standing(self, clause: str) -> Standing:
        """Where one of the two clauses stands."""
        return agreement(self.session, self.document).by_clause[clause]

    def state_now(self) -> State:
        """Where the article stands as a whole."""
        return agreement(self.session, self.document).state(self.article)


@pytest.fixture
def committee(session: Session) -> Committee:
    """Nobody has said anything yet; Leyla wrote all of it."""
    return form(session, "charter")


def form(session: Session, slug: str) -> Committee:
    """A committee on a document of its own."""
    leyla = a_person(session, f"{slug}-leyla")
    document = a_document(session, leyla, slug)
    members = [a_colleague(session, document, Role.MEMBER, f"{slug}-{n}") for n in range(3)]
    article = an_article(session, document, leyla, "", heading="Ümumi yığıncaq")
    paragraph = an_article(
        session, document, leyla, "İldə bir dəfə.", kind=Kind.PARAGRAPH, parent=article
    )
    return Committee(session, document, leyla, members, article, paragraph)


def test_two_approvals_of_the_same_words_agree(committee: Committee) -> None:
    for member in committee.members[:2]:
        committee.decide(member, Verdict.APPROVE)
    assert committee.state_now() is State.AGREED
    assert committee.standing(committee.paragraph).counted == 2


def test_an_author_does_not_count_for_their_own_words(committee: Committee) -> None:
    first, second, third = committee.members
    committee.reword(first, "İldə iki dəfə.")
    committee.decide(first, Verdict.APPROVE)
    committee.decide(second, Verdict.APPROVE)
    assert committee.state_now() is State.DRAFT
    assert committee.standing(committee.paragraph).authors == {first.id}
    committee.decide(third, Verdict.APPROVE)
    assert committee.state_now() is State.AGREED


def test_other_words_make_an_approval_outdated_and_keep_it(committee: Committee) -> None:
    for member in committee.members[:2]:
        committee.decide(member, Verdict.APPROVE)
    committee.reword(committee.leyla, "İldə üç dəfə.")
    standing = committee.standing(committee.paragraph)
    assert standing.state is State.DRAFT
    assert {vote.person for vote in standing.outdated} == {one.id for one in committee.members[:2]}


def test_a_decision_on_words_that_stand_no_longer_is_refused(committee: Committee) -> None:
    seen = {committee.paragraph: committee.standing(committee.paragraph).digest}
    committee.reword(committee.leyla, "İldə üç dəfə.")
    with pytest.raises(StaleWording):
        decide(
            committee.session,
            as_actor(committee.members[0]),
            committee.document,
            committee.paragraph,
            Verdict.APPROVE,
            seen=seen,
        )


def test_a_decision_reaches_only_what_its_maker_saw(committee: Committee) -> None:
    committee.decide(committee.members[0], Verdict.APPROVE, committee.paragraph)
    assert committee.standing(committee.paragraph).current
    assert not committee.standing(committee.article).current


def test_a_clause_outside_the_unit_is_no_part_of_its_decision(committee: Committee) -> None:
    seen = {committee.article: committee.standing(committee.article).digest}
    with pytest.raises(StaleWording):
        decide(
            committee.session,
            as_actor(committee.members[0]),
            committee.document,
            committee.paragraph,
            Verdict.APPROVE,
            seen=seen,
        )


def test_one_ballot_covers_several_units(committee: Committee) -> None:
    other = an_article(committee.session, committee.document, committee.leyla, "Başqa söz.")
    seen = {one: committee.standing(one).digest for one in (other, committee.paragraph)}
    made = decide(
        committee.session,
        as_actor(committee.members[0]),
        committee.document,
        None,
        Verdict.APPROVE,
        seen=seen,
    )
    assert made.clause_id is None
    assert all(committee.standing(one).current for one in seen)


def test_an_objection_says_why_and_holds_agreement_back(committee: Committee) -> None:
    first, second, third = committee.members
    with pytest.raises(ReasonNeeded):
        committee.decide(first, Verdict.OBJECT, reason="  \n ")
    committee.decide(first, Verdict.OBJECT, reason="Nisab göstərilməyib.")
    committee.decide(second, Verdict.APPROVE)
    committee.decide(third, Verdict.APPROVE)
    assert committee.state_now() is State.CONTESTED


def test_a_withdrawn_objection_holds_nothing_back(committee: Committee) -> None:
    first, second, third = committee.members
    committee.decide(first, Verdict.OBJECT, reason="Nisab göstərilməyib.")
    committee.decide(second, Verdict.APPROVE)
    committee.decide(third, Verdict.APPROVE)
    committee.decide(first, Verdict.WITHDRAW)
    assert committee.state_now() is State.AGREED


def test_who_said_nothing_has_nothing_to_take_back(committee: Committee) -> None:
    committee.decide(committee.members[1], Verdict.APPROVE)
    with pytest.raises(NothingSaid):
        committee.decide(committee.members[0], Verdict.WITHDRAW)
    assert committee.standing(committee.paragraph).counted == 1


def test_a_withdrawal_touches_only_what_was_said(committee: Committee) -> None:
    first = committee.members[0]
    committee.decide(first, Verdict.APPROVE, committee.paragraph)
    committee.decide(first, Verdict.WITHDRAW)
    step = snapshot(committee.session, committee.document).step
    committee.decide(first, Verdict.PROPOSE)
    assert committee.state_now() is State.PROPOSED
    assert step + 1 == snapshot(committee.session, committee.document).step


def test_nothing_seen_is_nothing_decided(committee: Committee) -> None:
    with pytest.raises(NothingSaid):
        decide(
            committee.session,
            as_actor(committee.members[0]),
            committee.document,
            committee.article,
            Verdict.APPROVE,
            seen={},
        )


def test_a_reason_has_its_limit(committee: Committee) -> None:
    with pytest.raises(TooLong):
        committee.decide(committee.members[0], Verdict.OBJECT, reason="a" * 20_001)


@dataclass
class Account:
    """What a secretary would note beside the record, by hand."""

    wrote: dict[str, set[str]]
    text: str
    proposed: dict[str, tuple[int, str]] = field(default_factory=dict)
    judged: dict[str, tuple[int, str, str]] = field(default_factory=dict)

    def note(self, number: int, deed: str, person: str, text: str) -> None:
        """One deed on the paragraph."""
        if deed == "reword":
            if text != self.text:
                self.wrote.setdefault(text, set()).add(person)
            self.text = text
        elif deed == "propose":
            self.proposed[person] = number, self.text
        elif deed == "withdraw":
            last = max(self.proposed.get(person, (-1,))[0], self.judged.get(person, (-1,))[0])
            for kept in (self.proposed, self.judged):
                if kept.get(person, (None,))[0] == last:
                    del kept[person]
        else:
            self.judged[person] = number, deed, self.text

    def approvals(self) -> set[str]:
        """Who approves the words that stand and did not write them."""
        return {
            person
            for person, (_, deed, text) in self.judged.items()
            if (deed, text) == ("approve", self.text) and person not in self.wrote[text]
        }

    @property
    def objected(self) -> bool:
        """Whether somebody objects to the words that stand."""
        return any(said[1:] == ("object", self.text) for said in self.judged.values())


DEEDS = st.lists(
    st.tuples(st.sampled_from(["reword", *Verdict]), st.integers(0, 2), st.sampled_from("abc")),
    max_size=14,
)
"""Who does what to the paragraph; rewording may bring earlier words back."""


@settings(max_examples=40, deadline=None, suppress_health_check=[*HealthCheck])
@given(deeds=DEEDS)
@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_agreed_means_enough_approvals_by_others_of_the_words_that_stand(
    session: Session, deeds: list[tuple[str, int, str]]
) -> None:
    session.rollback()
    committee = form(session, "charter")
    account = Account({"İldə bir dəfə.": {committee.leyla.id}}, "İldə bir dəfə.")
    for number, (deed, who, text) in enumerate(deeds):
        person = committee.members[who]
        if deed == "reword":
            committee.reword(person, text)
        else:
            with suppress(NothingSaid):
                committee.decide(person, Verdict(deed), committee.paragraph, "səbəb")
        account.note(number, deed, person.id, text)
    standing = committee.standing(committee.paragraph)
    assert standing.counted == len(account.approvals())
    assert (standing.state is State.AGREED) == (
        len(account.approvals()) >= 2 and not account.objected
    )
