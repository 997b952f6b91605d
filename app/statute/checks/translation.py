"""Whether the translation is there and made from the words that stand."""

from collections.abc import Iterator

from app.statute.checks.reading import Reading
from app.statute.checks.rule import HOUSE, Finding, Group, Level, rule
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES

MISSING = rule(
    "translation_missing",
    (Group.TRANSLATION, Level.NOTE),
    HOUSE,
    (
        "Tərcümə yoxdur",
        "Azərbaycan dilində mətn var, ingilis dilinə tərcüməsi yoxdur.",
        "Tərcüməni yazın.",
    ),
    (
        "Not translated",
        "There is an Azerbaijani text and no English translation of it.",
        "Write the translation.",
    ),
)
STALE = rule(
    "translation_stale",
    (Group.TRANSLATION, Level.WARNING),
    HOUSE,
    (
        "Köhnəlmiş tərcümə",
        "Tərcümə mətnin əvvəlki redaksiyasından edilib.",
        "Tərcüməni yeniləyin, yaxud yenə uyğun olduğunu təsdiq edin.",
    ),
    (
        "Stale translation",
        "The translation was made from earlier words of the text.",
        "Mend the translation, or confirm that it still fits.",
    ),
)

RULES = (MISSING, STALE)


def find(reading: Reading) -> Iterator[Finding]:
    """Findings in no order; a document nobody began to translate lacks nothing."""
    if not reading.is_translated:
        return
    for clause in reading.clauses:
        source = clause.wording(AUTHORITATIVE)
        for language in LANGUAGES[1:]:
            made = clause.wording(language)
            says = bool(made.text or made.heading)
            if (source.text and not made.text) or (source.heading and not says):
                yield Finding(MISSING, clause.id, source.digest, language)
            elif says and made.made_from and made.made_from != source.digest:
                yield Finding(STALE, clause.id, source.digest, language)
