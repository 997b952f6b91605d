"""Laws of `flask check-links`."""

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import Database
from app.models import LinkCheck
from app.operations.citing import describe_source
from tests.cli.test_importing import run
from tests.makers import as_actor


def test_addresses_that_do_not_answer_are_told_and_kept(app: Flask, database: Database) -> None:
    link = "https://nowhere.invalid/statute"
    with Session(database.engine) as session:
        describe_source(session, as_actor(None), "crup", {"title": {"en": "x"}, "link": link})
        session.commit()

    code, said = run(app, "check-links")

    assert code == 0
    assert said.startswith(f"{link}: ")
    assert said.endswith("1 addresses, 1 without answer.\n")
    with Session(database.engine) as session:
        assert session.scalars(select(LinkCheck.link).where(LinkCheck.dead)).all() == [link]
