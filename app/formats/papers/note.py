"""The explanatory note (əsaslandırma) as the record of a document gives it, section by section.

Law "On normative legal acts" 21-IVKQ, Art. 48.2: a draft goes with a cover letter and its
justification, the financial and economic one included. The last the record cannot give.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.formats.layout.act import Reading, in_force
from app.formats.layout.changes import Change, Changed, differences
from app.formats.layout.front import side
from app.formats.layout.labels import label
from app.formats.papers.words import said
from app.statute.approvals import Approvals
from app.statute.dossier import CitedExtract, ConsideredNeed, Dossier
from app.statute.register import Register
from app.statute.snapshot import Kind, Snapshot
from app.statute.structure import under_headings

MOST = 12
"""Units named one by one; of more the rest is counted."""

RELATIONS = ("follows", "adapts", "departs", "informs")
SIGNS = re.compile(r"[\\*_`<>\[\]#]")

SORTS: Mapping[Change, str] = {
    Change.INSERTED: "inserted",
    Change.RESTORED: "inserted",
    Change.CHANGED: "changed",
    Change.MOVED: "moved",
    Change.REMOVED: "removed",
}
"""What a note calls each change."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a note is drafted from."""

    dossier: Dossier
    """Its references read out; `against` is what the note tells the changes from."""
    language: str
    numbers: Mapping[str, str]
    old_numbers: Mapping[str, str]
    register: Register
    approvals: Approvals

    @property
    def now(self) -> Reading:
        """The text the note is about."""
        return Reading(self.dossier.snapshot, self.language, self.numbers)

    @property
    def before(self) -> Reading | None:
        """The older text, None where there is none."""
        older = self.dossier.against
        return Reading(older, self.language, self.old_numbers) if older else None

    @property
    def changed(self) -> tuple[Changed, ...]:
        """What differs from the older text."""
        return differences(self.before, self.now).changed if self.before else ()


def draft(section: str, grounds: Grounds) -> str:
    """A section in the little Markdown of newsletters; empty where the record has nothing."""
    return "\n\n".join(filter(None, SECTIONS[section](grounds)))


def plain(words: str) -> str:
    """Words in which no sign means anything."""
    return SIGNS.sub(lambda sign: f"\\{sign.group()}", " ".join(words.split()))


def _items(lines: Iterable[str]) -> str:
    return "\n".join(f"- {one}" for one in lines)


def _units(reading: Reading, clauses: Iterable[str]) -> str:
    """What clauses are called, the first of them one by one."""
    names = list(dict.fromkeys(reading.unit(one).rstrip(".") for one in clauses))
    more = len(names) - MOST
    listed = plain(", ".join(names[:MOST]))
    return said(reading.language, "and_more", units=listed, n=more) if more > 0 else listed


def _purpose(grounds: Grounds) -> Iterator[str]:
    now, language = grounds.now.snapshot, grounds.language
    kinds = Counter(one.kind for one in in_force(now).values())
    title = plain(now.particulars.title(language))
    facts = {"chapters": kinds[Kind.CHAPTER], "articles": kinds[Kind.ARTICLE]}
    yield said(language, "purpose" if kinds[Kind.CHAPTER] else "whole", title=title, **facts)
    if grounds.before is not None:
        older = plain(side(grounds.before.snapshot, language))
        tally = Counter(_sort(one) for one in grounds.changed)
        counts = {name: tally[name] for name in dict.fromkeys(SORTS.values())}
        yield said(language, "against", older=older, **counts)
    if now.particulars.illustrative:
        yield said(language, "illustrative")


def _sort(changed: Changed) -> str:
    return SORTS[changed.changes[-1]]


def _changes(grounds: Grounds) -> Iterator[str]:
    """By chapter what becomes of its units; of a new document what each chapter holds."""
    if grounds.before is None:
        yield _items(_holds(grounds.now))
        return
    headings = _headings(grounds.before.snapshot) | _headings(grounds.now.snapshot)
    chapters: dict[str | None, dict[str, list[Changed]]] = {}
    for one in grounds.changed:
        chapters.setdefault(headings.get(one.id), {}).setdefault(_sort(one), []).append(one)
    yield _items(_chapter(grounds, heading, some) for heading, some in chapters.items())


def _headings(snapshot: Snapshot) -> dict[str, str | None]:
    return {clause.id: heading for clause, heading in under_headings(snapshot.clauses)}


def _chapter(
    grounds: Grounds, heading: str | None, changes: Mapping[str, Iterable[Changed]]
) -> str:
    told = []
    for sort, some in changes.items():
        reading = grounds.before if sort == "removed" and grounds.before else grounds.now
        told.append(f"{said(grounds.language, sort)} — {_units(reading, (c.id for c in some))}")
    told_of = "; ".join(told)
    if not any(_headings(grounds.now.snapshot).values()):  # an act without chapters
        return f"{told_of}."
    return f"**{_heading(grounds, heading)}:** {told_of}."


def _heading(grounds: Grounds, heading: str | None) -> str:
    reading = grounds.now if heading in grounds.now.snapshot.by_id else grounds.before
    if heading is None or reading is None:
        return said(grounds.language, "no_heading")
    return _named(reading, heading)


def _named(reading: Reading, heading: str) -> str:
    clause = reading.snapshot.by_id[heading]
    own = clause.wording(reading.language).heading
    return plain(" ".join(filter(None, (reading.unit(heading), own))))


def _holds(reading: Reading) -> Iterator[str]:
    held: dict[str | None, list[str]] = {}
    for clause, heading in under_headings(reading.snapshot.clauses):
        if clause.kind is Kind.ARTICLE:
            held.setdefault(heading, []).append(clause.id)
    for heading, articles in held.items():
        name = _named(reading, heading) if heading else said(reading.language, "no_heading")
        yield f"**{name}:** {_units(reading, articles)}."


def _reasons(grounds: Grounds) -> Iterator[str]:
    """Each reason once, with all it was given for."""
    found: dict[str, list[str]] = {}
    for clause in grounds.now.snapshot.clauses:
        for reason in grounds.dossier.rationale.get(clause.id, ()):
            found.setdefault(reason, []).append(clause.id)
    yield _items(
        f"{plain(reason)} ({_units(grounds.now, clauses)})" for reason, clauses in found.items()
    )


def _needs(grounds: Grounds) -> Iterator[str]:
    language, weighed = grounds.language, grounds.dossier.considered
    if not weighed:
        return
    fully = sum(any(answer.how == "fully" for answer in one.answers) for one in weighed)
    partly = sum(bool(one.answers) for one in weighed) - fully
    counts = {"n": len(weighed), "fully": fully, "partly": partly}
    yield said(language, "needs", left=len(weighed) - fully - partly, **counts)
    yield _items(_need(one, grounds) for one in weighed if one.answers)
    left = [one for one in weighed if not one.answers]
    if left:
        yield said(language, "needs_left")
        yield _items(f"**{plain(f'{one.slug} {one.title}')}** — {plain(one.state)}" for one in left)


def _need(one: ConsideredNeed, grounds: Grounds) -> str:
    units = _units(grounds.now, (answer.clause for answer in one.answers))
    return f"**{plain(f'{one.slug} {one.title}')}** ({plain(one.group)}): {units}"


def _practice(grounds: Grounds) -> Iterator[str]:
    """By how clauses stand to it: each instrument and article with the clauses that draw on it."""
    language = grounds.language
    for relation in RELATIONS:
        found: dict[tuple[str, str], list[CitedExtract]] = {}
        for cited in grounds.dossier.citations:
            if cited.relation == relation:
                found.setdefault((cited.source, cited.article), []).append(cited)
        if found:
            yield f"**{said(language, relation)}**"
            yield _items(_drawn_on(some, grounds) for some in found.values())


def _drawn_on(some: list[CitedExtract], grounds: Grounds) -> str:
    first = some[0]
    article = ", ".join(filter(None, (first.source, first.article)))
    notes = " ".join(dict.fromkeys(one.note for one in some if one.note))
    units = _units(grounds.now, (one.clause for one in some))
    return f"{plain(article)} — {units}" + (f": {plain(notes)}" if notes else "")


def _agreement(grounds: Grounds) -> Iterator[str]:
    language, sheet = grounds.language, grounds.approvals
    yield plain(sheet.policy[language])
    tally = Counter(line.state for line in sheet.lines)
    states = [
        f"{label(language, 'draft_state' if one == 'draft' else one)} — {tally[one]}"
        for one in ("signed", "agreed", "proposed", "contested", "draft")
        if tally[one]
    ]
    if states:
        yield said(language, "states", states=", ".join(states))
    if sheet.members:
        names = ", ".join(plain(member.name) for member in sheet.members)
        yield said(language, "members", names=names)
    counts = {str(one): n for one, n in grounds.register.counts.items()}
    if grounds.register.entries:
        yield said(language, "remarks", n=len(grounds.register.entries), **counts)


def _nothing(_grounds: Grounds) -> Iterator[str]:
    """What the record cannot say: people write it, or the section is left out."""
    yield from ()


SECTIONS: Mapping[str, Callable[[Grounds], Iterator[str]]] = {
    "purpose": _purpose,
    "needs": _needs,
    "practice": _practice,
    "changes": _changes,
    "reasons": _reasons,
    "agreement": _agreement,
    "effects": _nothing,
}
"""Every section, in its order."""
