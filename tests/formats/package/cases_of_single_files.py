"""Files parted from their package, and proofs, tampered with."""

from typing import Any

from app.formats.package.findings import What
from app.statute.proving import Sealed, proof_of
from app.statute.record import canonical_json
from tests.formats.dossiers import CHARTER, snapshot
from tests.formats.package import parting
from tests.formats.package import tampering as by
from tests.formats.package.cases import A, Case, N, R, U, X
from tests.formats.package.certifying import (
    SIGNED,
)
from tests.formats.package.making import document


def proof() -> Any:
    told, now = document(snapshot(CHARTER))
    at = SIGNED.isoformat()
    sealed = Sealed("charter", told.step, "Ləman", at, "Uyğundur.")
    return proof_of(told.leaves, now.by_id["pa2"], sealed)


def other_words() -> bytes:
    told = proof()
    told["words"]["az"]["text"] = "Üzvlük haqqı yoxdur."
    return canonical_json(told)


SINGLE = [
    Case("the PDF by itself", lambda: by.files()[by.PDF], A, What.APPEARS_ONLY_HERE),
    Case(
        "the PDF added to",
        lambda: by.files()[by.PDF] + b"\n1 0 obj<<>>endobj\n%%EOF\n",
        X,
        What.PDF_ADDED_TO,
    ),
    Case(
        "the PDF changed",
        lambda: by.flip(by.files()[by.PDF], 5000),
        X,
        What.SIGNATURE_OTHER_CONTENT,
    ),
    Case(
        "the PDF changed and added to",
        lambda: by.flip(by.files()[by.PDF], 5000) + b" ",
        X,
        What.PDF_NOT_COVERED,
    ),
    Case("the PDF cut off", lambda: by.files()[by.PDF][:-1], X, What.PDF_NOT_COVERED),
    Case("a PDF without signature", lambda: b"%PDF-1.7\n%%EOF\n", N, What.PDF_UNSIGNED),
    Case("a PDF signed, but none of ours", parting.other_pdf, N, What.NO_STATEMENT_PDF),
    Case("the DOCX by itself", lambda: by.files()[by.DOCX], A, What.WORDS_ONLY),
    Case(
        "a clause of the DOCX edited",
        lambda: parting.reworded("100 ₼", "900 ₼"),
        X,
        What.WORDS_CHANGED,
        "",
        "pa2",
    ),
    Case(
        "a clause of the DOCX deleted",
        lambda: parting.docx(lambda root: parting.deleted(root, "pa2")),
        X,
        What.WORDS_MISSING,
        "",
        "pa2",
    ),
    Case(
        "a clause of the DOCX added",
        lambda: parting.docx(lambda root: parting.added(root, "pa2")),
        X,
        What.WORDS_ADDED,
        "",
        "new",
    ),
    Case("words of the DOCX hidden", lambda: parting.docx(parting.hidden), X, What.WORDS_HIDDEN),
    Case(
        "words put between the clauses",
        lambda: parting.docx(parting.between),
        X,
        What.WORDS_BETWEEN,
    ),
    Case("a file brought in", lambda: parting.docx(parting.brought), X, What.WORDS_BETWEEN),
    Case(
        "another body shown than the sealed one",
        lambda: parting.shown_instead("officeDocument", "100 ₼", "900 ₼"),
        X,
        What.WORDS_HIDDEN,
    ),
    Case(
        "other styles shown than those looked at",
        lambda: parting.shown_instead("styles", "<w:rPr>", "<w:rPr><w:vanish/>"),
        X,
        What.WORDS_HIDDEN,
    ),
    Case("bounds of clauses lost", lambda: parting.docx(parting.unbound), X, What.CONTROLS_GONE),
    Case("the seal of the DOCX taken out", parting.unsealed, N, What.NO_STATEMENT),
    Case("two seals in the DOCX", parting.sealed_twice, X, What.TWO_STATEMENTS),
    Case("the seal of the DOCX changed", parting.seal_changed, X, What.SIGNATURE_OTHER_CONTENT),
    Case("a DOCX that is broken", parting.broken_docx, R, What.BROKEN_DOCX),
    Case(
        "the proof of a clause", lambda: canonical_json(proof()), U, What.PROOF_UNSIGNED, "", "pa2"
    ),
    Case("a proof with other words", other_words, X, What.PROOF_FAILS, "", "pa2"),
    Case(
        "a proof of a later version",
        lambda: canonical_json(proof() | {"version": 2}),
        N,
        What.NEWER_VERSION,
    ),
    Case("JSON that is no proof", lambda: b"{}", N, What.NOT_OURS),
]
