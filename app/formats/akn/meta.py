"""What a file says of itself: work, expression, manifestation, life, people, and our own facts."""

from collections.abc import Sequence
from datetime import date

from lxml import etree
from lxml.etree import _Element as Element

from app.formats.akn.inline import Inline
from app.formats.akn.names import CODES, LANG, ours, tag
from app.formats.akn.told import UNKNOWN, Told
from app.formats.layout.labels import label
from app.statute.snapshot import AUTHORITATIVE, UNSTORABLE, Numbering

RECORD = {"az": "Nizam, sənədin qeydi, {}-ci addım", "en": "Nizam, record of the document, step {}"}
COMMITTEE = {"az": "Hüquq komitəsi", "en": "Legal committee"}
FORMAT = "application/akn+xml"
SEVERAL = "mul"
"""ISO 639-2: more languages than one."""


def meta(under: Element, told: Told, language: str, inline: Inline) -> None:
    """The whole of `meta` of a document in one language."""
    made = etree.SubElement(under, tag("meta"))
    source = f"#{inline.prefix}nizam"
    identification(made, told, language, source)
    _publication(made, told, language)
    _lifecycle(made, told, source, inline.prefix)
    _references(made, told, language, inline)
    if told.snapshot.particulars.illustrative:
        notes = etree.SubElement(made, tag("notes"), source=source)
        note = etree.SubElement(notes, tag("note"), eId=f"{inline.prefix}note_1")
        note.set("class", "illustrative")
        etree.SubElement(note, tag("p")).text = label(language, "illustrative")
    _proprietary(made, told, source)


def collected(under: Element, told: Told, languages: Sequence[str]) -> None:
    """The `meta` of a file that holds the act in several languages."""
    made = etree.SubElement(under, tag("meta"))
    identification(made, told, SEVERAL, "#nizam", "!collection")
    references = etree.SubElement(made, tag("references"), source="#nizam")
    _people(references, "", languages[0])


def identification(
    under: Element, told: Told, language: str, source: str, part: str = "!main"
) -> None:
    """Work, expression and manifestation. `part`: `!main`, or which annex."""
    made = etree.SubElement(under, tag("identification"), source=source)
    work, text = told.work(), told.expression(language)
    begun, on = told.begun(None), told.day
    first = _properties(made, "FRBRWork", (f"{work}/{part}", work), begun, source)
    for name, value in _of_work(told):
        etree.SubElement(first, tag(name), value=value)
    second = _properties(made, "FRBRExpression", (f"{text}/{part}", text), on, source)
    etree.SubElement(second, tag("FRBRversionNumber"), value=str(told.snapshot.step))
    authoritative = language == AUTHORITATIVE
    etree.SubElement(second, tag("FRBRauthoritative"), value=str(authoritative).lower())
    etree.SubElement(second, tag("FRBRlanguage"), language=CODES.get(language, language))
    if language in CODES and not authoritative:
        translation = etree.SubElement(second, tag("FRBRtranslation"), by=source)
        translation.set("href", told.expression(AUTHORITATIVE))
        translation.set("fromLanguage", CODES[AUTHORITATIVE])
        translation.set("authoritative", "false")
    third = _properties(
        made, "FRBRManifestation", (f"{text}/{part}.xml", f"{text}.xml"), on, source
    )
    etree.SubElement(third, tag("FRBRformat"), value=FORMAT)


def _of_work(told: Told) -> list[tuple[str, str]]:
    about = told.snapshot.particulars
    return [
        ("FRBRcountry", "az"),
        ("FRBRsubtype", UNSTORABLE.sub("", about.kind)),
        ("FRBRname", UNSTORABLE.sub("", about.slug)),
        ("FRBRprescriptive", str(about.numbering is Numbering.FIXED).lower()),
    ]


def _properties(under: Element, name: str, iris: tuple[str, str], on: date, source: str) -> Element:
    made = etree.SubElement(under, tag(name))
    etree.SubElement(made, tag("FRBRthis"), value=iris[0])
    etree.SubElement(made, tag("FRBRuri"), value=iris[1])
    known = "unknown" if on == UNKNOWN else {"FRBRWork": "begun"}.get(name, "step")
    etree.SubElement(made, tag("FRBRdate"), date=on.isoformat(), name=known)
    etree.SubElement(made, tag("FRBRauthor"), href=source.replace("nizam", "committee"))
    return made


def _publication(under: Element, told: Told, language: str) -> None:
    """Where this very text is to be found: at its step of the record."""
    made = etree.SubElement(under, tag("publication"), date=told.day.isoformat())
    made.set("name", "record")
    made.set("showAs", RECORD[language].format(told.snapshot.step))
    made.set("number", str(told.snapshot.step))


def _lifecycle(under: Element, told: Told, source: str, prefix: str) -> None:
    """How the document began, and its named steps."""
    made = etree.SubElement(under, tag("lifecycle"), source=source)
    days = [told.begun(None), *(event.on for event in told.events)]
    for place, on in enumerate(days):
        event = etree.SubElement(made, tag("eventRef"), eId=f"{prefix}eref_{place + 1}")
        event.set("date", on.isoformat())
        event.set("source", f"#{prefix}original")
        event.set("type", "amendment" if place else "generation")
        if place:
            event.set("refersTo", f"#{prefix}milestone_{place}")


def _references(under: Element, told: Told, language: str, inline: Inline) -> None:
    prefix = inline.prefix
    made = etree.SubElement(under, tag("references"), source=f"#{prefix}nizam")
    title = told.title(language)
    _reference(made, "original", f"{prefix}original", f"{told.work()}/!main", title)
    _people(made, prefix, language)
    for place, event in enumerate(told.events, 1):
        iri = f"/akn/ontology/event/az.nizam.step.{event.step}"
        shown = event.names.get(language) or event.names.get(AUTHORITATIVE, "")
        name = f"{prefix}milestone_{place}"
        _reference(made, "TLCEvent", name, iri, shown).set(ours("step"), str(event.step))
        if event.kind:
            made[-1].set(ours("kind"), event.kind)
    for key, name in inline.term_ids.items():
        _reference(made, "TLCTerm", name, f"/akn/ontology/term/az.{name}", key)


def _people(under: Element, prefix: str, language: str) -> None:
    """Who wrote the act, and what wrote the file."""
    service = "/akn/ontology/organization/az.nizam"
    _reference(under, "TLCOrganization", f"{prefix}nizam", service, "Nizam")
    committee = f"{service}.committee"
    _reference(under, "TLCOrganization", f"{prefix}committee", committee, COMMITTEE[language])


def _reference(under: Element, name: str, eid: str, href: str, shown: str) -> Element:
    made = etree.SubElement(under, tag(name), eId=eid, href=href)
    made.set("showAs", UNSTORABLE.sub("", shown))
    return made


def _proprietary(under: Element, told: Told, source: str) -> None:
    """What Nizam knows of a document and the standard has no word for."""
    made = etree.SubElement(under, tag("proprietary"), source=source)
    about = told.snapshot.particulars
    facts = {
        "slug": about.slug,
        "kind": about.kind,
        "family": about.family.value,
        "numbering": about.numbering.value,
        "illustrative": str(about.illustrative).lower(),
        "step": str(told.snapshot.step),
        "digest": told.snapshot.digest,
    }
    said = etree.SubElement(made, ours("document"))
    for name, value in facts.items():
        said.set(name, UNSTORABLE.sub("", value))
    if told.snapshot.milestone:
        said.set("milestone", UNSTORABLE.sub("", told.snapshot.milestone))
    for language, title in sorted(about.titles.items()):
        titled = etree.SubElement(said, ours("title"))
        titled.set(LANG, language)
        titled.text = UNSTORABLE.sub("", title)
