"""One clause, shown to be part of what was sealed: what a proof tells, and whether it holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.statute.record import FactsError
from app.statute.sealing import TREE, Leaf, leaf_digest, proof, root_of, verify_proof
from app.statute.snapshot import Clause, word

FORMAT = "nizam-proof"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Sealed:
    """Under which seal."""

    document: str
    """Slug."""
    step: int
    """The step that was sealed."""
    by: str
    at: str
    """ISO 8601, UTC."""
    statement: str


def proof_of(leaves: Sequence[Leaf], clause: Clause, sealed: Sealed) -> dict[str, Any]:
    """What shows that a clause, in these words and in this place, was sealed, as plain facts.

    It tells nothing of other clauses. Raises StopIteration where the clause was not sealed.
    """
    index = next(i for i, one in enumerate(leaves) if (one.kind, one.id) == ("clause", clause.id))
    leaf = leaves[index]
    return {
        "format": FORMAT,
        "version": VERSION,
        "tree": TREE,
        "document": sealed.document,
        "step": sealed.step,
        "seal": {"at": sealed.at, "by": sealed.by, "statement": sealed.statement},
        "root": root_of(leaves),
        "leaf": {"kind": leaf.kind, "id": leaf.id, "facts": dict(leaf.facts)},
        "digest": leaf_digest(leaf),
        "index": index,
        "size": len(leaves),
        "path": list(proof(leaves, index)),
        "words": {
            language: {"heading": one.heading, "text": one.text}
            for language, one in sorted(clause.wordings.items())
        },
    }


def holds(told: object) -> bool:
    """Whether the words a proof tells are those of its leaf, and the leaf is under its root.

    That the root is one somebody sealed, the proof cannot tell: compare it with a root that was
    printed or signed. Anything that is no proof does not hold.
    """
    try:
        return _holds(told)  # type: ignore[arg-type]  # whatever it is
    except (AttributeError, FactsError, KeyError, RecursionError, TypeError, ValueError):
        return False


def _holds(told: Mapping[str, Any]) -> bool:
    if (told["format"], told["version"], told["tree"]) != (FORMAT, VERSION, TREE):
        return False
    said = told["leaf"]
    leaf = Leaf(said["kind"], said["id"], said["facts"])
    words = {
        language: word(language, one["heading"], one["text"]).digest
        for language, one in told["words"].items()
    }
    return (
        leaf.kind == "clause"
        and words == leaf.facts["wordings"]
        and leaf_digest(leaf) == told["digest"]
        and verify_proof(told["digest"], told["index"], told["size"], told["path"], told["root"])
    )
