"""What a document would become if it said what a draft says: kept, reworded, new, struck."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from sqlalchemy.orm import Session

from app.models import Document, new_id
from app.queries.references import Neighbours, Readable, by_anybody
from app.queries.snapshots import snapshot
from app.statute.matching import continued
from app.statute.numbering import leads_in, number_all
from app.statute.outline import Draft
from app.statute.references import Places, stored
from app.statute.snapshot import Clause, Numbering, Snapshot, word
from app.statute.structure import GAP


@dataclass(frozen=True, slots=True)
class Replacement:
    """What importing a draft makes of a document. Each clause id stands in one list at most."""

    now: Snapshot
    draft: Draft
    """As it will be stored: its references lead to clauses."""
    places: Places
    """Where references will lead."""
    places_before: Places
    """Where they lead today."""
    clauses: tuple[Clause, ...]
    """The draft's units where they will stand, in its order, without words."""
    gone: tuple[Clause, ...]
    """Clauses the draft has not, struck and where they will stand among the others."""
    kept: tuple[str, ...]
    """Units whose words stay as they are."""
    reworded: tuple[str, ...]
    new: tuple[str, ...]
    struck: tuple[str, ...]
    """Clauses that stand today and the draft has not, or has as struck."""
    restored: tuple[str, ...]
    """Clauses that are struck today and the draft has."""

    def stored(self, draft: Draft) -> Draft:
        """A draft with the same units, such as a translation, as it will be stored."""
        kept = _without_vacant(self.now, draft)
        return _stored(kept, self.places, [clause.id for clause in self.clauses])

    @property
    def changes_words(self) -> bool:
        """Whether anything would read otherwise than today."""
        return bool(self.reworded or self.new or self.struck or self.restored)


def replacement(
    session: Session, document: Document, draft: Draft, *, readable: Readable = by_anybody
) -> Replacement:
    """What the document would become. New units get the ids they would have, so ask once.

    Braces lead to units of the draft itself, and to documents that are `readable`.
    """
    now = snapshot(session, document)
    draft = _without_vacant(now, draft)
    others = Neighbours(session, readable)
    about = now.particulars
    numbers = number_all(now.clauses, about.family, about.numbering)
    before = Places(now, others)
    known = continued(now.clauses, numbers, _stored(draft, before))
    clauses = _stand(now, draft, known)
    places = Places(replace(now, clauses=tuple(clauses)), others)
    draft = _stored(draft, places, [clause.id for clause in clauses])
    ranked = _ranked(now.clauses, clauses)
    here = {clause.id for clause in clauses}
    return Replacement(
        now=now,
        draft=draft,
        places=places,
        places_before=before,
        clauses=tuple(ranked[clause.id] for clause in clauses),
        gone=tuple(ranked[clause.id] for clause in now.clauses if clause.id not in here),
        kept=_said(now, clauses, draft, same=True),
        reworded=_said(now, clauses, draft, same=False),
        new=tuple(clause.id for clause in clauses if clause.id not in now.by_id),
        struck=_turned(now, ranked.values(), struck=True),
        restored=_turned(now, ranked.values(), struck=False),
    )


def _without_vacant(now: Snapshot, draft: Draft) -> Draft:
    """The draft without the lines a file has for numbers that moved clauses left behind here.

    They follow from the history of this document; in another one they are struck units.
    """
    vacant = {(one.kind, one.number) for one in now.vacated}
    kept: dict[int, int] = {}
    for turn, unit in enumerate(draft.clauses):
        silent = unit.struck and not (unit.heading or unit.text)
        if not (silent and (unit.kind, unit.number) in vacant):
            kept[turn] = len(kept)
    if len(kept) == len(draft.clauses):
        return draft
    units = (draft.clauses[turn] for turn in kept)
    moved = (
        replace(unit, parent=None if unit.parent is None else kept[unit.parent]) for unit in units
    )
    return replace(draft, clauses=tuple(moved))


def _stored(draft: Draft, places: Places, ids: Sequence[str] = ()) -> Draft:
    """The draft with its braces resolved; `ids` of its units, where they have them."""
    units = [
        replace(
            unit,
            heading=stored(unit.heading, places, draft.language, near),
            text=stored(unit.text, places, draft.language, near),
        )
        for unit, near in zip_longest(draft.clauses, ids)
    ]
    return replace(draft, clauses=tuple(units))


def _stand(now: Snapshot, draft: Draft, known: dict[int, str]) -> list[Clause]:
    """The units with their identities, kinds and fixed numbers."""
    fixed = now.particulars.numbering is Numbering.FIXED
    ids = [known.get(turn) or new_id() for turn in range(len(draft.clauses))]
    clauses = [
        Clause(
            id=ids[turn],
            kind=unit.kind,
            parent=None if unit.parent is None else ids[unit.parent],
            rank=GAP * (turn + 1),
            fixed=(unit.number or None) if fixed or leads_in(unit.kind, unit.number) else None,
            struck=unit.struck,
        )
        for turn, unit in enumerate(draft.clauses)
    ]
    return clauses if fixed else _pinned(clauses, now, draft)


def _pinned(clauses: list[Clause], now: Snapshot, draft: Draft) -> list[Clause]:
    """Fix the numbers that the tree would not give, so that every unit prints what it printed."""
    for attempt in range(4):
        numbers = number_all(clauses, now.particulars.family, Numbering.DERIVED)
        odd = [
            turn
            for turn, unit in enumerate(draft.clauses)
            if numbers[clauses[turn].id] != unit.number
        ]
        if not odd:
            break
        everywhere = range(len(clauses)) if attempt == 3 else odd
        for turn in everywhere:
            clauses[turn] = replace(clauses[turn], fixed=draft.clauses[turn].number or None)
    return clauses


def _ranked(standing: Sequence[Clause], clauses: Sequence[Clause]) -> dict[str, Clause]:
    """All clauses with ranks: siblings keep theirs where their order stays as it was."""
    before = {clause.id: clause for clause in standing}
    here = {clause.id for clause in clauses}
    found: dict[str, Clause] = {}
    for siblings in _families(standing, clauses, here):
        ranks = [before[one.id].rank if one.id in before else None for one in siblings]
        stay = all(
            one is not None and other is not None and one < other for one, other in pairwise(ranks)
        )
        for place, one in enumerate(siblings):
            rank = ranks[place] if stay else None
            struck = one.struck or one.id not in here
            found[one.id] = replace(one, rank=rank or GAP * (place + 1), struck=struck)
    return found


def _families(
    standing: Sequence[Clause], clauses: Sequence[Clause], here: set[str]
) -> Iterable[list[Clause]]:
    """Siblings in their new order; one that is gone stays behind the sibling it stood behind."""
    below: dict[str | None, list[Clause]] = defaultdict(list)
    for clause in clauses:
        below[clause.parent].append(clause)
    last: dict[str | None, str] = {}
    for clause in standing:
        siblings = below[clause.parent]
        if clause.id not in here:
            behind = [
                place for place, one in enumerate(siblings) if one.id == last.get(clause.parent)
            ]
            siblings.insert(behind[0] + 1 if behind else 0, clause)
        last[clause.parent] = clause.id
    return list(below.values())


def _said(now: Snapshot, clauses: Sequence[Clause], draft: Draft, *, same: bool) -> tuple[str, ...]:
    """Known units whose words stay, or do not."""
    return tuple(
        clause.id
        for clause, unit in zip(clauses, draft.clauses, strict=True)
        if (known := now.by_id.get(clause.id)) is not None
        and (
            known.wording(draft.language).digest
            == word(draft.language, unit.heading, unit.text).digest
        )
        is same
    )


def _turned(now: Snapshot, clauses: Iterable[Clause], *, struck: bool) -> tuple[str, ...]:
    return tuple(
        clause.id
        for clause in clauses
        if (known := now.by_id.get(clause.id)) is not None
        and clause.struck is struck
        and known.struck is not struck
    )
