"""The `flask` commands."""

from flask import Flask

from app.cli import comparing, exporting, importing, people, recording, setup


def init_app(app: Flask) -> None:
    """Make the commands known."""
    for command in (
        setup.setup,
        importing.import_file,
        exporting.export,
        comparing.compare,
        recording.record,
        people.people,
    ):
        app.cli.add_command(command)
