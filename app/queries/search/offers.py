"""What somebody might have meant: the clause with that number, or words like those not found."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Document, SearchWord
from app.queries.references import Neighbours
from app.queries.search.asked import Reader
from app.queries.search.finding import is_anywhere
from app.queries.snapshots import snapshots
from app.statute.references import Places, resolve
from app.statute.searching import Sought, likest
from app.statute.searching.likeness import SLACK
from app.statute.snapshot import LANGUAGES, Clause, Snapshot

NUMBERED = re.compile(r"(?=.*(?:\d|\b[ivxlcIVXLC]+\b)).{1,60}", re.DOTALL)
"""A question that may name a unit: it has a number in it."""

DOCUMENTS = 30
"""Documents in which a number is looked up."""

TRIED = 4
"""Words like one that was not found that are tried."""

CORRECTED = 4
"""Words of a question for which others are tried."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A clause whose number is what was typed."""

    document: Document
    now: Snapshot
    clause: Clause


def numbered(session: Session, documents: Iterable[Document], question: str) -> list[Numbered]:
    """The clause of each document that "5.2", "maddə 12" or "Article 5(2)" names."""
    typed = " ".join(question.split())
    if not NUMBERED.fullmatch(typed):
        return []
    asked = list(documents)[:DOCUMENTS]
    found = []
    others = Neighbours(session, lambda _: False)
    for document, now in zip(
        asked, snapshots(session, [(one, None) for one in asked]), strict=True
    ):
        clause = _meant(typed, now, Places(now, others))
        if clause is not None:
            found.append(Numbered(document, now, clause))
    return found


def _meant(typed: str, now: Snapshot, places: Places) -> Clause | None:
    for words in dict.fromkeys((typed, typed.lower(), typed.capitalize())):
        for language in LANGUAGES:
            meant = resolve(words, places, language)
            if meant is not None and meant.document is None and meant.clause in now.by_id:
                return now.by_id[meant.clause]
    return None


def meant_instead(session: Session, reader: Reader, question: str, looked: Sought) -> list[str]:
    """Questions like one that found nothing, which find something the reader may read."""
    corrected, done = "", 0
    for word in [word for phrase in looked.required for word in phrase.words][:CORRECTED]:
        typed = question[word.start : word.end]
        tried = [typed, *_like(session, word.folded)]
        better = next((one for one in tried if is_anywhere(session, reader, one)), typed)
        corrected += question[done : word.start] + better
        done = word.end
    corrected += question[done:]
    found = corrected != question and is_anywhere(session, reader, corrected)
    return [corrected] if found else []


def _like(session: Session, folded: str) -> Sequence[str]:
    """Words of the index most like one, as they are written."""
    length = func.length(SearchWord.word)
    near = length.between(len(folded) - SLACK, len(folded) + SLACK)
    known = {row.word: row.shown for row in session.scalars(select(SearchWord).where(near))}
    return [known[one] for one in likest(folded, known, TRIED)]
