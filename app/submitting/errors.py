"""Why a submission is not prepared."""

from collections.abc import Sequence

from app.models import Document
from app.operations.errors import Refused


class NothingChosen(Refused):
    """A submission holds at least one document, in at least one form."""


class Unsealed(Refused):
    """Documents that nobody signed off, or not at the step asked for."""

    def __init__(self, documents: Sequence[Document]) -> None:
        super().__init__(", ".join(one.slug for one in documents))
        self.documents = documents


class SealedFlat(Refused):
    """Documents signed off before seals named what they hold leaf by leaf."""

    def __init__(self, documents: Sequence[Document]) -> None:
        super().__init__(", ".join(one.slug for one in documents))
        self.documents = documents


class SealBroken(Refused):
    """What the record holds is not what was sealed."""

    def __init__(self, document: Document) -> None:
        super().__init__(document.slug)
        self.document = document


class NotYours(Refused):
    """Documents the person does not coordinate."""

    def __init__(self, documents: Sequence[Document]) -> None:
        super().__init__(", ".join(one.slug for one in documents))
        self.documents = documents


class NoAddressee(Refused):
    """Nobody is addressed, or an authority that nobody knows."""


class NotWritten(Refused):
    """A document cannot be written down in a form that was asked for."""

    def __init__(self, document: Document, form: str, cause: Exception) -> None:
        super().__init__(f"{document.slug}: {form}")
        self.document = document
        self.form = form
        self.cause = cause
