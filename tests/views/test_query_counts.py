"""Pages ask as often for a long document as for a short one, and for many as for one."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event
from sqlalchemy.orm import Session

from app.models import Clause, Document, Person
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.deciding import decidable, decide
from app.operations.discussing import Said, begin_thread, reply, resolve
from app.operations.sealing import seal
from app.queries.sealing import WHOLE
from app.queries.snapshots import snapshot
from app.statute.roles import Role
from app.statute.snapshot import Kind
from app.statute.workflow import Verdict
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor, signed_in

SHORT, LONG = 2, 20
"""Articles."""

PAGES = (
    "",
    "?language=both",
    "?at=10",
    "c/{clause}",
    "history",
    "compare?from=2",
    "threads",
    "board",
    "people",
    "export",
)


class Committee:
    """A coordinator and a member, and what they do to one article after the other."""

    def __init__(self, app: Flask, session: Session) -> None:
        self.app, self.session = app, session
        self.leyla = a_person(session)
        self.member: Person | None = None

    def document(self, slug: str, articles: int, *, sealed: bool = False) -> str:
        """A document in which everything was done to each article; answers one clause."""
        made = a_document(self.session, self.leyla, slug)
        self.member = a_colleague(self.session, made, Role.MEMBER, f"Member of {slug}")
        paragraphs = [self._article(made, number) for number in range(articles)]
        if sealed:
            clauses = snapshot(self.session, made).by_id
            exceptions = dict.fromkeys([*clauses, WHOLE], "Vaxt azdır.")
            seal(self.session, as_actor(self.leyla), made, "Hazırdır.", exceptions)
        return paragraphs[0]

    def _article(self, document: Document, number: int) -> str:
        article = an_article(self.session, document, self.leyla, "", heading=f"Başlıq {number}")
        text = f"Sədr {number} il müddətinə seçilir."
        paragraph = an_article(
            self.session,
            document,
            self.leyla,
            text,
            kind=Kind.PARAGRAPH,
            parent=article,
            en="Chair.",
        )
        self._talk(document, paragraph)
        self._reword(paragraph, f"Sədr {number} ay müddətinə seçilir.")
        self._judge(document, article)
        return paragraph

    def _talk(self, document: Document, clause_id: str) -> None:
        clause = self.session.get_one(Clause, clause_id)
        actor = as_actor(self.leyla)
        said = Said("Niyə?", quote="müddətinə", blocking=True)
        thread = begin_thread(self.session, actor, document, clause, said)
        reply(self.session, actor, thread, "Çünki.")
        done = begin_thread(self.session, actor, document, clause, Said("Aydındır."))
        resolve(self.session, actor, done, outcome="noted")

    def _reword(self, clause_id: str, text: str) -> None:
        seen = standing_wording(self.session, clause_id, "az")
        typed = [Typed("az", seen.heading, text, seen.digest)]
        clause = self.session.get_one(Clause, clause_id)
        save_wording(self.session, as_actor(self.leyla), clause, typed)

    def _judge(self, document: Document, article: str) -> None:
        seen = decidable(snapshot(self.session, document), article)
        for person, verdict in ((self.leyla, Verdict.PROPOSE), (self.member, Verdict.APPROVE)):
            decide(self.session, as_actor(person), document, article, verdict, seen=seen)

    def visitor(self) -> FlaskClient:
        who = self.leyla.id
        self.session.commit()
        return signed_in(self.app, who)


def queries(app: Flask, visitor: FlaskClient, path: str) -> int:
    """How often the page asks, once what was read before is in memory."""
    asked: list[str] = []
    engine = app.extensions["nizam.database"].engine

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    assert visitor.get(path).status_code == 200
    event.listen(engine, "before_cursor_execute", note)
    visitor.get(path)
    event.remove(engine, "before_cursor_execute", note)
    return len(asked)


def test_a_long_document_asks_no_more_than_a_short_one(app: Flask, session: Session) -> None:
    committee = Committee(app, session)
    clauses = {slug: committee.document(slug, n) for slug, n in (("short", SHORT), ("long", LONG))}
    visitor = committee.visitor()
    asked = {
        slug: {
            page: queries(app, visitor, f"/d/{slug}/{page.format(clause=clause)}") for page in PAGES
        }
        for slug, clause in clauses.items()
    }
    assert asked["long"] == asked["short"]


def test_a_count_sees_a_question_asked_for_each_clause(app: Flask, session: Session) -> None:
    """The measure itself: what a page asks for is counted."""
    committee = Committee(app, session)
    committee.document("short", SHORT)
    assert queries(app, committee.visitor(), "/d/short/") > 5


@pytest.mark.parametrize("sealed", [False, True])
def test_many_documents_are_overseen_with_the_questions_of_one(
    app: Flask, session: Session, sealed: bool
) -> None:
    committee = Committee(app, session)
    committee.document("first", SHORT, sealed=sealed)
    few = queries(app, committee.visitor(), "/")
    for slug in ("second", "third", "fourth"):
        committee.document(slug, SHORT, sealed=sealed)
    assert queries(app, committee.visitor(), "/") == few
