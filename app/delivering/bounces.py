"""Which letters a report of a mail server says have come back for good (RFC 3464)."""

import email
import email.policy
from dataclasses import dataclass
from email.message import EmailMessage, Message

RETURNED = {"message/rfc822", "text/rfc822-headers"}
"""How a report quotes the letter that came back."""


@dataclass(frozen=True, slots=True)
class Bounce:
    """A letter that came back."""

    letter: str
    """Its id, as its Message-ID has it."""
    address: str
    why: str


def bounces(report: EmailMessage) -> list[Bounce]:
    """What came back for good; nothing of other messages, nor where the letter is not quoted."""
    letter = next(filter(None, (_quoted(part) for part in report.walk())), "")
    found = []
    for part in report.walk():
        if letter and part.get_content_type() == "message/delivery-status":
            for said in part.get_payload():
                if isinstance(said, Message) and _is_final(said):
                    address = _value(str(said["Final-Recipient"])).lower()
                    found.append(Bounce(letter, address, _why(said)))
    return found


def _quoted(part: Message) -> str:
    """The id of the letter in a part that quotes it."""
    if part.get_content_type() not in RETURNED:
        return ""
    inner = part.get_payload()
    first = inner[0] if isinstance(inner, list) and inner else inner
    headers = (
        first
        if isinstance(first, Message)
        else email.message_from_string(str(first), policy=email.policy.default)
    )
    return str(headers.get("Message-ID", "")).strip().strip("<>").partition("@")[0]


def _is_final(said: Message) -> bool:
    action = str(said.get("Action", "")).strip().lower()
    status = str(said.get("Status", "")).strip()
    whom = str(said.get("Final-Recipient", ""))
    return action == "failed" and status.startswith("5.") and "@" in whom


def _why(said: Message) -> str:
    return _value(str(said.get("Diagnostic-Code", ""))) or str(said["Status"])


def _value(field: str) -> str:
    """Without its kind: `rfc822; nigar@example.az`."""
    return " ".join(field.partition(";")[2].split())
