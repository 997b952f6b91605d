"""Is a suggestion taken whole, by part and by change, once, and to its author's credit?"""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Comment, Thread, WordingRow
from app.operations.clauses import Typed, standing_placement, standing_wording
from app.operations.discussing import (
    Choice,
    accept_edited,
    reject_suggestion,
    suggest,
    withdraw_thread,
)
from app.operations.discussing.errors import DecidedAlready
from app.operations.discussing.suggesting import TooManyParts
from app.operations.discussing.trying import DoesNotFit, Misfit, Tried, tried
from app.operations.errors import NothingSaid, NotThere, StaleWording
from app.operations.structure import Cut, Joint, join_clauses, split_clause, strike_clause
from app.queries.suggestions import drafted, open_suggestions, proposed
from app.statute.snapshot import Kind
from app.statute.suggesting import Deed, Part, Words, groups, pieces
from tests.makers import as_actor
from tests.operations.suggesting import PROPOSED, TEXT, Room, a_room, said


@pytest.fixture
def room(session: Session) -> Room:
    return a_room(session)


def test_what_is_accepted_names_the_suggestion_and_credits_its_author(room: Room) -> None:
    thread = room.suggest()
    taken = room.accept(thread)
    saved, closed = room.steps()[-2:]
    assert (taken.outcome, room.text(), room.author()) == ("accepted", PROPOSED, room.marta.id)
    assert (saved.deed, saved.actor_id) == ("save_wording", room.leyla.id)
    assert saved.facts["suggestion"] == thread.id
    assert (closed.deed, room.turn(thread).outcome) == ("accept_suggestion", "accepted")


def test_a_change_alone_may_be_taken_and_the_record_tells_the_rest(room: Room) -> None:
    thread = room.suggest()
    choice = Choice(changes={(1, "az", "text"): frozenset({1})})
    taken = room.accept(thread, choice, reason="Müddət qalır.")
    assert room.text() == TEXT.replace("açıq", "gizli")
    assert (taken.outcome, room.turn(thread).reason) == ("partly", "Müddət qalır.")
    assert room.author() == room.marta.id
    assert room.steps()[-1].facts["left"] == [
        {"part": 1, "language": "az", "struck": "iki", "added": "üç"}
    ]


def test_choosing_no_change_is_no_acceptance(room: Room) -> None:
    thread = room.suggest()
    with pytest.raises(NothingSaid):
        room.accept(thread, Choice(changes={(1, "az", "text"): frozenset()}))
    with pytest.raises(NothingSaid):
        room.accept(thread, Choice(parts=frozenset()))


def test_changes_counted_on_words_that_stand_no_longer_are_not_taken(room: Room) -> None:
    thread = room.suggest()
    seen = {(1, "az"): room.digest()}
    room.save(TEXT.replace("seçilir", "təyin edilir"))
    choice = Choice(changes={(1, "az", "text"): frozenset({0})}, seen=seen)
    with pytest.raises(StaleWording):
        room.accept(thread, choice)


def test_several_things_are_done_as_one_in_their_order(room: Room) -> None:
    thread = room.several(
        room.move(2, None),
        room.strike(1),
        room.reword(PROPOSED),
        room.insert("Birinci yeni.", after=0),
        room.insert("İkinci yeni.", after=0),
    )
    assert room.steps()[-1].deed == "propose_changes"
    room.accept(thread)
    assert room.said() == [
        "Üzvlər iclasda iştirak edirlər.",
        PROPOSED,
        "Birinci yeni.",
        "İkinci yeni.",
    ]
    done = [step for step in room.steps() if step.facts.get("suggestion") == thread.id]
    assert [step.deed for step in done] == [
        "move_clause",
        "strike_clause",
        "save_wording",
        "insert_clause",
        "insert_clause",
    ]
    rows = room.session.scalars(select(WordingRow).where(WordingRow.since == done[3].number))
    assert [row.author_id for row in rows] == [room.marta.id]


def test_a_new_unit_may_stand_in_a_new_unit(room: Room) -> None:
    thread = room.several(room.insert("Yeni maddə:", after=2), room.insert("bənd", under=1))
    room.accept(thread)
    [*_, article, point] = room.now().clauses
    assert (point.parent, point.wording("az").text) == (article.id, "bənd")


def test_a_part_that_no_longer_fits_is_named_and_nothing_is_done(room: Room) -> None:
    thread = room.several(room.reword(PROPOSED), room.strike(1), room.move(2, None))
    actor, seen = as_actor(room.leyla), standing_placement(room.session, room.clause(1)).since
    strike_clause(
        room.session, actor, room.document, room.articles[1], seen=seen, reason="Artıqdır."
    )
    with pytest.raises(DoesNotFit, match="part 2: struck") as refusal:
        room.accept(thread)
    assert [(one.number, one.misfit) for one in refusal.value.parts] == [(2, Misfit.STRUCK)]
    assert room.text() == TEXT
    taken = room.accept(thread, Choice(parts=frozenset({1, 3})))
    assert (taken.outcome, taken.left) == ("partly", ({"part": 2},))
    assert room.said() == ["Üzvlər iclasda iştirak edirlər.", PROPOSED]


def test_what_stands_in_a_new_unit_waits_for_it(room: Room) -> None:
    thread = room.several(room.insert("Yeni maddə:"), room.insert("bənd", under=1))
    with pytest.raises(DoesNotFit, match="part 2: waits"):
        room.accept(thread, Choice(parts=frozenset({2})))


def test_what_cannot_be_done_cannot_be_suggested(room: Room) -> None:
    under_itself = Part(Deed.MOVE, room.articles[0], parent=room.articles[0])
    with pytest.raises(DoesNotFit, match="inside"):
        room.several(under_itself)
    with pytest.raises(DoesNotFit, match="misplaced"):
        room.several(
            Part(Deed.INSERT, words=said("Fəsil"), kind=Kind.PART, parent=room.articles[0])
        )
    with pytest.raises(DoesNotFit, match="gone"):
        room.several(Part(Deed.MOVE, room.articles[0], parent="f" * 16))
    with pytest.raises(DoesNotFit, match="gone"):
        room.several(Part(Deed.INSERT, words=said("Növsüz")))
    with pytest.raises(DoesNotFit, match="struck"):
        room.several(room.strike(1), room.reword("Katib yazır.", 1))
    with pytest.raises(DoesNotFit, match="struck"):
        room.several(room.strike(1), room.strike(1))
    with pytest.raises(DoesNotFit, match="struck"):
        room.several(room.strike(1), room.move(1, None))


def test_a_suggestion_of_nothing_is_none(room: Room) -> None:
    for parts in ([], [room.reword(TEXT)], [room.insert(" ")]):
        with pytest.raises(NothingSaid):
            room.several(*parts)
    with pytest.raises(NotThere):
        room.several(Part(Deed.STRIKE, "f" * 16))
    with pytest.raises(TooManyParts):
        room.several(*[room.insert("Yeni.")] * 101)


def test_a_suggestion_follows_words_that_were_joined_to_another_clause(room: Room) -> None:
    part = room.reword("Katib elektron protokol aparır.", 1)
    thread = room.several(part)
    _join(room, 0, 1)
    [one] = tried(room.now(), _proposal(room, thread))
    assert (one.clause, one.rebased) == (room.articles[0], True)
    room.accept(thread)
    assert room.text() == f"{TEXT} Katib elektron protokol aparır."


def test_a_suggestion_follows_words_into_the_half_they_were_split_to(room: Room) -> None:
    thread = room.suggest(TEXT.replace("açıq", "gizli"))
    at = TEXT.index("açıq")
    half = split_clause(
        room.session,
        as_actor(room.leyla),
        room.document,
        room.articles[0],
        [Cut("az", "", TEXT, at, room.digest())],
        seen=standing_placement(room.session, room.clause()).since,
    )
    room.accept(thread)
    assert room.text() == "Sədr iki il müddətinə"
    assert standing_wording(room.session, half, "az").text == "gizli səsvermə ilə seçilir."


def test_changes_on_both_sides_of_the_cut_fit_into_neither_half(room: Room) -> None:
    thread = room.suggest()
    split_clause(
        room.session,
        as_actor(room.leyla),
        room.document,
        room.articles[0],
        [Cut("az", "", TEXT, TEXT.index("açıq"), room.digest())],
        seen=standing_placement(room.session, room.clause()).since,
    )
    with pytest.raises(DoesNotFit, match="parted"):
        room.accept(thread)
    assert open_suggestions(room.session, room.document, only=room.articles[0]) == [thread]


def test_a_heading_is_not_carried_into_another_clause(room: Room) -> None:
    words = Words("az", room.digest(1), "Katib", "Katib protokol aparır.")
    thread = room.several(Part(Deed.REWORD, room.articles[1], (words,)))
    _join(room, 0, 1)
    with pytest.raises(DoesNotFit, match="parted"):
        room.accept(thread)


def test_edits_of_whoever_accepts_are_their_own_and_the_rest_its_authors(room: Room) -> None:
    thread = room.suggest()
    edited = PROPOSED.replace("seçilir", "hər dəfə yenidən seçilir")
    accept_edited(room.session, as_actor(room.leyla), thread, [room.typed(edited)], reason="Təkrar")
    suggested, own, closed = room.steps()[-3:]
    assert room.text() == edited
    rows = select(WordingRow).where(WordingRow.since.in_((suggested.number, own.number)))
    assert [(row.text, row.author_id) for row in room.session.scalars(rows.order_by("row"))] == [
        (PROPOSED, room.marta.id),
        (edited, room.leyla.id),
    ]
    assert closed.facts["edited"] is True
    assert room.turn(thread).outcome == "accepted"


def test_accepting_with_no_edit_is_accepting(room: Room) -> None:
    thread = room.suggest()
    accept_edited(room.session, as_actor(room.leyla), thread, [room.typed(PROPOSED)])
    assert (room.text(), room.author()) == (PROPOSED, room.marta.id)
    assert "edited" not in room.steps()[-1].facts


def test_edits_are_merged_with_what_was_saved_while_they_were_typed(room: Room) -> None:
    thread = room.suggest()
    edit = room.typed(PROPOSED.replace("seçilir", "seçilirlər"))
    room.save(TEXT.replace("Sədr ", "Şuranın sədri "))
    accept_edited(room.session, as_actor(room.leyla), thread, [edit])
    assert room.text() == "Şuranın sədri üç il müddətinə gizli səsvermə ilə seçilirlər."


def test_edits_of_words_changed_meanwhile_are_refused_with_both(room: Room) -> None:
    thread = room.suggest()
    edit = room.typed(PROPOSED.replace("seçilir", "seçilirlər"))
    room.save(TEXT.replace("seçilir", "təyin edilir"))
    with pytest.raises(StaleWording) as refusal:
        accept_edited(room.session, as_actor(room.leyla), thread, [edit])
    assert refusal.value.clashes["az"].mine[1].endswith("seçilirlər.")
    room.save(TEXT.replace("iki", "dörd"))
    with pytest.raises(StaleWording):
        accept_edited(room.session, as_actor(room.leyla), thread, [edit])


def test_only_a_suggestion_of_words_alone_is_accepted_with_edits(room: Room) -> None:
    thread = room.several(room.reword(PROPOSED), room.strike(1))
    with pytest.raises(NotThere):
        accept_edited(room.session, as_actor(room.leyla), thread, [room.typed("Başqa")])


def test_whoever_comes_second_is_told_who_decided_and_how(room: Room) -> None:
    thread = room.suggest()
    room.accept(thread)
    with pytest.raises(DecidedAlready) as refusal:
        reject_suggestion(room.session, as_actor(room.marta), thread, "Yox.")
    told = refusal.value
    assert (told.name, told.outcome, told.step) == ("Leyla", "accepted", room.steps()[-1].number)


def test_what_its_author_withdrew_is_not_accepted(room: Room) -> None:
    thread = room.suggest()
    withdraw_thread(room.session, as_actor(room.marta), thread)
    with pytest.raises(DecidedAlready, match="withdrawn by Marta"):
        room.accept(thread)
    assert room.text() == TEXT


def test_a_reason_longer_than_a_reason_may_be_is_shortened_in_the_step(room: Room) -> None:
    thread = room.suggest(body="Uzun " * 2_000)
    room.accept(thread)
    reason = room.steps()[-2].facts["reason"]
    assert len(reason) == 2_000
    assert reason.endswith("…")
    said = room.session.scalars(select(Comment).where(Comment.thread_id == thread.id)).one()
    assert len(said.body) > 9_000


def test_a_form_sent_twice_suggests_once(room: Room) -> None:
    actor, typed = as_actor(room.marta), room.typed(PROPOSED)
    first = suggest(room.session, actor, room.clause(), typed, body="Aydın.", form="f1")
    second = suggest(room.session, actor, room.clause(), typed, body="Aydın.", form="f1")
    assert first is second
    assert open_suggestions(room.session, room.document) == [first]


def test_both_languages_are_one_suggestion_and_one_step(room: Room) -> None:
    english = Typed(
        "en", "", "The chair is elected.", standing_wording(room.session, "", "en").digest
    )
    thread = suggest(
        room.session,
        as_actor(room.marta),
        room.clause(),
        [room.typed(PROPOSED), english],
        body="Hər iki dildə.",
    )
    room.accept(thread)
    assert standing_wording(room.session, room.articles[0], "en").text == "The chair is elected."
    assert [step.deed for step in room.steps()[-2:]] == ["save_wording", "accept_suggestion"]


WORDS = ["sədr", "iki", "il", "açıq", "gizli", "seçilir", "katib"]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    before=st.lists(st.sampled_from(WORDS), min_size=1, max_size=9),
    after=st.lists(st.sampled_from(WORDS), min_size=1, max_size=9),
    chance=st.randoms(use_true_random=False),
)
def test_what_is_chosen_is_what_stands_whatever_is_chosen(
    room: Room, before: list[str], after: list[str], chance: Any
) -> None:
    old, new = " ".join(before), " ".join(after)
    room.save(old)
    if room.text() == new:
        return
    thread = room.suggest(new)
    found = groups(old, new)
    chosen = frozenset(one.number for one in found if chance.random() < 0.5)
    if chosen:
        room.accept(thread, Choice(changes={(1, "az", "text"): chosen}))
    expected = "".join(
        one if isinstance(one, str) else (one.added if one.number in chosen else one.struck)
        for one in pieces(old, new)
    )
    assert room.text() == " ".join(line.rstrip() for line in [expected.strip()])


def _proposal(room: Room, thread: Thread) -> Any:
    found: Mapping[str, Any] = proposed(room.session, room.document, [thread], room.now())
    return found[thread.id]


def _join(room: Room, first: int, second: int) -> None:
    ids = (room.articles[first], room.articles[second])
    seen = tuple(standing_placement(room.session, room.clause(n)).since for n in (first, second))
    digests = (room.digest(first), room.digest(second))
    joint = Joint(ids[1], seen, digests)  # type: ignore[arg-type]  # two of each
    join_clauses(room.session, as_actor(room.leyla), room.document, ids[0], joint)


def test_what_was_suggested_for_a_clause_that_is_gone_is_shown_as_it_was_written(
    room: Room,
) -> None:
    thread = room.suggest()
    seen = standing_placement(room.session, room.clause()).since
    strike_clause(
        room.session, as_actor(room.leyla), room.document, room.articles[0], seen=seen, reason=""
    )
    [one] = _tried(room, thread)
    [change] = one.changes
    assert one.misfit is Misfit.STRUCK
    assert (change.before.text, change.after.text, change.since) == (TEXT, PROPOSED, None)


def test_a_new_clause_that_fits_nowhere_any_longer_still_says_its_words(room: Room) -> None:
    seen = standing_placement(room.session, room.clause(1)).since
    strike_clause(
        room.session, as_actor(room.leyla), room.document, room.articles[1], seen=seen, reason=""
    )
    inside = Part(Deed.INSERT, words=said("bənd"), kind=Kind.POINT, parent=room.articles[1])
    lost = drafted(room.session, (inside,), room.now())
    [one] = tried(room.now(), lost)
    assert (one.misfit, one.changes[0].after.text) == (Misfit.STRUCK, "bənd")


def _tried(room: Room, thread: Thread) -> tuple[Tried, ...]:
    now = room.now()
    return tried(now, proposed(room.session, room.document, [thread], now)[thread.id])
