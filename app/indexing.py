"""Keep the index of search up to date behind what people do: after the answer, never before it."""

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress

from flask import Flask, Response, request
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.db import Busy, Unwritable, in_passing, session
from app.operations.indexing import Lag, index_units, lags, move_mark

READING = ("GET", "HEAD", "OPTIONS")
"""Requests that change nothing."""

Writing = Callable[[], AbstractContextManager[Session]]


def init_app(app: Flask) -> None:
    """Look behind every request that may have done a deed."""

    @app.after_request
    def follow(response: Response) -> Response:
        view = app.view_functions.get(request.endpoint or "")
        deed = request.method not in READING and not getattr(view, "unattended", False)
        if deed and response.status_code < 400:
            response.call_on_close(lambda: _catch_up_behind(app))
        return response


def _catch_up_behind(app: Flask) -> None:
    """Where somebody else is writing it stays as it is: search reads what the index lacks."""
    with app.app_context(), suppress(Busy, Unwritable, SQLAlchemyError):
        catch_up(in_passing)


def catch_up(writing: Writing) -> int:
    """Bring the index up to date in short transactions; answers how many units were behind."""
    behind = lags(session())
    session().rollback()  # what is read is read by those who write
    for lag in behind:
        for units in lag.pieces:
            with writing() as writer:
                index_units(writer, lag, units)
        _finish(writing, lag)
    return sum(len(lag.units) for lag in behind)


def _finish(writing: Writing, lag: Lag) -> None:
    with writing() as writer:
        move_mark(writer, lag)
