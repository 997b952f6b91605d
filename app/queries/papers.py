"""What people made of the sections of a note or letter, as they stand at a step."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Document, PaperSection


def written_sections(
    session: Session, document: Document, paper: str, language: str, step: int | None = None
) -> dict[str, PaperSection]:
    """The newest row of each section somebody wrote, by section; `step`: as of it.

    Rows that let the draft stand again are among them, for saves name what they began from.
    """
    newest = (
        select(PaperSection.section, func.max(PaperSection.since).label("since"))
        .where(PaperSection.record_id == document.id, PaperSection.paper == paper)
        .where(PaperSection.language == language)
        .group_by(PaperSection.section)
    )
    if step is not None:
        newest = newest.where(PaperSection.since <= step)
    last = newest.subquery()
    rows = session.scalars(
        select(PaperSection)
        .join(
            last,
            (PaperSection.section == last.c.section) & (PaperSection.since == last.c.since),
        )
        .where(PaperSection.record_id == document.id, PaperSection.paper == paper)
        .where(PaperSection.language == language)
    )
    return {row.section: row for row in rows}


def written_at(
    session: Session, document: Document, place: tuple[str, str, str], step: int
) -> PaperSection | None:
    """What a step wrote of a section. `place`: paper, section, language."""
    paper, section, language = place
    return session.scalar(
        select(PaperSection).where(
            PaperSection.record_id == document.id,
            PaperSection.paper == paper,
            PaperSection.section == section,
            PaperSection.language == language,
            PaperSection.since == step,
        )
    )
