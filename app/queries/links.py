"""Which addresses of the library did not answer when they were last tried."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import LinkCheck
from app.queries.evidence import sources


def links_of(source: Mapping[str, Any]) -> Iterator[str]:
    """Every address said of a source: its own and those of its versions. `source`: its facts."""
    links = [source.get("link"), *(one.get("link") for one in source.get("versions") or ())]
    yield from dict.fromkeys(str(link) for link in links if link)


def all_links(session: Session) -> list[str]:
    """Every address of the library, each once."""
    found = (link for source in sources(session).values() for link in links_of(source.facts))
    return list(dict.fromkeys(found))


def dead_links(session: Session, links: Iterable[str]) -> Mapping[str, LinkCheck]:
    """Of these addresses those that gave no answer, and when."""
    asked = select(LinkCheck).where(LinkCheck.link.in_(list(links)), LinkCheck.dead)
    return {check.link: check for check in session.scalars(asked)}
