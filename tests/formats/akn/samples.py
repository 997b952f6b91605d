"""Files to read and documents to write: excerpts of published acts, and any document at all."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from lxml import etree
from lxml.etree import _Element as Element

from app.formats import akn
from app.formats.akn.names import AKN
from app.statute.numbering import number_all
from app.statute.references import Form, Places, in_braces, token
from app.statute.snapshot import (
    UNSTORABLE,
    Clause,
    Family,
    Kind,
    Numbering,
    Particulars,
    Snapshot,
    canonical,
    in_reading_order,
    word,
)
from tests.formats.strategies import snapshots, words

FILES = Path(__file__).parents[2] / "data" / "akn"
FOREIGN = ("scottish-act", "eu-proposal", "italian-bill")
IN = {"a": AKN}
DAY = date(2026, 5, 12)
MARKS = ["", "", "bax: {} və ", "{}", "a\n\n{}\nb ", "{5.2} \\{5.2} "]
Read = tuple[Kind, int | None, str, str, str, bool]


@cache
def schema() -> etree.XMLSchema:
    """The schema of the standard."""
    return etree.XMLSchema(etree.parse(FILES / "akomantoso30.xsd"))


def foreign(name: str) -> akn.Transcript:
    """An excerpt of an act somebody else published."""
    raw = (FILES / f"{name}.xml").read_bytes()
    return akn.read(akn.decoded(raw), language="en", family=Family.EUROPEAN)


def act(*units: str, head: str = "", attributes: str = "") -> str:
    """A small file; `units` stand in the body."""
    body = "".join(units)
    return (
        f'<akomaNtoso xmlns="{AKN}"><act name="law" {attributes}><meta/>{head}'
        f"<body>{body}</body></act></akomaNtoso>"
    )


def read(text: str) -> akn.Transcript:
    return akn.read(text, language="en", family=Family.LAW)


def clause(
    number: int,
    kind: Kind,
    parent: int | None = None,
    heading: str = "",
    text: str = "",
    **rest: object,
) -> Clause:
    """A clause in both languages; its id is its number in hex."""
    az = word("az", heading, text)
    en = word("en", heading and f"en {heading}", text and f"en {text}", az.digest)
    above = None if parent is None else f"{parent:016x}"
    made = Clause(f"{number:016x}", kind, above, number, wordings={"az": az, "en": en})
    return replace(made, **rest)  # type: ignore[arg-type]


def document(*clauses: Clause, **particulars: object) -> Snapshot:
    """A document of these clauses at step 7."""
    about = Particulars(
        "charter",
        {"az": "Nizamnamə", "en": "Charter"},
        "charter",
        Family.LAW,
        Numbering.DERIVED,
    )
    about = replace(about, **particulars)  # type: ignore[arg-type]
    return Snapshot(about, 7, "f" * 64, None, in_reading_order(clauses))


def told(now: Snapshot, **rest: object) -> akn.Told:
    """The document ready to be written."""
    about = now.particulars
    numbers = number_all(now.clauses, about.family, about.numbering)
    made = akn.Told(now, numbers, Places(now), begun=lambda _: DAY, day=DAY)
    return replace(made, **rest)  # type: ignore[arg-type]


def written(now: Snapshot, *languages: str, **rest: object) -> Element:
    """The file as a tree, once the schema has found it valid."""
    root = etree.fromstring(akn.write(told(now, **rest), languages or ("az",)))
    schema().assertValid(root)
    return root


def every(root: Element, path: str) -> list[Any]:
    """What an XPath finds in a file; `a:` is the standard."""
    found: Any = root.xpath(path, namespaces=IN)
    return found if isinstance(found, list) else [found]


def said(tell: akn.Told, language: str) -> list[Read]:
    """What a file of the document says of each clause."""
    places = {one.id: place for place, one in enumerate(tell.clauses)}
    edited = in_braces(tell.snapshot, tell.places).by_id
    return [
        (
            one.kind,
            None if one.parent is None else places[one.parent],
            tell.number(one),
            edited.get(one.id, one).wording(language).heading,
            edited.get(one.id, one).wording(language).text,
            one.struck,
        )
        for one in tell.clauses
    ]


@st.composite
def documents(draw: st.DrawFn) -> Snapshot:
    """Any document, in one language or two, with references to units of its own."""
    now = draw(snapshots(most=8))
    ids = {one.id: f"{place:016x}" for place, one in enumerate(now.clauses)}
    clauses = [
        replace(
            one,
            id=ids[one.id],
            parent=ids[one.parent] if one.parent else None,
            fixed=" ".join(UNSTORABLE.sub("", one.fixed or "").split()) or None,
            wordings={
                "az": word("az", one.wording("az").heading, _referring(draw, one, [*ids.values()])),
                **({"en": word("en", draw(words), draw(words))} if draw(st.booleans()) else {}),
            },
        )
        for one in now.clauses
    ]
    titles = {"az": draw(words), "en": draw(words)}
    return Snapshot(
        replace(now.particulars, titles=titles), 7, "f" * 64, None, in_reading_order(clauses)
    )


def _referring(draw: st.DrawFn, one: Clause, ids: list[str]) -> str:
    target = draw(st.sampled_from([*ids, "f" * 16]))
    style = draw(st.sampled_from(["full", "num", "own", "lead"]))
    mark = draw(st.sampled_from(MARKS)).replace("{}", token(target, Form(style=style)))
    return canonical(mark + one.wording("az").text)
