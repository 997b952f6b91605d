"""What a step says of the rows it made."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from app.models import Recorded
from app.statute.record import digest_of


def rows_digest(rows: Iterable[Recorded]) -> Mapping[str, list[object]]:
    """Per table: how many rows, and one digest over their sorted digests."""
    by_table: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        by_table[row.__tablename__].append(row.row_digest())  # type: ignore[attr-defined]
    return {
        table: [len(digests), digest_of({"rows": sorted(digests)})]
        for table, digests in sorted(by_table.items())
    }
