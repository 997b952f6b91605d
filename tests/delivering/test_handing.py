"""Does a letter leave only over a line that is as safe as SMTP_URL says, as whom it says?"""

import shlex
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from app.delivering.handing import Counter, Fate, Outcome
from app.delivering.message import Parcel
from app.posting import mail_server
from tests.delivering.servers import Postbox, free_port

LETTER = Parcel("a@b.az", b"Subject: X\r\n\r\nY\r\n", beyond_ascii=False)

PASSWORD = "a@b:c/%"  # of a server within the tests


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 with its key, signed by itself."""
    openssl = shutil.which("openssl")
    assert openssl, "These tests need the program openssl."
    made = tmp_path_factory.mktemp("tls") / "both.pem"
    command = (
        f"{openssl} req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=mail"
        f" -addext subjectAltName=IP:127.0.0.1 -keyout {made} -out {made}.crt"
    )
    subprocess.run(shlex.split(command), check=True, capture_output=True)
    made.write_text(made.read_text() + Path(f"{made}.crt").read_text())
    return made


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The certificate, which this machine trusts."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    return certificate


class Guarded(Postbox):
    """Remembers how each letter came in, and lets in only one password."""

    def __init__(self) -> None:
        super().__init__()
        self.came: list[tuple[bool, bool]] = []
        """Over TLS; signed in."""

    def authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _how: str, given: Any
    ) -> AuthResult:
        right = (given.login, given.password) == (b"nizam", PASSWORD.encode())
        return AuthResult(success=right, handled=False)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.came.append(
            (session.ssl is not None or server.transport is None, bool(session.authenticated))
        )
        return await super().handle_DATA(server, session, envelope)


@contextmanager
def guarded(certificate: Path | None, *, at_once: bool = False, **asked: Any) -> Iterator[Guarded]:
    """A server with TLS (from the start or on demand) or none; `box.url` is host and port."""
    box, context = Guarded(), None
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
    if at_once:
        asked["ssl_context"] = context
    elif context:
        asked["tls_context"] = context
    controller = Controller(
        box,
        hostname="127.0.0.1",
        port=free_port(),
        authenticator=box.authenticate,
        auth_require_tls=not at_once,
        **asked,
    )
    controller.start()
    box.url = f"127.0.0.1:{controller.port}"
    try:
        yield box
    finally:
        controller.stop()


def handed(url: str) -> Outcome:
    with Counter(mail_server(url), "n@b.az", 5) as counter:
        return counter.hand_over(LETTER)


LOGIN = "nizam:a%40b%3Ac%2F%25"


def test_tls_on_demand_then_the_password(trusted: Path) -> None:
    with guarded(trusted, require_starttls=True, auth_required=True) as box:
        assert handed(f"smtp+starttls://{LOGIN}@{box.url}").fate is Fate.TAKEN
        assert box.came == [(True, True)]


def test_tls_from_the_start_then_the_password(trusted: Path) -> None:
    with guarded(trusted, at_once=True) as box:
        assert handed(f"smtps://{LOGIN}@{box.url}").fate is Fate.TAKEN
        assert [signed_in for _, signed_in in box.came] == [True]


def test_a_wrong_password_is_trouble_with_the_server_not_with_the_letter(trusted: Path) -> None:
    with guarded(trusted, require_starttls=True, auth_required=True) as box:
        outcome = handed(f"smtp+starttls://nizam:wrong@{box.url}")
        assert outcome.fate is Fate.NO_SERVER
        assert outcome.answer.startswith("535")
        assert "wrong" not in outcome.answer
        assert box.came == []


def test_a_certificate_nobody_trusts_gets_neither_password_nor_letter(certificate: Path) -> None:
    with guarded(certificate, require_starttls=True) as box:
        outcome = handed(f"smtp+starttls://{LOGIN}@{box.url}")
        assert outcome.fate is Fate.NO_SERVER
        assert "CERTIFICATE_VERIFY_FAILED" in outcome.answer
        assert box.came == []


def test_where_tls_is_asked_for_and_not_offered_nothing_is_sent() -> None:
    with guarded(None) as box:
        outcome = handed(f"smtp+starttls://{box.url}")
        assert outcome.fate is Fate.NO_SERVER
        assert "STARTTLS" in outcome.answer
        assert box.came == []


def test_this_machines_own_server_is_spoken_to_in_the_clear() -> None:
    with guarded(None) as box:
        assert handed(f"smtp://{box.url}").fate is Fate.TAKEN
