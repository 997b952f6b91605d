"""A committee at work on a small charter of its own: who is on it, and where its clauses are."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Locator, Page
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.db import transaction
from app.models import Clause, Document, Person, SignIn
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.documents import Founding, found_document
from app.operations.membership import give_role
from app.operations.recording import Actor
from app.queries.snapshots import snapshot
from app.statute.numbering import number_all
from app.statute.roles import Role
from app.statute.snapshot import Kind
from tests.journeys.admitting import admit
from tests.journeys.browsing import ENGLISH, Look
from tests.journeys.serving import Served
from tests.makers import an_article

LEYLA, RASHAD, AYGUN, MARTA = (
    f"{who}@nizam.example" for who in ("leyla", "rashad", "aygun", "marta")
)

ROLES = {LEYLA: Role.COORDINATOR, RASHAD: Role.MEMBER, AYGUN: Role.MEMBER, MARTA: Role.REVIEWER}
"""Who is on the document, by address; Leyla founds it."""

ARTICLES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "Konfrans": (
        (
            "Konfrans ali təhsil müəssisələri rektorlarının könüllü birliyidir.",
            "The Conference is a voluntary union of rectors.",
        ),
        (
            "Konfransın qərarları səs çoxluğu ilə qəbul edilir və açıq dərc olunur.",
            "Decisions of the Conference are taken by majority and published.",
        ),
    ),
    "Üzvlük": (
        (
            "Üzvlük üçün ərizə Katibliyə yazılı şəkildə verilir.",
            "An application for membership is made to the Secretariat in writing.",
        ),
        (
            "Ərizəyə otuz gün ərzində baxılır.",
            "The application is considered within thirty days.",
        ),
    ),
    "Rəyasət Heyəti": (
        ("Rəyasət Heyəti beş üzvdən ibarətdir.", "The Presidium has five members."),
        (
            "Rəyasət Heyətinin iclası ildə dörd dəfə keçirilir.",
            "The Presidium meets four times a year.",
        ),
    ),
}
"""Articles of the small charter, each with its paragraphs in Azerbaijani and English."""


@dataclass(frozen=True, slots=True)
class Committee:
    """A served document that nobody else works on."""

    served: Served
    open_page: Callable[..., Page]
    slug: str
    clauses: Mapping[str, str]
    """Ids by the numbers they had in the beginning: "1", "1.2"."""

    def desk(self, email: str, look: Look = ENGLISH, path: str = "") -> Page:
        """The document as somebody opens it in a browser of their own."""
        page = self.open_page(self.served, look)
        self.enters(page, email, look.language, path)
        return page

    def enters(self, page: Page, email: str, language: str = "en", path: str = "") -> None:
        """Somebody opens the document on a page that is there already."""
        admit(page, self.served, email, language)
        page.goto(self.at(path))

    def at(self, path: str = "") -> str:
        """The address of a page of the document."""
        return self.served.url(f"/d/{self.slug}/{path}")

    def row(self, page: Page, number: str) -> Locator:
        """The block of a clause on the page."""
        return page.locator(f"#c-{self.clauses[number]}")

    def tool(self, page: Page, number: str, name: str) -> Locator:
        """A link of a clause; the mouse must be on the clause to see it."""
        block = self.row(page, number)
        block.locator(".words, h3").first.hover()
        return block.get_by_role("link", name=name, exact=True).first

    def under(self, page: Page, number: str) -> Locator:
        """Where forms open below a clause."""
        return page.locator(f"#edit-{self.clauses[number]}")

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction of the running service."""
        with self.served.app.app_context(), transaction() as session:
            yield session

    def rewords(self, email: str, number: str, az: str, reason: str = "") -> None:
        """Somebody saves other words elsewhere meanwhile."""
        with self.writing() as session:
            clause = session.get_one(Clause, self.clauses[number])
            now = standing_wording(session, clause.id, "az")
            typed = Typed("az", now.heading, az, now.digest)
            save_wording(session, actor_of(session, email), clause, [typed], reason=reason)

    def numbers(self) -> Mapping[str, str]:
        """The numbers the clauses have now, by those they had in the beginning."""
        with self.writing() as session:
            document = session.scalars(select(Document).where(Document.slug == self.slug)).one()
            now = snapshot(session, document)
        numbers = number_all(now.clauses, now.particulars.family, now.particulars.numbering)
        return {begun: numbers[clause] for begun, clause in self.clauses.items()}

    def words(self, number: str, language: str = "az") -> str:
        """What a clause says now."""
        with self.writing() as session:
            return standing_wording(session, self.clauses[number], language).text

    def sleeps(self, email: str) -> None:
        """Somebody leaves their browser alone for longer than a sign-in lasts."""
        yesterday = datetime.now(UTC) - timedelta(days=1)
        with self.writing() as session:
            person = person_of(session, email)
            session.execute(
                update(SignIn).where(SignIn.person_id == person.id).values(seen_at=yesterday)
            )


def person_of(session: Session, email: str) -> Person:
    """The person with the address."""
    return session.scalars(select(Person).where(Person.email == email)).one()


def actor_of(session: Session, email: str) -> Actor:
    """The person with the address, doing something now."""
    return Actor(person_of(session, email).id, datetime.now(UTC))


def gather(served: Served, open_page: Callable[..., Page], slug: str) -> Committee:
    """Found the small charter and give everybody their role."""
    with served.app.app_context(), transaction() as session:
        leyla = person_of(session, LEYLA)
        titles = {"az": "Kiçik nizamnamə", "en": "Small charter"}
        founding = Founding(slug, titles, kind="charter", illustrative=True)
        document = found_document(session, actor_of(session, LEYLA), founding)
        for email, role in ROLES.items():
            if email != LEYLA:
                person = person_of(session, email)
                give_role(session, actor_of(session, LEYLA), document, person, role)
        clauses = dict(_articles(session, document, leyla))
    return Committee(served, open_page, slug, clauses)


def _articles(session: Session, document: Document, author: Person) -> Iterable[tuple[str, str]]:
    """The clauses, in reading order, with their numbers."""
    behind: str | None = None
    for place, (heading, paragraphs) in enumerate(ARTICLES.items(), 1):
        behind = an_article(session, document, author, "", heading=heading, after=behind)
        yield str(place), behind
        after: str | None = None
        for below, (az, en) in enumerate(paragraphs, 1):
            after = an_article(
                session,
                document,
                author,
                az,
                en=en,
                kind=Kind.PARAGRAPH,
                parent=behind,
                after=after,
            )
            yield f"{place}.{below}", after
