"""`flask setup`: the newest tables and the committee's drafts."""

import click
from flask import current_app
from flask.cli import with_appcontext

from app.clock import now
from app.config import ROOT
from app.db import transaction
from app.indexing import catch_up
from app.keyring import make_demonstration
from app.loading import DEMONSTRATION_PASSWORD, set_up
from app.migrating import migrate


@click.command()
@click.option("--empty", is_flag=True, help="Make the tables only; leave the drafts out.")
@with_appcontext
def setup(empty: bool) -> None:
    """Make the tables and load drafts/. Run again, it changes nothing."""
    with transaction() as writer:
        revision = migrate(writer.connection())
    click.echo(f"Tables at migration {revision}.")
    if empty:
        return
    settings = current_app.config["SETTINGS"]
    demonstration = settings.demonstration
    with transaction() as writer:
        done = set_up(writer, ROOT / "drafts", now(), demonstration=demonstration)
        click.echo(f"Documents: {', '.join(done.documents) or 'none yet'}.")
        if demonstration:
            _say_how_to_sign_in([person.email for person in done.people])
    if demonstration and (made := make_demonstration(settings, now())):
        click.echo(f"Submissions are signed with a certificate that vouches for nobody: {made}")
    catch_up(transaction)


def _say_how_to_sign_in(addresses: list[str]) -> None:
    click.echo("This is a demonstration. Sign in with any of these addresses:")
    for address in addresses:
        click.echo(f"  {address}")
    click.echo(f"and the password: {DEMONSTRATION_PASSWORD}")
