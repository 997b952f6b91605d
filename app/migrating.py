"""Bring the tables of an installation to the newest migration."""

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from app.config import ROOT


def migration_config(connection: Connection) -> Config:
    """Alembic's configuration for an open connection."""
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations"))
    config.attributes["connection"] = connection
    return config


def migrate(connection: Connection) -> str:
    """Run what is missing; answers the newest revision's name."""
    config = migration_config(connection)
    command.upgrade(config, "head")
    return ScriptDirectory.from_config(config).get_current_head() or ""
