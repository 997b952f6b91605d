"""The notes behind the text: at which clause which European reference stands, and its words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from app.formats.layout.act import in_force
from app.formats.layout.labels import label
from app.statute.dossier import CitedExtract, Dossier
from app.statute.language import short_date


def noted(dossier: Dossier) -> tuple[tuple[int, CitedExtract], ...]:
    """The references in the order of their clauses, each with the number of its note.

    The number is 0 where the clause is not printed: no mark leads to it.
    """
    printed = {clause: place for place, clause in enumerate(in_force(dossier.snapshot))}
    first = sorted(
        (cited for cited in dossier.citations if cited.clause in printed),
        key=lambda cited: printed[cited.clause],
    )
    rest = (cited for cited in dossier.citations if cited.clause not in printed)
    return (*enumerate(first, start=1), *((0, cited) for cited in rest))


def by_clause(notes: Iterable[tuple[int, CitedExtract]]) -> Mapping[str, tuple[int, ...]]:
    """The numbers of the notes at each clause."""
    found: dict[str, tuple[int, ...]] = defaultdict(tuple)
    for number, cited in notes:
        if number:
            found[cited.clause] += (number,)
    return found


def note_text(cited: CitedExtract, language: str) -> str:
    """A note in one line: source and article, how the clause stands to it, in what way."""
    said = f"{cited_source(cited, language)} — {relation_word(cited, language)}"
    return f"{said}. {cited.note}" if cited.note else f"{said}."


def day_written(written: str, language: str) -> str:
    """A day as it is printed; a year or a month as it was written."""
    return short_date(date.fromisoformat(written), language) if len(written) == 10 else written


def cited_source(cited: CitedExtract, language: str) -> str:
    """Instrument, the version it was read in, and article in one line."""
    source = cited.source
    if cited.version:
        dated = label(language, "version_of", date=day_written(cited.version, language))
        source = f"{source} ({dated})"
    if not cited.article:
        return source
    article = cited.article.replace("§ ", "§\u00a0")
    if article[:1].isdigit():
        article = f"{label(language, 'source_article').lower()}\u00a0{article}"
    return f"{source}, {article}"


def relation_word(cited: CitedExtract, language: str) -> str:
    """How the clause stands to its source, in words."""
    known = cited.relation in ("follows", "adapts", "departs", "informs")
    return label(language, cited.relation) if known else cited.relation
