"""How tests split a clause and join two, from what stands."""

from sqlalchemy.orm import Session

from app.models import Document, Person, Placement, PlacementHead
from app.operations.structure import Cut, Joint, join_clauses, split_clause
from app.queries.snapshots import snapshot
from tests.makers import as_actor

FIRST, SECOND = "Bir səs var.", "İki səs yoxdur."


def seen(session: Session, clause_id: str) -> int:
    head = session.get_one(PlacementHead, clause_id, populate_existing=True)
    return session.get_one(Placement, head.placement_row).since


def cuts(session: Session, document: Document, clause_id: str, **at: int | None) -> list[Cut]:
    """Cuts of the words that stand, at these places."""
    clause = snapshot(session, document).by_id[clause_id]
    return [
        Cut(language, said.heading, said.text, place, said.digest)
        for language, place in at.items()
        if (said := clause.wording(language))
    ]


def split(
    session: Session, by: Person, document: Document, clause_id: str, az: int, **more: object
) -> str:
    en = more.pop("en", None)
    asked = cuts(session, document, clause_id, az=az, en=en)  # type: ignore[arg-type]
    return split_clause(
        session,
        as_actor(by),
        document,
        clause_id,
        asked,
        seen=seen(session, clause_id),
        **more,  # type: ignore[arg-type]
    )


def joint(session: Session, document: Document, first: str, second: str) -> Joint:
    now = snapshot(session, document)
    digests = [now.by_id[one].wording("az").digest for one in (first, second)]
    return Joint(second, (seen(session, first), seen(session, second)), (digests[0], digests[1]))


def join(
    session: Session, by: Person, document: Document, first: str, second: str, **more: object
) -> None:
    asked = joint(session, document, first, second)
    join_clauses(session, as_actor(by), document, first, asked, **more)  # type: ignore[arg-type]


def said(session: Session, document: Document, language: str = "az") -> list[str]:
    clauses = snapshot(session, document).clauses
    return [one.wording(language).text for one in clauses if not one.struck]
