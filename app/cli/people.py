"""`flask people`: the first account of an installation, and closing the demonstration."""

import click
from flask.cli import with_appcontext
from sqlalchemy import select, update

from app.cli.fails import told
from app.clock import now
from app.db import transaction
from app.models import Person
from app.operations.errors import Taken
from app.operations.membership import coordinate_orphans
from app.operations.recording import Actor
from app.operations.signing_in import end_all_sign_ins, password_hash


@click.group()
def people() -> None:
    """Accounts of this installation."""


@people.command()
@click.argument("email")
@click.argument("name")
@click.password_option(help="At least 12 characters.")
@with_appcontext
@told
def add_steward(email: str, name: str, password: str) -> None:
    """Add somebody who may found documents and invite others: the first account.

    They coordinate the documents that have no coordinator yet.
    """
    with transaction() as session:
        address = email.strip().lower()
        if session.scalars(select(Person).where(Person.email == address)).first():
            raise Taken(address)
        steward = Person(
            email=address,
            name=name,
            password_hash=password_hash(password),
            steward=True,
            joined_at=now(),
        )
        session.add(steward)
        session.flush()  # roles name the person
        coordinate_orphans(session, Actor(steward.id, now()), steward)
    click.echo(f"{address} may sign in.")


@people.command()
@with_appcontext
def close_demonstration() -> None:
    """Close every demonstration account, so that the installation may run in production."""
    with transaction() as session:
        demonstrators = list(session.scalars(select(Person).where(Person.demonstration)))
        for person in demonstrators:
            end_all_sign_ins(session, person, now())
        session.execute(update(Person).where(Person.demonstration).values(disabled=True))
    click.echo(f"{len(demonstrators)} accounts closed.")
