"""What this house prepares, it finds authentic: the package, each file of it, and its record."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app.db import session as reading
from app.formats.package.anchors import anchors_in
from app.formats.package.findings import Outcome, What
from app.queries.prepared import prepared_as
from app.queries.verification import verify
from app.statute.fates import Fate
from app.verifying import trusted, verified
from tests.makers import NOON
from tests.submitting.packages import made_package, parts, settings

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"])


def test_a_package_and_every_file_of_it_are_authentic_here_and_nowhere_else(
    session: Session, tmp_path: Path
) -> None:
    here = settings(tmp_path)
    package = made_package(session, using=here)
    trust = trusted(here)
    papers = [one for path, one in parts(package).items() if path.startswith("documents/")]
    assert len(papers) == 2
    for raw in (package, *papers):
        found = verified(raw, trust, NOON)
        assert found.outcome is Outcome.AUTHENTIC, found.found
        assert What.DEMONSTRATION in {one.what for one in found.found}
        elsewhere = verified(raw, trusted(replace(here, nizam_mode="production")), NOON)
        assert elsewhere.outcome is Outcome.UNKNOWN_SIGNER


def test_it_anchors_the_record_it_was_made_from(
    session: Session, app: Flask, tmp_path: Path
) -> None:
    anchors = anchors_in(made_package(session, using=settings(tmp_path)))
    session.commit()
    assert [one.step for one in verify(session, anchors)] == [None, None]
    shorter = {"charter": [(999, "ab" * 32)]}
    assert [one.why for one in verify(session, shorter, only="charter")] == ["missing"]


def test_it_is_known_by_its_manifest_where_it_was_prepared(
    session: Session, app: Flask, tmp_path: Path
) -> None:
    here = settings(tmp_path)
    about = verified(made_package(session, using=here), trusted(here), NOON).about
    session.commit()
    assert about
    with app.app_context():
        known = prepared_as(reading(), about.manifest)
        assert prepared_as(reading(), "ab" * 32) is None
    assert known
    assert (known.number, known.fate, known.dated) == ("1-12", Fate.PREPARED, "")
