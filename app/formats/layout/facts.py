"""What a file says of itself for programs that read it, beyond title and date."""

from app.statute.dossier import Dossier


def facts(dossier: Dossier) -> dict[str, str]:
    """What document at which step it is, how it counts, and what was signed off, by name."""
    now = dossier.snapshot
    said = {
        "document": now.particulars.slug,
        "kind": now.particulars.kind,
        "family": now.particulars.family.value,
        "numbering": now.particulars.numbering.value,
        "step": str(now.step),
        "digest": now.digest,
        "milestone": now.milestone or "",
        "illustrative": "true" if now.particulars.illustrative else "",
        "sealed_step": str(dossier.seal.step) if dossier.seal else "",
        "seal": dossier.seal.digest if dossier.seal else "",
    }
    return {name: value for name, value in said.items() if value}
