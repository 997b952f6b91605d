"""Which act an Akoma Ntoso file holds: its units, its words, and what was not understood."""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml.etree import _Element as Element

from app.formats.acts.coverage import coverage
from app.formats.akn.flowing import all_words, line_of, local
from app.formats.akn.names import AKN, LANG, LANGUAGES, OURS
from app.formats.akn.parsing import tree_of
from app.formats.akn.placing import Placing, title_of
from app.formats.errors import EmptyFile
from app.formats.pairing import paired
from app.statute.outline import Draft, Finding, Remark
from app.statute.snapshot import AUTHORITATIVE, Family, canonical

AROUND = frozenset({"documentCollection", "officialGazette", "components"})
"""What holds documents and says little itself."""

MAIN = ("act", "bill")
IN = {"a": AKN, "n": OURS}


@dataclass(frozen=True, slots=True)
class Transcript:
    """What a file holds: an act, and in a file of two languages its translation."""

    draft: Draft
    translation: Draft | None = None
    """The same units in the same order."""


def read(text: str, *, language: str, family: Family) -> Transcript:
    """The act in a decoded file. No word of it is dropped.

    What the file says of language and family wins over the arguments. Raises EmptyFile,
    UnequalPair where two languages part ways, and what `tree_of` raises.
    """
    root = tree_of(text)
    documents = _documents(root)
    if not documents:
        raise EmptyFile
    pair = _pair(documents)
    if pair is None:
        return Transcript(_draft(root, documents, language, family))
    drafts = [_draft(document, [document], language, family) for document in pair]
    for one, two in zip(drafts[0].clauses, drafts[1].clauses, strict=False):
        paired(one, two)
    if len(drafts[0].clauses) != len(drafts[1].clauses):
        shorter = min(len(draft.clauses) for draft in drafts)
        first, second = ([*draft.clauses, None][shorter] for draft in drafts)
        paired(first, second)
    return Transcript(drafts[0], drafts[1])


def _documents(root: Element) -> list[Element]:
    """The documents of a file, those of a collection one by one, an act or a bill first."""
    found: dict[int, Element] = {}
    for one in root:
        if local(one) not in AROUND:
            found.update({id(one): one} if _is_document(one) else {})
            continue
        for component in one.iter("{*}component"):
            if found.keys().isdisjoint(id(above) for above in component.iterancestors()):
                found.update({id(inner): inner for inner in component if _is_document(inner)})
    return sorted(found.values(), key=lambda one: local(one) not in MAIN)


def _is_document(element: Element) -> bool:
    return any(local(one) == "meta" for one in element)


def _pair(documents: list[Element]) -> tuple[Element, Element] | None:
    """The text and its translation, where the file is one work in both languages."""
    if len(documents) != 2:
        return None
    works = {_work(document) for document in documents}
    spoken = {_language(document): document for document in documents}
    if len(works) != 1 or len(spoken) != 2 or AUTHORITATIVE not in spoken:
        return None
    other = next((one for said, one in spoken.items() if said not in {AUTHORITATIVE, ""}), None)
    return None if other is None else (spoken[AUTHORITATIVE], other)


def _work(document: Element) -> str:
    found = document.find("a:meta/a:identification/a:FRBRWork/a:FRBRuri", IN)
    return "" if found is None else str(found.get("value"))


def _language(document: Element) -> str:
    """Our language, "" for another one."""
    found = document.find("a:meta/a:identification/a:FRBRExpression/a:FRBRlanguage", IN)
    said = "" if found is None else str(found.get("language", ""))
    return LANGUAGES.get(said.lower(), "")


def _draft(whole: Element, documents: list[Element], language: str, family: Family) -> Draft:
    main = documents[0]
    front = _front(main)
    own = bool(front)
    language = _language(main) or language
    family = Family(str(front.get("family", family)))
    title, titled = title_of(main)
    placing = Placing(whole, own=own)
    for around in () if whole is main else whole:
        if local(around) in AROUND:
            placing.aside(around, documents)
    placing.document(main, titled)
    for document in documents[1:]:
        placing.annexed(document)
    title = canonical(title).replace("\n", " ")
    words = all_words(whole, braces=own)
    if not (own or title or placing.units or words.strip()):
        raise EmptyFile
    clauses = placing.clauses()
    share = coverage(words, title, placing.labels, clauses)
    found = [*_foreign_tongue(main), *placing.adapted(), *placing.findings]
    findings = tuple(sorted(found, key=lambda one: one.line))
    return Draft(title, language, family, clauses, findings, share, front)


def _front(document: Element) -> Mapping[str, object]:
    """What we said of the document ourselves when we wrote it."""
    found = document.find("a:meta/a:proprietary/n:document", IN)
    if found is None:
        return {}
    front: dict[str, object] = {str(name): value for name, value in found.attrib.items()}
    front["illustrative"] = front.get("illustrative") == "true"
    titles = {one.get(LANG, ""): one.text or "" for one in found.iterfind("n:title", IN)}
    if front.get("family") not in {family.value for family in Family}:
        front["family"] = Family.LAW.value
    return front | {"titles": titles}


def _foreign_tongue(document: Element) -> list[Finding]:
    found = document.find("a:meta/a:identification/a:FRBRExpression/a:FRBRlanguage", IN)
    if found is None or _language(document):
        return []
    said = f"<FRBRlanguage> {found.get('language', '')}"
    return [Finding(line_of(found), Remark.MARKUP, said)]
