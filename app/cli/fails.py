"""Say at the command line what went wrong, without a traceback."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click
from sqlalchemy.exc import OperationalError, ProgrammingError

from app.errors import sentence
from app.operations.errors import Refused
from app.queries.errors import NotFound
from app.statute.errors import StatuteError

NO_TABLES = "The database does not answer, or has no tables yet: run flask setup."


def told(command: Callable[..., Any]) -> Callable[..., Any]:
    """Let a command end with exit status 1 and a sentence where a deed or question is refused."""

    @wraps(command)
    def telling(**options: Any) -> Any:
        try:
            return command(**options)
        except (Refused, NotFound, StatuteError) as error:
            raise click.ClickException(f"{sentence(error)} ({error})") from error
        except (OperationalError, ProgrammingError) as error:
            raise click.ClickException(f"{NO_TABLES} ({error.orig})") from error

    return telling
