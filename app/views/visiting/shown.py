"""What of a document a guest link shows: the chosen clauses, under the headings they stand in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app import models
from app.db import session
from app.models import GuestLink, Remark
from app.operations.clauses import known_wording
from app.queries.guests import reach_of
from app.statute.diffing import Run, compare
from app.statute.numbering import number_all, printed
from app.statute.snapshot import Clause, Kind, Snapshot, word
from app.views.leaves import HEADINGS
from app.views.visiting.blueprint import blueprint


@dataclass(frozen=True, slots=True)
class Line:
    """One clause on a guest's page."""

    clause: Clause
    labels: Mapping[str, str]
    """The number as printed before the text, by language."""
    depth: int
    """Below its article, or whatever stands on its own, which is 0."""
    is_open: bool
    """False: only its heading is shown, for where the open ones stand."""

    @property
    def is_heading(self) -> bool:
        """Whether units are gathered under it."""
        return self.clause.kind in HEADINGS

    @property
    def is_unit(self) -> bool:
        """Whether it begins a unit with a heading of its own."""
        return self.clause.kind is Kind.ARTICLE or (
            self.depth == 0 and any(one.heading for one in self.clause.wordings.values())
        )


@blueprint.app_template_global("redline_of_remark")
def redline_of(remark: Remark) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """What a remark that suggests other words would change, in the heading and in the text."""
    clause = session().get_one(models.Clause, remark.clause_id)
    base = known_wording(session(), clause, remark.language, remark.base or "")
    before = base or word(remark.language, "", "")
    heading = before.heading, remark.heading
    return (compare(*heading) if any(heading) else (), compare(before.text, remark.text))


def lines_of(link: GuestLink, now: Snapshot, languages: Sequence[str]) -> Iterator[Line]:
    """The clauses a link opens in reading order, with the headings above them."""
    reach = reach_of(session(), link, now)
    above = _above(now, reach)
    about = now.particulars
    numbers = number_all(now.clauses, about.family, about.numbering)
    depths: dict[str | None, int] = {None: -1}
    for clause in now.clauses:
        depths[clause.id] = -1 if clause.kind in HEADINGS else depths[clause.parent] + 1
        if clause.id in reach or clause.id in above:
            number = numbers.get(clause.id, clause.fixed or "")
            labels = {each: printed(clause.kind, number, about.family, each) for each in languages}
            yield Line(clause, labels, max(depths[clause.id], 0), clause.id in reach)


def _above(now: Snapshot, reach: frozenset[str]) -> set[str]:
    """The clauses that open ones stand in."""
    found: set[str] = set()
    for one in reach:
        parent = now.by_id[one].parent
        while parent is not None and parent not in found:
            found.add(parent)
            parent = now.by_id[parent].parent
    return found
