"""What SMTP_URL means, and what is said of one that is wrong."""

import pytest

from app.posting import MailServer, mail_server


@pytest.mark.parametrize(
    ("url", "means"),
    [
        ("smtp://mail.b.az", MailServer("mail.b.az", 25)),
        (" smtp://127.0.0.1:2525 ", MailServer("127.0.0.1", 2525)),
        (
            "smtp+starttls://nizam:a%40b%3Ac@mail.b.az",
            MailServer("mail.b.az", 587, "nizam", "a@b:c", "smtp+starttls"),
        ),
        ("smtps://n:p@[::1]", MailServer("::1", 465, "n", "p", "smtps")),
        ("smtp://n:p@localhost", MailServer("localhost", 25, "n", "p")),
    ],
)
def test_one_url_says_where_and_how(url: str, means: MailServer) -> None:
    assert mail_server(url) == means


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mail.b.az", "begins with"),
        ("http://mail.b.az", "begins with"),
        ("smtp://", "no host"),
        ("smtp://mail.b.az:port", "no number"),
        ("smtp://mail.b.az:99999", "no number"),
        ("smtps://n:p%C3%BC@mail.b.az", "only ASCII"),
        ("smtp://n:p@mail.b.az", "never sent in the clear"),
    ],
)
def test_a_wrong_one_is_refused_in_a_sentence(url: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        mail_server(url)


def test_the_password_is_no_part_of_how_a_server_is_named() -> None:
    assert mail_server("smtps://n:geheim@mail.b.az").place == "mail.b.az:465"
