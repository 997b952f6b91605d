"""What has departed from the newest seal, and the seals of a document by their numbers."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.models import Document, Seal
from app.queries.memory import Memory
from app.queries.sealed import leaves, seals
from app.queries.snapshots import snapshot
from app.statute.departing import Departure, departures
from app.statute.snapshot import Snapshot

KEPT: Memory[tuple[str, int, str], tuple[Departure, ...]] = Memory(
    5_000, lambda found: 1 + len(found)
)
"""By document, seal and the digest of the step compared with: it covers all they come from."""


@dataclass(frozen=True, slots=True)
class Since:
    """A seal, and what is not as it was sealed any more."""

    seal: Seal
    number: int
    """Of the document's seals, counting from 1."""
    departures: tuple[Departure, ...]

    @property
    def clauses(self) -> tuple[Departure, ...]:
        """Clauses that differ."""
        return self._of("clause")

    @property
    def citations(self) -> tuple[Departure, ...]:
        """European references that differ."""
        return self._of("citation")

    @property
    def needs(self) -> tuple[Departure, ...]:
        """Needs answered that differ."""
        return self._of("need")

    @property
    def document(self) -> bool:
        """Whether what is said of the document as a whole differs."""
        return bool(self._of("document"))

    def _of(self, kind: str) -> tuple[Departure, ...]:
        return tuple(one for one in self.departures if one.kind == kind)


def since_sealed(session: Session, document: Document, now: Snapshot) -> Since | None:
    """What differs from the newest seal put by a step; None before the first."""
    known = [one for one in seals(session, document) if one.step <= now.step]
    return since(session, document, known[0], len(known), now) if known else None


def since(session: Session, document: Document, seal: Seal, number: int, now: Snapshot) -> Since:
    """What differs from a seal at a later step."""
    key = document.id, seal.since, now.digest
    found = KEPT.found(key, lambda: _departed(session, document, seal, now))
    return Since(seal, number, found)


def seal_numbered(session: Session, document: Document, number: int) -> Seal | None:
    """A seal by its number, counting from 1; None where there is none."""
    known = seals(session, document)[::-1]
    return known[number - 1] if 0 < number <= len(known) else None


def _departed(
    session: Session, document: Document, seal: Seal, now: Snapshot
) -> tuple[Departure, ...]:
    then = snapshot(session, document, seal.step)
    return departures(leaves(session, document, then), leaves(session, document, now))
