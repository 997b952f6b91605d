"""Why something a guest does is refused. Nothing has been changed when one of these is raised."""

from app.operations.errors import Refused


class UnknownLink(Refused):
    """No link has this secret, or ever had; what else there is, is not said."""


class EndedLink(Refused):
    """The link was revoked, or its time is over."""


class TooManySent(Refused):
    """So much within a minute or a day that it is no conversation."""


class AllSaid(Refused):
    """The guest has made as many remarks as the link lets one make."""


class NameNeeded(Refused):
    """The link asks guests who they are."""


class InstitutionNeeded(Refused):
    """The link asks guests where they come from."""


class ReadOnly(Refused):
    """The link lets guests read, or not suggest other words."""


class ChangedMeanwhile(Refused):
    """The guest said something else since the page was made: nobody has read that yet."""


class FormTooOld(Refused):
    """The form was made by no page of this browser, or long ago."""
