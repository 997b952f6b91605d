"""What two hundred conversations add to a page, and what following their words costs."""

import itertools
import random
import re
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import Database
from app.models import Clause, Document, Person
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.discussing import Said, begin_thread, suggest
from app.operations.recording import Actor
from app.queries.documents import document_named
from app.queries.lineage import lines
from app.queries.positions import POSITIONS
from app.queries.snapshots import snapshot
from app.queries.threads import talks
from app.queries.whereabouts import whereabouts
from app.statute.snapshot import AUTHORITATIVE
from benchmarks.acts import generated_act, take_in
from benchmarks.installation import FOUNDER, demonstration
from benchmarks.measuring import Work, abreast, table
from benchmarks.prose import edited
from benchmarks.scenes import Scene

CLAUSES = 500

THREADS = 200

SUGGESTIONS = 50
"""Of as many threads, where suggestions are among them."""

_WORDS = re.compile(r"\S+ \S+ \S+")


def report(rounds: int) -> Iterator[str]:
    """On SQLite, like the documents."""
    with tempfile.TemporaryDirectory(prefix="nizam-benchmark-") as folder:
        app = demonstration(f"sqlite:///{folder}/nizam.sqlite")
        database: Database = app.extensions["nizam.database"]
        with database.session() as session, database.writing(session):
            founder = session.scalars(select(Person).where(Person.email == FOUNDER)).one()
            for slug in ("silent", "discussed", "suggested"):
                take_in(session, founder, slug, generated_act(CLAUSES))
            _discuss(session, document_named(session, "discussed"), founder, THREADS)
            suggested = document_named(session, "suggested")
            _discuss(session, suggested, founder, THREADS - SUGGESTIONS)
            _suggest(session, suggested, founder)
        yield from _pages(app, rounds)
        yield from _following(database, rounds)
        database.let_go()


def _pages(app: Flask, rounds: int) -> Iterator[str]:
    scenes = {slug: Scene(app, slug, rounds) for slug in ("silent", "discussed", "suggested")}
    titles = {
        "silent": "without",
        "discussed": f"with {THREADS} discussions",
        "suggested": f"with {THREADS - SUGGESTIONS} and {SUGGESTIONS} suggestions",
    }
    works: dict[str, Work] = {titles[slug]: scene.got("/") for slug, scene in scenes.items()}
    saves = [scene.saved() for scene in scenes.values()]

    def save() -> None:
        for one in saves:
            one()

    yield f"### The page of {CLAUSES} clauses"
    yield table(abreast(works, rounds))
    yield "Each time after a save by somebody:"
    yield table(abreast(works, rounds, before=save))


def _following(database: Database, rounds: int) -> Iterator[str]:
    """Half of the clauses discussed were changed since; then one of them after the other is."""
    with database.session() as session, database.writing(session):
        document = document_named(session, "discussed")
        now = snapshot(session, document)
        found = [talk.thread for some in talks(session, document, now).values() for talk in some]
        changes = _changes(session, document)

        def follow() -> None:
            standing = snapshot(session, document)
            whereabouts(session, found, lines(session, document), standing.by_id)

        def anew() -> None:
            POSITIONS.clear()
            follow()

        def saved() -> None:
            next(changes)

        yield f"### Where the words of {THREADS} discussions stand"
        works: dict[str, Work] = {"again": follow, "nothing in memory": anew}
        yield table(abreast(works, rounds))
        yield "Each time after a save by somebody:"
        yield table(abreast({"follow all of them": follow}, rounds, before=saved))
        session.rollback()


def _discuss(session: Session, document: Document, founder: Person, threads: int) -> None:
    """Quotes of three words, then every other clause of them edited."""
    chance = random.Random(57)  # noqa: S311
    texts = [one for one in snapshot(session, document).clauses if one.wording(AUTHORITATIVE).text]
    chosen = chance.choices(texts, k=threads)
    actor = Actor(founder.id, datetime.now(UTC))
    for one in chosen:
        quote = chance.choice(_WORDS.findall(one.wording(AUTHORITATIVE).text))
        said = Said("Bu sözlər aydın deyil: iki cür oxunur. Başqa cür deyək.", quote=quote)
        begin_thread(session, actor, document, session.get_one(Clause, one.id), said)
    for clause in sorted({one.id for one in chosen})[::2]:
        _edit(session, actor, clause, seed=1)


def _suggest(session: Session, document: Document, founder: Person) -> None:
    """Other words for clauses anywhere, three words of each."""
    chance = random.Random(58)  # noqa: S311
    texts = [one for one in snapshot(session, document).clauses if one.wording(AUTHORITATIVE).text]
    actor = Actor(founder.id, datetime.now(UTC))
    for one in chance.sample(texts, k=SUGGESTIONS):
        stood = one.wording(AUTHORITATIVE)
        typed = Typed(AUTHORITATIVE, stood.heading, edited(stood.text, 3, 1), stood.digest)
        clause = session.get_one(Clause, one.id)
        suggest(session, actor, clause, typed, body="Belə daha aydındır.")


def _changes(session: Session, document: Document) -> Iterator[None]:
    """Saves one clause more at each step."""
    clauses = [
        one.id for one in snapshot(session, document).clauses if one.wording(AUTHORITATIVE).text
    ]
    for turn in itertools.count():
        _edit(session, Actor(None, datetime.now(UTC)), clauses[turn % len(clauses)], seed=turn)
        yield


def _edit(session: Session, actor: Actor, clause: str, seed: int) -> None:
    stood = standing_wording(session, clause, AUTHORITATIVE)
    typed = Typed(AUTHORITATIVE, stood.heading, edited(stood.text, 12, seed), stood.digest)
    save_wording(session, actor, session.get_one(Clause, clause), [typed])
