"""Who wrote each word that stands in the clauses of a document, and when they wrote it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Document, Step, WordingRow
from app.statute.authorship import Stretch, Version, written

AT_ONCE = 500
"""How many steps one statement asks for: databases limit the length of a list."""


@dataclass(frozen=True, slots=True)
class Written:
    """The words of one clause in one language by who wrote them."""

    heading: tuple[Stretch, ...]
    text: tuple[Stretch, ...]


def written_in(
    session: Session, document: Document, language: str, *, only: str | None = None, step: int
) -> dict[str, Written]:
    """The words of each clause, or of one, as they stand at a step."""
    query = select(
        WordingRow.clause_id,
        WordingRow.heading,
        WordingRow.text,
        WordingRow.author_id,
        WordingRow.since,
    ).where(
        WordingRow.record_id == document.id,
        WordingRow.language == language,
        WordingRow.since <= step,
    )
    if only is not None:
        query = query.where(WordingRow.clause_id == only)
    headings: dict[str, list[Version]] = defaultdict(list)
    texts: dict[str, list[Version]] = defaultdict(list)
    rows = session.execute(query.order_by(WordingRow.since, WordingRow.row))
    for clause, heading, text, author, since in rows:
        headings[clause].append(Version(heading, author, since))
        texts[clause].append(Version(text, author, since))
    return {one: Written(written(headings[one]), written(texts[one])) for one in texts}


def steps_of(session: Session, document: Document, found: Iterable[Written]) -> Mapping[int, Step]:
    """The steps in which stretches came into the text, by number."""
    numbers = sorted({part.step for one in found for part in (*one.heading, *one.text)})
    return _steps(session, document, numbers)


def _steps(session: Session, document: Document, numbers: Collection[int]) -> dict[int, Step]:
    wanted = list(numbers)
    found: dict[int, Step] = {}
    for begin in range(0, len(wanted), AT_ONCE):
        query = select(Step).where(
            Step.record_id == document.id, Step.number.in_(wanted[begin : begin + AT_ONCE])
        )
        found.update({step.number: step for step in session.scalars(query)})
    return found
