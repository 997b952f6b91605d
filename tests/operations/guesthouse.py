"""A charter of two articles, links to it, and guests who come by them."""

from dataclasses import dataclass, replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import (
    Comment,
    Document,
    GuestLink,
    Person,
    Step,
)
from app.operations import guests
from app.operations.guests import Sender, Terms
from app.operations.remarks import Written
from app.queries.guests import waiting_on
from app.statute.snapshot import Kind
from tests.makers import NOON, a_document, a_person, an_article, as_actor

MINE = "of my cookie"

SAID = Written("Tələbələrə də yer verin.")


@dataclass
class House:
    """A charter of two articles, one of them with a paragraph, and its coordinator."""

    session: Session
    leyla: Person
    charter: Document
    first: str
    below: str
    second: str

    def link(self, **terms: object) -> GuestLink:
        """A link for guests."""
        asked = replace(Terms("Tələbə təşkilatları"), **terms)  # type: ignore[arg-type]
        return guests.make_link(self.session, as_actor(self.leyla), self.charter, asked)[0]

    def waits(self) -> list[str]:
        """The keys of what waits, oldest first."""
        return [one.key for one in waiting_on(self.session, self.charter)]

    def bodies(self) -> list[str]:
        """Everything said in conversations."""
        return list(self.session.scalars(select(Comment.body).order_by(Comment.row)))

    def deeds(self) -> list[str]:
        """What was done, oldest first."""
        mine = select(Step.deed).where(Step.record_id == self.charter.id).order_by(Step.number)
        return list(self.session.scalars(mine))


@pytest.fixture
def house(session: Session) -> House:
    leyla = a_person(session)
    charter = a_document(session, leyla)
    first = an_article(session, charter, leyla, "", heading="Ad")
    below = an_article(
        session, charter, leyla, "Üç səs var.", kind=Kind.PARAGRAPH, parent=first, en="Three votes."
    )
    second = an_article(session, charter, leyla, "İki səs yoxdur.", after=first)
    return House(session, leyla, charter, first, below, second)


def sender(link: GuestLink, secret: str = MINE, **facts: object) -> Sender:
    """Somebody at noon."""
    return replace(Sender(link, NOON, secret), **facts)  # type: ignore[arg-type]
