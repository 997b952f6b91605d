"""The minutes of a meeting, drawn from what was recorded: in either language, open or closed."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.clock import ZONE, day_of
from app.models import Document, Resolution
from app.queries.delegations import grants_of
from app.queries.meetings import Called, Item, voters
from app.queries.people import institutions, named, names_of
from app.queries.quorum import attendance_counts
from app.queries.references import Neighbours
from app.queries.register import names_in
from app.queries.snapshots import snapshot, snapshots
from app.statute.meeting import Stage, Turn, ever_there
from app.statute.minutes import Heard, Minutes
from app.statute.numbering import number_all, printed
from app.statute.record import digest_of
from app.statute.references import Places, shown
from app.statute.snapshot import Snapshot

COUNTED = ("for", "against", "abstained")
VERDICTS = ("approve", "object", "abstain")


@dataclass(frozen=True, slots=True)
class _Scribe:
    """What the minutes of one meeting are written with."""

    session: Session
    document: Document
    found: Called
    language: str
    people: Mapping[str, str]
    """What each person is called, with where they come from."""
    names: Mapping[str, str]
    now: Snapshot
    titles: Mapping[str, str]
    """What each clause is called."""


def minutes_of(session: Session, document: Document, found: Called, language: str) -> Minutes:
    """The minutes as they were closed; before that, as they would be closed now."""
    if found.stage is Stage.CLOSED:
        closed = next(turn for turn, _ in found.turns if turn.turn == Turn.CLOSE)
        return Minutes.from_facts(json.loads(closed.words)[language])
    return _written(_scribe(session, document, found, language))


def _scribe(session: Session, document: Document, found: Called, language: str) -> _Scribe:
    now = snapshot(session, document)
    known = names_of(session)
    houses = institutions(session)
    people = {
        one.id: ", ".join(
            filter(None, (one.name, named(houses.get(one.institution_id or ""), language)))
        )
        for one in known.values()
    }
    names = {one.id: one.name for one in known.values()}
    titles = {
        one: _titled(now, one, name, language) for one, name in names_in(now, language).items()
    }
    return _Scribe(session, document, found, language, people, names, now, titles)


def _titled(now: Snapshot, clause_id: str, name: str, language: str) -> str:
    """A unit with its heading."""
    heading = now.by_id[clause_id].wording(language).heading
    return f"{name}. {heading}" if heading and "«" not in name else name


def _written(scribe: _Scribe) -> Minutes:
    found, terms = scribe.found, scribe.found.terms
    members = [one.person.id for one in voters(scribe.session, scribe.document)]
    seen = ever_there(found.comings)
    expected = dict.fromkeys([*members, *terms.invited])
    return Minutes(
        language=scribe.language,
        document=scribe.now.particulars.title(scribe.language),
        number=found.number,
        title=terms.title,
        day=_day(found),
        time=terms.time,
        place=terms.place,
        chair=scribe.names.get(terms.chair_id, ""),
        secretary=scribe.names.get(terms.secretary_id, ""),
        present=_called(scribe, [one for one in dict.fromkeys([*expected, *seen]) if one in seen]),
        absent=_called(scribe, [one for one in expected if one not in seen]),
        guests=tuple(sorted(who for who in seen if who not in scribe.names)),
        comings=_comings(scribe),
        voices=_voices(scribe, seen),
        quorum=attendance_counts(scribe.session, scribe.document, found),
        began=_hour(found.at(Turn.BEGIN)),
        ended=_hour(found.at(Turn.END)),
        items=_items(scribe),
    )


def _day(found: Called) -> str:
    """The day it was held; before that, the one it was called for."""
    began = found.at(Turn.BEGIN)
    return day_of(began).isoformat() if began else found.terms.day


def _hour(at: datetime | None) -> str:
    return at.astimezone(ZONE).strftime("%H:%M") if at else ""


def _called(scribe: _Scribe, people: Sequence[str]) -> tuple[str, ...]:
    return tuple(scribe.people[one] for one in people if one in scribe.people)


def _comings(scribe: _Scribe) -> tuple[tuple[str, str, str], ...]:
    """Whoever came after it began, or left before it ended."""
    began = scribe.found.at(Turn.BEGIN)
    return tuple(
        (
            _hour(one.at),
            scribe.names.get(one.coming.who, one.coming.who),
            "came" if one.coming.present else "left",
        )
        for one in scribe.found.came
        if began is not None and one.at > began
    )


def _voices(scribe: _Scribe, seen: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Absent members whose voice somebody present had that day."""
    began = scribe.found.at(Turn.BEGIN)
    day = day_of(began) if began else scribe.found.day
    return tuple(
        sorted(
            (scribe.names[one.principal], scribe.names[one.delegate])
            for one in grants_of(scribe.session, scribe.document)
            if one.holds_on(day) and one.delegate in seen and one.principal not in seen
        )
    )


def _items(scribe: _Scribe) -> tuple[Heard, ...]:
    found = scribe.found
    steps = sorted({row.since for row in found.resolutions.values() if row.digests})
    texts = snapshots(scribe.session, [(scribe.document, step) for step in steps])
    by_step = dict(zip(steps, texts, strict=True))
    return tuple(
        _heard(scribe, number, item, by_step) for number, item in enumerate(found.items, 1)
    )


def _heard(scribe: _Scribe, number: int, item: Item, by_step: Mapping[int, Snapshot]) -> Heard:
    row, note = scribe.found.resolutions.get(item.id), scribe.found.notes.get(item.id)
    title = title_of(scribe.titles, item)
    heard, spoke = (note.heard, note.spoke) if note else ("", "")
    if row is None:
        return Heard(number, title, heard=heard, spoke=spoke)
    return Heard(
        number=number,
        title=title,
        words=_words(scribe, row, by_step.get(row.since)),
        heard=heard,
        spoke=spoke,
        outcome=row.outcome,
        decided=row.decided,
        reason=row.reason,
        by_name=_by_name(scribe, row),
        tally=tally_of(row),
        dissents=tuple(
            (scribe.names.get(who, who), said) for who, said in sorted(row.dissents.items())
        ),
        digest=digest_of({"words": row.digests}) if row.digests else "",
    )


def title_of(titles: Mapping[str, str], item: Item) -> str:
    """What an item of the agenda is called."""
    return titles.get(item.clause, "") if item.clause else item.title


def tally_of(row: Resolution) -> tuple[int, int, int] | None:
    """For, against, abstained: by name or as counted; None where nobody voted."""
    if row.votes:
        said = list(row.votes.values())
        return said.count("approve"), said.count("object"), said.count("abstain")
    counted = tuple(row.tally.get(name, 0) for name in COUNTED)
    return (counted[0], counted[1], counted[2]) if any(counted) else None


def _by_name(scribe: _Scribe, row: Resolution) -> tuple[tuple[str, str], ...]:
    told = sorted(row.votes.items(), key=lambda one: scribe.names.get(one[0], ""))
    return tuple(
        (verdict, _voice(scribe, who, row.voices.get(who)))
        for wanted in VERDICTS
        for who, verdict in told
        if verdict == wanted
    )


def _voice(scribe: _Scribe, who: str, by: str | None) -> str:
    name = scribe.names.get(who, who)
    if by is None:
        return name
    speaker = scribe.names.get(by, by)
    return f"{speaker} ({name} adından)" if scribe.language == "az" else f"{speaker} (for {name})"


def _words(scribe: _Scribe, row: Resolution, then: Snapshot | None) -> tuple[tuple[str, str], ...]:
    """The exact words, in the order of the text, with their labels."""
    if then is None:
        return ()
    about, language = then.particulars, scribe.language
    numbers = number_all(then.clauses, about.family, about.numbering)
    where = Places(then, Neighbours(scribe.session))
    found = []
    for clause in then.clauses:
        if clause.id in row.digests:
            said = clause.wording("az")  # the words that were decided on, whoever reads
            label = printed(clause.kind, numbers[clause.id], about.family, language)
            text = "\n".join(filter(None, (said.heading, said.text)))
            found.append((label, shown(text, where)))
    return tuple(found)
