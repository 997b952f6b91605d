"""What of a sealed document goes into a package: its files, its text, its record, its leaves."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy.orm import Session

from app.clock import day_of
from app.exporting import FORMATS as MEDIA_TYPES
from app.exporting import Letter, Order, write_down
from app.formats.package.manifest import (
    DocumentTold,
    Head,
    Part,
    SealTold,
    Sending,
    Who,
    statement_of,
)
from app.formats.package.writing import document_part, record_part, text_parts
from app.formats.pdf.sealed import with_statement
from app.formats.word.sealed import said_of, with_seal
from app.legalxml import BOTH
from app.models import Document, Record, Step
from app.operations.errors import Refused
from app.queries.records import chain_of
from app.queries.sealed import leaves
from app.queries.snapshots import snapshot
from app.signing.cms import Signing, signed
from app.signing.pades import signed_pdf
from app.statute.errors import StatuteError
from app.statute.numbering import cite_path, number_all, paths
from app.statute.sealing import root_of
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES, Snapshot
from app.submitting.asked import File
from app.submitting.choosing import Choice
from app.submitting.errors import NotWritten, SealBroken


@dataclass(frozen=True, slots=True)
class Held:
    """A document on its way into a package."""

    choice: Choice
    now: Snapshot
    """What was sealed."""
    told: DocumentTold

    @property
    def document(self) -> Document:
        """Which it is."""
        return self.choice.document

    def labels(self, language: str) -> dict[str, str]:
        """How its clauses are cited."""
        family = self.now.particulars.family
        found = paths(self.now.clauses, self.told.numbers)
        return {clause: cite_path(path, family, language) for clause, path in found.items()}


def held(session: Session, choice: Choice) -> Held:
    """The document as it was sealed. Raises SealBroken where its rows lead to another root."""
    document, seal = choice.document, choice.seal
    now = snapshot(session, document, seal.step)
    signed_off = leaves(session, document, now)
    if root_of(signed_off) != seal.root:
        raise SealBroken(document)
    about, record = now.particulars, session.get_one(Record, document.id)
    told = DocumentTold(
        slug=document.slug,
        id=document.id,
        title={name: title for name, title in about.titles.items() if title and name in LANGUAGES},
        step=seal.step,
        digest=now.digest,
        seal=SealTold(
            root=seal.root,
            tree=str(seal.tree),
            statement=seal.statement,
            by=Who(choice.by.id, choice.by.name),
            at=session.get_one(Step, (document.id, seal.since)).at,
            exceptions=seal.exceptions,
            step=seal.since,
        ),
        head=Head(record.steps, record.digest),
        leaves=signed_off,
        numbers=number_all(now.clauses, about.family, about.numbering),
    )
    return Held(choice, now, told)


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a package is put together."""

    session: Session
    sending: Sending
    signing: Signing | None
    """None: unsigned."""
    wrote: Callable[[], None]
    """Told after each file."""
    enclosures: Sequence[str] = ()
    """Names, for the letter."""

    def parts_of(self, one: Held, files: Sequence[File]) -> Iterator[Part]:
        """Everything of a document. Raises NotWritten, and what signing does."""
        for file in files:
            yield self._file(one, file)
            self.wrote()
        text = self._written(one, File("clean", "json", AUTHORITATIVE))
        akn = self._written(one, File("clean", "akn", BOTH))
        yield from text_parts(one.told, json.loads(text[1]), akn[1])
        yield record_part(one.told, chain_of(self.session, one.document.id, one.told.head.step))
        self.wrote()

    def _file(self, one: Held, file: File) -> Part:
        name, content = self._written(one, file)
        about = {"form": file.form, "file": file.format, "language": file.language}
        sealed, unsigned = SEALING[file.format](self, one, content, about)
        said = {"form": file.form, "format": file.format, "language": file.language}
        said["unsigned_sha256"] = sha256(unsigned).hexdigest()
        return document_part(one.told, name, sealed, MEDIA_TYPES[file.format], said)

    def _written(self, one: Held, file: File) -> tuple[str, bytes]:
        order = Order(
            form=file.form,
            format=file.format,
            language=file.language,
            at=str(one.told.step),
            letter=self._letter(file),
        )
        try:
            written = write_down(self.session, one.document, order)
        except (Refused, StatuteError) as cause:
            raise NotWritten(one.document, file.form, cause) from cause
        return written.name, written.content

    def _letter(self, file: File) -> Letter:
        """What a cover letter says of this sending."""
        sending = self.sending
        language = file.language if file.language in LANGUAGES else AUTHORITATIVE
        titles = [one.title.get(language) or one.title[AUTHORITATIVE] for one in sending.documents]
        return Letter(
            number=sending.number,
            day=day_of(sending.date),
            addressee=sending.addressee_slug or sending.addressee[AUTHORITATIVE],
            enclosures=(*titles, *self.enclosures),
        )

    def sealed_docx(
        self, one: Held, content: bytes, about: Mapping[str, str]
    ) -> tuple[bytes, bytes]:
        """A DOCX with its seal, and the file before that."""
        language = about["language"] if about["language"] in LANGUAGES else AUTHORITATIVE
        words = said_of(content, one.labels(language))
        statement = statement_of(self.sending, one.told, about, words)
        signature = signed(statement, self.signing) if self.signing else b""
        return with_seal(content, statement, signature), content

    def sealed_pdf(
        self, one: Held, content: bytes, about: Mapping[str, str]
    ) -> tuple[bytes, bytes]:
        """A PDF with its statement and signature, and the file before the signature."""
        statement = statement_of(self.sending, one.told, about, {})
        stated = with_statement(content, statement, self.sending.date)
        if self.signing is None:
            return stated, stated
        name = self.sending.sender[AUTHORITATIVE]
        return signed_pdf(stated, self.signing, name), stated


SEALING = {"docx": Desk.sealed_docx, "pdf": Desk.sealed_pdf}
"""How the seal gets into a file."""
