"""Laws of `flask rounds` and `flask register`."""

from pathlib import Path

import pytest
from flask import Flask

from tests.cli.test_importing import run
from tests.views.reviewing import Room, furnished


@pytest.fixture
def room(app: Flask) -> Room:
    return furnished(app)


def test_whoever_is_missing_is_reminded_when_the_day_comes_and_once(room: Room) -> None:
    room.open(days=3)
    room.hand_in(role="member")
    assert run(room.app, "rounds", "remind", "--days", "2") == (0, "0 reminders on their way.\n")
    assert run(room.app, "rounds", "remind", "--days", "3") == (0, "1 reminders on their way.\n")
    assert run(room.app, "rounds", "remind", "--days", "3") == (0, "0 reminders on their way.\n")
    assert [one.address for one in room.letters()] == ["reviewer@nizam.example"]


def test_a_round_that_is_closed_or_over_reminds_nobody(room: Room) -> None:
    room.open(days=-1)
    assert run(room.app, "rounds", "remind", "--days", "9") == (0, "0 reminders on their way.\n")
    room.open(days=1)
    room.close()
    assert run(room.app, "rounds", "remind", "--days", "9") == (0, "0 reminders on their way.\n")


def test_rounds_are_listed_with_how_many_have_handed_in(room: Room) -> None:
    room.open()
    room.hand_in()
    code, said = run(room.app, "rounds", "list", "charter")
    assert code == 0
    assert said.startswith(f"{room.round}  ")
    assert "open  1/2  Birinci oxunuş" in said


def test_a_register_is_written_to_a_file(room: Room, tmp_path: Path) -> None:
    room.open()
    room.draft("Niyə bir dəfə?")
    room.hand_in()
    for ending in ("csv", "xlsx", "docx", "pdf"):
        path = tmp_path / f"register.{ending}"
        code, _ = run(room.app, "register", "charter", "--format", ending, "-o", str(path))
        assert code == 0
        assert path.stat().st_size > 100
    code, _ = run(
        room.app, "register", "charter", "--format", "csv", "--round", room.round,
        "-o", str(tmp_path / "round.csv"),
    )  # fmt: skip
    assert code == 0
    assert "Niyə bir dəfə?" in (tmp_path / "round.csv").read_text("utf-8-sig")


def test_a_register_of_nothing_known_is_refused_in_a_sentence(room: Room) -> None:
    code, said = run(room.app, "register", "charter", "--round", "none")
    assert code == 1
    assert "no such" in said
