"""The words a register of needs is kept in: whose need it is, how urgent, how it is known."""

TARGET_GROUPS = (
    "rectors",
    "academics",
    "administration",
    "students",
    "ministries",
    "employers",
    "partners",
)
"""Target groups of the project, in the order they are told."""

NEED_KINDS = ("gap", "need", "expectation")

PRIORITIES = ("high", "medium", "low")
"""The most urgent first."""

STATUSES = ("open", "taken", "answered", "set_aside")
"""Where the committee's work on a need stands; what clauses answer it is another question."""

SET_ASIDE = "set_aside"

METHODS = ("survey", "interview", "document", "")
"""How a need was found; "" where that is not said."""

ANSWERS = ("fully", "partly")
"""How far a clause answers a need."""
