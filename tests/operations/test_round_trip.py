"""Is what a document says as Markdown what another document says that imports it?"""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.config import ROOT
from app.formats.markdown import read_pair, write
from app.importing import Asked, read_act
from app.models import Document, Person
from app.operations.documents import Founding, found_document
from app.operations.importing import LONGEST_NUMBER, import_text
from app.queries.snapshots import snapshot
from app.statute.numbering import number_all
from app.statute.outline import Draft, DraftClause
from app.statute.references import Places, in_braces, read_out
from app.statute.snapshot import Family, Numbering, Snapshot, canonical, word
from tests.formats.strategies import snapshots
from tests.makers import a_person, as_actor

PAIRS = [
    (ROOT / "drafts" / "charter.az.md", ROOT / "drafts" / "charter.en.md"),
    (ROOT / "drafts" / "regulation-1996.az.md", ROOT / "drafts" / "regulation-1996.en.md"),
]


def numbers_of(now: Snapshot) -> dict[str, str]:
    about = now.particulars
    return number_all(now.clauses, about.family, about.numbering)


def told(now: Snapshot, language: str) -> list[object]:
    """Each clause by depth, kind, number, whether it is struck, and the digest of its words."""
    numbers = numbers_of(now)
    place = {clause.id: turn for turn, clause in enumerate(now.clauses)}
    return [
        (
            None if clause.parent is None else place[clause.parent],
            clause.kind,
            numbers[clause.id],
            clause.struck,
            word(language, clause.wording(language).heading, clause.wording(language).text).digest,
        )
        for clause in read_out(now).clauses
    ]


def a_new_document(session: Session, family: Family, numbering: Numbering) -> Document:
    turn = session.scalar(select(func.count()).select_from(Document))
    founder = session.scalars(select(Person)).first() or a_person(session)
    founding = Founding(f"d-{turn}", {"az": "Akt"}, family=family, numbering=numbering)
    return found_document(session, as_actor(founder), founding)


def taken_over(session: Session, now: Snapshot, language: str) -> Snapshot:
    """What a new document says that imports the Markdown of another."""
    about = now.particulars
    text = write(in_braces(now, Places(now)), language, numbers_of(now))
    draft = read_act(text, Asked.of({"language": language}))
    document = a_new_document(session, about.family, about.numbering)
    import_text(session, as_actor(None), document, draft)
    return snapshot(session, document)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair[0].name)
@pytest.mark.parametrize("language", ["az", "en"])
def test_a_draft_of_the_committee_comes_back_word_for_word(
    session: Session, pair: tuple[Path, Path], language: str
) -> None:
    both = read_pair(pair[0].read_text("utf-8"), pair[1].read_text("utf-8"))
    front = both.authoritative.front
    numbering = Numbering(str(front["numbering"]))
    document = a_new_document(session, both.authoritative.family, numbering)
    import_text(session, as_actor(None), document, both.authoritative, both.translation)
    now = snapshot(session, document)

    again = taken_over(session, now, language)

    assert len(told(now, language)) > 50
    assert told(again, language) == told(now, language)


@given(snapshots())
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_comes_back_word_for_word(session: Session, any_text: Snapshot) -> None:
    document = a_new_document(session, any_text.particulars.family, any_text.particulars.numbering)
    import_text(session, as_actor(None), document, _as_draft(any_text))
    now = snapshot(session, document)

    again = taken_over(session, now, "az")

    assert told(again, "az") == told(now, "az")


def _as_draft(now: Snapshot) -> Draft:
    numbers = numbers_of(now)
    place = {clause.id: turn for turn, clause in enumerate(now.clauses)}
    units = [
        DraftClause(
            clause.kind,
            canonical(numbers[clause.id])[:LONGEST_NUMBER],
            clause.wording("az").heading,
            clause.wording("az").text,
            None if clause.parent is None else place[clause.parent],
            struck=clause.struck,
        )
        for clause in now.clauses
    ]
    return Draft(now.particulars.title("az"), "az", now.particulars.family, tuple(units))
