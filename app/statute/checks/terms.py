"""Whether the document keeps to its terms: defined once, defined at all, used."""

from collections.abc import Iterator

from app.statute.checks.reading import Reading
from app.statute.checks.rule import Finding, Group, Level, law, rule
from app.statute.terms import undefined

UNDEFINED = rule(
    "term_undefined",
    (Group.TERMS, Level.NOTE),
    law("54", "cü"),
    (
        "Müəyyən edilməmiş anlayış",
        "“{words}” termin kimi {count} yerdə işlənir, amma mənası heç yerdə verilmir.",
        "Anlayışı əsas anlayışlar sırasında, yaxud ilk işlənən yerdə müəyyən edin.",
    ),
    (
        "Term without definition",
        "“{words}” is used as a term in {count} places, and nowhere is it said what it means.",
        "Define it among the definitions, or where it is first used.",
    ),
)
DOUBLED = rule(
    "term_doubled",
    (Group.TERMS, Level.WARNING),
    law("53", "cü"),
    (
        "İki dəfə müəyyən edilmiş anlayış",
        "“{words}” başqa yerdə də müəyyən edilib. Bir terminin bir mənası olur.",
        "Təriflərdən birini saxlayın.",
    ),
    (
        "Term defined twice",
        "“{words}” is defined elsewhere too. One term has one meaning.",
        "Keep one of the definitions.",
    ),
)
UNUSED = rule(
    "term_unused",
    (Group.TERMS, Level.NOTE),
    law("54", "cü"),
    (
        "İşlənməyən anlayış",
        "“{words}” müəyyən edilib, lakin mətndə işlənmir.",
        "Anlayışı çıxarın, yaxud mətndə eyni məfhum üçün məhz bu sözü işlədin.",
    ),
    (
        "Term never used",
        "“{words}” is defined, but no text uses it.",
        "Strike the definition, or use this very word wherever the notion is meant.",
    ),
)

RULES = (UNDEFINED, DOUBLED, UNUSED)


def find(reading: Reading) -> Iterator[Finding]:
    """Findings in no order."""
    for language, survey in reading.surveys.items():
        for one in survey.unused:
            facts = {"words": one.term}
            yield Finding(UNUSED, one.clause, one.term, language, one.start, one.end, facts=facts)
        for one, first in survey.doubled:
            facts = {"words": one.term}
            yield Finding(
                DOUBLED,
                one.clause,
                one.term,
                language,
                one.start,
                one.end,
                facts=facts,
                others=(first.clause,),
            )
        for lacking in undefined(reading.now, survey.glossary, language):
            clause, start, end = lacking.places[0]
            said = reading.now.by_id[clause].wording(language).text[start:end]
            yield Finding(
                UNDEFINED,
                clause,
                said,
                language,
                start,
                end,
                facts={"words": said, "count": len(lacking.places)},
                others=tuple(dict.fromkeys(place[0] for place in lacking.places[1:])),
            )
