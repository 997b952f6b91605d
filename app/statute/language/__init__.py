"""How Azerbaijani is cased, folded, sorted, counted, dated and spelled in a statute.

Own code, because no maintained library with wheels collates Azerbaijani: icu4py has no collator
and PyICU must be compiled against the ICU headers of the machine.
"""

from app.statute.language.dates import known_date, long_date, read_date, short_date
from app.statute.language.letters import (
    ALPHABET,
    LONGEST_SLUG,
    fold,
    lower,
    short_slug,
    slug,
    upper,
)
from app.statute.language.lookalikes import map_lookalikes
from app.statute.language.numerals import (
    NumeralError,
    from_roman,
    from_small_roman,
    letter,
    letter_index,
    ordinal,
    ordinal_suffix,
    roman,
    small_roman,
)
from app.statute.language.sorting import sort_key

__all__ = [
    "ALPHABET",
    "LONGEST_SLUG",
    "NumeralError",
    "fold",
    "from_roman",
    "from_small_roman",
    "known_date",
    "letter",
    "letter_index",
    "long_date",
    "lower",
    "map_lookalikes",
    "ordinal",
    "ordinal_suffix",
    "read_date",
    "roman",
    "short_date",
    "short_slug",
    "slug",
    "small_roman",
    "sort_key",
    "upper",
]
