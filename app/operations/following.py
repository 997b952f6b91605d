"""Give a person a secret address for the feed of a document, and take it back."""

import secrets

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.models import Document, FeedKey
from app.operations.recording import Actor
from app.operations.signing_in import token_digest


def open_feed(session: Session, actor: Actor, document: Document) -> str:
    """A new secret address for whoever asks; the one before opens nothing any more.

    Answers the secret, which is not kept.
    """
    close_feed(session, actor, document)
    token = secrets.token_urlsafe(32)
    session.add(
        FeedKey(
            token_digest=token_digest(token),
            person_id=actor.person_id,
            record_id=document.id,
            made_at=actor.at,
        )
    )
    return token


def close_feed(session: Session, actor: Actor, document: Document) -> None:
    """Make the secret address of whoever asks useless."""
    session.execute(
        delete(FeedKey).where(
            FeedKey.person_id == actor.person_id, FeedKey.record_id == document.id
        )
    )
