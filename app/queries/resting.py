"""What clauses came to rest on between two steps, what they rest on no longer, and how else."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.models import Citation, Document, NeedLink
from app.queries.answers import Answered, needs_answered
from app.queries.evidence import Cited, citations
from app.statute.diffing import Run, compare
from app.statute.snapshot import LANGUAGES


@dataclass(frozen=True, slots=True)
class Shift:
    """A citation, or a link to a need, that is not the same at both steps."""

    clause: str
    before: Cited | Answered | None
    after: Cited | Answered | None

    @property
    def shown(self) -> Cited | Answered:
        """As it is at the newer step, else as it was."""
        one = self.after or self.before
        assert one is not None  # noqa: S101  # a shift has a side
        return one

    @property
    def happened(self) -> str:
        """Added, withdrawn or changed, as one word."""
        if self.before is None:
            return "added"
        return "changed" if self.after else "withdrawn"

    @property
    def hows(self) -> tuple[str, str]:
        """The relation, or how far it answers, on either side; "" where it does not stand."""
        return _how(self.before), _how(self.after)

    @property
    def anew(self) -> bool:
        """Whether it rests on what the library says by now instead of what it said before."""
        return bool(self.before and self.after) and _pins(self.before) != _pins(self.after)

    def notes(self) -> Iterator[tuple[str, Sequence[Run]]]:
        """What was said otherwise of how it does, by language."""
        was = self.before.note if self.before else {}
        now = self.after.note if self.after else {}
        for language in LANGUAGES:
            if was.get(language, "") != now.get(language, ""):
                yield language, compare(was.get(language, ""), now.get(language, ""))


def shifts(
    session: Session, document: Document, older: int, newer: int
) -> Mapping[str, Sequence[Shift]]:
    """By clause, what it rests on otherwise at step `newer` than at step `older`."""
    if not _any_between(session, document, *sorted((older, newer))):
        return {}
    was, now = _standing(session, document, older), _standing(session, document, newer)
    found: dict[str, list[Shift]] = defaultdict(list)
    for key in dict.fromkeys([*now, *was]):
        shift = Shift(key[0], was.get(key), now.get(key))
        if shift.happened != "changed" or _says(was[key]) != _says(now[key]):
            found[key[0]].append(shift)
    return found


def _any_between(session: Session, document: Document, older: int, newer: int) -> bool:
    made = (
        exists().where(table.record_id == document.id, table.since > older, table.since <= newer)
        for table in (Citation, NeedLink)
    )
    return any(session.scalar(select(one)) for one in made)


def _standing(
    session: Session, document: Document, step: int
) -> dict[tuple[str, str], Cited | Answered]:
    cited = citations(session, document, step).values()
    answered = needs_answered(session, document, step).values()
    return {
        **{(one.clause, "c " + one.extract.slug): one for some in cited for one in some},
        **{(one.clause, "n " + one.need.slug): one for some in answered for one in some},
    }


def _how(one: Cited | Answered | None) -> str:
    if one is None:
        return ""
    return one.relation if isinstance(one, Cited) else one.answers


def _pins(one: Cited | Answered | None) -> tuple[int | None, ...]:
    """Which descriptions of the library a citation rests on."""
    if not isinstance(one, Cited):
        return ()
    return one.extract.row, one.pinned.row if one.pinned else None


def _says(one: Cited | Answered) -> tuple[object, ...]:
    return _how(one), dict(one.note), _pins(one)
