"""Every setting: its type, its default, and the environment name it is read from."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The folder that holds app/, drafts/, templates/ and migrations/."""


class Mode(StrEnum):
    """Demonstration shows how to sign in; production refuses to run with such accounts."""

    DEMONSTRATION = "demonstration"
    PRODUCTION = "production"


class Misconfigured(Exception):
    """A setting is missing or senseless; the message names its environment variable."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What an installation decides. Each field is read from the variable in its docstring."""

    database_url: str = f"sqlite:///{ROOT / 'instance' / 'nizam.sqlite'}"
    """DATABASE_URL: where the tables are; `sqlite:///…` or `postgresql://…`."""
    secret_key: str = ""
    """SECRET_KEY: signs forms; at least 32 characters in production."""
    nizam_mode: str = Mode.PRODUCTION
    """NIZAM_MODE: demonstration or production."""
    session_idle_minutes: int = 60
    """SESSION_IDLE_MINUTES: a sign-in unused for so long ends."""
    session_hours: int = 12
    """SESSION_HOURS: a sign-in ends after so long whatever happens."""
    sign_in_tries: int = 5
    """SIGN_IN_TRIES: wrong passwords allowed per account and per address in a minute."""
    invitation_days: int = 14
    """INVITATION_DAYS: how long an invitation link works."""
    secure_cookies: bool = False
    """SECURE_COOKIES: true where the product is reached by HTTPS only."""
    trusted_hosts: str = ""
    """TRUSTED_HOSTS: host names answered to, separated by commas; empty answers to all."""
    proxy_hops: int = 0
    """PROXY_HOPS: how many reverse proxies stand before the product."""
    argon2_memory_kib: int = 65536
    """ARGON2_MEMORY_KIB: memory of one password hash, in KiB."""

    @property
    def demonstration(self) -> bool:
        """Whether the demonstration people may sign in."""
        return self.nizam_mode == Mode.DEMONSTRATION


def _read(name: str, given: str, kind: object) -> object:
    if kind is bool:
        return given.strip().lower() in {"1", "true", "yes", "on"}
    if kind is int:
        try:
            return int(given)
        except ValueError:
            raise Misconfigured(f"{name} must be a whole number, not {given!r}.") from None
    return given


def _normal_url(url: str) -> str:
    """The URL with the driver we ship: psycopg 3."""
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    return url


def from_environment(environ: Mapping[str, str]) -> Settings:
    """Settings as the environment gives them. Raises Misconfigured naming the variable."""
    given = {
        field.name: _read(field.name.upper(), environ[field.name.upper()], field.type)
        for field in fields(Settings)
        if environ.get(field.name.upper())
    }
    return checked(replace(Settings(), **given))  # type: ignore[arg-type]  # read by field type


def checked(settings: Settings) -> Settings:
    """The same settings, or Misconfigured where they must not run."""
    if settings.nizam_mode not in set(Mode):
        raise Misconfigured("NIZAM_MODE is demonstration or production.")
    if not settings.demonstration and len(settings.secret_key) < 32:
        raise Misconfigured(
            "SECRET_KEY is missing or shorter than 32 characters. Make one with: "
            "python3 -c 'import secrets; print(secrets.token_hex(32))'"
        )
    return replace(settings, database_url=_normal_url(settings.database_url))
