"""The record of a document: steps in a hash chain, and what its verification finds."""

import hashlib
from collections.abc import Mapping
from typing import Any

import rfc8785

GENESIS = "0" * 64
"""What the first step names as the digest before it."""


def canonical_json(facts: Mapping[str, Any]) -> bytes:
    """JSON in the one form RFC 8785 allows, as UTF-8."""
    return rfc8785.dumps(dict(facts))


def digest_of(facts: Mapping[str, Any]) -> str:
    """SHA-256 over the canonical JSON of `facts`, 64 hex digits."""
    return hashlib.sha256(canonical_json(facts)).hexdigest()
