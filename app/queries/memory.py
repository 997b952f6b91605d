"""What one process keeps in memory of what it read, counted or drew."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

from cachetools import Cache, LRUCache

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Stale(RuntimeError):
    """Something was kept under a key that does not name everything it came from."""


class Memory(Generic[Key, Value]):
    """What was asked for last, by keys that name all it came from: nothing in it is ever stale.

    There is `room` for as much; `size` says how much of it one value takes, else 1. Any thread may
    ask; of two who put something under one key the first is believed.
    """

    def __init__(self, room: int, size: Callable[[Value], int] | None = None) -> None:
        self._kept: LRUCache[Key, Value] = LRUCache(room, size)
        self._lock = Lock()

    def __len__(self) -> int:
        """How many values are kept."""
        return len(self._kept)

    def find(self, key: Key) -> Value | None:
        """The value, if it is here."""
        with self._lock:
            return self._kept.get(key)

    def found(self, key: Key, make: Callable[[], Value]) -> Value:
        """The value; made and kept where it is not here."""
        kept = self.find(key)
        if kept is None:
            kept = make()
            self.put(key, kept)
        return kept

    def put(self, key: Key, value: Value) -> None:
        """Keep a value, unless it is too large, and let go of what was not asked for longest."""
        with self._lock:
            if key not in self._kept and self._kept.getsizeof(value) <= self._kept.maxsize:
                self._kept[key] = value

    def values(self, where: Callable[[Key], bool]) -> list[Value]:
        """Values by their keys, the one that was put last at the end: as if nobody asked."""
        with self._lock:
            return [Cache.__getitem__(self._kept, key) for key in self._kept if where(key)]

    def clear(self) -> None:
        """Let go of everything."""
        with self._lock:
            self._kept.clear()
