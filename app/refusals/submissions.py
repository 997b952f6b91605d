"""What refusals of a submission are called: what was chosen, and the key that is to sign it."""

from collections.abc import Mapping, Sequence

from flask_babel import lazy_gettext as _l

from app.models import Document
from app.operations import submitting as deeds
from app.presentation import called, dated
from app.refusals.words import Words, said
from app.signing import errors as signing
from app.submitting import errors as submitting


def _titles(documents: Sequence[Document]) -> str:
    return ", ".join(f"«{called(one)}»" for one in documents)


SUBMISSIONS: Mapping[type[Exception], tuple[int, Words]] = {
    submitting.NothingChosen: (
        422,
        said(
            _l(
                "Choose at least one document, a format and a language in which each form "
                "you chose is written."
            )
        ),
    ),
    submitting.Unsealed: (
        422,
        lambda error: str(
            _l(
                "Not signed off, or not at the step you named: %(titles)s. "
                "Only what is signed off goes out: sign it off first, then prepare the submission.",
                titles=_titles(error.documents),
            )
        ),
    ),
    submitting.SealedFlat: (
        422,
        lambda error: str(
            _l(
                "The seal is of an older kind, which cannot be checked outside: %(titles)s. "
                "Sign it off anew, then prepare the submission.",
                titles=_titles(error.documents),
            )
        ),
    ),
    submitting.SealBroken: (
        409,
        lambda error: str(
            _l(
                "What the record holds of %(title)s is not what was signed off. Nothing was "
                "prepared. Tell whoever keeps this installation: it has to run “record verify”.",
                title=_titles([error.document]),
            )
        ),
    ),
    submitting.NotYours: (
        403,
        lambda error: str(
            _l(
                "You do not coordinate %(titles)s. Leave it out, or ask its coordinator.",
                titles=_titles(error.documents),
            )
        ),
    ),
    submitting.NoAddressee: (
        422,
        said(_l("Say whom it goes to: choose an authority of the list or type its name.")),
    ),
    submitting.NotWritten: (
        422,
        lambda error: str(
            _l(
                "%(title)s cannot be written down in one of the forms chosen (%(form)s). "
                "Leave this form out, or the document.",
                title=_titles([error.document]),
                form=error.form,
            )
        ),
    ),
    deeds.TooManyFiles: (
        413,
        lambda error: str(
            _l(
                "A submission takes %(files)s enclosures, of %(size)s MB together. "
                "Leave something out and try again.",
                files=error.files,
                size=error.limit // 1_000_000,
            )
        ),
    ),
    deeds.NameTaken: (
        409,
        lambda error: str(
            _l("There is an enclosure called “%(name)s” already. Rename this one.", name=error.name)
        ),
    ),
    signing.NoKey: (
        503,
        said(
            _l(
                "Nothing was prepared: this installation has no key to sign with. "
                "Whoever keeps it sets SIGNING_KEY; in a demonstration, “flask setup” makes one."
            )
        ),
    ),
    signing.UnreadableKey: (
        503,
        said(
            _l(
                "Nothing was prepared: the file of the signing key cannot be opened. Whoever keeps "
                "this installation checks SIGNING_KEY and SIGNING_PASSWORD_FILE."
            )
        ),
    ),
    signing.NotTheKeys: (
        503,
        said(_l("Nothing was prepared: the signing certificate was made for another key.")),
    ),
    signing.WeakKey: (
        503,
        lambda error: str(
            _l(
                "Nothing was prepared: the signing key or its certificate is too weak (%(what)s). "
                "Nobody should rely on what it signs.",
                what=error.what,
            )
        ),
    ),
    signing.NotYetValid: (
        503,
        lambda error: str(
            _l(
                "Nothing was prepared: the signing certificate holds from %(day)s on only.",
                day=dated(error.day),
            )
        ),
    ),
    signing.Expired: (
        503,
        lambda error: str(
            _l(
                "Nothing was prepared: the signing certificate expired on %(day)s. "
                "The institution has to get a new one.",
                day=dated(error.day),
            )
        ),
    ),
    signing.NotForSigning: (
        503,
        said(
            _l(
                "Nothing was prepared: the certificate is not meant for signing documents, "
                "it says so itself."
            )
        ),
    ),
    signing.NoTimeStamp: (
        503,
        said(
            _l(
                "Nothing was prepared: the time-stamp authority did not answer as it should. "
                "Try again in a few minutes."
            )
        ),
    ),
}
