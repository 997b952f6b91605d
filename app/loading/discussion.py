"""Load how the committee has begun to discuss and agree, for the demonstration."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.clock import day_of
from app.loading.house import read_yaml
from app.loading.texts import Desk, by_number
from app.models import Clause, Comment, Document, Thread
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.deciding import decidable, decide
from app.operations.discussing import (
    Said,
    assign_thread,
    begin_thread,
    reply,
    resolve,
    revise_comment,
    suggest,
    suggest_changes,
)
from app.queries.snapshots import snapshot
from app.statute.snapshot import AUTHORITATIVE
from app.statute.suggesting import Deed as Kind
from app.statute.suggesting import Part, Words
from app.statute.workflow import Verdict

Deed = Mapping[str, Any]


def load_discussion(desk: Desk, document: Document, path: Path) -> None:
    """Perform the deeds of the file, each by its author."""
    where = by_number(snapshot(desk.session, document))
    threads: dict[str, Thread] = {}
    for deed in read_yaml(path)["deeds"]:
        if deed["deed"] in VERDICTS:
            _decide(desk, document, deed, where)
        elif "thread" in deed:
            ANSWERS[deed["deed"]](desk, deed, threads[deed["thread"]])
        elif deed["deed"] in BEGINNINGS:
            threads[deed.get("as", "")] = BEGINNINGS[deed["deed"]](desk, document, deed, where)
        else:
            EDITS[deed["deed"]](desk, deed, _clause(desk, deed, where))


def _clause(desk: Desk, deed: Deed, where: Mapping[str, str]) -> Clause:
    return desk.session.get_one(Clause, where[deed["clause"]])


def _decide(desk: Desk, document: Document, deed: Deed, where: Mapping[str, str]) -> None:
    for number in deed["clause"]:
        now = snapshot(desk.session, document)
        decide(
            desk.session,
            desk.actor(deed["by"]),
            document,
            where[number],
            VERDICTS[deed["deed"]],
            seen=decidable(now, where[number]),
            reason=deed.get("reason", ""),
        )


def _begin(desk: Desk, document: Document, deed: Deed, where: Mapping[str, str]) -> Thread:
    said = Said(
        body=deed["text"],
        kind=deed.get("kind", "comment"),
        blocking=deed.get("blocking", False),
        language=deed.get("language", AUTHORITATIVE),
        quote=deed.get("quote", ""),
    )
    clause = _clause(desk, deed, where) if "clause" in deed else None
    return begin_thread(desk.session, desk.actor(deed["by"]), document, clause, said)


def _suggest_together(
    desk: Desk, document: Document, deed: Deed, where: Mapping[str, str]
) -> Thread:
    """Other words for several clauses, as one suggestion."""
    parts = [
        _part(_typed(desk, where[one["clause"]], deed["language"], one), where[one["clause"]])
        for one in deed["parts"]
    ]
    actor = desk.actor(deed["by"])
    return suggest_changes(desk.session, actor, document, parts, body=deed["text"])


def _part(typed: Typed, clause_id: str) -> Part:
    words = Words(typed.language, typed.started_from, typed.heading, typed.text)
    return Part(Kind.REWORD, clause_id, (words,))


def _typed(desk: Desk, clause_id: str, language: str, change: Deed) -> Typed:
    """What the clause says with `put` in the place of `find`."""
    standing = standing_wording(desk.session, clause_id, language)
    text = standing.text.replace(change["find"], change["put"])
    return Typed(standing.language, standing.heading, text, standing.digest)


def _reply(desk: Desk, deed: Deed, thread: Thread) -> None:
    reply(desk.session, desk.actor(deed["by"]), thread, deed["text"])


def _resolve(desk: Desk, deed: Deed, thread: Thread) -> None:
    resolve(desk.session, desk.actor(deed["by"]), thread, outcome=deed["outcome"])


def _revise(desk: Desk, deed: Deed, thread: Thread) -> None:
    """Say one's newest words in the thread otherwise."""
    actor = desk.actor(deed["by"])
    said = desk.session.scalars(
        select(Comment.since)
        .where(Comment.thread_id == thread.id, Comment.author_id == actor.person_id)
        .order_by(Comment.row.desc())
    ).first()
    revise_comment(desk.session, actor, thread, said or 0, deed["text"])


def _assign(desk: Desk, deed: Deed, thread: Thread) -> None:
    due = day_of(desk.at) + timedelta(days=deed["days"])
    person = desk.people[deed["to"]]
    assign_thread(desk.session, desk.actor(deed["by"]), thread, person.id, due.isoformat())


def _suggest(desk: Desk, deed: Deed, clause: Clause) -> None:
    typed = _typed(desk, clause.id, deed["language"], deed)
    suggest(desk.session, desk.actor(deed["by"]), clause, typed, body=deed["text"])


def _save(desk: Desk, deed: Deed, clause: Clause) -> None:
    typed = []
    for language, more in deed["append"].items():
        standing = standing_wording(desk.session, clause.id, language)
        typed.append(Typed(language, standing.heading, standing.text + more, standing.digest))
    save_wording(desk.session, desk.actor(deed["by"]), clause, typed, reason=deed["reason"])


VERDICTS = {
    "propose": Verdict.PROPOSE,
    "approve": Verdict.APPROVE,
    "object": Verdict.OBJECT,
}
BEGINNINGS: Mapping[str, Callable[[Desk, Document, Deed, Mapping[str, str]], Thread]] = {
    "comment": _begin,
    "suggest-together": _suggest_together,
}
ANSWERS: Mapping[str, Callable[[Desk, Deed, Thread], None]] = {
    "reply": _reply,
    "resolve": _resolve,
    "revise": _revise,
    "assign": _assign,
}
EDITS: Mapping[str, Callable[[Desk, Deed, Clause], None]] = {"suggest": _suggest, "save": _save}
"""What each deed of the file does."""
