"""How a document at a step is written as Akoma Ntoso 3.0, in one language or in both."""

from collections.abc import Sequence

from lxml import etree
from lxml.etree import _Element as Element

from app.formats.akn.eids import attached, preambles, within_preamble
from app.formats.akn.inline import Inline
from app.formats.akn.meta import collected, identification, meta
from app.formats.akn.names import AKN, ELEMENTS, LANG, OURS, ours, tag
from app.formats.akn.numbers import bare
from app.formats.akn.told import Told
from app.formats.layout.labels import label
from app.statute.numbering import printed
from app.statute.snapshot import UNSTORABLE, Clause, Kind, Numbering, Wording, children_of
from app.statute.vacated import instead, moved_to

WORDED = frozenset(tag(name) for name in ("p", "num", "heading", "block"))
"""Elements whose spaces and lines are words."""


def write(told: Told, languages: Sequence[str]) -> bytes:
    """The document as one file, the same bytes for the same document.

    In one language it is an `act`. In two it is a `documentCollection` of two acts,
    two expressions of one work: an eId is unique in a file, and a unit stands there twice.
    """
    root = etree.Element(tag("akomaNtoso"), nsmap={None: AKN, "nizam": OURS})  # type: ignore[dict-item]
    if len(languages) == 1:
        _Act(told, languages[0], "").write(root)
    else:
        _collection(root, told, languages)
    _part_lines(root)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return written + b"\n"


def _collection(root: Element, told: Told, languages: Sequence[str]) -> None:
    made = etree.SubElement(root, tag("documentCollection"), name="bilingual")
    collected(made, told, languages)
    body = etree.SubElement(made, tag("collectionBody"))
    for place, language in enumerate(languages, 1):
        component = etree.SubElement(body, tag("component"), eId=f"cmp_{place}")
        component.set(LANG, language)
        _Act(told, language, f"cmp_{place}__").write(component)


class _Act:
    """One act in one language; its eIds and ids of its metadata begin with `prefix`."""

    def __init__(self, told: Told, language: str, prefix: str) -> None:
        self.told = told
        self.language = language
        self.prefix = prefix
        self.eids = told.eids(prefix)
        self.inline = Inline(told, language, self.eids, prefix)
        self.below = children_of(told.clauses)
        self.attached = attached(told.clauses)
        self.items = within_preamble(told.clauses)

    def write(self, under: Element) -> None:
        told = self.told
        made = etree.SubElement(under, tag("act"))
        made.set("name", UNSTORABLE.sub("", told.snapshot.particulars.kind))
        fixed = told.snapshot.particulars.numbering is Numbering.FIXED
        made.set("contains", "singleVersion" if fixed else "originalVersion")
        meta(made, told, self.language, self.inline)
        self._preface(made)
        begins = preambles(told.clauses)
        top = self.below.get(None, [])
        for clause in top:
            if clause.id in begins:
                self._preamble(made, clause)
        body = etree.SubElement(made, tag("body"), eId=f"{self.prefix}body")
        for clause in top:
            if clause.id not in begins and clause.id not in self.attached:
                self._unit(body, clause)
        if not len(body):
            etree.SubElement(body, tag("hcontainer"), name="empty")
        self._attachments(made, [clause for clause in top if clause.id in self.attached])

    def _preface(self, act: Element) -> None:
        made = etree.SubElement(act, tag("preface"), eId=f"{self.prefix}preface")
        about = self.told.snapshot.particulars
        first = etree.SubElement(made, tag("p"))
        self.inline.plain(first, "docTitle", self.told.title(self.language))
        if about.illustrative:
            second = etree.SubElement(made, tag("p"))
            _remark(second, label(self.language, "illustrative"))

    def _unit(self, under: Element, clause: Clause) -> None:
        """A unit of the hierarchy with all that stands in it."""
        name = ELEMENTS.get(clause.kind, "hcontainer")
        made = etree.SubElement(under, tag(name))
        if name == "hcontainer":
            made.set("name", str(clause.kind))
        self._name(made, clause)
        wording = self._headed(made, clause)
        below = self.below.get(clause.id, [])
        if wording.text or clause.struck:
            self._words(etree.SubElement(made, tag("intro" if below else "content")), clause)
        for one in below:
            self._unit(made, one)

    def _name(self, made: Element, clause: Clause) -> None:
        """Its eId by its number, its wId for life; that it is struck."""
        made.set("eId", self.eids[clause.id])
        if moved_to(clause.id):
            made.set("class", "vacant")
        else:
            made.set("wId", clause.id)
        if clause.struck:
            made.set("status", "removed")

    def _headed(self, made: Element, clause: Clause) -> Wording:
        """Number and heading, as printed."""
        wording = clause.wording(self.language)
        self._number(made, clause)
        if wording.heading:
            self.inline.heading(made, "heading", wording.heading, clause.id)
        return wording

    def _number(self, made: Element, clause: Clause) -> None:
        number = self.told.number(clause)
        family = self.told.snapshot.particulars.family
        shown = printed(clause.kind, number, family, self.language)
        if shown:
            self.inline.plain(made, "num", shown)
        if bare(shown) != number:
            made.set(ours("number"), number)

    def _words(self, under: Element, clause: Clause) -> None:
        """Its text; of what is struck the words that stand in its place besides."""
        if clause.struck:
            said = instead(self.told.snapshot, clause, self.told.numbers, self.language)
            _remark(etree.SubElement(under, tag("p")), said)
        text = clause.wording(self.language).text
        if text:
            self.inline.paragraphs(under, text, clause.id)

    def _preamble(self, act: Element, clause: Clause) -> None:
        made = etree.SubElement(act, tag("preamble"))
        self._name(made, clause)
        if self.told.number(clause):
            made.set(ours("number"), self.told.number(clause))
        wording = clause.wording(self.language)
        if wording.heading:
            self.inline.heading(made, "block", wording.heading, clause.id).set("name", "heading")
        self._words(made, clause)
        self._items(made, clause)
        if not len(made):
            etree.SubElement(made, tag("p"))

    def _items(self, under: Element, clause: Clause) -> None:
        """What stands in a preamble or in one of its items."""
        below = self.below.get(clause.id, [])
        if not below:
            return
        recitals = self.told.recitals and clause.parent is None
        around, each = ("recitals", "recital") if recitals else ("blockList", "item")
        listed = etree.SubElement(under, tag(around))
        for one in below:
            self._item(etree.SubElement(listed, tag(each)), one)

    def _item(self, made: Element, clause: Clause) -> None:
        self._name(made, clause)
        self._headed(made, clause)
        if (clause.kind is Kind.POINT) is not bool(len(made) and made[0].tag == tag("num")):
            made.set(ours("kind"), str(clause.kind))
        self._words(made, clause)
        self._items(made, clause)
        if all(one.tag in (tag("num"), tag("heading")) for one in made):
            etree.SubElement(made, tag("p"))

    def _attachments(self, act: Element, annexes: Sequence[Clause]) -> None:
        if not annexes:
            return
        under = etree.SubElement(act, tag("attachments"))
        for place, clause in enumerate(annexes, 1):
            made = etree.SubElement(under, tag("attachment"))
            self._name(made, clause)
            self._headed(made, clause)
            doc = etree.SubElement(made, tag("doc"), name="annex")
            about = etree.SubElement(doc, tag("meta"))
            source = f"#{self.prefix}nizam"
            identification(about, self.told, self.language, source, f"!annex_{place}")
            body = etree.SubElement(doc, tag("mainBody"))
            self._words(body, clause)
            for one in self.below.get(clause.id, []):
                self._unit(body, one)
            if not len(body):
                etree.SubElement(body, tag("p"))


def _part_lines(element: Element) -> None:
    """A line for each element that is no part of a paragraph: files are read and compared."""
    if len(element) and element.tag not in WORDED:
        element.text = "\n"
        for one in element:
            one.tail = "\n"
            _part_lines(one)


def _remark(paragraph: Element, words: str) -> None:
    """Words of the editor, not of the act."""
    made = etree.SubElement(paragraph, tag("remark"), status="editorial")
    made.set("class", "nizam")
    made.text = UNSTORABLE.sub("", words)
