"""What can be wrong with a statute, as words the rest of the house translates."""


class StatuteError(Exception):
    """The base of every refusal that concerns the text or its agreement."""
