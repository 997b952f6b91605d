"""The committee's charter of the drafts with living references and citations, as exported."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from app.formats.markdown import PairedClause, read_pair
from app.statute.dossier import CitedExtract, Dossier
from app.statute.numbering import number_all
from app.statute.references import Places, links_in, read_out, stored
from app.statute.snapshot import Clause, Numbering, Particulars, Snapshot, word
from tests.formats.dossiers import AT, DIGEST

DRAFTS = Path(__file__).parents[2] / "drafts"
CITED_EVERY = 9


@cache
def charter() -> tuple[Dossier, dict[str, str]]:
    """The dossier, both languages in it, and the numbers of its clauses."""
    az, en = ((DRAFTS / f"charter.{language}.md").read_text("utf-8") for language in ("az", "en"))
    pair = read_pair(az, en)
    named = {"az": pair.authoritative.title, "en": pair.translation.title}
    family = pair.authoritative.family
    told = Particulars("charter", named, "charter", family, Numbering.DERIVED, illustrative=True)
    clauses = tuple(_clause(place, one) for place, one in enumerate(pair.clauses))
    typed = Snapshot(told, 57, DIGEST, AT, clauses)
    places = Places(typed)
    kept = replace(typed, clauses=tuple(_stored(one, places) for one in clauses))
    places = Places(kept)
    cited = tuple(
        CitedExtract(one.id, "adapts", "HRK, Ordnung", "§ 1", "Qeyd.", "https://hrk.de")
        for one in clauses[::CITED_EVERY]
    )
    dossier = Dossier(read_out(kept, places), citations=cited, links=links_in(kept, places))
    return dossier, number_all(kept.clauses, family, Numbering.DERIVED)


def _clause(place: int, one: PairedClause) -> Clause:
    above = one.authoritative.parent
    worded = {
        language: word(language, side.heading, side.text)
        for language, side in (("az", one.authoritative), ("en", one.translation))
    }
    parent = None if above is None else f"{above:016x}"
    return Clause(f"{place:016x}", one.authoritative.kind, parent, place, wordings=worded)


def _stored(one: Clause, places: Places) -> Clause:
    kept = {
        language: word(language, said.heading, stored(said.text, places, language, one.id))
        for language, said in one.wordings.items()
    }
    return replace(one, wordings=kept)
