"""What states, kinds, roles, verdicts, deeds and relations are called on every page."""

from app.views.words.agreeing import (
    DEPARTED,
    DUTIES,
    ROLES,
    STATES,
    TYPOGRAPHIC,
    TYPOGRAPHY,
    VERDICTS,
    VOICES,
    WHYS,
)
from app.views.words.convening import (
    CAST,
    MEETING_OUTCOMES,
    MEETINGS,
    OUTCOMES_AT_MEETING,
    OUTCOMES_ON_WORDS,
)
from app.views.words.deeds import (
    DEEDS,
)
from app.views.words.evidence import (
    ANSWERS,
    RELATIONS,
)
from app.views.words.exports import (
    COLUMNS,
    FORM_PURPOSES,
    FORMS,
)
from app.views.words.fates import SUBMISSION_FATES
from app.views.words.exports import (
    COLUMNS,
    FORM_PURPOSES,
    FORMS,
)
from app.views.words.institutions import (
    INSTITUTIONS,
    NOMINATIONS,
    SEATS,
)
from app.views.words.listing import (
    DELIMITERS,
    LISTS,
    ROW_MEANINGS,
    ROWS,
    VALUES,
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
    "CAST",
    "COLUMNS",
    "CONTESTS",
    "DEEDS",
    "DELIMITERS",
    "DEPARTED",
    "DISPOSITIONS",
    "DOCUMENTS",
    "DUTIES",
    "FAMILIES",
    "FAMILY_EXAMPLES",
    "FORMS",
    "FORM_PURPOSES",
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
    "LISTS",
    "MEETINGS",
    "MEETING_OUTCOMES",
    "MISFITS",
    "NOMINATIONS",
    "ORIGINS",
    "OUTCOMES",
    "OUTCOMES_AT_MEETING",
    "OUTCOMES_ON_WORDS",
    "PURPOSES",
    "RELATIONS",
    "REMARKS",
    "RIVALRIES",
    "ROLES",
    "ROUTES",
    "ROWS",
    "ROW_MEANINGS",
    "SEATS",
    "STANDINGS",
    "STATES",
    "SUBMISSION_FATES",
    "TALLIES",
    "THREAD_KINDS",
    "TURNS",
    "TYPOGRAPHIC",
    "TYPOGRAPHY",
    "UNITS",
    "VALUES",
    "VERDICTS",
    "VOICES",
    "WHYS",
    "kinds_of",
]
