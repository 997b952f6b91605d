from hypothesis import given
from hypothesis import strategies as st

from app.statute.carrying import Carried, as_carried
from app.statute.policy import Policy
from app.statute.workflow import (
    Circle,
    State,
    Verdict,
    Vote,
    standing_votes,
    state_of,
    tally_of,
)

APPROVE = Verdict.APPROVE
PEOPLE = ["author", "a", "b", "c"]
MEMBERS = frozenset(PEOPLE)


def test_a_word_that_was_carried_names_the_words_it_counts_for_and_whose_deed_that_was() -> None:
    vote = Vote("a", APPROVE, "before", 3, "Yaxşıdır")
    [counts] = as_carried("now", [vote], [Carried("a", "before", "now", 5, "leyla")])
    assert counts == Vote("a", APPROVE, "now", 3, "Yaxşıdır", given_on="before", carried_by="leyla")


def test_a_word_is_carried_only_for_its_own_person_words_and_time() -> None:
    vote = Vote("a", APPROVE, "before", 3)
    for one in (
        Carried("b", "before", "now", 5),
        Carried("a", "other", "now", 5),
        Carried("a", "before", "other", 5),
        Carried("a", "before", "now", 3),
        Carried("a", "before", "now", 2),
    ):
        assert as_carried("now", [vote], [one]) == [vote]


def test_where_the_earlier_words_come_back_the_word_is_on_them_as_ever() -> None:
    vote = Vote("a", APPROVE, "before", 3)
    assert as_carried("before", [vote], [Carried("a", "before", "now", 5)]) == [vote]


def test_who_speaks_again_is_heard_and_what_was_carried_is_not() -> None:
    cast = [Vote("a", APPROVE, "before", 3), Vote("a", Verdict.OBJECT, "now", 9)]
    counts = as_carried("now", cast, [Carried("a", "before", "now", 5)])
    assert standing_votes(counts)["a"].verdict is Verdict.OBJECT


SAME = {"plain": "words", "curly": "words", "other": "other"}
"""Digests, and what is left of their words without typography."""

VOTES = st.lists(
    st.builds(
        Vote,
        st.sampled_from(PEOPLE),
        st.sampled_from(Verdict),
        st.sampled_from(sorted(SAME)),
        st.integers(1, 20),
        by=st.sampled_from(["", "a", "b"]),
    ),
    max_size=10,
)
CARRIED = st.lists(
    st.builds(
        Carried,
        st.sampled_from(PEOPLE),
        st.sampled_from(["plain", "curly"]),
        st.sampled_from(["plain", "curly"]),
        st.integers(1, 20),
        st.just("leyla"),
    ),
    max_size=6,
)
POLICIES = st.one_of(
    st.builds(Policy, st.integers(1, 3), st.booleans(), st.booleans(), st.booleans()),
    st.builds(
        Policy,
        authors_count=st.booleans(),
        share=st.sampled_from(["majority", "2/3", "1/1"]),
        quorum=st.integers(0, 3),
        chair=st.sampled_from(["", "c"]),
    ),
    st.builds(Policy, named=st.sampled_from([("a",), ("a", "b"), ("author", "c"), ("author",)])),
)


@given(VOTES, CARRIED, POLICIES, st.sampled_from(sorted(SAME)), st.integers(0, 1))
def test_agreed_means_enough_approvals_of_these_words_or_of_others_that_say_the_same(
    cast: list[Vote], carried: list[Carried], policy: Policy, digest: str, blocking: int
) -> None:
    counts = as_carried(digest, cast, carried)
    found = state_of(
        digest,
        counts,
        authors={"author"},
        blocking=blocking,
        policy=policy,
        circle=Circle(MEMBERS),
    )
    said = standing_votes(counts).values()
    behind = {
        vote.person
        for vote in said
        if vote.verdict is APPROVE and vote.digest == digest
        if vote.given_on in ("", *[one for one in SAME if SAME[one] == SAME[digest]])
    }
    if not policy.authors_count:
        behind.discard("author")
    if found is not State.AGREED:
        return
    deciding = MEMBERS if policy.authors_count else MEMBERS - {"author"}
    if policy.named:
        assert behind & set(policy.named)
        assert set(policy.named) & deciding <= behind
    elif policy.share:
        assert len(behind) >= policy.share_of(len(deciding))
    else:
        assert len(behind) >= policy.approvals_needed
    heard = tally_of(digest, counts, {"author"}, policy, Circle(MEMBERS))
    assert heard.spoken >= policy.quorum
    assert not policy.chair or policy.chair in {
        vote.person for vote in said if (vote.verdict, vote.digest) == (APPROVE, digest)
    }


def test_silence_counts_with_approvals_but_not_for_authors_who_spoke_or_named_people() -> None:
    cast = [Vote("a", APPROVE, "now", 1), Vote("b", Verdict.ABSTAIN, "now", 2)]
    circle = Circle(MEMBERS, frozenset({"author", "b", "c"}))
    tally = tally_of("now", cast, {"author"}, Policy(2, silent_days=5), circle)
    assert (tally.silent, tally.consents, tally.enough) == (frozenset({"c"}), 2, True)
    named = tally_of("now", cast, {"author"}, Policy(named=("a", "c"), silent_days=5), circle)
    assert (named.silent, named.enough) == (frozenset(), False)
    chaired = tally_of("now", cast, (), Policy(2, chair="c", silent_days=5), circle)
    assert not chaired.enough


def test_an_approval_of_somebody_who_left_counts_by_number_and_not_by_share() -> None:
    cast = [Vote("gone", APPROVE, "now", 1)]
    assert tally_of("now", cast, (), Policy(1), Circle(MEMBERS)).enough
    shared = tally_of("now", cast, (), Policy(share="1/99"), Circle(MEMBERS))
    assert (shared.needed, shared.counted, shared.enough) == (1, (), False)
