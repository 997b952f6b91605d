"""What was read of documents before, kept in memory: what a step says never changes."""

from app.queries.memory import Memory
from app.statute.snapshot import Snapshot

ROOM = 30_000
"""Clauses one process keeps in memory, of all texts together: some 60 MB of them."""

Volume = tuple[str, str, str]
"""Which text: the record it is of, the digest of its step, the address it has."""


class Shelf(Memory[Volume, Snapshot]):
    """The texts that were read last: the digest of a step covers all it says."""

    def __init__(self, room: int = ROOM) -> None:
        super().__init__(room, lambda text: len(text.clauses))

    def near(self, record_id: str, step: int) -> Snapshot | None:
        """Of a record's texts the one from the nearest step."""
        kept = self.values(lambda volume: volume[0] == record_id)
        return min(kept, key=lambda text: abs(text.step - step), default=None)


SHELF = Shelf()
"""The shelf of this process."""
