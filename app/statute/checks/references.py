"""Whether references lead to what stands."""

from collections.abc import Iterator

from app.statute.checks.reading import Reading
from app.statute.checks.rule import Finding, Group, Level, law, rule
from app.statute.references import Places, references

NOWHERE = rule(
    "reference_to_nothing",
    (Group.REFERENCES, Level.BLOCKS),
    law("26", "cı"),
    (
        "Heç yerə aparmayan istinad",
        "İstinad edilən vahid sənəddə yoxdur.",
        "Mövcud vahidə istinad edin, yaxud istinadı çıxarın.",
    ),
    (
        "Reference to nothing",
        "What this refers to is not there.",
        "Refer to a unit that stands, or strike the reference.",
    ),
)
STRUCK = rule(
    "reference_to_struck",
    (Group.REFERENCES, Level.BLOCKS),
    law("26", "cı"),
    (
        "Çıxarılmış vahidə istinad",
        "İstinad edilən vahid çıxarılıb.",
        "Yerinə gələn vahidə istinad edin, yaxud istinadı çıxarın.",
    ),
    (
        "Reference to a struck unit",
        "What this refers to has been struck.",
        "Refer to what replaced it, or strike the reference.",
    ),
)

RULES = (NOWHERE, STRUCK)


def find(reading: Reading) -> Iterator[Finding]:
    """Findings in no order."""
    places = reading.places or Places(reading.now)
    for clause in reading.clauses:
        for language, wording in clause.wordings.items():
            if "{" not in wording.text:
                continue
            for found in references(wording.text):
                target = places.target(found.clause, found.document)
                if target is None or target.struck:
                    yield Finding(
                        NOWHERE if target is None else STRUCK,
                        clause.id,
                        wording.text[found.start : found.end],
                        language,
                        found.start,
                        found.end,
                    )
