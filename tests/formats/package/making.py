"""A whole package, small: made with what writes real ones, to be tampered with."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache

from app.formats import canonical, pdf, word
from app.formats.package.manifest import (
    DocumentTold,
    Head,
    Part,
    SealTold,
    Sending,
    Who,
    manifest_of,
    statement_of,
)
from app.formats.package.writing import (
    certificate_part,
    document_part,
    enclosure_part,
    packed,
    people_part,
    readme_part,
    record_part,
    text_parts,
    with_sums,
)
from app.formats.pdf.sealed import with_statement
from app.formats.word.sealed import said_of, with_seal
from app.signing.cms import Signing, signed
from app.signing.keys import Identity
from app.signing.pades import signed_pdf
from app.statute.dossier import Dossier
from app.statute.numbering import cite
from app.statute.record import GENESIS, StepFacts, step_digest
from app.statute.sealing import Leaf, Link, citation_leaf, leaves_of, need_leaf, root_of
from app.statute.snapshot import Snapshot
from tests.formats.dossiers import CHARTER, NUMBERS, snapshot
from tests.formats.package.certifying import SIGNED, secretariat

DOCX, PDF = "application/vnd.openxmlformats", "application/pdf"
RECORD = "0123456789abcdef"
SEALED, SEAL, HEAD = 4, 5, 6
WHO = Who("feedfeedfeedfeed", "Ləman Əliyeva")
EVIDENCE = (
    citation_leaf(Link("pa2", "eua-3", "adapts", {"az": "Uyğun"}, {"text": "Article 3"})),
    need_leaf(Link("po1", "e-07", "full", {"az": ""}, None)),
)


@dataclass(frozen=True)
class Made:
    """The parts of a package before they are packed."""

    sending: Sending
    parts: Sequence[Part]
    signing: Signing

    def manifest(self) -> bytes:
        return manifest_of(self.sending, self.parts)

    def zipped(self) -> bytes:
        manifest = self.manifest()
        return packed(manifest, signed(manifest, self.signing), self.parts)


def record(root: str, sealed: int = SEALED) -> list[tuple[StepFacts, str]]:
    """Six steps, of which the fifth seals the fourth."""
    steps: list[tuple[StepFacts, str]] = []
    for number in range(1, HEAD + 1):
        facts: Mapping[str, object] = {"rows": [str(number)]}
        deed = "save"
        if number == SEAL:
            deed, facts = "seal", {"sealed": sealed, "root": root, "tree": "rfc6962"}
        at = SIGNED - timedelta(days=10 - number)
        previous = steps[-1][1] if steps else GENESIS
        step = StepFacts(RECORD, number, at, WHO.id, deed, None, facts, previous)
        steps.append((step, step_digest(step)))
    return steps


def document(now: Snapshot, evidence: Sequence[Leaf] = EVIDENCE) -> tuple[DocumentTold, Snapshot]:
    leaves = leaves_of(now, evidence)
    steps = record(root_of(leaves))
    now = replace(now, step=SEALED, digest=steps[SEALED - 1][1])
    seal = SealTold(root_of(leaves), "rfc6962", "Uyğundur.", WHO, SIGNED, (), SEAL)
    head = Head(HEAD, steps[-1][1])
    about = now.particulars
    told = DocumentTold(
        about.slug, RECORD, about.titles, SEALED, now.digest, seal, head, leaves, NUMBERS
    )
    return told, now


@cache
def made(identity: Identity | None = None, at: datetime = SIGNED) -> Made:
    """A package of one document, signed."""
    signing = Signing(identity or secretariat(), at)
    told, now = document(snapshot(CHARTER))
    sending = Sending(
        number="01-12/34",
        title="Nizamnamə layihəsi",
        date=at,
        addressee={"az": "Elm və Təhsil Nazirliyi", "en": "Ministry of Science and Education"},
        addressee_slug="ministry",
        sender={"az": "Rektorlar Konfransı"},
        prepared_by=WHO,
        documents=(told,),
        house=Head(),
        previous=("01-12/12", "ab" * 32),
        signed=True,
        demonstration=False,
    )
    parts = [*texts(told, now), *papers(sending, told, now, signing)]
    parts += [
        record_part(told, record(told.seal.root)),
        people_part({WHO.id: WHO.name}),
        enclosure_part("Məktub.txt", b"salam", "text/plain", ()),
        certificate_part(signing.identity.pem()),
        readme_part("Oxu / Read\n"),
    ]
    return Made(sending, tuple(with_sums(parts)), signing)


def texts(told: DocumentTold, now: Snapshot) -> list[Part]:
    text = json.loads(canonical.write(Dossier(now), NUMBERS))
    return list(text_parts(told, text, b"<akomaNtoso/>"))


def papers(sending: Sending, told: DocumentTold, now: Snapshot, signing: Signing) -> list[Part]:
    """The document as DOCX with a seal in it, and as signed PDF."""
    said = {"form": "clean", "language": "az"}
    family = now.particulars.family
    labels = {one.id: cite(one.kind, NUMBERS.get(one.id, ""), family, "az") for one in now.clauses}
    docx = word.clean(Dossier(now), "az", NUMBERS)
    of_docx = statement_of(sending, told, {**said, "file": "docx"}, said_of(docx, labels))
    docx = with_seal(docx, of_docx, signed(of_docx, signing))
    of_pdf = statement_of(sending, told, {**said, "file": "pdf"}, {})
    printed = with_statement(pdf.clean(Dossier(now), "az", NUMBERS), of_pdf, signing.at)
    printed = signed_pdf(printed, signing, "Katiblik")
    return [
        document_part(told, "charter.docx", docx, DOCX, {**said, "format": "docx"}),
        document_part(told, "charter.pdf", printed, PDF, {**said, "format": "pdf"}),
    ]


def part(package: Made, path: str) -> bytes:
    """The bytes of a file of it."""
    return next(one.content for one in package.parts if one.path == path)
