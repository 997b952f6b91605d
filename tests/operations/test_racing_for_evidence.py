"""Many take away one citation, or one link to a need, at once: one does, the others are told."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from app.db import Database
from app.models import Clause
from app.operations.citing import cite, describe_extract, describe_source, withdraw_citation
from app.operations.errors import NotThere
from app.operations.needs import describe_need, link_need, withdraw_need
from app.operations.recording import Actor
from app.queries.verification import verify
from tests.makers import a_document, a_person, an_article, as_actor
from tests.operations.writers import all_at_once

WRITERS = 5


def an_answering_clause(database: Database) -> str:
    """A clause that cites an extract and answers a need."""
    with database.session() as session, database.writing(session):
        leyla = a_person(session)
        by, charter = as_actor(leyla), a_document(session, leyla)
        clause = an_article(session, charter, leyla, "Söz.")
        describe_source(session, by, "crup", {"title": {"en": "CRUP"}})
        describe_extract(session, by, "crup", "crup-1", {"summary": {"en": "Rectors."}})
        describe_need(session, by, "E-01", {"title": {"en": "A voice"}, "group": "rectors"})
        placed = session.get_one(Clause, clause)
        cite(session, by, placed, "crup-1", "follows", note={})
        link_need(session, by, placed, "E-01", "fully", note={})
        return clause


@pytest.mark.parametrize(("deed", "name"), [(withdraw_citation, "crup-1"), (withdraw_need, "E-01")])
def test_what_rests_on_evidence_is_taken_away_once(
    database: Database, deed: Callable[[Session, Actor, Clause, str], None], name: str
) -> None:
    clause = an_answering_clause(database)

    def work(_number: int) -> bool:
        with database.session() as session:
            try:
                with database.writing(session):
                    deed(session, as_actor(None), session.get_one(Clause, clause), name)
            except NotThere:
                return False
            return True

    assert sorted(all_at_once(work, WRITERS)) == [False] * (WRITERS - 1) + [True]
    with database.session() as session:
        assert all(not told.why for told in verify(session, {}))
