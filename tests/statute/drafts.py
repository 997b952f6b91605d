"""Small texts for tests: a document of articles and paragraphs, told in a few lines."""

from collections.abc import Sequence

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


def unit(
    name: str,
    az: str = "",
    *,
    kind: Kind = Kind.PARAGRAPH,
    parent: str | None = None,
    heading: str = "",
    en: str = "",
    fixed: str | None = None,
    struck: bool = False,
    en_heading: str = "",
) -> Clause:
    """One clause; `name` becomes its id."""
    said = word("az", heading, az)
    wordings = {"az": said}
    if en or en_heading:
        wordings["en"] = word("en", en_heading, en, said.digest)
    return Clause(id_of(name), kind, parent and id_of(parent), 0, fixed, struck, wordings)


def id_of(name: str) -> str:
    """The id of the clause of that name: 16 hex digits, as ids are."""
    return name.encode().hex().ljust(16, "0")[:16]


def text_of(
    units: Sequence[Clause], *, kind: str = "act", numbering: Numbering = Numbering.DERIVED
) -> Snapshot:
    """A document of these units, in the order they are told."""
    ranked = [
        Clause(one.id, one.kind, one.parent, place, one.fixed, one.struck, one.wordings)
        for place, one in enumerate(units)
    ]
    about = Particulars("act", {"az": "Akt"}, kind, Family.LAW, numbering)
    return Snapshot(about, 1, "", None, in_reading_order(ranked))


def paragraphs(*texts: str) -> Snapshot:
    """An article with a paragraph for each text."""
    article = unit("a", kind=Kind.ARTICLE, heading="Başlıq")
    return text_of([article, *(unit(f"p{n}", az, parent="a") for n, az in enumerate(texts))])
