"""Which of our kinds an element of the hierarchy becomes where it stands."""

from collections.abc import Mapping

from lxml.etree import _Element as Element

from app.formats.akn.flowing import local
from app.formats.akn.names import ours
from app.statute.snapshot import Kind
from app.statute.structure import MAY_STAND_UNDER

WANTED: Mapping[str, Kind] = {
    "book": Kind.PART,
    "tome": Kind.PART,
    "title": Kind.PART,
    "part": Kind.PART,
    "subtitle": Kind.PART,
    "subpart": Kind.PART,
    "chapter": Kind.CHAPTER,
    "subchapter": Kind.CHAPTER,
    "division": Kind.SECTION,
    "subdivision": Kind.SECTION,
    "section": Kind.SECTION,
    "subsection": Kind.SECTION,
    "article": Kind.ARTICLE,
    "rule": Kind.ARTICLE,
    "level": Kind.SECTION,
    "paragraph": Kind.PARAGRAPH,
    "subrule": Kind.PARAGRAPH,
    "clause": Kind.PARAGRAPH,
    "transitional": Kind.PARAGRAPH,
    "proviso": Kind.PARAGRAPH,
    "alinea": Kind.PARAGRAPH,
    "subparagraph": Kind.POINT,
    "subclause": Kind.POINT,
    "point": Kind.POINT,
    "item": Kind.POINT,
    "li": Kind.POINT,
    "recital": Kind.POINT,
    "indent": Kind.INDENT,
    "citation": Kind.INDENT,
}
"""What each element is where nothing speaks against it."""

LISTED = frozenset({"item", "li", "recital", "citation"})
"""Elements of lists: by nature a point or a line of the unit they are in."""

MEMBERS = frozenset({"paragraph", "subparagraph", "alinea", "clause", "subclause", "subrule"})
"""Elements that are a mere line of their unit where they bear no number."""

NESTED = (
    Kind.PART,
    Kind.CHAPTER,
    Kind.SECTION,
    Kind.ARTICLE,
    Kind.PARAGRAPH,
    Kind.POINT,
    Kind.INDENT,
)
SCHEDULES = frozenset({"annex", "schedule", "appendix"})


def is_unit(element: Element) -> bool:
    """Whether it opens a unit; an `hcontainer` only with a number or a heading of its own."""
    name = local(element)
    if name == "hcontainer":
        said = _named(element)
        return said is not None or any(local(one) in {"num", "heading"} for one in element)
    return name in WANTED


def is_numbered(element: Element) -> bool:
    """Whether it bears a number: a dash or a bullet is none."""
    found = element.find("{*}num")
    words = "" if found is None else "".join(map(str, found.itertext()))
    return any(sign.isalnum() for sign in words)


class Kinds:
    """The reading of one file: what its sections are depends on what else it has."""

    def __init__(self, root: Element, *, own: bool) -> None:
        self.own = own
        """Whether we wrote it: every element is then what it says."""
        names = {local(one) for one in root.iter("{*}article", "{*}rule")}
        self.sections_are_articles = not own and not names

    def wanted(self, element: Element, above: Kind | None) -> Kind:
        """What it would be if it could stand anywhere."""
        told = element.get(ours("kind"))
        if told in {kind.value for kind in Kind}:
            return Kind(told)
        if local(element) == "hcontainer":
            return _named(element) or _below(above)
        return self._by_name(local(element), above, element)

    def _by_name(self, name: str, above: Kind | None, element: Element) -> Kind:
        if not self.own and self.sections_are_articles and name == "section":
            return Kind.ARTICLE
        if name == "subsection" and above in {Kind.ARTICLE, Kind.PARAGRAPH}:
            return Kind.PARAGRAPH
        if not self.own and name == "paragraph" and above is Kind.PARAGRAPH:
            return Kind.POINT
        if name in LISTED and not is_numbered(element):
            return Kind.INDENT
        return WANTED[name]

    def standing(self, wanted: Kind, above: Kind | None) -> Kind:
        """The kind nearest to the wanted one that may stand under `above`."""
        if above in MAY_STAND_UNDER[wanted]:
            return wanted
        lower = NESTED[NESTED.index(wanted) :] if wanted in NESTED else NESTED
        return next(kind for kind in lower if above in MAY_STAND_UNDER[kind])


def _named(element: Element) -> Kind | None:
    """The kind an `hcontainer` names."""
    said = (element.get("name") or "").lower()
    if said in SCHEDULES:
        return Kind.ANNEX
    return Kind(said) if said in {kind.value for kind in Kind} else None


def _below(above: Kind | None) -> Kind:
    """The next smaller kind, for a container that says nothing of itself but its heading."""
    if above not in NESTED:
        return Kind.SECTION
    return NESTED[min(NESTED.index(above) + 1, len(NESTED) - 1)]
