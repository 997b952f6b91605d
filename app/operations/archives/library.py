"""Let the library hold what a restored record rests on, and say what the record calls it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.formats.archive import Archive
from app.formats.archive.told import Place
from app.models import HOUSE, Attachment, FileContent, RestoredRow
from app.operations.archives.errors import Unfit
from app.operations.archives.rows import Values, put, values
from app.operations.citing import NAMED, house_step
from app.operations.describing import checked_extract, checked_source
from app.operations.errors import Refused
from app.operations.needs import checked_need
from app.operations.recording import Actor
from app.queries.archives import LIBRARY, found
from app.statute.errors import StatuteError


@dataclass(slots=True)
class Library:
    """What the record rests on, as it is held here."""

    document_id: str
    steps: int
    here: dict[tuple[str, int, int], int] = field(default_factory=dict)
    """The row's number here by table, the number in the record, and the last step called so."""
    added: int = 0

    def number(self, table: str, called: int, since: int) -> int | None:
        """The number here of what step `since` calls so; None for what the archive lacks."""
        ends = [
            until
            for (kind, number, until) in self.here
            if (kind, number) == (table, called) and until >= since
        ]
        return self.here[table, called, min(ends)] if ends else None

    def rows(self) -> Iterator[RestoredRow]:
        """The same as rows."""
        for (kind, number, until), here in sorted(self.here.items()):
            yield RestoredRow(
                document_id=self.document_id, kind=kind, number=number, until=until, here=here
            )


def hold_library(session: Session, actor: Actor, archive: Archive) -> Library:
    """Add what is not held yet. Where the library describes a thing otherwise it goes on so.

    Raises Unfit for a description nobody could have entered.
    """
    library = Library(str(archive.document["id"]), archive.steps)
    for table in LIBRARY:
        _hold(session, actor, archive, table, library)
    _attach(session, actor, archive)
    return library


def _hold(session: Session, actor: Actor, archive: Archive, table: str, library: Library) -> None:
    """One table: each description is found here or added, in steps of the house's record."""
    descriptions = _descriptions(archive, table)
    held = _held(session, table, {one["slug"] for one, _called in descriptions})
    used: set[int] = set()
    for facts, called in descriptions:
        row = next(
            (
                one
                for one in held[facts["slug"]]
                if one.row not in used and all(getattr(one, key) == facts[key] for key in facts)
            ),
            None,
        )
        if row is None:
            row = _add(session, actor, table, facts, held)
            library.added += 1
        used.add(row.row)
        for number, until in called:
            library.here[table, number, until] = row.row


def _descriptions(archive: Archive, table: str) -> list[tuple[Values, list[tuple[int, int]]]]:
    """The columns of each description, and what the record calls it. Raises Unfit."""
    descriptions = []
    for line, row in enumerate(archive.rows(Place.HOUSE, table), start=1):
        rest = {key: said for key, said in row.items() if key != "called"}
        whole = {**rest, "record_id": HOUSE, "since": 1}
        (facts,) = values(LIBRARY[table], [whole])
        del facts["record_id"], facts["since"]
        _check(archive, table, line, facts)
        descriptions.append((facts, _called(table, line, row.get("called"))))
    return descriptions


def _called(table: str, line: int, said: Any) -> list[tuple[int, int]]:
    try:
        called = [(number, until) for number, until in said]
    except (TypeError, ValueError):
        raise Unfit(table, line, "what the record calls it cannot be read") from None
    if any(type(number) is not int or type(until) is not int for number, until in called):
        raise Unfit(table, line, "what the record calls it is no number")
    return called


def _check(archive: Archive, table: str, line: int, facts: Values) -> None:
    """Raises Unfit for what the forms of the library would refuse."""
    if not NAMED.fullmatch(facts["slug"]):
        raise Unfit(table, line, "a name no address can have")
    try:
        if table == "source":
            checked_source(facts["facts"])
        elif table == "need":
            checked_need({"group": facts["group"], **facts["facts"]})
        else:
            checked_extract(facts["facts"], _source_of(archive, facts["source_slug"]))
    except (Refused, StatuteError, TypeError, KeyError, AttributeError, ValueError) as error:
        raise Unfit(table, line, f"{type(error).__name__} {error}") from error


def _source_of(archive: Archive, slug: str) -> Mapping[str, Any]:
    rows: Sequence[Mapping[str, Any]] = archive.rows(Place.HOUSE, "source")
    return next(row["facts"] for row in reversed(rows) if row.get("slug") == slug)


def _held(session: Session, table: str, slugs: set[str]) -> dict[str, list[Any]]:
    """What is held under those names, oldest first."""
    held: dict[str, list[Any]] = defaultdict(list)
    for row in found(session, LIBRARY[table].slug, slugs):
        held[row.slug].append(row)
    return held


def _add(
    session: Session, actor: Actor, table: str, facts: Values, held: dict[str, list[Any]]
) -> Any:
    """A description of the archive; behind it again the one that stood here, if there was one."""
    kind, known = LIBRARY[table], held[facts["slug"]]
    standing = known[-1] if known else None
    with house_step(session, actor, f"describe_{table}", **{table: facts["slug"]}) as entry:
        row = entry.add(kind(**facts))
    known.append(row)
    if standing is not None:
        again = {key: getattr(standing, key) for key in facts}
        with house_step(session, actor, f"describe_{table}", **{table: facts["slug"]}) as entry:
            known.append(entry.add(kind(**again)))
    return row


def _attach(session: Session, actor: Actor, archive: Archive) -> None:
    """Papers of the needs that are not attached here."""
    for line, row in enumerate(archive.rows(Place.HOUSE, "attachment"), start=1):
        (facts,) = values(Attachment, [{**row, "record_id": HOUSE, "since": 1}])
        del facts["record_id"], facts["since"]
        digest, need = facts["digest"], facts["need_slug"]
        if digest not in archive.contents:
            raise Unfit("attachment", line, "its content is not in the archive")
        known = select(Attachment.row).where(
            Attachment.need_slug == need, Attachment.digest == digest
        )
        if session.scalar(known.limit(1)) is None:
            keep_contents(session, {digest: archive.contents[digest]})
            with house_step(session, actor, "attach_paper", need=need, name=facts["name"]) as entry:
                entry.add(Attachment(**facts))


def keep_contents(session: Session, contents: Mapping[str, bytes]) -> None:
    """Keep files that are not kept yet, by their digest."""
    new = {
        digest: content
        for digest, content in contents.items()
        if session.get(FileContent, digest) is None
    }
    put(session, FileContent, ({"digest": one, "content": said} for one, said in new.items()))
