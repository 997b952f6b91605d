"""What a kind of tampering is, and what must be found of it."""

from collections.abc import Callable
from dataclasses import dataclass

from app.formats.package.findings import Outcome, What

A, U, X, R, N = (
    Outcome.AUTHENTIC,
    Outcome.UNKNOWN_SIGNER,
    Outcome.ALTERED,
    Outcome.UNREADABLE,
    Outcome.NOT_OURS,
)


@dataclass(frozen=True)
class Case:
    """One kind of tampering, and what must be found."""

    name: str
    make: Callable[[], bytes]
    outcome: Outcome
    what: What | None
    path: str | None = None
    clause: str | None = None
