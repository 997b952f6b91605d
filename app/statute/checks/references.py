"""Whether references lead to what stands."""

from collections.abc import Iterator

from app.statute.checks.reading import Reading
from app.statute.checks.rule import HOUSE, Finding, Group, Level, law, rule
from app.statute.references import Fault, astray, mentions
from app.statute.snapshot import Wording

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

MENTION = rule(
    "plain_mention",
    (Group.REFERENCES, Level.NOTE),
    HOUSE,
    (
        "Canlı olmayan istinad",
        "Nömrə ilə göstərilən vahidlər: {count}. Nömrələr dəyişdikdə bu sözlər dəyişməyəcək.",
        "İstinadı canlı edin: sözlər eyni qalır, nömrəni proqram izləyir.",
    ),
    (
        "Reference that is not live",
        "Units cited by number: {count}. When numbers change, these words will not.",
        "Make the reference live: the words stay, the program keeps the number.",
    ),
)

RULES = (NOWHERE, STRUCK, MENTION)


def find(reading: Reading) -> Iterator[Finding]:
    """Findings in no order."""
    for clause in reading.clauses:
        for wording in clause.wordings.values():
            for stored, in_heading in ((wording.heading, True), (wording.text, False)):
                for one in astray(stored, reading.places):
                    yield Finding(
                        STRUCK if one.fault is Fault.STRUCK else NOWHERE,
                        clause.id,
                        stored[one.start : one.end],
                        wording.language,
                        one.start,
                        one.end,
                        in_heading=in_heading,
                    )
            yield from _mentions(reading, clause.id, wording)


def _mentions(reading: Reading, clause: str, wording: Wording) -> Iterator[Finding]:
    """One finding for a text, however many units it cites."""
    found = mentions(wording.text, reading.places, wording.language, clause)
    if found:
        first = found[0]
        yield Finding(
            MENTION,
            clause,
            first.words,
            wording.language,
            first.start,
            first.end,
            facts={"count": len(found)},
        )
