"""What every page of a text says of the coordinator's sign-off."""

from app.formats.layout.labels import label
from app.formats.layout.sheet import Stamp
from app.statute.dossier import Dossier

SHOWN = 16
"""Digits of a digest that a person compares; the code holds them all."""


def stamp(dossier: Dossier, language: str) -> Stamp:
    """What was signed off, where all of it stands so in this text; else that it was not.

    The code holds the document, the step, the root of the seal or the digest of the step, and
    where the text can be checked.
    """
    now, seal = dossier.snapshot, dossier.seal
    key, step, digest = ("stamp_open", now.step, now.digest)
    if seal is not None:
        key, step, digest = ("stamp_sealed", seal.step, seal.digest)
    words = label(language, key, step=step, digest=digest[:SHOWN])
    told = (f"{now.particulars.slug} {step}", digest, dossier.address)
    return Stamp(words, "\n".join(filter(None, told)))
