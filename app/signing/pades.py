"""Sign a PDF: PAdES B-B, or B-T with an authority that stamps the moment (ETSI EN 319 142-1)."""

import io
from hashlib import sha256

from pyhanko.pdf_utils.generic import ArrayObject, ByteStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner, PdfSigningSession

from app.signing.cms import HASH, Signing, wait_for

FIELD = "Nizam"
"""Name of the signature field."""


class Revision(IncrementalPdfFileWriter):
    """What is put behind a PDF: its id follows from what it is put behind, not from chance."""

    def __init__(self, content: bytes) -> None:
        super().__init__(io.BytesIO(content))
        first = self.document_id[0]
        ids = first, sha256(first + b"signed").digest()[:16]
        self._document_id = ArrayObject([ByteStringObject(one) for one in ids])

    def _update_meta(self) -> None:
        """What the file says of itself stays as it was written: no time of the clock comes in."""


class Signatory(PdfSigner):
    """Signs at a moment that is given, not at that of the clock."""

    def __init__(self, said: PdfSignatureMetadata, signing: Signing) -> None:
        super().__init__(said, signing.signer(), timestamper=signing.authority)
        self._at = signing.at

    def init_signing_session(
        self,
        pdf_out: BasePdfFileWriter,
        existing_fields_only: bool = False,  # noqa: FBT001, FBT002  # the library's signature
    ) -> PdfSigningSession:
        """The session of one signature."""
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self._at
        return session


def signed_pdf(content: bytes, signing: Signing, name: str) -> bytes:
    """The PDF with a signature over all of it; `name`: who signs, as readers show it.

    The signature is not drawn: a page of law stays as it was laid out, and an archive copy
    (PDF/A-3a, PDF/UA-1) stays one. Raises what app.signing.cms.signed does.
    """
    said = PdfSignatureMetadata(
        field_name=FIELD, md_algorithm=HASH, subfilter=SigSeedSubFilter.PADES, name=name
    )
    out = io.BytesIO()
    wait_for(Signatory(said, signing).async_sign_pdf(Revision(content), output=out))
    return out.getvalue()
