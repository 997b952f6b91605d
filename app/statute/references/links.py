"""Where the labels of references stand in a text as it is read, so that they can be links."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from app.statute.references.grammar import references
from app.statute.references.places import Places
from app.statute.references.texts import is_broken, label
from app.statute.snapshot import Snapshot


class Link(NamedTuple):
    """The label of a reference to a clause of the same document."""

    start: int
    """Counts code points of the text with its labels, from 0."""
    end: int
    clause: str


def links_in(snapshot: Snapshot, places: Places) -> Mapping[str, tuple[Link, ...]]:
    """The links in the texts `read_out` gives, by the digest of the wording.

    `snapshot` has its references as they are stored. What leads to another document or to
    nothing that stands is no link.
    """
    texts = {
        wording.digest: wording.text
        for clause in snapshot.clauses
        for wording in clause.wordings.values()
        if "#" in wording.text
    }
    found = {digest: tuple(_links(text, places)) for digest, text in texts.items()}
    return {digest: links for digest, links in found.items() if links}


def _links(text: str, places: Places) -> Iterator[Link]:
    ahead = 0
    for found in references(text):
        said = label(found, places)
        start = found.start + ahead
        if found.document is None and not is_broken(found, places):
            yield Link(start, start + len(said), found.clause)
        ahead += len(said) - len(found.token)
