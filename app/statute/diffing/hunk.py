"""What a changed stretch of tokens is."""

from typing import NamedTuple


class Hunk(NamedTuple):
    """Tokens `start:end` of the text before stand as `new_start:new_end` in the text after."""

    start: int
    end: int
    new_start: int
    new_end: int

    @property
    def replaces(self) -> bool:
        """Whether it strikes and adds."""
        return self.start < self.end and self.new_start < self.new_end

    @property
    def pairs(self) -> int:
        """How many pairs of an old and a new token there are to compare in it."""
        return (self.end - self.start) * (self.new_end - self.new_start)

    def moved(self, places: int, new_places: int) -> "Hunk":
        """The same hunk further on in the text before and in the text after."""
        return Hunk(
            self.start + places,
            self.end + places,
            self.new_start + new_places,
            self.new_end + new_places,
        )

    def up_to(self, other: "Hunk") -> "Hunk":
        """One hunk from the start of this one to the end of a later one."""
        return Hunk(self.start, other.end, self.new_start, other.new_end)
