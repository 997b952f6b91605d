"""Every setting: its type, its default, and the environment name it is read from."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from app.posting import mail_server

ROOT = Path(__file__).resolve().parent.parent
"""The folder that holds app/, drafts/, templates/ and migrations/."""

PLAIN_ADDRESS = re.compile(r"[!-~]+@[a-zA-Z0-9.-]+")
"""An address without a name, in letters every mail server knows."""

LONGEST_PUBLIC_URL = 300
"""Characters: links of letters stand in lines of at most 998."""


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
    smtp_url: str = ""
    """SMTP_URL: the mail server, `smtp+starttls://user:password@host:587`; empty sends nothing."""
    mail_from: str = ""
    """MAIL_FROM: the address letters come from."""
    public_url: str = ""
    """PUBLIC_URL: where people reach the product; letters lead there."""
    mail_timeout_seconds: int = 20
    """MAIL_TIMEOUT_SECONDS: how long a mail server may keep silent."""
    signing_key: str = ""
    """SIGNING_KEY: path of the institution's PKCS#12 file; submissions are signed with it."""
    signing_password_file: str = ""
    """SIGNING_PASSWORD_FILE: path of a file whose first line is the password of SIGNING_KEY."""
    signing_folder: str = str(ROOT / "instance")
    """SIGNING_FOLDER: where a demonstration keeps the key it makes for itself at set-up."""
    unsigned_submissions: bool = False
    """UNSIGNED_SUBMISSIONS: true prepares submissions unsigned where there is no key."""
    timestamp_url: str = ""
    """TIMESTAMP_URL: an RFC 3161 authority that stamps the moment of signatures; may be empty."""
    sender_az: str = "Rektorlar Konfransının nizamnaməsini hazırlayan komitə"
    """SENDER_AZ: who sends submissions, in Azerbaijani."""
    sender_en: str = "Committee drafting the charter of the Rectors' Conference"
    """SENDER_EN: the same in English."""
    trusted_certificates: str = ""
    """TRUSTED_CERTIFICATES: a PEM file of whose signatures are believed, beside one's own."""
    revoked_certificates: str = ""
    """REVOKED_CERTIFICATES: a list (CRL) of certificates that are believed no more."""

    @property
    def demonstration(self) -> bool:
        """Whether the demonstration people may sign in."""
        return self.nizam_mode == Mode.DEMONSTRATION

    @property
    def sender(self) -> Mapping[str, str]:
        """Who sends submissions, by language."""
        return {"az": self.sender_az, "en": self.sender_en}


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
    _check_mail(settings)
    if settings.timestamp_url and urlsplit(settings.timestamp_url).scheme not in {"http", "https"}:
        raise Misconfigured("TIMESTAMP_URL is a whole address, as http://tsa.example.az")
    return replace(settings, database_url=_normal_url(settings.database_url))


def _covers(host: str, trusted: str) -> bool:
    """Whether a trusted host, or the domain that `.example.az` stands for, is meant."""
    return host == trusted.lower() or (trusted.startswith(".") and host.endswith(trusted.lower()))


def _check_public(settings: Settings) -> None:
    """Links of letters lead to a host that answers."""
    public = urlsplit(settings.public_url)
    if settings.public_url and (public.scheme not in {"http", "https"} or not public.hostname):
        raise Misconfigured("PUBLIC_URL is a whole address, as https://nizam.example.az")
    if len(settings.public_url) > LONGEST_PUBLIC_URL:
        raise Misconfigured(f"PUBLIC_URL is longer than {LONGEST_PUBLIC_URL} characters.")
    known = [host.strip() for host in settings.trusted_hosts.split(",") if host.strip()]
    if public.hostname and known and not any(map(partial(_covers, public.hostname), known)):
        raise Misconfigured("The host of PUBLIC_URL is not among TRUSTED_HOSTS.")


def _check_mail(settings: Settings) -> None:
    """Letters that nobody could answer to or follow home are never sent."""
    _check_public(settings)
    if not settings.smtp_url:
        return
    try:
        mail_server(settings.smtp_url)
    except ValueError as error:
        raise Misconfigured(f"SMTP_URL: {error}.") from None
    if not PLAIN_ADDRESS.fullmatch(settings.mail_from):
        raise Misconfigured("MAIL_FROM is the address letters come from: nizam@example.az")
    if not settings.public_url:
        raise Misconfigured("PUBLIC_URL is missing: letters lead to pages of the product.")
    if settings.mail_timeout_seconds < 1:
        raise Misconfigured("MAIL_TIMEOUT_SECONDS is at least 1.")
