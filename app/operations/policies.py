"""Settle what it takes to agree on the clauses of a document."""

from sqlalchemy.orm import Session

from app.models import Document
from app.operations.documents import change_particulars
from app.operations.errors import Refused
from app.operations.recording import Actor, hold
from app.queries.agreement import policy_of
from app.queries.timing import members_since
from app.statute.policy import Policy
from app.statute.record import digest_of


class PolicyChanged(Refused):
    """Somebody settled other rules since the page was made."""


class NoMember(Refused):
    """A named person or the chair may not decide on the document."""


def settle_policy(
    session: Session, actor: Actor, document: Document, policy: Policy, *, seen: str
) -> None:
    """From now on `policy` says what it takes to agree; states follow, no decision changes.

    `seen`: `digest_of_policy` of the one the page showed. Where nothing differs, nothing is
    done. Raises PolicyChanged, NoMember.
    """
    hold(session, document.id)
    if digest_of_policy(policy_of(session, document)) != seen:
        raise PolicyChanged
    members = members_since(session, [document.id])[document.id]
    if not {*policy.named, *filter(None, [policy.chair])} <= members.keys():
        raise NoMember
    change_particulars(session, actor, document, policy=policy)


def digest_of_policy(policy: Policy) -> str:
    """SHA-256 over the rules as they are recorded."""
    return digest_of(policy.facts())
