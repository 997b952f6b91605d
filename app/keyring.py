"""With which key submissions are signed: the institution's, or the one a demonstration made."""

import os
from datetime import datetime
from pathlib import Path

from app.config import Settings
from app.signing.certificates import demonstration
from app.signing.cms import Signing
from app.signing.errors import NoKey, UnreadableKey
from app.signing.keys import Identity, check, open_pkcs12
from app.signing.stamping import Authority

KEY, ROOT = "demonstration-signing.p12", "demonstration-root.pem"


def signing_at(settings: Settings, at: datetime) -> Signing | None:
    """Who signs at a moment; None where submissions are prepared unsigned for want of a key.

    Raises NoKey, UnreadableKey, and what app.signing.keys.check does.
    """
    try:
        identity = identity_of(settings)
    except NoKey:
        if settings.unsigned_submissions:
            return None
        raise
    check(identity, at)
    authority = Authority(settings.timestamp_url) if settings.timestamp_url else None
    return Signing(identity, at, authority)


def identity_of(settings: Settings) -> Identity:
    """The key that signs. Raises NoKey, UnreadableKey, WeakKey."""
    if settings.signing_key:
        return open_pkcs12(_read(Path(settings.signing_key)), _password(settings))
    made = Path(settings.signing_folder) / KEY
    if settings.demonstration and made.exists():
        return open_pkcs12(_read(made), None)
    raise NoKey


def make_demonstration(settings: Settings, at: datetime) -> Path | None:
    """Make a demonstration's key and certificates, once; answers where, None if they were there.

    Only its owner may read the file of the key.
    """
    folder = Path(settings.signing_folder)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        opened = os.open(folder / KEY, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return None
    made = demonstration(at)
    with os.fdopen(opened, "wb") as file:
        file.write(made.pkcs12)
    (folder / ROOT).write_bytes(made.root)
    return folder / KEY


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableKey from error


def _password(settings: Settings) -> bytes | None:
    """The first line of the file; None where there is none."""
    if not settings.signing_password_file:
        return None
    try:
        content = Path(settings.signing_password_file).read_bytes()
    except OSError as error:
        raise UnreadableKey from error
    return content.partition(b"\n")[0].rstrip(b"\r")
