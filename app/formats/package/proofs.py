"""What is to be said of a proof that one clause was part of what was sealed."""

from collections.abc import Mapping
from typing import Any

from app.formats.package.archive import Unfit
from app.formats.package.findings import Found, What, plain
from app.formats.package.reading import STRANGER, parsed
from app.statute.proving import FORMAT, VERSION, holds

LARGEST = 4_000_000


def judged(raw: bytes) -> tuple[Found, tuple[str, Mapping[str, str], int, str]]:
    """What a proof comes to, and of which document: slug, title, step, root. Raises Unfit."""
    proof = _opened(raw)
    clause, slug, root = (
        plain(str(one))
        for one in (_within(proof, "leaf", "id"), proof.get("document"), proof.get("root"))
    )
    step = proof.get("step")
    about = slug, {"az": slug}, step if isinstance(step, int) else 0, root
    if not holds(proof):
        return Found(What.PROOF_FAILS, clause=clause), about
    return Found(What.PROOF_UNSIGNED, clause=clause, detail=root), about


def _opened(raw: bytes) -> Mapping[str, Any]:
    if len(raw) > LARGEST:
        raise Unfit(What.TOO_LARGE, detail=str(LARGEST // 1_000_000))
    try:
        proof = parsed(raw)
    except STRANGER:
        raise Unfit(What.NOT_OURS) from None
    if not isinstance(proof, dict) or proof.get("format") != FORMAT:
        raise Unfit(What.NOT_OURS)
    version = proof.get("version")
    if isinstance(version, int) and version > VERSION:
        raise Unfit(What.NEWER_VERSION, detail=str(version)[:20])
    return proof


def _within(told: Mapping[str, Any], *names: str) -> Any:
    """A member of members, however little of it is there."""
    value: Any = told
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value
