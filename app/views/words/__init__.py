"""What states, kinds, roles, verdicts, deeds and relations are called on every page."""

from app.views.words.agreeing import (
    DUTIES,
    ROLES,
    STATES,
    VERDICTS,
    VOICES,
    WHYS,
)
from app.views.words.deeds import (
    DEEDS,
)
from app.views.words.evidence import (
    ANSWERS,
    RELATIONS,
)
from app.views.words.institutions import (
    INSTITUTIONS,
    NOMINATIONS,
    SEATS,
)
from app.views.words.taking_in import (
    IMPORTED,
    LEVEL_MEANINGS,
    LEVELS,
    LIKELY,
    ORIGINS,
    REMARKS,
    ROUTES,
    STANDINGS,
)
from app.views.words.talking import (
    CONTESTS,
    DISPOSITIONS,
    KIND_MEANINGS,
    MISFITS,
    OUTCOMES,
    RIVALRIES,
    THREAD_KINDS,
    TURNS,
)
from app.views.words.units import (
    DOCUMENTS,
    FAMILIES,
    FAMILY_EXAMPLES,
    KINDS,
    KINDS_BELOW_LAW,
    KINDS_EUROPEAN,
    KINDS_IN,
    LANGUAGE_NAMES,
    PURPOSES,
    TALLIES,
    UNITS,
    kinds_of,
)

__all__ = [
    "ANSWERS",
    "CONTESTS",
    "DEEDS",
    "DISPOSITIONS",
    "DOCUMENTS",
    "DUTIES",
    "FAMILIES",
    "FAMILY_EXAMPLES",
    "IMPORTED",
    "INSTITUTIONS",
    "KINDS",
    "KINDS_BELOW_LAW",
    "KINDS_EUROPEAN",
    "KINDS_IN",
    "KIND_MEANINGS",
    "LANGUAGE_NAMES",
    "LEVELS",
    "LEVEL_MEANINGS",
    "LIKELY",
    "MISFITS",
    "NOMINATIONS",
    "ORIGINS",
    "OUTCOMES",
    "PURPOSES",
    "RELATIONS",
    "REMARKS",
    "RIVALRIES",
    "ROLES",
    "ROUTES",
    "SEATS",
    "STANDINGS",
    "STATES",
    "TALLIES",
    "THREAD_KINDS",
    "TURNS",
    "UNITS",
    "VERDICTS",
    "VOICES",
    "WHYS",
    "kinds_of",
]
