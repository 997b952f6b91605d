"""Load the review rounds of the demonstration: one handed in, one still being written."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from app.clock import day_of
from app.loading.house import read_yaml
from app.loading.texts import Desk, by_number
from app.models import Clause, Document, ReviewRound
from app.operations.clauses import standing_wording
from app.operations.discussing import SUGGESTION
from app.operations.remarks import Written
from app.operations.reviewing import (
    Answered,
    Asked,
    draft,
    hand_in,
    keep_answers,
    open_round,
)
from app.queries.snapshots import snapshot
from app.statute.snapshot import AUTHORITATIVE

Told = Mapping[str, Any]


def load_rounds(desk: Desk, document: Document, path: Path) -> None:
    """Open the rounds of the file, hand in what is handed in, keep what is being written."""
    where = by_number(snapshot(desk.session, document))
    for told in read_yaml(path)["rounds"]:
        opened = _open(desk, document, told, where)
        for review in (*told["handed_in"], *told["writing"]):
            for remark in review["remarks"]:
                clause = desk.session.get_one(Clause, where[remark["clause"]])
                written = _written(desk, clause, remark)
                draft(desk.session, desk.actor(review["by"]), opened, (document, clause), written)
        for review in told["handed_in"]:
            answered = Answered(review["summary"], review["answers"])
            hand_in(desk.session, desk.actor(review["by"]), opened, answered)
        for review in told["writing"]:
            actor = desk.actor(review["by"])
            keep_answers(desk.session, actor, opened, review["summary"], review["answers"])


def _open(desk: Desk, document: Document, told: Told, where: Mapping[str, str]) -> ReviewRound:
    asked = Asked(
        title=told["title"],
        deadline=day_of(desk.at) + timedelta(days=told["days"]),
        people=[desk.people[name].id for name in told["people"]],
        message=told["message"],
        questions=told["questions"],
        clauses={document.id: [where[number] for number in told["clauses"]]},
    )
    return open_round(desk.session, desk.actor(told["by"]), [document], asked)


def _written(desk: Desk, clause: Clause, remark: Told) -> Written:
    said = Written(
        remark["text"],
        kind=remark.get("kind", "comment"),
        language=remark.get("language", AUTHORITATIVE),
        quote=remark.get("quote", ""),
    )
    if "find" not in remark:
        return said
    standing = standing_wording(desk.session, clause.id, said.language)
    return replace(
        said,
        kind=SUGGESTION,
        base=standing.digest,
        heading=standing.heading,
        text=standing.text.replace(remark["find"], remark["put"]),
    )
