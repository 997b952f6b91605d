"""What may not be found."""


class NotFound(Exception):
    """The thing asked for does not exist, or is not for the one who asks."""


class NoSuchStep(NotFound):
    """The document has no such step or milestone."""

    def __init__(self, document: str, asked: object, newest: int) -> None:
        super().__init__(f"{document} has no step {asked!r}; the newest is {newest}")
        self.document = document
        self.asked = asked
        self.newest = newest
