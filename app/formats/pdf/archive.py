"""What makes a PDF an archive copy: structure, language, metadata, source (PDF/A-3a, PDF/UA-1)."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files
from xml.sax.saxutils import escape

from pikepdf import (
    Array,
    AttachedFileSpec,
    Dictionary,
    Name,
    NameTree,
    Object,
    ObjectStreamMode,
    Pdf,
    Stream,
    String,
)

from app.formats.layout.labels import TAGS
from app.formats.layout.sheet import Sheet
from app.formats.pdf.tagging import Element, Ledger
from app.statute.snapshot import UNSTORABLE

UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
SOURCE_NAME = "statute.json"
SRGB = files("pikepdf").joinpath("pdfa", "data", "sRGB.icc").read_bytes()
"""The colour profile pikepdf ships; what black means must be said in an archive file."""

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt>\
</dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:identifier>sha256:{anchor}</dc:identifier>
<xmp:CreatorTool>Nizam</xmp:CreatorTool>
<xmp:CreateDate>{at}</xmp:CreateDate><xmp:ModifyDate>{at}</xmp:ModifyDate>
<xmp:MetadataDate>{at}</xmp:MetadataDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""

PRODUCER = "ReportLab, pikepdf"
PRINTED = 4
"""The annotation flag PDF/A asks for: shown on paper too."""


def archived(drawn: bytes, ledger: Ledger, sheet: Sheet, source: bytes) -> bytes:
    """The drawn pages with structure, metadata and the attached source."""
    with Pdf.open(io.BytesIO(drawn)) as pdf:
        Structure(pdf, TAGS[sheet.language]).build(ledger.root)
        for page in pdf.pages:
            if Name.Trans in page.obj:
                del page.obj[Name.Trans]
        at = (sheet.at or UNDATED).astimezone(UTC)
        _attach(pdf, source, at)
        _name_places(pdf, ledger)
        _describe(pdf, sheet, at)
        out = io.BytesIO()
        packed = ObjectStreamMode.generate
        pdf.save(out, deterministic_id=True, object_stream_mode=packed, min_version="1.7")
        return out.getvalue()


def _attach(pdf: Pdf, source: bytes, at: datetime) -> None:
    stamp = _stamp(at)
    spec = AttachedFileSpec(
        pdf,
        source,
        filename=SOURCE_NAME,
        mime_type="application/json",
        description=SOURCE_NAME,
        creation_date=stamp,
        mod_date=stamp,
    )
    spec.obj.AFRelationship = Name.Source
    pdf.attachments[SOURCE_NAME] = spec
    pdf.Root.AF = Array([spec.obj])


def _name_places(pdf: Pdf, ledger: Ledger) -> None:
    """Let a link from outside lead to a clause: `file.pdf#nameddest=c-<id>`."""
    places = NameTree.new(pdf)
    for name, page in ledger.pages.items():
        height = round(ledger.heights[name], 2)
        places[name] = Array([pdf.pages[page - 1].obj, Name.XYZ, None, height, None])
    pdf.Root.Names.Dests = places.obj


def _stamp(at: datetime) -> str:
    return at.strftime("D:%Y%m%d%H%M%S+00'00'")


def _describe(pdf: Pdf, sheet: Sheet, at: datetime) -> None:
    """Metadata in both places, saying the same; output intent; title in the window."""
    facts = {
        "title": sheet.title,
        "author": sheet.author,
        "subject": sheet.subject,
        "language": TAGS[sheet.language],
        "anchor": sheet.anchor,
        "at": at.strftime("%Y-%m-%dT%H:%M:%S+00:00"),
        "producer": PRODUCER,
    }
    safe = {name: escape(UNSTORABLE.sub("", value)) for name, value in facts.items()}
    metadata = Stream(pdf, XMP.format(**safe).encode())
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = pdf.make_indirect(metadata)
    pdf.Root.Lang = String(TAGS[sheet.language])
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.OutputIntents = Array([_intent(pdf)])
    described = {"Title": sheet.title, "Author": sheet.author, "Subject": sheet.subject}
    described |= {"Creator": "Nizam", "Producer": PRODUCER}
    described |= {"CreationDate": _stamp(at), "ModDate": _stamp(at)}
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            {f"/{name}": String(UNSTORABLE.sub("", text)) for name, text in described.items()}
        )
    )


def _intent(pdf: Pdf) -> Object:
    profile = Stream(pdf, SRGB)
    profile.N = 3
    return pdf.make_indirect(
        Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            OutputConditionIdentifier=String("sRGB"),
            Info=String("sRGB"),
            DestOutputProfile=pdf.make_indirect(profile),
        )
    )


class Structure:
    """Writes the structure tree of a ledger into a PDF."""

    def __init__(self, pdf: Pdf, language: str) -> None:
        self.pdf, self.language = pdf, language
        self.pages = [page.obj for page in pdf.pages]
        self.owners: list[dict[int, Object]] = [{} for _ in self.pages]
        """On each page, the element each marked-content id belongs to."""
        self.links: list[tuple[int, Object]] = []

    def build(self, document: Element) -> None:
        """Write the tree, and from each page the way back to it."""
        root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        top = self._element(document, root)
        top.Lang = String(self.language)
        root.K = top
        root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(list(self._parents()))))
        root.ParentTreeNextKey = len(self.pages) + len(self.links)
        self.pdf.Root.StructTreeRoot = root
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, element: Element, parent: Object) -> Object:
        made = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{element.tag}"), P=parent)
        )
        if element.language:
            made.Lang = String(element.language)
        if element.tag == "TH":
            made.A = Dictionary(O=Name.Table, Scope=Name.Column)
        kids = [self._mark(page, mark, made) for page, mark in element.marks]
        kids.extend(self._link(page, place, made) for page, place in element.links)
        kids.extend(self._element(child, made) for child in element.children.values())
        made.K = Array(kids)
        return made

    def _mark(self, page: int, mark: int, owner: Object) -> Object:
        self.owners[page][mark] = owner
        return Dictionary(Type=Name.MCR, Pg=self.pages[page], MCID=mark)

    def _link(self, page: int, place: int, parent: Object) -> Object:
        annotation = self.pages[page].Annots[place]
        reference = Dictionary(Type=Name.OBJR, Obj=annotation, Pg=self.pages[page])
        link = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Link, P=parent, K=reference)
        )
        key = len(self.pages) + len(self.links)
        annotation.StructParent = key
        annotation.F = PRINTED
        annotation.Contents = String(str(annotation.get("/Dest", "")) or SOURCE_NAME)
        self.links.append((key, link))
        return link

    def _parents(self) -> Iterator[Object | int]:
        for number, page in enumerate(self.pages):
            page.StructParents = number
            page.Tabs = Name.S
            owners = self.owners[number]
            yield number
            yield self.pdf.make_indirect(Array([owners[mark] for mark in sorted(owners)]))
        for key, link in self.links:
            yield key
            yield link
