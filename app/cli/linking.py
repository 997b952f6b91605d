"""`flask check-links`: ask every address of the library whether it answers."""

import click
from flask.cli import with_appcontext

from app.cli.fails import told
from app.clock import now
from app.db import session, transaction
from app.operations.linking import forget_others, keep_answer
from app.queries.links import all_links
from app.reaching import answer_of


@click.command("check-links")
@with_appcontext
@told
def check_links() -> None:
    """Ask every address of the library whether it answers; the pages flag those that do not."""
    links, dead = all_links(session()), 0
    for link in links:
        answer = answer_of(link)
        dead += answer.dead
        with transaction() as writer:
            keep_answer(writer, link, now(), answer.words, dead=answer.dead)
        if answer.dead:
            click.echo(f"{link}: {answer.words}")
    with transaction() as writer:
        forget_others(writer, links)
    click.echo(f"{len(links)} addresses, {dead} without answer.")
