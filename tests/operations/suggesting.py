"""A charter of three articles, where a reviewer suggests and the coordinator decides."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Clause, Document, Person, Step, Thread, Turn, WordingRow
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.discussing import Choice, accept_suggestion, suggest, suggest_changes
from app.queries.snapshots import snapshot
from app.statute.roles import Role
from app.statute.snapshot import Kind, Snapshot
from app.statute.suggesting import Deed, Part, Words
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor

TEXT = "Sədr iki il müddətinə açıq səsvermə ilə seçilir."
PROPOSED = "Sədr üç il müddətinə gizli səsvermə ilə seçilir."


@dataclass
class Room:
    """A charter of three articles, its coordinator and a reviewer."""

    session: Session
    document: Document
    leyla: Person
    marta: Person
    articles: list[str]

    def clause(self, number: int = 0) -> Clause:
        """One of the articles."""
        return self.session.get_one(Clause, self.articles[number])

    def text(self, number: int = 0) -> str:
        """What it says."""
        return standing_wording(self.session, self.articles[number], "az").text

    def digest(self, number: int = 0) -> str:
        """The name of what it says."""
        return standing_wording(self.session, self.articles[number], "az").digest

    def typed(self, text: str, number: int = 0) -> Typed:
        """Other words, begun on those that stand."""
        return Typed("az", "", text, self.digest(number))

    def save(self, text: str, number: int = 0) -> None:
        """The coordinator rewords an article."""
        actor = as_actor(self.leyla)
        save_wording(self.session, actor, self.clause(number), [self.typed(text, number)])

    def suggest(self, text: str = PROPOSED, body: str = "Aydın olar.") -> Thread:
        """The reviewer suggests other words for the first article."""
        return suggest(
            self.session, as_actor(self.marta), self.clause(), self.typed(text), body=body
        )

    def several(self, *parts: Part) -> Thread:
        """The reviewer suggests several things as one."""
        return suggest_changes(
            self.session, as_actor(self.marta), self.document, parts, body="Birlikdə."
        )

    def reword(self, text: str, number: int = 0) -> Part:
        """Other words for an article."""
        words = Words("az", self.digest(number), "", text)
        return Part(Deed.REWORD, self.articles[number], (words,))

    def strike(self, number: int) -> Part:
        """An article less."""
        return Part(Deed.STRIKE, self.articles[number], seen=self.digest(number))

    def move(self, number: int, after: int | None) -> Part:
        """An article elsewhere."""
        behind = None if after is None else self.articles[after]
        return Part(Deed.MOVE, self.articles[number], seen=self.digest(number), after=behind)

    def insert(self, text: str, after: int | None = None, under: int | None = None) -> Part:
        """A new article, or a point in a new one."""
        behind = None if after is None else self.articles[after]
        kind = Kind.POINT if under else Kind.ARTICLE
        return Part(Deed.INSERT, words=said(text), kind=kind, after=behind, under=under)

    def accept(self, thread: Thread, choice: Choice | None = None, **more: Any) -> Any:
        """The coordinator takes it."""
        return accept_suggestion(
            self.session, as_actor(self.leyla), thread, choice or Choice(), **more
        )

    def now(self) -> Snapshot:
        """The charter as it stands."""
        return snapshot(self.session, self.document)

    def said(self) -> list[str]:
        """What stands, in reading order."""
        return [one.wording("az").text for one in self.now().clauses if not one.struck]

    def steps(self) -> list[Step]:
        """The record from its beginning."""
        query = select(Step).where(Step.record_id == self.document.id).order_by(Step.number)
        return list(self.session.scalars(query))

    def turn(self, thread: Thread) -> Turn:
        """How it was closed."""
        return self.session.scalars(
            select(Turn).where(Turn.thread_id == thread.id).order_by(Turn.row.desc()).limit(1)
        ).one()

    def author(self, number: int = 0) -> str | None:
        """Whose words stand in an article."""
        rows = select(WordingRow.author_id).where(WordingRow.clause_id == self.articles[number])
        return self.session.scalars(rows.order_by(WordingRow.row.desc()).limit(1)).one()


def said(text: str) -> tuple[Words, ...]:
    return (Words("az", "", "", text),)


def a_room(session: Session) -> Room:
    """The charter, and who works on it."""
    leyla = a_person(session)
    document = a_document(session, leyla)
    marta = a_colleague(session, document, Role.REVIEWER, "Marta")
    articles: list[str] = []
    for text in (TEXT, "Katib protokol aparır.", "Üzvlər iclasda iştirak edirlər."):
        behind = articles[-1] if articles else None
        articles.append(an_article(session, document, leyla, text, after=behind))
    return Room(session, document, leyla, marta, articles)
