"""An installation of Nizam for tests: its tables, and the app on them."""

from flask import Flask

from app import create_app
from app.db import Database
from app.migrating import migrate


def make_tables(url: str) -> None:
    """Run every migration on the database at the URL."""
    made = Database(url)
    with made.engine.connect() as connection:
        migrate(connection)
        connection.commit()
    made.let_go()


def make_app(url: str, **settings: object) -> Flask:
    """The product on the database at the URL, hashing passwords quickly."""
    key = "for tests only, and long enough for production"
    quick = {"database_url": url, "secret_key": key, "argon2_memory_kib": 64}
    return create_app(quick | settings)


def let_go(app: Flask) -> None:
    """Close every connection of the app to its database."""
    app.extensions["nizam.database"].let_go()
