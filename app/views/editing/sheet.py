"""The form on which a clause is reworded: what it shows, and what somebody typed into it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from app.models import Clause, Document
from app.operations.clauses import Typed, known_wording
from app.presentation import locale
from app.queries.agreement import standing_of
from app.queries.snapshots import snapshot
from app.speaking import Reader, speak
from app.statute import snapshot as statute
from app.statute.diffing import Run, compare
from app.statute.fields import Field as NamedPart
from app.statute.fields import asked_of
from app.statute.numbering import number_all, printed
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES, Kind, Snapshot, Wording, word
from app.statute.workflow import State, Verdict
from app.views.editing.parts import Part, parts_of, text_in
from app.views.words import kinds_of

HEADED = frozenset({Kind.PREAMBLE, Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.ARTICLE, Kind.ANNEX})
"""Kinds whose form asks for a heading."""


@dataclass(frozen=True, slots=True)
class Field:
    """One language of the clause on the form."""

    language: str
    heading: str
    text: str
    started_from: str
    stale: bool = False
    """The translation was made from other words than stand now."""
    fits: bool = False
    heading_runs: tuple[Run, ...] = ()
    """What would change from the wording it started from; empty where nothing does."""
    text_runs: tuple[Run, ...] = ()
    asked: tuple[NamedPart, ...] = ()
    """Labelled parts of the text that have a place of their own on the form."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """Those parts, the ones that are there first."""
        return parts_of(self.text, self.language, self.asked)[1]

    @property
    def words(self) -> str:
        """The text without them."""
        return parts_of(self.text, self.language, self.asked)[0] if self.asked else self.text

    @property
    def added(self) -> int:
        """Words that would be added."""
        return _words(self, "added")

    @property
    def struck(self) -> int:
        """Words that would be struck."""
        return _words(self, "struck")

    @property
    def changed(self) -> bool:
        """Whether anything was typed that is not there already."""
        return bool(self.heading_runs or self.text_runs)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole form."""

    clause: statute.Clause
    label: str
    fields: tuple[Field, ...]
    headed: bool
    agreed: bool
    following: str | None = None
    """The next clause in reading order."""
    reason: str = ""
    approvals: int = 0
    """Approvals of the words that stand: other words make them outdated."""
    drawn: bool = False
    """Whether the redline is asked for."""


def open_sheet(session: Session, document: Document, clause_id: str) -> Sheet:
    """The form as a clause stands."""
    now = snapshot(session, document)
    speak(document, now)
    clause = now.by_id[clause_id]
    digest = clause.wording(AUTHORITATIVE).digest
    asked = asked_of(now, clause)
    stands = (_as_stands(clause.wording(language), digest) for language in LANGUAGES)
    fields = tuple(replace(one, asked=asked) for one in stands)
    standing = standing_of(session, session.get_one(Clause, clause_id))
    return Sheet(
        clause=clause,
        label=label_of(now, clause_id),
        fields=fields,
        headed=clause.kind in HEADED or any(one.heading for one in fields),
        agreed=standing is not None and standing.state in (State.AGREED, State.SIGNED),
        following=_following(now, clause_id),
        approvals=sum(one.verdict is Verdict.APPROVE for one in standing.current)
        if standing
        else 0,
    )


def typed_sheet(
    session: Session, document: Document, clause: Clause, typed: Iterable[Typed], reason: str
) -> Sheet:
    """The form with what somebody typed, and what that changes."""
    stands = open_sheet(session, document, clause.id)
    by_language = {one.language: one for one in typed}
    fields = tuple(
        _as_typed(session, clause, one, by_language[one.language])
        if one.language in by_language
        else one
        for one in stands.fields
    )
    return replace(stands, fields=fields, reason=reason, drawn=True)


def typed_in(form: Mapping[str, str], document: Document, clause_id: str | None) -> list[Typed]:
    """What a form says of each language it has, its references by the numbers the form showed."""
    reader = Reader(document, clause_id, form)
    return [
        Typed(
            language,
            reader.read(form.get(f"heading-{language}", ""), language),
            reader.read(text_in(form, language), language),
            form.get(f"started-{language}", ""),
            still_fits=f"fits-{language}" in form,
        )
        for language in LANGUAGES
        if f"text-{language}" in form
    ]


def label_of(now: Snapshot, clause_id: str) -> str:
    """What the clause is called on a page: its number as printed, else its kind."""
    return labels_of(now)[clause_id].rstrip(".")


def labels_of(now: Snapshot) -> dict[str, str]:
    """What every clause is called, by id."""
    about = now.particulars
    numbers = number_all(now.clauses, about.family, about.numbering)
    kinds = kinds_of(about.family)
    return {
        one.id: printed(one.kind, numbers[one.id], about.family, locale()) or str(kinds[one.kind])
        for one in now.clauses
    }


def _as_stands(wording: Wording, authoritative: str) -> Field:
    says_something = bool(wording.heading or wording.text)
    stale = wording.language != AUTHORITATIVE and wording.made_from != authoritative
    return Field(
        wording.language,
        wording.heading,
        wording.text,
        wording.digest,
        stale=stale and says_something,
    )


def _as_typed(session: Session, clause: Clause, stands: Field, typed: Typed) -> Field:
    base = known_wording(session, clause, typed.language, typed.started_from)
    before = base or word(typed.language, stands.heading, stands.text)
    after = word(typed.language, typed.heading, typed.text)
    return Field(
        typed.language,
        typed.heading,
        typed.text,
        typed.started_from,
        stale=stands.stale,
        fits=typed.still_fits,
        asked=stands.asked,
        heading_runs=_redline(before.heading, after.heading),
        text_runs=_redline(before.text, after.text),
    )


def _redline(before: str, after: str) -> tuple[Run, ...]:
    return compare(before, after) if before != after else ()


def _following(now: Snapshot, clause_id: str) -> str | None:
    ids = [one.id for one in now.clauses if not one.struck or one.id == clause_id]
    index = ids.index(clause_id) + 1
    return ids[index] if index < len(ids) else None


def _words(one: Field, kind: str) -> int:
    runs = (*one.heading_runs, *one.text_runs)
    return sum(len(run.text.split()) for run in runs if run.kind == kind)
