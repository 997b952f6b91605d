"""The e-mail a letter becomes: the same, to the byte, each time it is tried."""

from dataclasses import dataclass
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256

from app.models import Letter
from app.operations.mailing import HIDDEN, LINK_IS_GONE

NO_REPLY = {"az": "Cavab yazmayın", "en": "Please do not reply"}
"""Before the address in Reply-To."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A letter as it goes over the line."""

    to: str
    content: bytes
    beyond_ascii: bool
    """Whether the address itself needs a server that knows SMTPUTF8 (RFC 6531)."""


def parcel(letter: Letter, sender: str) -> Parcel:
    """The letter as it is handed over; `sender` is the address it comes from.

    Raises ValueError where no e-mail can be made of it.
    """
    to = _address(letter)
    beyond_ascii = not to.addr_spec.isascii()
    made = EmailMessage(policy=SMTP.clone(utf8=beyond_ascii))
    made["From"] = Address("Nizam", addr_spec=sender)
    made["To"] = to
    made["Reply-To"] = Address(NO_REPLY.get(letter.locale, NO_REPLY["en"]), addr_spec=sender)
    made["Date"] = format_datetime(letter.at)
    _place_in_thread(made, letter, sender.rpartition("@")[2])
    made["Auto-Submitted"] = "auto-generated"
    made["X-Auto-Response-Suppress"] = "All"
    made["Content-Language"] = letter.locale
    made.set_content(_whole(letter, letter.text), cte="base64")
    made.add_alternative(_whole(letter, letter.html), subtype="html", cte="base64")
    made.set_boundary(f"=_{letter.id}")
    by_hand = _subject(letter.subject) + _stopping(letter.stop_url)
    return Parcel(to.addr_spec, by_hand + made.as_bytes(), beyond_ascii)


def _whole(letter: Letter, words: str) -> str:
    """The words with the secret that was kept apart from them."""
    if letter.secret == "":
        raise ValueError(LINK_IS_GONE)
    return words if letter.secret is None else words.replace(HIDDEN, letter.secret)


def _place_in_thread(made: EmailMessage, letter: Letter, host: str) -> None:
    """Message-ID follows from the letter, References from what it is about.

    A mail program shows letters on one conversation together, and knows one that came twice.
    """
    made["Message-ID"] = f"<{letter.id}@{host}>"
    if letter.about:
        root = f"<{sha256(letter.about.encode()).hexdigest()[:24]}@{host}>"
        made["In-Reply-To"] = root
        made["References"] = root


def _address(letter: Letter) -> Address:
    """Whom it goes to; a domain beyond ASCII in the form every mail server knows."""
    local, _, domain = letter.address.rpartition("@")
    if not domain.isascii():
        domain = domain.encode("idna").decode()
    return Address(letter.name, username=local, domain=domain)


def _subject(words: str) -> bytes:
    """Written by the older part of the library: the newer loses blanks where it breaks lines."""
    charset = "us-ascii" if words.isascii() else "utf-8"
    folded = Header(words, charset, header_name="Subject").encode(linesep="\r\n")
    return f"Subject: {folded}\r\n".encode()


def _stopping(url: str | None) -> bytes:
    """One click ends the letters (RFC 2369, RFC 8058).

    Written by hand: the library breaks a long address into words that no mail program reads.
    """
    if not url:
        return b""
    lines = ("List-Unsubscribe:", f" <{url}>", "List-Unsubscribe-Post: List-Unsubscribe=One-Click")
    return "".join(f"{line}\r\n" for line in lines).encode()
