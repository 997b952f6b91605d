"""The committee's own texts, compared: what LibreOffice makes of all changes taken or refused."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from app.exporting.redline import redlined
from app.formats import word
from app.formats.layout.act import Reading
from app.formats.layout.redline import Redlined
from app.formats.layout.redline_sheet import closing
from app.formats.word.redline import redline
from app.loading import set_up
from app.models import Clause, Document, Placement, PlacementHead
from app.operations.clauses import Typed, save_wording
from app.operations.structure import insert_clause, strike_clause
from app.queries.comparison import starting_step
from app.queries.documents import document_named
from app.queries.snapshots import snapshot
from app.statute.dossier import Dossier
from app.statute.snapshot import Kind
from app.statute.snapshot import word as worded
from tests.formats.office import plain, settled_by_office
from tests.makers import NOON, as_actor

DRAFTS = Path(__file__).parent.parent.parent / "drafts"


def clean(side: Reading) -> bytes:
    return word.clean(Dossier(side.snapshot), side.language, side.numbers)


def worked_on(session: Session, charter: Document) -> None:
    """An article reworded, one struck, a new one."""
    now = snapshot(session, charter)
    articles = [one for one in now.clauses if one.kind is Kind.ARTICLE and one.parent]
    paragraphs = [one for one in now.clauses if one.kind is Kind.PARAGRAPH]
    nobody = as_actor(None)

    def seen(clause: str) -> int:
        session.flush()
        head = session.get_one(PlacementHead, clause, populate_existing=True)
        return session.get_one(Placement, head.placement_row).since

    said = paragraphs[0].wording("az")
    typed = Typed("az", said.heading, f"Bundan belə {said.text} Bu da əlavədir.", said.digest)
    save_wording(
        session, nobody, session.get_one(Clause, paragraphs[0].id), [typed], reason="Aydınlıq."
    )
    first = next(one for one in articles if one.parent == articles[0].parent)
    insert_clause(
        session,
        nobody,
        charter,
        [worded("az", "Yeni maddə", "Onun sözləri.")],
        kind=Kind.ARTICLE,
        parent=first.parent,
        after=first.id,
    )
    strike_clause(
        session, nobody, charter, articles[-1].id, seen=seen(articles[-1].id), reason="Artıqdır."
    )


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_libreoffice_takes_all_changes_to_the_newer_text_and_refuses_all_to_the_older(
    session: Session, tmp_path: Path
) -> None:
    set_up(session, DRAFTS, NOON, demonstration=True)
    charter, regulation = (document_named(session, slug) for slug in ("charter", "regulation"))
    drafted = snapshot(session, charter).step
    worked_on(session, charter)
    told: dict[str, Redlined] = {
        "charter": redlined(session, charter, "az", drafted, None),
        "regulation": redlined(session, regulation, "az", starting_step(session, regulation), None),
    }
    # LibreOffice 7.4 falls over a paragraph taken out of a file that has comments
    files = {name: redline(replace(one, notes=())) for name, one in told.items()}
    files |= {f"{name}-new": clean(one.newer) for name, one in told.items()}
    files |= {f"{name}-old": clean(one.older) for name, one in told.items()}
    settled = settled_by_office(tmp_path, files)

    for name, one in told.items():
        taken, refused = (text.removesuffix(plain(closing(one).text)) for text in settled[name])
        assert taken != refused
        assert plain(taken) in settled[f"{name}-new"][0]
        assert plain(refused) in settled[f"{name}-old"][0]
        assert len(taken) > 3_000
