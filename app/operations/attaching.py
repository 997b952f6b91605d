"""Attach papers to a need, and take them away: kept by their digest, of kinds people can open."""

import re
import unicodedata
from collections.abc import Mapping
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Attachment, FileContent
from app.operations.citing import hold_house, house_step
from app.operations.errors import DoneAlready, NothingSaid, NotThere, Refused
from app.operations.needs import newest_need
from app.operations.recording import Actor

LARGEST = 10_000_000
"""Bytes of one file."""

LONGEST_NAME = 120

ZIP, TEXT = b"PK\x03\x04", b""

KINDS: Mapping[str, tuple[str, bytes]] = {
    "pdf": ("application/pdf", b"%PDF-"),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ZIP),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ZIP),
    "odt": ("application/vnd.oasis.opendocument.text", ZIP),
    "ods": ("application/vnd.oasis.opendocument.spreadsheet", ZIP),
    "csv": ("text/csv", TEXT),
    "txt": ("text/plain", TEXT),
    "png": ("image/png", b"\x89PNG\r\n\x1a\n"),
    "jpg": ("image/jpeg", b"\xff\xd8\xff"),
    "jpeg": ("image/jpeg", b"\xff\xd8\xff"),
}
"""What is taken, by the end of its name: its media type, and how such a file begins."""


class KindNotTaken(Refused):
    """A file of a kind nobody opens safely, or one that is not what its name says."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class FileTooLarge(Refused):
    """More than one attached file may hold."""

    def __init__(self, limit: int = LARGEST) -> None:
        super().__init__(f"at most {limit} bytes")
        self.limit = limit


def attach(session: Session, actor: Actor, need_slug: str, name: str, content: bytes) -> str:
    """Attach a file to a need; answers its digest.

    Raises NotThere, NothingSaid for an empty file, FileTooLarge, KindNotTaken, DoneAlready where
    the same file is attached.
    """
    called = safe_name(name)
    media_type = kind_of(called, content)
    digest = sha256(content).hexdigest()
    hold_house(session)
    if newest_need(session, need_slug) is None:
        raise NotThere
    held = _newest(session, need_slug, digest)
    if held is not None and not held.withdrawn:
        raise DoneAlready
    if session.get(FileContent, digest) is None:
        session.add(FileContent(digest=digest, content=content))
    with house_step(session, actor, "attach_paper", need=need_slug, name=called) as entry:
        entry.add(
            Attachment(
                need_slug=need_slug,
                digest=digest,
                name=called,
                media_type=media_type,
                size=len(content),
                withdrawn=False,
            )
        )
    return digest


def detach(session: Session, actor: Actor, need_slug: str, digest: str) -> None:
    """Take an attached file away; what was in it stays with the record. Raises NotThere."""
    hold_house(session)
    held = _newest(session, need_slug, digest)
    if held is None or held.withdrawn:
        raise NotThere
    with house_step(session, actor, "detach_paper", need=need_slug, name=held.name) as entry:
        entry.add(
            Attachment(
                need_slug=need_slug,
                digest=digest,
                name=held.name,
                media_type=held.media_type,
                size=held.size,
                withdrawn=True,
            )
        )


def safe_name(given: str) -> str:
    """A file's name without folders, control characters and signs that systems refuse."""
    last = unicodedata.normalize("NFC", given).replace("\\", "/").rpartition("/")[2]
    clean = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C")
    words = re.sub(r'[<>:"|?*;%\s]+', " ", clean).strip(" .")
    stem, dot, end = words.rpartition(".")
    return f"{stem[: LONGEST_NAME - len(end) - 1].strip()}{dot}{end}" if dot else words


def kind_of(name: str, content: bytes) -> str:
    """The media type of a file that may be attached.

    Raises NothingSaid where it is empty, FileTooLarge, KindNotTaken.
    """
    if not content:
        raise NothingSaid
    if len(content) > LARGEST:
        raise FileTooLarge
    stem, _, end = name.rpartition(".")
    media_type, beginning = KINDS.get(end.lower(), ("", b""))
    binary = beginning is TEXT and b"\x00" in content
    if not stem or not media_type or not content.startswith(beginning) or binary:
        raise KindNotTaken(name)
    return media_type


def _newest(session: Session, need_slug: str, digest: str) -> Attachment | None:
    return session.scalars(
        select(Attachment)
        .where(Attachment.need_slug == need_slug, Attachment.digest == digest)
        .order_by(Attachment.since.desc())
        .limit(1)
    ).first()
