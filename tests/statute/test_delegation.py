"""Is there one voice for each person, whoever speaks, whatever was lent before?"""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.statute.delegation import (
    MOST_VOICES,
    EndsBeforeItBegins,
    Grant,
    SpeaksForThemselves,
    TooManyVoices,
    VoiceGivenAlready,
    check_grant,
    covers,
    most_held,
    speaks_for,
)
from app.statute.errors import StatuteError
from app.statute.policy import Policy
from app.statute.workflow import Circle, Verdict, Vote, standing_votes, tally_of

DAY = date(2026, 11, 1)
PEOPLE = "abcdef"
CHAPTERS = {"one": ("one", "one-a"), "two": ("two",), "one-a": ("one-a",)}


def a_grant(principal: str = "a", delegate: str = "b", **other: object) -> Grant:
    facts: dict[str, object] = {"begins": DAY, "ends": DAY + timedelta(days=5), **other}
    return Grant("g", principal, delegate, **facts)  # type: ignore[arg-type]  # named by the test


grants = st.builds(
    lambda who, to, begins, length, clause, ended: a_grant(
        who,
        to,
        begins=DAY + timedelta(days=begins),
        ends=DAY + timedelta(days=begins + length),
        clause=clause,
        ended=ended,
    ),
    st.sampled_from(PEOPLE),
    st.sampled_from(PEOPLE),
    st.integers(0, 9),
    st.integers(-1, 5),
    st.sampled_from((None, *CHAPTERS)),
    st.booleans(),
)


@settings(max_examples=100)
@given(st.lists(grants, max_size=25), st.integers(0, 15))
def test_on_any_day_one_person_at_most_speaks_for_another(asked: list[Grant], days: int) -> None:
    made: list[Grant] = []
    for one in asked:
        try:
            check_grant(one, made, CHAPTERS)
        except StatuteError:
            continue
        made.append(one)
    day = DAY + timedelta(days=days)
    for above in (("one",), ("one", "one-a"), ("two",)):
        spoken = [whose for who in PEOPLE for whose in speaks_for(made, who, day, above)]
        assert len(spoken) == len(set(spoken))
    for who in PEOPLE:
        assert most_held(made, who) <= MOST_VOICES


verdicts = st.sampled_from(
    (Verdict.APPROVE, Verdict.OBJECT, Verdict.ABSTAIN, Verdict.WITHDRAW, Verdict.PROPOSE)
)
votes = st.builds(
    lambda person, verdict, digest, by: (person, verdict, digest, by),
    st.sampled_from("abc"),
    verdicts,
    st.sampled_from(("then", "now")),
    st.sampled_from(("", "", "x")),
)


@settings(max_examples=100)
@given(st.lists(votes, max_size=20))
def test_whatever_is_said_for_a_member_their_own_word_on_the_words_stands(
    said: list[tuple[str, Verdict, str, str]],
) -> None:
    cast = [Vote(*one[:3], since=n, by=one[3]) for n, one in enumerate(said)]
    own = [vote for vote in cast if not vote.by]
    standing, alone = standing_votes(cast), standing_votes(own)
    for person, vote in alone.items():
        later = [one for one in cast if one.since > vote.since and one.person == person]
        if all(one.digest == vote.digest for one in later):
            assert standing[person] == vote
    circle = Circle(frozenset("abc"))
    counted = tally_of("now", cast, authors=(), policy=Policy(), circle=circle).counted
    people = [vote.person for vote in counted]
    assert len(people) == len(set(people))


def test_a_voice_is_never_lent_on() -> None:
    made = [a_grant("a", "b"), a_grant("b", "c")]
    assert speaks_for(made, "c", DAY, ()) == ("b",)
    assert speaks_for(made, "b", DAY, ()) == ("a",)


def test_what_cannot_be_lent() -> None:
    with pytest.raises(SpeaksForThemselves):
        check_grant(a_grant("a", "a"), [], CHAPTERS)
    with pytest.raises(EndsBeforeItBegins):
        check_grant(a_grant(ends=DAY - timedelta(days=1)), [], CHAPTERS)
    with pytest.raises(VoiceGivenAlready):
        check_grant(a_grant("a", "c"), [a_grant("a", "b", clause="one")], CHAPTERS)
    with pytest.raises(VoiceGivenAlready):
        check_grant(a_grant("a", "c", clause="one"), [a_grant("a", "b", clause="one-a")], CHAPTERS)
    with pytest.raises(TooManyVoices) as refused:
        check_grant(a_grant("d", "b"), [a_grant("a", "b"), a_grant("c", "b")], CHAPTERS)
    assert refused.value.most == MOST_VOICES


def test_a_voice_is_lent_for_one_chapter_to_one_and_for_another_to_another() -> None:
    first, second = a_grant("a", "b", clause="one"), a_grant("a", "c", clause="two")
    check_grant(second, [first], CHAPTERS)
    assert speaks_for([first, second], "b", DAY, ("one", "one-a")) == ("a",)
    assert speaks_for([first, second], "b", DAY, ("two",)) == ()
    assert covers(a_grant(), ())


def test_what_was_taken_back_holds_on_no_day() -> None:
    assert not a_grant(ended=True).holds_on(DAY)
    assert not a_grant(ended=True).meets(DAY, DAY)
    assert a_grant().holds_on(DAY + timedelta(days=5))
    assert not a_grant().holds_on(DAY + timedelta(days=6))
    assert most_held([], "a") == 0
