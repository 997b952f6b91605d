"""The table of a plan's actions, ready to be written as a file."""

from collections.abc import Mapping, Sequence
from datetime import date

from app.formats.layout.front import footer
from app.formats.tables.told import Column, Grid, Sort, Told
from app.statute.language import short_date
from app.statute.planning import Line
from app.statute.snapshot import Snapshot

WORDS: Mapping[str, Mapping[str, str]] = {
    "az": {
        "title": "Tədbirlər cədvəli",
        "number": "№",
        "goal": "Məqsəd",
        "action": "Tədbir",
        "responsible": "Məsul",
        "deadline": "Müddət",
        "until": "Son gün",
        "indicator": "Göstərici",
        "state": "Vəziyyət",
        "draft": "layihə",
        "proposed": "təklif olunub",
        "contested": "mübahisəlidir",
        "agreed": "razılaşdırılıb",
        "signed": "imzalanıb",
        "nothing": "Heç bir tədbir yoxdur.",
        "as_of": "Addım {step}. Tədbir: {n}, müddəti keçmiş: {overdue} ({today}).",
    },
    "en": {
        "title": "Table of actions",
        "number": "No",
        "goal": "Goal",
        "action": "Action",
        "responsible": "Responsible",
        "deadline": "Deadline",
        "until": "Last day",
        "indicator": "Indicator",
        "state": "State",
        "draft": "draft",
        "proposed": "proposed",
        "contested": "contested",
        "agreed": "agreed",
        "signed": "signed off",
        "nothing": "There are no actions.",
        "as_of": "Step {step}. Actions: {n}, overdue: {overdue} ({today}).",
    },
}

COLUMNS = (
    ("number", 8, Sort.WORDS, 7.0),
    ("goal", 30, Sort.WORDS, 15.0),
    ("action", 50, Sort.WORDS, 25.0),
    ("responsible", 30, Sort.WORDS, 16.0),
    ("deadline", 20, Sort.WORDS, 11.0),
    ("until", 12, Sort.DAY, 0.0),
    ("indicator", 40, Sort.WORDS, 15.0),
    ("state", 16, Sort.WORDS, 11.0),
)
"""Name, width in a workbook, what is in it, share on paper."""


def told(now: Snapshot, language: str, lines: Sequence[Line], today: date) -> Told:
    """The rows as a page of one table in `language`."""
    said = WORDS[language]
    day = short_date(today, language)
    overdue = sum(one.when(today) == "overdue" for one in lines)
    as_of = said["as_of"].format(step=now.step, n=len(lines), overdue=overdue, today=day)
    columns = (Column(name, said[name], width, sort, share) for name, width, sort, share in COLUMNS)
    rows = tuple(_row(one, said) for one in lines)
    return Told(
        language=language,
        title=said["title"],
        subtitle=now.particulars.title(language),
        grids=(Grid("", tuple(columns), rows, nothing=said["nothing"], frozen=3),),
        facts=(as_of,),
        about={"document": now.particulars.slug, "step": now.step},
        footer=footer(now, language),
        anchor=now.digest,
        at=now.at,
    )


def _row(one: Line, said: Mapping[str, str]) -> tuple[str, ...]:
    until = one.due.last.isoformat() if one.due and one.due.last else ""
    parts = (one.responsible, one.deadline, until, one.indicator)
    return (one.number, one.goal, one.words, *parts, said.get(one.state, ""))
