"""What stands after the act: European references, needs, approvals, seal, anchor."""

from collections import Counter
from collections.abc import Iterator

from app.formats.layout.act import Reading
from app.formats.layout.front import day_of, line
from app.formats.layout.labels import label
from app.formats.layout.notes import cited_source, day_written, noted, relation_word
from app.formats.layout.sheet import Block, Cell, Column, Mark, Paragraph, Span, Style, Table
from app.statute.coverage import Answer
from app.statute.dossier import (
    Approver,
    CitationChange,
    CitedExtract,
    ConsideredNeed,
    Dossier,
    SealMark,
)
from app.statute.language import long_date, short_date
from app.statute.snapshot import Snapshot

STATES = ("draft", "proposed", "contested", "agreed", "signed")
APPROVAL_SHARES = (
    ("number", 4),
    ("name", 16),
    ("institution", 16),
    ("approved", 9),
    ("objected", 8),
    ("outdated", 12),
    ("last_at", 12),
    ("signature", 12),
    ("signed_on", 11),
)
BY_HAND = "\u00a0\n\u00a0"
"""What leaves room to sign."""


def section(text: str) -> Paragraph:
    """The heading of a section that is no part of the act."""
    return Paragraph(Style.SECTION, (Span(text, Mark.BOLD),), outline=0, needs=3)


def cell(text: str, mark: Mark = Mark.PLAIN, style: Style = Style.CELL) -> Cell:
    """A table cell of one paragraph."""
    return (line(style, text, mark),)


def evidence(dossier: Dossier, reading: Reading) -> Iterator[Block]:
    """All that stands after the act, in order; sections without content are left out."""
    yield from citations(dossier, reading)
    yield from needs(dossier, reading)
    yield from approvals(dossier, reading)
    if dossier.seal is not None:
        yield from _seal(dossier.seal, reading.language)
    yield from verification(reading)


def unit_cell(reading: Reading, clause: str) -> Cell:
    """The unit a row is about, pointing to where it is printed."""
    return (Paragraph(Style.CELL, (Span(reading.unit(clause)),), target=clause),)


def citations(dossier: Dossier, reading: Reading) -> Iterator[Block]:
    """The table of European references, each row the note of its number."""
    if not dossier.citations:
        return
    language = reading.language
    yield section(label(language, "citations"))
    columns = (("number", 6), ("unit", 15), ("source", 31), ("relation", 17), ("note", 31))
    yield Table(
        tuple(Column(label(language, key), share) for key, share in columns),
        tuple(_citation_row(number, cited, reading) for number, cited in noted(dossier)),
    )


def _citation_row(number: int, cited: CitedExtract, reading: Reading) -> tuple[Cell, ...]:
    mark = Paragraph(Style.CELL_CENTRED, (Span(str(number or "")),), explains=number)
    source = cell(cited_source(cited, reading.language))
    if cited.link:
        source += cell(cited.link, Mark.ITALIC)
    relation = cell(relation_word(cited, reading.language))
    return (mark,), unit_cell(reading, cited.clause), source, relation, cell(cited.note)


def citation_changes(dossier: Dossier, old: Reading, new: Reading) -> Iterator[Block]:
    """The table of references that came, went or changed between the two sides."""
    if not dossier.citation_changes:
        return
    language = new.language
    yield section(label(language, "citation_changes"))
    columns = (("unit", 17), ("source", 38), ("citation_before", 22), ("citation_after", 23))
    yield Table(
        tuple(Column(label(language, key), share) for key, share in columns),
        tuple(_change_row(change, old, new) for change in dossier.citation_changes),
    )


def _change_row(change: CitationChange, old: Reading, new: Reading) -> tuple[Cell, ...]:
    stands = change.clause in new.snapshot.by_id
    unit = unit_cell(new, change.clause) if stands else cell(old.unit(change.clause))
    shown = change.after or change.before
    source = cited_source(shown, new.language) if shown else ""
    return unit, cell(source), *(_side(one, new.language) for one in (change.before, change.after))


def _side(cited: CitedExtract | None, language: str) -> Cell:
    """How it was cited on one side, or that it was not."""
    if cited is None:
        return cell(label(language, "absent"))
    lines = cell(relation_word(cited, language)) + (cell(cited.note) if cited.note else ())
    dated = label(language, "version_of", date=day_written(cited.version, language))
    return lines + (cell(dated, Mark.ITALIC) if cited.version else ())


def needs(dossier: Dossier, reading: Reading) -> Iterator[Block]:
    """The needs of target groups considered; where they are not told, those each clause answers."""
    language = reading.language
    if dossier.considered:
        yield from considered(dossier, reading)
        return
    rows = tuple(
        (unit_cell(reading, clause.id), tuple(line(Style.CELL, need) for need in answered))
        for clause in reading.snapshot.clauses
        if (answered := dossier.needs.get(clause.id))
    )
    if rows:
        yield section(label(language, "needs"))
        columns = (Column(label(language, "unit"), 20), Column(label(language, "need"), 80))
        yield Table(columns, rows)


def considered(dossier: Dossier, reading: Reading) -> Iterator[Block]:
    """Which needs the text answers, by which clauses and why; then those it does not."""
    language = reading.language
    yield section(label(language, "needs_considered"))
    columns = (("need", 32), ("evidence", 26), ("answered_by", 42))
    yield Table(
        tuple(Column(label(language, key), share) for key, share in columns),
        tuple(_considered(one, reading) for one in dossier.considered if one.answers),
    )
    left = tuple(one for one in dossier.considered if not one.answers)
    if not left:
        return
    yield section(label(language, "needs_left"))
    yield Table(
        (Column(label(language, "need"), 50), Column(label(language, "state_of_work"), 50)),
        tuple((_need(one), cell(one.state)) for one in left),
    )


def _considered(one: ConsideredNeed, reading: Reading) -> tuple[Cell, ...]:
    answers = tuple(
        Paragraph(
            Style.CELL,
            (
                Span(reading.unit(answer.clause).removesuffix(".")),
                Span(how_far(answer, reading.language)),
            ),
            target=answer.clause,
        )
        for answer in one.answers
    )
    return (_need(one), cell(one.evidence), answers)


def _need(one: ConsideredNeed) -> Cell:
    whose = f"{one.group}, {one.priority}"
    return (*cell(f"{one.slug} {one.title}", Mark.BOLD), *cell(whose, Mark.ITALIC))


def answered_at(dossier: Dossier, clause: str, language: str) -> Iterator[str]:
    """The needs a clause answers, with how far and why where that is told."""
    if not dossier.considered:
        yield from dossier.needs.get(clause, ())
    for one in dossier.considered:
        for answer in one.answers:
            if answer.clause == clause:
                yield f"{one.slug} {one.title}{how_far(answer, language)}"


def how_far(answer: Answer, language: str) -> str:
    """How far a clause answers a need, and why, behind the name of either."""
    why = f": {answer.note}" if answer.note else ""
    return f" — {label(language, answer.how)}{why}"


def approvals(dossier: Dossier, reading: Reading) -> Iterator[Block]:
    """The approval sheet: who stands behind how much of the text."""
    language = reading.language
    yield section(label(language, "approvals"))
    tally = Counter(dossier.states.values())
    words = [f"{_state(language, state)} — {tally[state]}" for state in STATES if tally[state]]
    if words:
        yield line(Style.BODY, label(language, "states", states=", ".join(words)))
    if not dossier.approvers:
        yield line(Style.BODY, label(language, "approvals_none"))
        return
    rows = enumerate(dossier.approvers, start=1)
    yield Table(_columns(language), tuple(_approver(row, who, language) for row, who in rows))
    if any(approver.outdated for approver in dossier.approvers):
        yield line(Style.BODY, label(language, "outdated_note"))
    yield from _objections(dossier, reading)


def _objections(dossier: Dossier, reading: Reading) -> Iterator[Paragraph]:
    """Who still objects, to which clause, and why."""
    lines = [
        f"– {who.name}, {reading.unit(one.clause).removesuffix('.')}"
        + (f": {one.reason}" if one.reason else "")
        for who in dossier.approvers
        for one in who.objections
    ]
    if lines:
        yield line(Style.BODY, label(reading.language, "objections"), Mark.BOLD)
    for words in lines:
        yield line(Style.BODY, words)


def _state(language: str, state: str) -> str:
    return label(language, "draft_state" if state == "draft" else state)


def _columns(language: str) -> tuple[Column, ...]:
    return tuple(Column(label(language, key), share) for key, share in APPROVAL_SHARES)


def _approver(row: int, who: Approver, language: str) -> tuple[Cell, ...]:
    at = short_date(day_of(who.last_at), language) if who.last_at else label(language, "absent")
    counts = (str(who.approved), str(who.objected), str(who.outdated), at)
    centred = tuple(cell(count, style=Style.CELL_CENTRED) for count in counts)
    number = cell(str(row), style=Style.CELL_CENTRED)
    by_hand = cell(BY_HAND), cell(BY_HAND)
    return (number, cell(who.name), cell(who.institution), *centred, *by_hand)


def _seal(seal: SealMark, language: str) -> Iterator[Paragraph]:
    yield section(label(language, "seal"))
    if seal.statement:
        yield line(Style.BODY, seal.statement)
    if seal.exceptions:
        yield line(Style.BODY, label(language, "exceptions"))
        for exception in seal.exceptions:
            yield line(Style.BODY, f"– {exception}")
    signed = label(language, "seal_by", by=seal.by, at=long_date(day_of(seal.at), language))
    yield line(Style.BODY, signed, Mark.BOLD)
    yield line(Style.BODY, label(language, "seal_step", step=seal.step))
    yield line(Style.ANCHOR, seal.digest)


def verification(reading: Reading, against: Snapshot | None = None) -> Iterator[Paragraph]:
    """How to check that nobody changed the text, nor what it is compared with."""
    snapshot, language = reading.snapshot, reading.language
    title = snapshot.particulars.title(language)
    yield section(label(language, "verification"))
    yield line(Style.BODY, label(language, "verification_text", title=title, step=snapshot.step))
    yield line(Style.ANCHOR, snapshot.digest)
    if against is not None:
        yield line(Style.BODY, label(language, "verification_old", step=against.step))
        yield line(Style.ANCHOR, against.digest)
