"""Settings of letters: what an installation may say, and the sentence where it may not."""

import pytest

from app.config import Misconfigured, Settings, from_environment

GOOD = {
    "SECRET_KEY": "for tests only, and long enough for production",
    "SMTP_URL": "smtp+starttls://n:p@mail.b.az",
    "MAIL_FROM": "nizam@b.az",
    "PUBLIC_URL": "https://nizam.b.az",
    "MAIL_TIMEOUT_SECONDS": "5",
}


def test_letters_are_set_by_four_names() -> None:
    known = from_environment(GOOD)
    assert known.smtp_url == GOOD["SMTP_URL"]
    assert known.mail_from == "nizam@b.az"
    assert known.public_url == "https://nizam.b.az"
    assert known.mail_timeout_seconds == 5


def test_without_a_mail_server_nothing_else_of_it_is_asked() -> None:
    assert not from_environment({"SECRET_KEY": GOOD["SECRET_KEY"]}).smtp_url


@pytest.mark.parametrize("hosts", ["nizam.b.az", "other.az, nizam.b.az", ".b.az", "NIZAM.b.az"])
def test_the_public_address_may_be_any_host_that_is_answered_to(hosts: str) -> None:
    assert isinstance(from_environment(GOOD | {"TRUSTED_HOSTS": hosts}), Settings)


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"SMTP_URL": "mail.b.az"}, "SMTP_URL: it begins with"),
        ({"SMTP_URL": "smtp://n:p@mail.b.az"}, "SMTP_URL: a password"),
        ({"MAIL_FROM": ""}, "MAIL_FROM"),
        ({"MAIL_FROM": "Nizam <nizam@b.az>"}, "MAIL_FROM"),
        ({"MAIL_FROM": "nizam@b.az\r\nBcc: a@b.az"}, "MAIL_FROM"),
        ({"PUBLIC_URL": ""}, "PUBLIC_URL is missing"),
        ({"PUBLIC_URL": "nizam.b.az"}, "PUBLIC_URL is a whole address"),
        ({"PUBLIC_URL": "javascript:alert(1)"}, "PUBLIC_URL is a whole address"),
        ({"PUBLIC_URL": "https://b.az/" + "x" * 400}, "PUBLIC_URL is longer"),
        ({"TRUSTED_HOSTS": "other.az"}, "not among TRUSTED_HOSTS"),
        ({"MAIL_TIMEOUT_SECONDS": "0"}, "MAIL_TIMEOUT_SECONDS is at least 1"),
        ({"MAIL_TIMEOUT_SECONDS": "soon"}, "MAIL_TIMEOUT_SECONDS must be a whole number"),
    ],
)
def test_what_could_not_send_letters_does_not_start(wrong: dict[str, str], named: str) -> None:
    with pytest.raises(Misconfigured, match=named):
        from_environment(GOOD | wrong)
