"""Where the remarks in a Word file that was sent back land: on which clause of what was sent."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from app.formats.word.returned import Change, Comment, Did, Returned, on_one_line, returned
from app.queries.fates import Went
from app.statute.diffing import compare, in_words
from app.statute.references import Places, shown
from app.statute.references.places import Others

LONGEST = 15_000
"""Characters of one remark: what is longer is cut, and ends with an ellipsis."""


@dataclass(frozen=True, slots=True)
class Landing:
    """One remark of theirs, and where it lands."""

    slug: str
    """The document it is on: of what was sent, the one their file is of."""
    clause: str | None
    """Id of the clause; None where it fits nowhere and is put on the document."""
    body: str
    quote: str
    origin: str
    """comment or change"""
    by: str
    at: str
    tracked: bool = True
    """False: words that differ from what was sent although no change was tracked."""


@dataclass(frozen=True)
class Sheet:
    """A document as it was sent, and as its file printed it."""

    went: Went
    others: Others | None = None

    @cached_property
    def _places(self) -> Places:
        return Places(self.went.sent, self.others)

    def said(self, clause: str, *, heading: bool, language: str) -> str:
        """What a clause said in a language, with the labels of its references."""
        wording = self.went.sent.by_id[clause].wording(language)
        return shown(wording.heading if heading else wording.text, self._places)

    def knows(self, clause: str | None) -> bool:
        """Whether it is a clause of what was sent."""
        return clause is not None and clause in self.went.sent.by_id


def landings(raw: bytes, sheets: Sequence[Sheet]) -> tuple[Landing, ...]:
    """Every remark in the file, in the order of the text, comments after changes.

    Raises what `returned` does, and NotText where nothing was sent.
    """
    told = returned(raw)
    sheet = _whose(told, sheets)
    found = [_changed(sheet, one) for one in told.changes]
    found += _untracked(sheet, told)
    found += _commented(sheet, told.comments)
    return tuple(one for one in found if one.body)


def _whose(told: Returned, sheets: Sequence[Sheet]) -> Sheet:
    """The document the file was made of, as it says itself; else the one most of it fits."""
    named = {clause for clause, _ in told.texts}
    for sheet in sheets:
        if told.anchor and sheet.went.sent.digest in told.anchor:
            return sheet
    return max(sheets, key=lambda sheet: len(named & sheet.went.sent.by_id.keys()))


def _changed(sheet: Sheet, change: Change) -> Landing:
    where = change.clause if sheet.knows(change.clause) else None
    return Landing(
        slug=sheet.went.document.slug,
        clause=where,
        body=_cut(_asked(change)),
        quote="",
        origin="change",
        by=change.author,
        at=_moment(change.at),
    )


def _asked(change: Change) -> str:
    """A tracked change as a remark, in the language of the record."""
    if change.did is Did.STRUCK:
        return f"Çıxarılması təklif olunur: «{change.before}»"
    if change.did is Did.INSERTED:
        return f"Bundan sonra əlavə edilməsi təklif olunur: «{change.after}»"
    told = in_words(compare(change.before, change.after), "az")
    return "\n\n".join(["Düzəliş təklif olunur.", *told])


def _untracked(sheet: Sheet, told: Returned) -> Iterator[Landing]:
    """Words that are not those that were sent although nobody tracked a change."""
    for (clause, heading), came in told.texts.items():
        if not sheet.knows(clause):
            continue
        sent = sheet.said(clause, heading=heading, language=told.language)
        if sent and came and on_one_line(sent) != on_one_line(came):
            differences = in_words(compare(on_one_line(sent), on_one_line(came)), "az")
            body = "\n\n".join(["Faylda izsiz dəyişdirilib.", *differences])
            slug = sheet.went.document.slug
            yield Landing(slug, clause, _cut(body), "", "change", "", "", tracked=False)


def _commented(sheet: Sheet, comments: Sequence[Comment]) -> Iterator[Landing]:
    """Each comment with the answers it got in the file."""
    answers: dict[int, list[Comment]] = {}
    for place, one in enumerate(comments):
        if one.parent is not None:
            answers.setdefault(_root(comments, place), []).append(one)
    for place, one in enumerate(comments):
        if one.parent is None and not one.ours:
            said = [one.text, *(f"{each.author}: {each.text}" for each in answers.get(place, ()))]
            yield Landing(
                slug=sheet.went.document.slug,
                clause=one.clause if sheet.knows(one.clause) else None,
                body=_cut("\n\n".join(filter(None, said))),
                quote="" if one.heading else one.quote,
                origin="comment",
                by=one.author,
                at=_moment(one.at),
            )


def _root(comments: Sequence[Comment], place: int) -> int:
    """The comment an answer belongs to, through answers of answers."""
    parent = comments[place].parent
    return place if parent is None else _root(comments[:place], parent)


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…"


def _moment(at: datetime | None) -> str:
    return at.isoformat(timespec="minutes") if at else ""


def by_clause(found: Sequence[Landing]) -> Mapping[tuple[str, str | None], list[int]]:
    """Places of the landings by document and clause, in their order."""
    gathered: dict[tuple[str, str | None], list[int]] = {}
    for place, one in enumerate(found):
        gathered.setdefault((one.slug, one.clause), []).append(place)
    return gathered
