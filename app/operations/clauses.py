"""Reword a clause: save what was typed, merge it with a colleague's, or refuse and lose nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Clause, Placement, PlacementHead, Step, WordingHead, WordingRow
from app.operations.errors import Clash, ClauseIsStruck, ReasonNeeded, StaleWording, TooLong
from app.operations.recording import Actor, Entry, hold, step
from app.queries.agreement import is_agreed
from app.statute.merging import merge
from app.statute.snapshot import AUTHORITATIVE, Wording, word

LONGEST = 100_000
"""Longest text of one clause, in characters."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed for one language of a clause."""

    language: str
    heading: str
    text: str
    started_from: str
    """Digest of the wording they saw when they began."""
    still_fits: bool = False
    """They say this translation, as it is, renders the authoritative wording that stands."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save came to: the step, None where nothing was new; and the languages merged."""

    step: Step | None
    merged: tuple[str, ...] = ()


def save_wording(
    session: Session,
    actor: Actor,
    clause: Clause,
    typed: Sequence[Typed],
    *,
    reason: str = "",
) -> Saved:
    """Give a clause other words in one language or more, as one step.

    Raises StaleWording with base, theirs and mine where edits collide; ClauseIsStruck;
    ReasonNeeded where the clause is agreed and no reason is given; TooLong.
    """
    hold(session, clause.record_id)
    if standing_placement(session, clause).struck:
        raise ClauseIsStruck
    for one in typed:
        check_length(one.heading, one.text)
    merged, settled = _settle(session, clause, typed)
    changed = _changed(session, clause, settled, typed)
    if not changed:
        return Saved(None)
    if not reason.strip() and is_agreed(session, clause):
        raise ReasonNeeded
    digests = {wording.language: wording.digest for wording in changed}
    with step(
        session,
        clause.record_id,
        actor,
        "save_wording",
        clause_id=clause.id,
        wording=digests,
        reason=reason.strip(),
        merged=list(merged),
    ) as entry:
        for wording in changed:
            put_wording(entry, clause.id, wording, actor.author_id)
    return Saved(session.get_one(Step, (clause.record_id, entry.record.steps)), merged)


def standing_placement(session: Session, clause: Clause) -> Placement:
    """Where the clause stands now."""
    return session.scalars(
        select(Placement)
        .join(PlacementHead, PlacementHead.placement_row == Placement.row)
        .where(PlacementHead.clause_id == clause.id)
    ).one()


def standing_wording(session: Session, clause_id: str, language: str) -> Wording:
    """What the clause says now; an empty wording where it has none in that language."""
    row = session.scalars(
        select(WordingRow)
        .join(WordingHead, WordingHead.wording_row == WordingRow.row)
        .where(WordingHead.clause_id == clause_id, WordingHead.language == language)
    ).first()
    return _wording(row) if row else word(language, "", "")


def put_wording(entry: Entry, clause_id: str, wording: Wording, author_id: str | None) -> None:
    """Add a wording to a step: it will stand."""
    entry.add(
        WordingRow(
            clause_id=clause_id,
            language=wording.language,
            heading=wording.heading,
            text=wording.text,
            digest=wording.digest,
            made_from=wording.made_from,
            author_id=author_id,
        )
    )


def _wording(row: WordingRow) -> Wording:
    return Wording(row.language, row.heading, row.text, row.digest, row.made_from)


def check_length(heading: str, text: str) -> None:
    """Raise TooLong where this is more than one clause holds."""
    length = len(heading) + len(text)
    if length > LONGEST:
        raise TooLong(length, LONGEST)


def _settle(
    session: Session, clause: Clause, typed: Sequence[Typed]
) -> tuple[tuple[str, ...], dict[str, tuple[str, str]]]:
    """Heading and text each language comes to, and which languages were merged."""
    merged: list[str] = []
    settled: dict[str, tuple[str, str]] = {}
    clashes: dict[str, Clash] = {}
    for one in typed:
        standing = standing_wording(session, clause.id, one.language)
        mine = word(one.language, one.heading, one.text)
        settled[one.language] = (mine.heading, mine.text)
        if standing.digest in (one.started_from, mine.digest):
            continue
        if mine.digest == one.started_from:  # nothing was typed: theirs stands
            settled[one.language] = (standing.heading, standing.text)
            continue
        base = known_wording(session, clause, one.language, one.started_from)
        both = _merged(base, mine, standing) if base else None
        if both is None:
            clashes[one.language] = _clash(base, standing, mine)
        else:
            merged.append(one.language)
            settled[one.language] = both
    if clashes:
        raise StaleWording(clashes)
    return tuple(merged), settled


def _merged(base: Wording, mine: Wording, theirs: Wording) -> tuple[str, str] | None:
    heading = merge(base.heading, mine.heading, theirs.heading).text
    text = merge(base.text, mine.text, theirs.text).text
    return None if heading is None or text is None else (heading, text)


def _clash(base: Wording | None, standing: Wording, mine: Wording) -> Clash:
    began = base or standing
    return Clash(
        language=mine.language,
        base=(began.heading, began.text),
        theirs=(standing.heading, standing.text),
        mine=(mine.heading, mine.text),
        standing=standing.digest,
    )


def known_wording(session: Session, clause: Clause, language: str, digest: str) -> Wording | None:
    """A wording the clause once had, by digest; the empty one counts as had."""
    empty = word(language, "", "")
    if digest == empty.digest:
        return empty
    row = session.scalars(
        select(WordingRow)
        .where(
            WordingRow.clause_id == clause.id,
            WordingRow.language == language,
            WordingRow.digest == digest,
        )
        .order_by(WordingRow.since.desc())
        .limit(1)
    ).first()
    return _wording(row) if row else None


def _changed(
    session: Session,
    clause: Clause,
    settled: Mapping[str, tuple[str, str]],
    typed: Sequence[Typed],
) -> list[Wording]:
    """The wordings that become new rows, translations naming what they were made from."""
    source = _source(session, clause, settled, typed)
    changed = []
    for one in typed:
        made_from = None if one.language == AUTHORITATIVE else source
        wording = word(one.language, *settled[one.language], made_from)
        standing = standing_wording(session, clause.id, one.language)
        if wording.digest != standing.digest or _affirms(one, standing, made_from):
            changed.append(wording)
    return changed


def _source(
    session: Session,
    clause: Clause,
    settled: Mapping[str, tuple[str, str]],
    typed: Sequence[Typed],
) -> str:
    """Digest of the authoritative wording that whoever typed a translation had before them."""
    for one in typed:
        if one.language == AUTHORITATIVE:
            mine = word(AUTHORITATIVE, one.heading, one.text)
            stands = settled[AUTHORITATIVE] == (mine.heading, mine.text)
            return mine.digest if stands else one.started_from
    return standing_wording(session, clause.id, AUTHORITATIVE).digest


def _affirms(one: Typed, standing: Wording, made_from: str | None) -> bool:
    """Whether somebody says that the translation they saw renders a newer authoritative wording."""
    same = word(one.language, one.heading, one.text).digest == standing.digest
    says_something = bool(standing.heading or standing.text)
    return one.still_fits and same and says_something and standing.made_from != made_from
