"""What is written to whom, and when: each step once, in the reader's language and at their pace."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from app.db import transaction
from app.delivering import composing
from app.delivering.slots import Times, last_slot, zone_named
from app.models import Person
from app.operations.membership import give_role
from app.operations.wishing import follow, resume_letters, stop_letters
from tests.delivering.desks import Desk, desk_of
from tests.makers import as_actor


@pytest.fixture
def desk(app: Flask) -> Iterator[Desk]:
    with desk_of(app) as made:
        yield made


def test_what_i_did_myself_is_no_news_to_me(desk: Desk) -> None:
    desk.caught_up()
    desk.reword("Leyla", "İki səs var.")
    assert desk.compose().written == 0


def test_a_change_of_my_words_is_told_in_words_with_a_link_to_the_clause(desk: Desk) -> None:
    desk.caught_up()
    desk.reword("Nigar", "İki səs var.")
    assert desk.compose().written == 1
    [letter] = desk.letters()
    assert letter.address == "leyla@nizam.example"
    assert "“Bir” → “İki”" in letter.text
    assert f"https://nizam.example.az/d/charter/c/{desk.article.id}" in letter.text
    assert "<del" in letter.html
    assert "<ins" in letter.html


def test_two_changes_of_one_clause_are_one_letter_from_the_first_words_to_the_last(
    desk: Desk,
) -> None:
    desk.caught_up()
    desk.want("Leyla", "daily")
    desk.reword("Nigar", "İki səs var.")
    desk.want("Leyla", "immediate")
    desk.compose()
    [letter] = desk.letters()
    assert letter.subject.startswith("Article 1")


def test_a_letter_is_in_the_language_of_its_reader(desk: Desk) -> None:
    desk.caught_up()
    with transaction() as session:
        session.get_one(Person, desk.person("Leyla").id).locale = "az"
    desk.reword("Nigar", "İki səs var.")
    desk.compose()
    [letter] = desk.letters()
    assert "«Bir» → «İki»" in letter.text
    assert letter.locale == "az"


def test_answers_in_my_discussion_come_under_one_subject(desk: Desk) -> None:
    desk.caught_up()
    thread = desk.begin("Leyla", "Niyə bir səs?")
    desk.reply("Nigar", thread, "Çünki *bərabərik*.")
    desk.compose()
    desk.later(minutes=1)
    desk.reply("Nigar", thread, "Bir də bax.")
    desk.compose()
    assert {letter.name for letter in desk.letters()} == {"Leyla"}
    first, second = [letter for letter in desk.letters() if letter.name == "Leyla"]
    assert first.about == second.about
    assert first.subject == second.subject
    assert f"/d/charter/t/{thread}" in first.text
    assert "Bir də bax." in second.text
    assert "bərabərik" not in second.text


def test_a_step_is_told_once_however_often_letters_are_written(desk: Desk) -> None:
    desk.caught_up()
    desk.reword("Nigar", "İki səs var.")
    assert [desk.compose().written for _ in range(3)] == [1, 0, 0]


def test_daily_letters_wait_for_their_hour_and_gather(desk: Desk) -> None:
    desk.caught_up()
    desk.want("Leyla", "daily")
    thread = desk.begin("Nigar", "Razısan?")
    desk.reword("Nigar", "İki səs var.")
    assert desk.compose().written == 0
    desk.later(days=1)
    assert desk.compose().written == 1
    [letter] = desk.letters()
    assert "Bir" in letter.text
    assert "Razısan?" in letter.text
    assert thread in letter.text
    assert desk.compose().written == 0


def test_no_letters_means_none_and_none_come_later_for_what_was_missed(desk: Desk) -> None:
    desk.caught_up()
    desk.want("Leyla", "none", urgent=False)
    desk.reword("Nigar", "İki səs var.")
    assert desk.compose().written == 0
    desk.want("Leyla", "immediate")
    assert desk.compose().written == 0
    desk.reword("Nigar", "Üç səs var.")
    assert desk.compose().written == 0  # Nigar's words by now, not Leyla's


def test_one_click_stops_letters_and_undoing_brings_them_back_as_they_were(desk: Desk) -> None:
    desk.caught_up()
    with transaction() as session:
        stop_letters(session, desk.person("Leyla"), desk.charter.id)
        stop_letters(session, desk.person("Leyla"), desk.charter.id)
    thread = desk.begin("Nigar", "Bax.")
    assert desk.compose().written == 0
    with transaction() as session:
        resume_letters(session, desk.person("Leyla"), desk.charter.id)
    desk.reply("Nigar", thread, "Bir də.")
    desk.reword("Nigar", "İki səs var.")
    assert desk.compose().written == 1


def test_who_follows_an_article_hears_of_it_and_who_silences_it_does_not(desk: Desk) -> None:
    desk.caught_up()
    subject = f"c-{desk.article.id}"
    with transaction() as session:
        follow(session, desk.person("Nigar"), desk.charter, subject, following=True)
    desk.reword("Leyla", "İki səs var.")
    assert desk.compose().written == 1
    with transaction() as session:
        follow(session, desk.person("Nigar"), desk.charter, subject, following=False)
    desk.reword("Leyla", "Üç səs var.")
    assert desk.compose().written == 0


def test_whose_role_ended_hears_nothing_more(desk: Desk) -> None:
    desk.caught_up()
    thread = desk.begin("Nigar", "Mən də buradayam.")
    with transaction() as session:
        give_role(session, as_actor(None), desk.charter, desk.person("Nigar"), None)
    desk.reply("Leyla", thread, "Artıq yox.")
    assert [letter.name for letter in desk.letters()] == []
    desk.compose()
    assert "Nigar" not in {letter.name for letter in desk.letters()}


def test_trouble_with_one_letter_loses_nothing_and_holds_nobody_else_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.caught_up()
    desk.reword("Nigar", "İki səs var.")

    def broken(*_: object) -> None:
        raise RuntimeError("after the letter, before the mark")

    with monkeypatch.context() as patched:
        patched.setattr(composing, "_mark", broken)
        done = desk.compose()
        assert done.errors
        assert desk.letters() == []
    assert desk.compose().written == 1


HOURS = st.builds(Times, st.integers(0, 23), st.integers(0, 6), st.just("Asia/Baku"))
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1)).map(  # noqa: DTZ001  # made aware
    lambda moment: moment.replace(tzinfo=UTC)
)


@settings(max_examples=100)
@given(HOURS, MOMENTS, st.sampled_from(["daily", "weekly"]))
def test_the_last_slot_is_past_less_than_a_span_ago_and_at_the_hour_wanted(
    times: Times, now: datetime, pace: str
) -> None:
    slot = last_slot(pace, times, now)
    assert 0 <= (now - slot).total_seconds() < (7 if pace == "weekly" else 1) * 86_400
    there = slot.astimezone(zone_named(times.zone))
    assert there.hour == times.hour
    assert pace == "daily" or there.weekday() == times.weekday


def test_a_zone_nobody_knows_is_the_committees() -> None:
    assert zone_named("Mars/Olympus").key == "Asia/Baku"
    assert zone_named("../../etc/passwd").key == "Asia/Baku"
