"""Why an archive is not restored. Nothing has been changed when one of these is raised."""

from app.operations.errors import Refused


class HereAlready(Refused):
    """The document is here, or another one bears its name."""

    def __init__(self, slug: str, *, same: bool) -> None:
        super().__init__(slug)
        self.slug = slug
        self.same = same


class Unfit(Refused):
    """A row of the archive that no deed can have written."""

    def __init__(self, table: str, line: int, why: str) -> None:
        super().__init__(f"{table}:{line}: {why}")
        self.table = table
        self.line = line
        """Counts from 1."""
        self.why = why


class NotWhole(Refused):
    """The record does not fit: rows, steps or the head are not those its digests cover."""

    def __init__(self, step: int, why: str) -> None:
        super().__init__(f"step {step}: {why}")
        self.step = step
        self.why = why


class NotItsAnchor(Refused):
    """The record is not the one whose digest was published."""

    def __init__(self, step: int) -> None:
        super().__init__(f"step {step}")
        self.step = step
