"""Why a deed at a meeting is refused."""

from app.operations.errors import Refused


class NotKeeper(Refused):
    """Only the coordinator, the chair and the secretary keep a meeting's minutes."""


class NotAtThisStage(Refused):
    """The meeting has not begun, is over, was called off, or its minutes are closed."""


class NoOffice(Refused):
    """Chair and secretary are people who work on the document."""


class NothingOnAgenda(Refused):
    """A meeting has something to speak of."""


class NotPresent(Refused):
    """A voice is entered for a member who is there, or for whom one who is there speaks."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NoQuorum(Refused):
    """Too few members are there to decide on words."""

    def __init__(self, present: int, needed: int) -> None:
        super().__init__(f"{present} of {needed}")
        self.present = present
        self.needed = needed


class VoiceContested(Refused):
    """A member said that the voice entered for them is not theirs: nobody enters it again."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NothingToContest(Refused):
    """No voice was entered for the person on this item."""


class TooLateToContest(Refused):
    """The days in which an entered voice may be contested are over."""


class Undecided(Refused):
    """Items of the agenda have no outcome yet: the minutes are closed when each has one."""

    def __init__(self, numbers: tuple[int, ...]) -> None:
        super().__init__(str(numbers))
        self.numbers = numbers
