"""What may not be found."""

from datetime import date


class NotFound(Exception):
    """The thing asked for does not exist, or is not for the one who asks."""


class NoSuchStep(NotFound):
    """The document has no such step or milestone."""

    def __init__(self, document: str, asked: object, newest: int) -> None:
        super().__init__(f"{document} has no step {asked!r}; the newest is {newest}")
        self.document = document
        self.asked = asked
        self.newest = newest


class BeforeTheFirst(NoSuchStep):
    """On that day there was no document yet."""

    def __init__(self, document: str, day: date, first: date) -> None:
        super().__init__(document, day, 0)
        self.day = day
        self.first = first


class InTheFuture(NoSuchStep):
    """Nobody knows what the document will say on that day."""

    def __init__(self, document: str, day: date, newest: int) -> None:
        super().__init__(document, day, newest)
        self.day = day
