"""Does the door let in whom it should, and nobody who only guesses?"""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Person, SignIn, SignInTry
from app.operations.signing_in import (
    Door,
    TooManyTries,
    WeakPassword,
    WrongPassword,
    begin_sign_in,
    change_password,
    check_password,
    end_all_sign_ins,
    end_sign_in,
    knock,
    password_hash,
    take_back,
    token_digest,
)
from app.queries.people import sign_ins
from tests.makers import NOON, a_person

GOOD = "yeddi göy durna uçdu"
DOOR = Door("192.0.2.1", "Netscape")


@pytest.fixture
def leyla(session: Session) -> Person:
    return a_person(session, password_hash=password_hash(GOOD, memory_kib=64))


def test_the_right_password_is_recognised_however_the_address_is_written(
    session: Session, leyla: Person
) -> None:
    assert check_password(session, " Leyla@Nizam.example ", GOOD) is leyla


@pytest.mark.parametrize("email", ["leyla@nizam.example", "nobody@nizam.example", ""])
def test_a_wrong_password_and_a_stranger_get_the_same_answer(
    session: Session, leyla: Person, email: str
) -> None:
    with pytest.raises(WrongPassword):
        check_password(session, email, "yanlış")


def test_nobody_signs_in_with_no_password_or_when_disabled(session: Session) -> None:
    a_person(session, "Rashad")
    a_person(session, "Aygun", password_hash=password_hash(GOOD, memory_kib=64), disabled=True)
    for email, password in (("rashad@nizam.example", ""), ("aygun@nizam.example", GOOD)):
        with pytest.raises(WrongPassword):
            check_password(session, email, password)


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("192.0.2.1", "192.0.2.2", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
        ("fe80::1%eth0", "fe80::2%eth0", True),
        ("unix:", "unix:", True),
    ],
)
def test_one_household_has_one_count_of_tries(
    session: Session, first: str, second: str, *, shared: bool
) -> None:
    for turn in range(5):
        knock(session, f"{turn}@nizam.example", Door(first, "Netscape"), NOON)
    if shared:
        with pytest.raises(TooManyTries):
            knock(session, "other@nizam.example", Door(second, "Netscape"), NOON)
    else:
        knock(session, "other@nizam.example", Door(second, "Netscape"), NOON)


def test_the_sixth_try_within_a_minute_is_not_looked_at(session: Session) -> None:
    for _ in range(5):
        knock(session, "leyla@nizam.example", DOOR, NOON)
    with pytest.raises(TooManyTries):
        knock(session, "LEYLA@nizam.example", Door("198.51.100.7", ""), NOON)
    with pytest.raises(TooManyTries):
        knock(session, "another@nizam.example", DOOR, NOON)
    knock(session, "another@nizam.example", Door("198.51.100.7", ""), NOON)


def test_nobody_shuts_a_house_out_by_typing_its_address_as_an_account(session: Session) -> None:
    for turn in range(5):
        knock(session, DOOR.address, Door(f"198.51.100.{turn}", ""), NOON)
    knock(session, "leyla@nizam.example", DOOR, NOON)


def test_after_a_minute_somebody_may_try_again(session: Session) -> None:
    for _ in range(5):
        knock(session, "leyla@nizam.example", DOOR, NOON)
    knock(session, "leyla@nizam.example", DOOR, NOON + timedelta(seconds=61))


def test_a_right_password_is_no_try(session: Session) -> None:
    for _ in range(9):
        take_back(session, knock(session, "leyla@nizam.example", DOOR, NOON))
    assert session.scalar(select(func.count()).select_from(SignInTry)) == 0


def test_tries_are_forgotten_after_a_day(session: Session) -> None:
    knock(session, "leyla@nizam.example", DOOR, NOON)
    knock(session, "other@nizam.example", DOOR, NOON + timedelta(days=1, seconds=1))
    assert session.scalar(select(func.count()).select_from(SignInTry)) == 2


@pytest.mark.parametrize(
    "password",
    ["short", "aaaaaaaaaaaa", "password1234", "qwertyuiop12", "123456789012", "nizam-rektor",
     "LeylaMammadova", "leyla.mammadova.leyla", "iloveyou1234"],
)  # fmt: skip
def test_an_easily_guessed_password_is_refused(password: str) -> None:
    with pytest.raises(WeakPassword):
        password_hash(password, memory_kib=64, about=("Leyla Mammadova", "leyla@nizam.example"))


@pytest.mark.parametrize("password", [GOOD, "correct horse battery staple", "ə" * 3 + GOOD * 9])
def test_several_words_make_a_good_password_of_any_length(password: str) -> None:
    assert password_hash(password, memory_kib=64).startswith("$argon2id$")


def test_the_secret_of_a_sign_in_is_not_kept(session: Session, leyla: Person) -> None:
    token = begin_sign_in(session, leyla, DOOR, NOON)
    session.flush()
    kept = session.scalars(select(SignIn)).one()
    assert kept.token_digest == token_digest(token)
    assert token not in (kept.id, kept.token_digest, kept.browser)


def test_another_password_ends_every_other_sign_in(session: Session, leyla: Person) -> None:
    for _ in range(3):
        begin_sign_in(session, leyla, DOOR, NOON)
    session.flush()
    here = sign_ins(session, leyla)[0]
    change_password(session, leyla, "qırx qapılı otaq " + GOOD, here, NOON, memory_kib=64)
    assert sign_ins(session, leyla) == [here]
    with pytest.raises(WrongPassword):
        check_password(session, leyla.email, GOOD)


def test_somebody_may_sign_out_here_or_everywhere(session: Session, leyla: Person) -> None:
    for _ in range(3):
        begin_sign_in(session, leyla, DOOR, NOON)
    session.flush()
    end_sign_in(sign_ins(session, leyla)[0], NOON)
    assert len(sign_ins(session, leyla)) == 2
    end_all_sign_ins(session, leyla, NOON)
    assert sign_ins(session, leyla) == []
