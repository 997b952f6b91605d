"""The `flask` commands."""

from flask import Flask

from app.cli.amending import amend
from app.cli.archiving import archive, restore_file
from app.cli.checking import check
from app.cli.comparing import compare
from app.cli.exporting import export
from app.cli.importing import import_file
from app.cli.library import library
from app.cli.linking import check_links
from app.cli.mail import mail
from app.cli.minutes import minutes
from app.cli.people import people
from app.cli.recording import record
from app.cli.rounds import register, rounds
from app.cli.searching import search
from app.cli.setup import setup
from app.cli.submitting import submission
from app.cli.verifying import verify

COMMANDS = (
    amend,
    archive,
    check,
    check_links,
    compare,
    export,
    import_file,
    library,
    mail,
    minutes,
    people,
    record,
    register,
    restore_file,
    rounds,
    search,
    setup,
    submission,
    verify,
)


def init_app(app: Flask) -> None:
    """Make the commands known."""
    for command in COMMANDS:
        app.cli.add_command(command)
