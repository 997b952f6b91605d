"""Do tests really have clean databases of both kinds?"""

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.orm import Session

from app.models import Institution


@pytest.mark.parametrize("time", ["first", "second"])
def test_every_test_finds_empty_tables(session: Session, time: str) -> None:
    assert session.query(Institution).count() == 0
    session.add(Institution(id="bdu", kind="university", country="AZ", names={"az": "BDU"}))
    session.commit()


def test_tests_run_on_what_they_say(session: Session, database_kind: str) -> None:
    assert session.get_bind().dialect.name == database_kind


def test_the_tables_are_those_of_the_migrations(session: Session) -> None:
    assert "alembic_version" in inspect(session.connection()).get_table_names()


@pytest.mark.parametrize("database_kind", ["postgresql"])
def test_postgresql_is_a_real_server(session: Session, database_kind: str) -> None:
    assert session.execute(text("SHOW server_version_num")).scalar_one() >= "130000"
