"""How many news there were when last asked: true as long as neither record nor marks changed."""

import threading
from collections import OrderedDict
from collections.abc import Callable

ROOM = 2_000
"""People whose count one process keeps."""


class Counts:
    """Counts by all they follow from: digests of records, marks and follows."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._known: OrderedDict[str, int] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, state: str, count: Callable[[], int]) -> int:
        """What was counted for the state; counted now where it was not."""
        with self._lock:
            if state in self._known:
                self._known.move_to_end(state)
                return self._known[state]
        found = count()
        with self._lock:
            self._known[state] = found
            if len(self._known) > self._room:
                self._known.popitem(last=False)
        return found


COUNTS = Counts()
"""The counts of this process."""
