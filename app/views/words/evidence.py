"""How clauses stand to sources and needs, in words."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

RELATIONS: Mapping[str, Any] = {
    "follows": _l("Follows"),
    "adapts": _l("Adapts"),
    "departs": _l("Departs from"),
    "informs": _l("Informed by"),
}
"""How a clause stands to what it cites, before the name of the source."""

ANSWERS: Mapping[str, Any] = {"fully": _l("Answers"), "partly": _l("Answers in part")}
"""How far a clause answers a need, before the name of the need."""
