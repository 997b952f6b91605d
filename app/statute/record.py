"""The record of a document: steps in a hash chain, and what its verification finds."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import rfc8785

from app.statute.errors import StatuteError

GENESIS = "0" * 64
"""What the first step names as the digest before it."""


class FactsError(StatuteError, ValueError):
    """Facts that JSON cannot hold exactly, so that no digest could vouch for them."""


def canonical_json(facts: Mapping[str, Any]) -> bytes:
    """JSON in the one form RFC 8785 allows, as UTF-8.

    Raises FactsError for integers beyond 2**53 - 1, NaN, infinities, half surrogates, and
    whatever is no JSON.
    """
    try:
        return rfc8785.dumps(dict(facts))
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as refusal:  # the latter: in a name
        raise FactsError(f"These facts cannot be recorded: {refusal}.") from refusal


def digest_of(facts: Mapping[str, Any]) -> str:
    """SHA-256 over the canonical JSON of `facts`, 64 hex digits."""
    return hashlib.sha256(canonical_json(facts)).hexdigest()


@dataclass(frozen=True, slots=True)
class StepFacts:
    """What one step of a record says; its digest covers every field."""

    record: str
    number: int
    """Counts from 1 without gaps."""
    at: datetime
    actor: str | None
    deed: str
    clause: str | None
    facts: Mapping[str, Any]
    previous: str
    """Digest of the step before; GENESIS for the first."""


def step_digest(step: StepFacts) -> str:
    """Digest of a step: the canonical JSON of its fields, the moment in UTC to the microsecond.

    Raises FactsError for a moment without time zone.
    """
    if step.at.utcoffset() is None:
        raise FactsError(f"Step {step.number} has a moment without time zone: {step.at}.")
    moment = step.at.astimezone(UTC).replace(tzinfo=None)
    return digest_of(
        {
            "actor": step.actor,
            "at": moment.isoformat(timespec="microseconds") + "Z",
            "clause": step.clause,
            "deed": step.deed,
            "facts": step.facts,
            "number": step.number,
            "previous": step.previous,
            "record": step.record,
        }
    )


class Why(StrEnum):
    """How a step does not fit its record."""

    RECORD = "record"
    """It belongs to another record."""
    GAP = "gap"
    """Its number does not follow the one before."""
    PREVIOUS = "previous"
    """It does not name the digest of the step before it."""
    DIGEST = "digest"
    """What it says is not what its digest covers."""
    ANCHOR = "anchor"
    """Its digest is not the one published outside."""
    MISSING = "missing"
    """It was published outside and is no longer there."""


@dataclass(frozen=True, slots=True)
class Breach:
    """The first step that does not fit, and why."""

    step: int
    why: Why


def verify_chain(
    steps: Iterable[tuple[StepFacts, str]],
    anchors: Iterable[tuple[int, str]] = (),
    *,
    after: tuple[int, str] = (0, GENESIS),
) -> Breach | None:
    """The first breach of a record, None if there is none; reads each step once and keeps none.

    `steps` in order, each with its stored digest. `anchors` are (step, digest) pairs published
    outside: without them a chain shortened or rewritten throughout passes. `after` is the number
    and digest of a step already trusted, to verify only what came later.
    """
    published: dict[int, set[str]] = {}
    for number, digest in anchors:
        published.setdefault(number, set()).add(digest)
    number, previous = after
    if found := _unfit(number, previous, published):
        return found
    record: str | None = None
    for step, digest in steps:
        number, record = number + 1, record or step.record
        if why := _misfit(step, digest, (record, number, previous)):
            return Breach(number, why)
        if found := _unfit(number, digest, published):
            return found
        previous = digest
    lost = [anchored for anchored in published if anchored > number]
    return Breach(min(lost), Why.MISSING) if lost else None


def _misfit(step: StepFacts, digest: str, expected: tuple[str, int, str]) -> Why | None:
    record, number, previous = expected
    if step.record != record:
        return Why.RECORD
    if step.number != number:
        return Why.GAP
    if step.previous != previous:
        return Why.PREVIOUS
    return None if _covers(digest, step) else Why.DIGEST


def _covers(digest: str, step: StepFacts) -> bool:
    try:
        return step_digest(step) == digest
    except FactsError:
        return False  # it could not have been recorded so


def _unfit(number: int, digest: str, published: Mapping[int, set[str]]) -> Breach | None:
    """A breach where an anchor names another digest for this step."""
    return Breach(number, Why.ANCHOR) if published.get(number, {digest}) != {digest} else None
