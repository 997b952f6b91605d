"""What somebody asks to be sent: documents, forms, addressee, number, enclosures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import product
from typing import Any

from app.exporting import OFFERED
from app.legalxml import BOTH
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES

FORMATS = ("docx", "pdf")
"""What people read; the text for machines goes out in any case."""

FORMS = tuple(name for name, form in OFFERED.items() if set(FORMATS) & set(form.formats))
"""The forms a submission may hold, in the order people are asked."""

LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Chosen:
    """One document, and which of its seals it goes out under."""

    slug: str
    step: int | None = None
    """The step that was sealed; None: the newest seal."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that goes with it."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class File:
    """One file of a document."""

    form: str
    format: str
    language: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A submission as it was asked for; nothing of it has been looked at."""

    documents: tuple[Chosen, ...] = ()
    number: str = ""
    title: str = ""
    institution: str = ""
    """Id of the authority; empty where the name was typed."""
    addressee: str = ""
    """The name as typed."""
    forms: tuple[str, ...] = ("clean",)
    formats: tuple[str, ...] = FORMATS
    languages: tuple[str, ...] = (AUTHORITATIVE,)
    """az, en, or both in one file where a form has that."""

    def facts(self) -> dict[str, Any]:
        """As it is kept."""
        return asdict(self)

    def files(self, place: int = 0) -> Iterator[File]:
        """The files of the document at a place, by form, format, language.

        One letter goes with all documents: it stands with the first.
        """
        for form, format_, language in product(FORMS, FORMATS, (*LANGUAGES, BOTH)):
            wanted = form in self.forms and format_ in self.formats and language in self.languages
            if wanted and is_written(form, format_, language) and (form != LETTER or place == 0):
                yield File(form, format_, language)

    def unwritten(self) -> tuple[str, ...]:
        """Forms chosen of which no file comes, as formats and languages were chosen."""
        written = {file.form for file in self.files()}
        return tuple(form for form in FORMS if form in self.forms and form not in written)


def is_written(form: str, format_: str, language: str) -> bool:
    """Whether there is such a file."""
    offered = OFFERED[form]
    return format_ in (offered.bilingual if language == BOTH else offered.formats)


def asked_from(kept: Mapping[str, Any]) -> Asked:
    """What was asked for, from how it is kept."""
    chosen = tuple(Chosen(one["slug"], one["step"]) for one in kept["documents"])
    words = {name: str(kept[name]) for name in ("number", "title", "institution", "addressee")}
    return Asked(
        documents=chosen,
        forms=_among(kept["forms"], FORMS),
        formats=_among(kept["formats"], FORMATS),
        languages=_among(kept["languages"], (*LANGUAGES, BOTH)),
        **words,
    )


def _among(given: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    return tuple(one for one in known if one in given)
