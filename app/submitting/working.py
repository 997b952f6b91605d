"""Prepare a submission beside the request: a thread that writes down how far it is."""

from dataclasses import replace
from threading import Thread

from flask import Flask
from flask_babel import force_locale

from app.clock import now
from app.db import Database
from app.errors import sentence
from app.models import Preparation
from app.operations.errors import Refused
from app.operations.preparing import note_done, note_failure, note_progress
from app.operations.recording import Actor
from app.operations.submitting import enter
from app.queries.errors import NotFound
from app.queries.submissions import enclosures_of
from app.statute.errors import StatuteError
from app.submitting.asked import Enclosed, asked_from
from app.submitting.preparing import Order, prepare

PATIENCE = 2.0
"""Seconds a request waits: most submissions are ready by then."""

EXPECTED = (Refused, NotFound, StatuteError)


def work(app: Flask, preparation_id: str, actor: Actor, locale: str) -> Thread:
    """Begin to prepare it; `locale`: in which language a failure is told."""
    thread = Thread(
        target=_work, args=(app, preparation_id, actor, locale), daemon=True, name="submission"
    )
    thread.start()
    return thread


def _work(app: Flask, preparation_id: str, actor: Actor, locale: str) -> None:
    with app.app_context(), force_locale(locale):
        database: Database = app.extensions["nizam.database"]
        try:
            _prepare(app, database, preparation_id, actor)
        except EXPECTED as error:
            _fail(database, preparation_id, sentence(error))
        except Exception as error:
            app.logger.exception("A submission was not prepared")
            _fail(database, preparation_id, sentence(error))


def _prepare(app: Flask, database: Database, preparation_id: str, actor: Actor) -> None:
    def told(done: int, total: int) -> None:
        with database.unsynced() as writer:
            note_progress(writer.get_one(Preparation, preparation_id), now(), done, total)

    with database.session() as session:
        kept = session.get_one(Preparation, preparation_id)
        enclosed = [
            Enclosed(one.name, one.media_type, one.content) for one in enclosures_of(session, kept)
        ]
        order = Order(asked_from(kept.asked), enclosed, told)
        package = prepare(session, replace(actor, leave=None), order, app.config["SETTINGS"])
        with database.writing(session) as writer:
            made = enter(writer, actor, package)
            note_done(writer, writer.get_one(Preparation, preparation_id), made)


def _fail(database: Database, preparation_id: str, said: str) -> None:
    with database.session() as session, database.writing(session) as writer:
        note_failure(writer.get_one(Preparation, preparation_id), said)
