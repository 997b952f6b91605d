"""What a seal signs: the leaves of a document in reading order, one root, a proof for each leaf.

The tree is that of RFC 6962, § 2.1: a leaf is hashed behind a byte 0, a node behind a byte 1, so
no node can be passed off as a leaf, and a proof shows that one leaf is part of what was signed
without telling what the others say.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from app.statute.record import canonical_json, digest_of
from app.statute.snapshot import AUTHORITATIVE, Clause, Particulars, Snapshot, children_of
from app.statute.workflow import struck_digest

TREE = "rfc6962"
"""What the scheme is called where a root stands; seals before it name none."""

KINDS = ("document", "clause", "citation", "need")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One thing a seal signs. Its digest covers kind, id and facts."""

    kind: str
    """One of KINDS."""
    id: str
    """Slug of the document, id of the clause, or `<clause>/<slug>` of what is linked to it."""
    facts: Mapping[str, Any]


def leaf_digest(leaf: Leaf) -> str:
    """The hash of a leaf, 64 hex digits."""
    said = {"facts": dict(leaf.facts), "id": leaf.id, "kind": leaf.kind}
    return hash_of_leaf(canonical_json(said))


def hash_of_leaf(content: bytes) -> str:
    """The same of any bytes (RFC 6962, § 2.1: SHA-256 behind a byte 0)."""
    return sha256(b"\0" + content).hexdigest()


def root_of(leaves: Iterable[Leaf]) -> str:
    """The root over leaves in their order; over none it is the hash of nothing."""
    return root_of_digests([leaf_digest(leaf) for leaf in leaves])


def root_of_digests(digests: Sequence[str]) -> str:
    """The same where the hashes of the leaves are known."""
    level = list(digests)
    while len(level) > 1:
        level = _above(level)
    return level[0] if level else sha256().hexdigest()


def proof(leaves: Sequence[Leaf], index: int) -> tuple[str, ...]:
    """What `verify_proof` needs to know beside the leaf at `index`. Raises IndexError."""
    return proof_among([leaf_digest(leaf) for leaf in leaves], index)


def proof_among(digests: Sequence[str], index: int) -> tuple[str, ...]:
    """The same where the hashes of the leaves are known: neighbours from the leaf upwards."""
    if not 0 <= index < len(digests):
        raise IndexError(index)
    return tuple(_neighbours(list(digests), index))


def verify_proof(digest: str, index: int, size: int, path: Sequence[str], root: str) -> bool:
    """Whether a leaf of this hash stands at `index` among `size` leaves under `root`.

    RFC 9162, § 2.1.3.2. What is no hash in hexadecimal proves nothing.
    """
    try:
        return _led_up(digest, (index, size), path) == root
    except (ValueError, TypeError):
        return False


def leaves_of(now: Snapshot, evidence: Iterable[Leaf]) -> tuple[Leaf, ...]:
    """Everything a seal of this state signs: the document, then each clause with its evidence.

    `evidence`: made by `citation_leaf` and `need_leaf`, in any order; that of clauses which are
    not there comes last.
    """
    by_clause: dict[str, list[Leaf]] = {}
    for leaf in sorted(evidence, key=lambda one: (one.kind, one.id)):
        by_clause.setdefault(str(leaf.facts["clause"]), []).append(leaf)
    places = _places(now.clauses)
    found = [document_leaf(now.particulars, now)]
    for clause in now.clauses:
        found.append(clause_leaf(clause, places[clause.id]))
        found.extend(by_clause.pop(clause.id, ()))
    for clause_id in sorted(by_clause):
        found.extend(by_clause[clause_id])
    return tuple(found)


def document_leaf(about: Particulars, now: Snapshot) -> Leaf:
    """What is signed of the document as a whole, the numbers left behind by moves among it."""
    return Leaf(
        "document",
        about.slug,
        {
            "family": str(about.family),
            "illustrative": about.illustrative,
            "kind": about.kind,
            "numbering": str(about.numbering),
            "titles": dict(about.titles),
            "vacated": [[one.clause, str(one.kind), one.parent, one.number] for one in now.vacated],
        },
    )


def clause_leaf(clause: Clause, place: int) -> Leaf:
    """What is signed of a clause. `place`: among its siblings, counting from 1."""
    wordings = {language: one.digest for language, one in clause.wordings.items()}
    words = clause.wording(AUTHORITATIVE).digest
    return Leaf(
        "clause",
        clause.id,
        {
            "decided": struck_digest(words) if clause.struck else words,
            "fixed": clause.fixed,
            "kind": str(clause.kind),
            "parent": clause.parent,
            "place": place,
            "struck": clause.struck,
            "wordings": wordings,
        },
    )


@dataclass(frozen=True, slots=True)
class Link:
    """What ties a clause to an extract or to a need, as it is signed."""

    clause: str
    to: str
    """Slug of the extract or the need."""
    how: str
    """The relation of a citation; how far a need is answered."""
    note: Mapping[str, Any]
    said: Mapping[str, Any] | None
    """What the extract or the need said when it was linked; None where that was not kept."""


def citation_leaf(link: Link) -> Leaf:
    """What is signed of a European reference: which words of it were read, and how it is used."""
    return Leaf("citation", f"{link.clause}/{link.to}", _linked(link, "extract"))


def need_leaf(link: Link) -> Leaf:
    """What is signed of a need that a clause answers."""
    return Leaf("need", f"{link.clause}/{link.to}", _linked(link, "need"))


def _linked(link: Link, what: str) -> dict[str, Any]:
    return {
        "clause": link.clause,
        "how": link.how,
        "note": dict(link.note),
        "said": None if link.said is None else digest_of(link.said),
        what: link.to,
    }


def _places(clauses: Sequence[Clause]) -> dict[str, int]:
    siblings = children_of(clauses).values()
    return {one.id: place for group in siblings for place, one in enumerate(group, 1)}


def _node(left: str, right: str) -> str:
    return sha256(b"\1" + bytes.fromhex(left) + bytes.fromhex(right)).hexdigest()


def _above(level: Sequence[str]) -> list[str]:
    """The nodes over a row of the tree; one that is left over goes up as it is."""
    nodes = [_node(*level[at : at + 2]) for at in range(0, len(level) - 1, 2)]
    return [*nodes, level[-1]] if len(level) % 2 else nodes


def _neighbours(level: list[str], index: int) -> Iterator[str]:
    while len(level) > 1:
        beside = index ^ 1
        if beside < len(level):
            yield level[beside]
        level, index = _above(level), index >> 1


def _led_up(digest: str, where: tuple[int, int], path: Sequence[str]) -> str | None:
    """The root a path leads to; None where it is longer or shorter than the tree is high."""
    index, size = where
    if not 0 <= index < size:
        return None
    last, waiting = size - 1, list(path)
    while last:
        if index % 2 or index < last:
            if not waiting:
                return None
            beside = waiting.pop(0)
            digest = _node(beside, digest) if index % 2 else _node(digest, beside)
        index, last = index >> 1, last >> 1
    return None if waiting else digest
