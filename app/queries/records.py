"""What a step says of the rows it made."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from app.models import Recorded
from app.statute.record import digest_of


def rows_digest(rows: Iterable[Recorded]) -> Mapping[str, list[object]]:
    """Per table: how many rows, and one digest over their sorted digests."""
    return named_digests((row.__tablename__, row.row_digest()) for row in rows)  # type: ignore[attr-defined]


def named_digests(digests: Iterable[tuple[str, str]]) -> Mapping[str, list[object]]:
    """The same for pairs of a table's name and the digest of a row of it."""
    by_table: dict[str, list[str]] = defaultdict(list)
    for table, digest in digests:
        by_table[table].append(digest)
    return {
        table: [len(found), digest_of({"rows": sorted(found)})]
        for table, found in sorted(by_table.items())
    }
