"""The approval sheet as tables: members, clauses, voices, dissent, seals."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import groupby, islice

from app.formats.approvals.words import said
from app.formats.layout.front import day_of
from app.formats.layout.labels import label
from app.formats.tables import Column, Grid, Sort, Told
from app.statute.approvals import Approvals, Line, Sealed, Voice
from app.statute.language import long_date, short_date

VERDICTS = ("approve", "object", "abstain")
STATES = ("signed", "agreed", "proposed", "contested", "draft")
SHORT = 12
"""Digits of a digest that stand for it on paper."""

TOGETHER = 20
"""Clauses one row of a printed table names at most."""

Languages = tuple[str, ...]


def told(sheet: Approvals, languages: Languages, *, paper: bool) -> Told:
    """Paper shows the voices in their clauses and room for signatures; files a row for each."""
    title = names(sheet.titles, languages)
    first = languages[0]
    members = _members(sheet, languages, paper=paper)
    seals = _seals(sheet, languages, paper=paper)
    if paper:
        grids = (members, _dissent(sheet, languages), seals, _clauses_on_paper(sheet, languages))
    else:
        grids = (_clauses(sheet, languages), members, _voices(sheet, languages), seals)
    return Told(
        language=first,
        title=said(languages, "title"),
        grids=grids,
        subtitle=title,
        facts=tuple(_facts(sheet, languages)),
        footer=label(first, "footer", title=title, step=sheet.step, digest=sheet.digest[:16]),
        about={"document": sheet.slug, "step": sheet.step},
        anchor=sheet.digest,
        at=sheet.at,
    )


def names(called: Mapping[str, str], languages: Languages) -> str:
    """What something is called in each of the languages; in whatever there is for want of one."""
    found = dict.fromkeys(filter(None, (called.get(one, "") for one in languages)))
    return " / ".join(found) or next(filter(None, called.values()), "")


def _facts(sheet: Approvals, languages: Languages) -> Iterator[str]:
    as_of = [_as_of(sheet, one) for one in languages]
    milestone = f" · {sheet.milestone}" if sheet.milestone else ""
    yield " / ".join(as_of) + milestone
    for one in languages:
        yield sheet.policy[one]
    tally = Counter(line.state for line in sheet.lines)
    for one in languages:
        counted = [f"{said((one,), state)} — {tally[state]}" for state in STATES if tally[state]]
        if counted:
            yield said((one,), "states", states=", ".join(counted))


def _as_of(sheet: Approvals, language: str) -> str:
    if sheet.at is None:
        return said((language,), "as_of_step", step=sheet.step)
    day = long_date(day_of(sheet.at), language)
    return said((language,), "as_of", step=sheet.step, day=day)


def _columns(languages: Languages, *shares: tuple[str, int]) -> tuple[Column, ...]:
    sorts = {"number": Sort.NUMBER, "step": Sort.NUMBER, "sealed_step": Sort.NUMBER}
    return tuple(
        Column(key, said(languages, key), share, sorts.get(key, Sort.WORDS))
        for key, share in shares
    )


def _clauses(sheet: Approvals, languages: Languages) -> Grid:
    """A row for each clause."""
    columns = _columns(
        languages,
        ("number", 5),
        ("clause", 26),
        ("heading", 40),
        ("digest", 66),
        ("state", 15),
        ("approve", 30),
        ("object", 30),
        ("abstain", 22),
        ("outdated", 22),
        ("missing", 22),
    )
    rows = tuple(
        (
            str(place),
            names(line.label, languages),
            names(line.heading, languages),
            line.digest,
            *_said_of(sheet, line, languages),
        )
        for place, line in enumerate(sheet.lines, start=1)
    )
    heading = said(languages, "clauses")
    return Grid(heading, columns, rows, said(languages, "nothing"), frozen=2)


def _clauses_on_paper(sheet: Approvals, languages: Languages) -> Grid:
    """A row for neighbours of which the same was said; columns that say something of any."""
    rows = []
    for group in _groups(sheet):
        called = (" · ".join((names(line.label, languages), line.digest[:SHORT])) for line in group)
        cells = _said_of(sheet, group[0], languages)
        rows.append(("\n".join(called), *(cell or "—" for cell in cells)))
    kept = dict.fromkeys(("approve", "object", "abstain", "outdated"), 26)
    shares = {"clause": 34, "state": 14, **kept, "missing": 22}
    columns = tuple(
        replace(column, share=0) if place > 1 and all(row[place] == "—" for row in rows) else column
        for place, column in enumerate(_columns(languages, *shares.items()))
    )
    nothing = said(languages, "nothing")
    return Grid(said(languages, "clauses"), columns, tuple(rows), nothing)


def _groups(sheet: Approvals) -> Iterator[list[Line]]:
    """Neighbours of which the same people said the same in the same steps."""
    for _same, some in groupby(sheet.lines, _told_of):
        yield from _few(some, TOGETHER)


def _told_of(line: Line) -> tuple[object, ...]:
    return line.state, line.voices, line.missing, line.silent, line.unsigned


def _few(lines: Iterator[Line], size: int) -> Iterator[list[Line]]:
    """As many at a time as a row of a table can hold."""
    while few := list(islice(lines, size)):
        yield few


def _said_of(sheet: Approvals, line: Line, languages: Languages) -> tuple[str, ...]:
    nobody = len(line.missing) == len(sheet.members) and len(sheet.members) > 1
    missing = said(languages, "nobody") if nobody else "\n".join(map(sheet.name, line.missing))
    silent = [said(languages, "silent", name=sheet.name(one)) for one in line.silent]
    consent = _spoken(sheet, line.said("approve"), languages)
    return (
        _state(line, languages),
        "\n".join(filter(None, (consent, *silent))),
        *(_spoken(sheet, line.said(verdict), languages) for verdict in VERDICTS[1:]),
        _spoken(sheet, line.outdated, languages),
        missing,
    )


def _state(line: Line, languages: Languages) -> str:
    state = said(languages, line.state)
    return f"{state}\n{said(languages, 'unsigned')}" if line.unsigned else state


def _spoken(sheet: Approvals, voices: tuple[Voice, ...], languages: Languages) -> str:
    return "\n".join(_voice(sheet, voice, languages) for voice in voices)


def _voice(sheet: Approvals, voice: Voice, languages: Languages) -> str:
    """Who, when, by which step, and how else than by their own mouth."""
    when = f"{short_date(day_of(voice.at), languages[0])}, {_at(voice, languages)}"
    return "; ".join([f"{sheet.name(voice.person)} ({when})", *_how(voice, languages)])


def _at(voice: Voice, languages: Languages) -> str:
    return said(languages[:1], "at_step", step=voice.step)


def _how(voice: Voice, languages: Languages) -> Iterator[str]:
    if voice.spoken_by:
        yield said(languages, "spoken_by", name=voice.spoken_by)
    if voice.carried_by:
        yield said(languages, "carried_by", name=voice.carried_by)


def _members(sheet: Approvals, languages: Languages, *, paper: bool) -> Grid:
    shares = [("number", 5), ("name", 30), ("institution", 34)]
    shares += [(key, 14) for key in (*VERDICTS, "outdated", "missing")] + [("day", 14)]
    columns = _columns(languages, *shares, *([("signature", 24)] if paper else []))
    rows = []
    for place, member in enumerate(sheet.members, start=1):
        counted = _counted(sheet, member.id, languages if paper else ())
        row = (str(place), member.name, names(member.institution, languages), *counted)
        rows.append((*row, "") if paper else row)
    nothing = said(languages, "no_members")
    return Grid(said(languages, "members"), columns, tuple(rows), nothing, frozen=2)


def _counted(sheet: Approvals, person: str, languages: Languages) -> tuple[str, ...]:
    """How many clauses a member said what of, and the last day they did."""
    theirs = [voice for line in sheet.lines for voice in line.voices if voice.person == person]
    tally = Counter("outdated" if voice.outdated else voice.verdict for voice in theirs)
    silent = sum(person in line.missing for line in sheet.lines)
    last = max((voice.at for voice in theirs), default=None)
    day = _day(last, languages) if last else ""
    return (*(str(tally[key]) for key in (*VERDICTS, "outdated")), str(silent), day)


def _day(at: datetime, languages: Languages) -> str:
    """As people write it; for programs (no languages) as they do."""
    return short_date(day_of(at), languages[0]) if languages else day_of(at).isoformat()


def _voices(sheet: Approvals, languages: Languages) -> Grid:
    columns = _columns(
        languages,
        ("clause", 26),
        ("digest", 66),
        ("name", 26),
        ("verdict", 20),
        ("reason", 50),
        ("day", 12),
        ("step", 8),
        ("for_whom", 30),
    )
    rows = tuple(
        (
            names(line.label, languages),
            line.digest,
            sheet.name(voice.person),
            said(languages, "outdated" if voice.outdated else voice.verdict),
            voice.reason,
            day_of(voice.at).isoformat(),
            str(voice.step),
            "; ".join(_how(voice, languages)),
        )
        for line in sheet.lines
        for voice in line.voices
    )
    return Grid(said(languages, "voices"), columns, rows, said(languages, "no_voices"))


def _dissent(sheet: Approvals, languages: Languages) -> Grid:
    """Objections and abstentions with a reason, each once with all it was made on."""
    columns = _columns(languages, ("name", 26), ("verdict", 14), ("clause", 40), ("reason", 80))
    on: dict[Voice, list[str]] = {}
    for line in sheet.lines:
        for voice in line.voices:
            objects = voice.verdict == "object" or (voice.reason and voice.verdict == "abstain")
            if objects and not voice.outdated:
                on.setdefault(voice, []).append(names(line.label, languages))
    rows = tuple(
        (
            _voice(sheet, voice, languages),
            said(languages, voice.verdict),
            ", ".join(labels),
            voice.reason,
        )
        for voice, labels in on.items()
    )
    return Grid(said(languages, "dissent"), columns, rows, said(languages, "no_dissent"))


def _seals(sheet: Approvals, languages: Languages, *, paper: bool) -> Grid:
    columns = _columns(
        languages,
        ("sealed_step", 15),
        ("by", 24),
        ("day", 14),
        ("statement", 40),
        ("exception", 60),
        ("root", 36),
    )
    rows = tuple(
        (
            str(seal.step),
            seal.by,
            _day(seal.at, languages if paper else ()),
            seal.statement,
            "\n".join(_excepted(seal, languages) if paper else _one_by_one(seal, languages)),
            seal.root,
        )
        for seal in sheet.seals
    )
    return Grid(said(languages, "seals"), columns, rows, said(languages, "no_seals"))


def _one_by_one(seal: Sealed, languages: Languages) -> Iterator[str]:
    """Each clause a seal excepted, with the reason."""
    for one in seal.exceptions:
        yield f"{names(one.label, languages) or said(languages, 'whole')}: {one.reason}"


def _excepted(seal: Sealed, languages: Languages) -> Iterator[str]:
    """What a seal excepted as people look for it: by reason, articles and not their clauses."""
    units: dict[str, dict[str, None]] = {}
    for one in seal.exceptions:
        called = names(one.unit or one.label, languages) or said(languages, "whole")
        units.setdefault(one.reason, {})[called] = None
    for reason, several in units.items():
        yield f"{', '.join(several)}: {reason}"
