"""A small act to refer to, with every kind of unit, and others made at random."""

from dataclasses import replace

from hypothesis import strategies as st

from app.statute.numbering import Case
from app.statute.references import Form, Places, token
from app.statute.references.grammar import FULL, LED, NUMBER, ORDINAL, OWN
from app.statute.snapshot import (
    Clause,
    Family,
    Kind,
    Numbering,
    Particulars,
    Snapshot,
    in_reading_order,
    word,
)

FOREIGN = "f" * 16
"""Record id of the other document."""


def id_of(number: int) -> str:
    """The id of the clause with this place in the act."""
    return f"{number:016x}"


def clause(number: int, kind: Kind, parent: int | None = None, **told: object) -> Clause:
    """A clause that stands after those with smaller numbers."""
    above = None if parent is None else id_of(parent)
    return Clause(id_of(number), kind, above, number, **told)  # type: ignore[arg-type]


PREAMBLE, ONE, ARTICLE, FIRST, SECOND, A, B, TWO, NEXT, LAST, ANNEX, INSIDE = range(1, 13)

CLAUSES = (
    clause(PREAMBLE, Kind.PREAMBLE),
    clause(ONE, Kind.CHAPTER),
    clause(ARTICLE, Kind.ARTICLE, ONE),
    clause(FIRST, Kind.PARAGRAPH, ARTICLE),
    clause(SECOND, Kind.PARAGRAPH, ARTICLE),
    clause(A, Kind.POINT, SECOND),
    clause(B, Kind.POINT, SECOND),
    clause(TWO, Kind.CHAPTER),
    clause(NEXT, Kind.ARTICLE, TWO),
    clause(LAST, Kind.PARAGRAPH, NEXT),
    clause(ANNEX, Kind.ANNEX),
    clause(INSIDE, Kind.ARTICLE, ANNEX),
)
"""Chapter I: Article 1 with 1.1 and 1.2, which has points a) and b); Chapter II: Article 2 with
2.1; an annex with an article 1 of its own."""


def act(
    clauses: tuple[Clause, ...] = CLAUSES, family: Family = Family.LAW, slug: str = "charter"
) -> Snapshot:
    """The act at some step."""
    told = Particulars(slug, {"az": "Nizamnamə"}, "charter", family, Numbering.DERIVED)
    return Snapshot(told, 7, "d" * 64, None, in_reading_order(clauses))


class Neighbour:
    """One other document, `regulation`."""

    def of_record(self, record: str) -> Snapshot | None:
        """The document with this record id."""
        return act(family=Family.SUBORDINATE, slug="regulation") if record == FOREIGN else None

    def of_slug(self, slug: str) -> tuple[str, Snapshot] | None:
        """The document with this slug."""
        found = self.of_record(FOREIGN)
        return (FOREIGN, found) if found and slug == "regulation" else None


def places(family: Family = Family.LAW) -> Places:
    """Where references of the act lead."""
    return Places(act(family=family), Neighbour())


def changed(number: int, **told: object) -> Snapshot:
    """The act with one clause otherwise."""
    return act(
        tuple(
            replace(one, **told) if one.id == id_of(number) else one  # type: ignore[arg-type]
            for one in CLAUSES
        )
    )


def saying(number: int, text: str, language: str = "az") -> Clause:
    """A clause of the act that says something."""
    return replace(CLAUSES[number - 1], wordings={language: word(language, "", text)})


forms = st.builds(
    Form,
    language=st.sampled_from(["az", "en"]),
    style=st.sampled_from([FULL, NUMBER, ORDINAL, OWN, LED]),
    plural=st.booleans(),
    possessed=st.booleans(),
    case=st.sampled_from(list(Case)),
    capital=st.sampled_from([None, True, False]),
    brackets=st.booleans(),
)
"""Every way to say a reference."""

tokens = st.builds(
    token,
    st.sampled_from([id_of(number) for number in range(1, 15)]),
    forms,
    st.sampled_from([None, None, None, FOREIGN, "e" * 16]),
)
"""References, also to what is not there."""

TYPED = (
    "{1.2} {№1.2} {1.2-ci bəndinin} {Maddə 1} {Article 1(2)} {points (a)} {1.2(a)} {II fəsil}",
    "{1.2-ci} {regulation:1.2} {9.9} {a) bəndinə} {1.2:dat}",
    r"{#x} {} {{ }} { } \ \\ {{1.2}} {1.2 {1.1} \{1.1}",
)
typings = st.sampled_from([word for line in TYPED for word in line.split(" ")])
texts = st.lists(
    st.one_of(
        tokens, typings, st.text(alphabet="{}#\\: .a1№5-ci\n", max_size=12), st.text(max_size=5)
    )
).map("".join)
"""Texts with references, with what people type, and with braces and backslashes of every sort."""
