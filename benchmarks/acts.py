"""The texts that are measured: the committee's charter, a generated long act, or a file."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from app.formats.encoding import decode
from app.formats.markdown import read
from app.models import Person
from app.operations.documents import Founding, found_document
from app.operations.importing import import_text
from app.operations.recording import Actor
from app.statute.outline import Draft, DraftClause
from app.statute.snapshot import AUTHORITATIVE, Family, Kind, Numbering
from benchmarks.history import BEGAN, sentence


@dataclass(frozen=True, slots=True)
class Act:
    """One document of the benchmark."""

    slug: str
    title: str


CHARTER = Act("charter", "charter")

GENERATED = 2800
"""Clauses of the generated act: as many as the largest code in force has."""


def generated_act(clauses: int = GENERATED) -> Draft:
    """Chapters of articles of paragraphs, about 40 words each, the same every time."""
    chance = random.Random(57)  # noqa: S311
    return Draft("Qanun", AUTHORITATIVE, Family.LAW, tuple(_units(chance, clauses)))


def _units(chance: random.Random, clauses: int) -> Iterator[DraftClause]:
    chapter = article = 0
    for turn in range(clauses):
        if turn % 100 == 0:
            chapter = turn
            yield DraftClause(Kind.CHAPTER, "", sentence(chance, 4), "", None)
        elif turn % 100 % 9 == 1:
            article = turn
            yield DraftClause(Kind.ARTICLE, "", sentence(chance, 6), "", chapter)
        else:
            yield DraftClause(Kind.PARAGRAPH, "", "", sentence(chance, 40), article)


def draft_of(file: Path) -> Draft:
    """The act in a file of text or Markdown."""
    text = decode(file.read_bytes()).text
    return read(text, language=AUTHORITATIVE, family=Family.LAW, title=file.stem)


def take_in(session: Session, founder: Person, slug: str, draft: Draft) -> Act:
    """Make a document of a draft."""
    actor = Actor(founder.id, BEGAN)
    titles = {draft.language: draft.title or slug}
    founding = Founding(slug, titles, kind="act", family=draft.family, numbering=Numbering.DERIVED)
    document = found_document(session, actor, founding)
    import_text(session, actor, document, draft)
    return Act(slug, f"{slug}, {len(draft.clauses)} clauses")
