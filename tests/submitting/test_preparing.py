"""Does a package hold what it says, signed, the same bytes whenever it is prepared?"""

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from sqlalchemy.orm import Session

from app.config import ROOT, Mode, Settings
from app.formats.package.readme import SUMS, VERIFY
from app.keyring import identity_of
from app.models import Document, Person, Record, Step
from app.operations.errors import NothingSaid, Taken
from app.operations.recording import Actor
from app.operations.submitting import enter
from app.queries.submissions import previous_of, submission_named
from app.queries.verification import verify
from app.signing.errors import Expired, NoKey, NotYetValid, UnreadableKey
from app.statute.sealing import Leaf, leaf_digest, root_of_digests
from app.submitting import Chosen, Enclosed, Order
from app.submitting.errors import (
    NoAddressee,
    NothingChosen,
    NotYours,
    Unsealed,
)
from tests.makers import NOON, a_person, an_article
from tests.programs import needed
from tests.submitting.packages import (
    LETTER,
    a_charter,
    asked,
    made,
    made_package,
    parts,
    prepared,
    settings,
    signed_off,
)

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"])
"""Submissions on either database: tests/queries/test_verification.py."""

SCHEMA = json.loads((ROOT / "docs" / "submission.schema.json").read_text("utf-8"))


@pytest.fixture
def leyla(session: Session) -> Person:
    return a_person(session, "Leyla")


@pytest.fixture
def charter(session: Session, leyla: Person) -> Document:
    made = a_charter(session, leyla)
    signed_off(session, Actor(leyla.id, NOON), made)
    return made


def manifest(package: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(parts(package)["manifest.json"])
    return found


def test_a_manifest_keeps_to_its_schema_and_names_every_file_by_its_digest(
    session: Session,
) -> None:
    found = parts(made_package(session))
    said = json.loads(found["manifest.json"])
    jsonschema.validate(said, SCHEMA)
    listed = {one["path"]: (one["bytes"], one["sha256"]) for one in said["files"]}
    rest = found.keys() - {"manifest.json", "manifest.json.p7s"}
    assert listed == {
        path: (len(found[path]), hashlib.sha256(found[path]).hexdigest()) for path in rest
    }


def test_the_leaves_of_a_package_lead_to_the_root_that_was_sealed(session: Session) -> None:
    found = parts(made_package(session))
    (document,) = json.loads(found["manifest.json"])["documents"]
    text = json.loads(found["texts/charter.json"])
    digests = [leaf["digest"] for leaf in document["leaves"]]
    assert root_of_digests(digests) == document["seal"]["root"] == text["sealed"]["root"]
    told = [Leaf(one["kind"], one["id"], one["facts"]) for one in text["sealed"]["leaves"]]
    assert [leaf_digest(leaf) for leaf in told] == digests
    assert [leaf.kind for leaf in told] == ["document", "clause", "clause", "clause"]


def test_the_record_goes_with_it_from_the_first_step_to_the_head(
    session: Session, charter: Document, leyla: Person
) -> None:
    package = prepared(session, leyla)
    said = manifest(package.content)["documents"][0]
    lines = parts(package.content)["records/charter.jsonl"].splitlines()
    steps = [json.loads(line) for line in lines]
    record = session.get_one(Record, charter.id)
    assert said["head"] == {"step": record.steps, "digest": record.digest}
    assert [one["number"] for one in steps] == list(range(1, record.steps + 1))
    sealed = steps[said["seal"]["step"] - 1]
    assert (sealed["deed"], sealed["facts"]["root"]) == ("seal", said["seal"]["root"])


COMMANDS = (
    VERIFY,
    SUMS,
    "pdfsig documents/charter/charter-clean-az-4.pdf",
)


PACKAGES = {"openssl": "openssl", "sha256sum": "coreutils", "pdfsig": "poppler-utils"}


def unpacked(package: bytes, folder: Path) -> Path:
    for path, content in parts(package).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def ran(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command.split(), cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one.split()[0])
def test_every_command_of_the_readme_says_yes_and_after_a_change_no(
    session: Session, tmp_path: Path, command: str
) -> None:
    program, *words = command.split()
    needed(program, PACKAGES[program])
    folder = unpacked(made_package(session), tmp_path)
    assert f"  {command}\n" in (folder / "README.txt").read_text("utf-8")
    answer = ran(command, folder)
    assert answer.returncode == 0, answer.stderr
    assert program != "pdfsig" or "Signature is Valid" in answer.stdout
    for path in ("manifest.json", "texts/charter.json", words[-1]):
        if (folder / path).is_file():
            content = bytearray((folder / path).read_bytes())
            content[len(content) // 2] ^= 1
            (folder / path).write_bytes(content)
    answer = ran(command, folder)
    assert answer.returncode != 0 or "Digest Mismatch" in answer.stdout


AGAIN = """
import hashlib, sys
from app.config import Mode, Settings
from app.db import Database
from app.models import Person
from tests.submitting.packages import prepared
url, person, folder = sys.argv[1:]
using = Settings(nizam_mode=Mode.DEMONSTRATION, signing_folder=folder)
with Database(url).session() as session:
    package = prepared(session, session.get_one(Person, person), using=using)
print(hashlib.sha256(package.content).hexdigest())
"""


def test_prepared_elsewhere_and_later_it_is_the_same_to_the_last_byte(
    session: Session, charter: Document, leyla: Person, database_url: str, tmp_path: Path
) -> None:
    here = prepared(session, leyla, using=settings(tmp_path))
    person = leyla.id
    session.commit()
    command = [sys.executable, "-c", AGAIN, database_url, person, str(tmp_path)]
    odd = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7", "PATH": os.environ["PATH"]}
    again = subprocess.run(command, env=odd, cwd=ROOT, capture_output=True, text=True, check=False)
    assert again.stdout.strip() == hashlib.sha256(here.content).hexdigest(), again.stderr


def test_with_another_key_only_signatures_and_what_follows_from_them_differ(
    session: Session, charter: Document, leyla: Person
) -> None:
    one, other = (parts(prepared(session, leyla).content) for _ in range(2))
    changed = {path for path in one if one[path] != other[path]}
    assert {path.rpartition(".")[2] for path in changed} <= {
        "p7s",
        "pem",
        "json",
        "docx",
        "pdf",
        "SHA256SUMS",
    }
    assert "texts/charter.json" not in changed
    told = [json.loads(found["manifest.json"])["files"] for found in (one, other)]
    unsigned = [[file.get("unsigned_sha256") for file in files] for files in told]
    assert unsigned[0] == unsigned[1]
    assert len([digest for digest in unsigned[0] if digest]) == 2


def test_a_package_is_entered_into_the_house_and_into_each_documents_history(
    session: Session, charter: Document, leyla: Person
) -> None:
    package = prepared(session, leyla)
    made = enter(session, Actor(leyla.id, NOON), package)
    newest = session.get_one(Record, charter.id).steps
    step = session.get_one(Step, (charter.id, newest))
    assert (step.deed, step.facts["number"], step.facts["manifest"], step.facts["sealed"]) == (
        "submit",
        "1-12",
        package.manifest,
        4,
    )
    assert submission_named(session, "1-12").submission is made
    assert [one.step for one in verify(session, {})] == [None, None]
    with pytest.raises(Taken):
        prepared(session, leyla)


def test_the_next_package_names_the_last_one_by_itself(
    session: Session, charter: Document, leyla: Person
) -> None:
    first = prepared(session, leyla)
    assert manifest(first.content)["previous"] is None
    enter(session, Actor(leyla.id, NOON), first)
    second = prepared(session, leyla, number="1-13")
    assert manifest(second.content)["previous"] == {"number": "1-12", "manifest": first.manifest}
    assert previous_of(session, ["nobody"]) is None


def test_documents_that_nobody_sealed_are_named_all_at_once(
    session: Session, charter: Document, leyla: Person
) -> None:
    other = [a_charter(session, leyla, slug) for slug in ("plan", "regulation")]
    with pytest.raises(Unsealed) as refused:
        prepared(session, leyla, ("plan", "charter", "regulation"))
    assert list(refused.value.documents) == other


def test_a_named_step_chooses_its_seal_and_the_newest_goes_otherwise(
    session: Session, charter: Document, leyla: Person
) -> None:
    by = Actor(leyla.id, NOON)
    an_article(session, charter, leyla, "Yeni bənd.")
    second = signed_off(session, by, charter)
    newest = manifest(prepared(session, leyla).content)["documents"][0]
    assert newest["seal"]["step"] == second.since
    order = Order(replace(asked("charter"), documents=(Chosen("charter", 4),)))
    older = manifest(made(session, by, order, settings()).content)["documents"][0]
    assert older["step"] == 4
    with pytest.raises(Unsealed):
        made(
            session,
            by,
            Order(replace(asked("charter"), documents=(Chosen("charter", 3),))),
            settings(),
        )


def refused(session: Session, person: Person, **otherwise: Any) -> None:
    made(
        session,
        Actor(person.id, NOON),
        Order(replace(asked("charter"), **otherwise)),
        settings(),
    )


def test_what_is_missing_is_asked_for(session: Session, charter: Document, leyla: Person) -> None:
    with pytest.raises(NothingChosen):
        refused(session, leyla, documents=())
    with pytest.raises(NothingChosen):
        refused(session, leyla, formats=())
    with pytest.raises(NoAddressee):
        refused(session, leyla, addressee=" ")
    with pytest.raises(NoAddressee):
        refused(session, leyla, institution="nobody")
    with pytest.raises(NothingSaid):
        refused(session, leyla, number=" ")
    with pytest.raises(NotYours):
        refused(session, a_person(session, "Nigar"))


def test_without_a_key_production_refuses_or_says_unsigned_everywhere(
    session: Session, charter: Document, leyla: Person, tmp_path: Path
) -> None:
    bare = Settings(nizam_mode=Mode.PRODUCTION, signing_folder=str(tmp_path))
    with pytest.raises(NoKey):
        prepared(session, leyla, using=bare)
    package = prepared(session, leyla, using=replace(bare, unsigned_submissions=True))
    found = parts(package.content)
    assert not {"manifest.json.p7s", "certificate.pem"} & found.keys()
    assert manifest(package.content)["signed"] is False
    assert "NOT SIGNED" in found["README.txt"].decode()
    assert package.facts["certificate"] is None
    jsonschema.validate(manifest(package.content), SCHEMA)


def test_a_key_that_does_not_hold_today_signs_nothing(
    session: Session, charter: Document, leyla: Person, tmp_path: Path
) -> None:
    using = settings()
    holds = identity_of(using).certificate
    for moment, why in (
        (holds.not_valid_before_utc.replace(year=2020), NotYetValid),
        (holds.not_valid_after_utc.replace(year=2060), Expired),
    ):
        with pytest.raises(why):
            prepared(session, leyla, using=using, at=moment)
    missing = replace(using, signing_key=str(tmp_path / "no.p12"), unsigned_submissions=True)
    with pytest.raises(UnreadableKey):
        prepared(session, leyla, using=missing)


def test_enclosures_of_one_name_both_go(session: Session, charter: Document, leyla: Person) -> None:
    order = Order(asked("charter"), (LETTER, Enclosed("mektub-no-5.txt", "text/plain", b"2")))
    found = parts(made(session, Actor(leyla.id, NOON), order, settings()).content)
    assert found["enclosures/mektub-no-5.txt"] == LETTER.content
    assert found["enclosures/mektub-no-5-2.txt"] == b"2"


def test_progress_counts_every_file_to_the_end(
    session: Session, charter: Document, leyla: Person
) -> None:
    heard: list[tuple[int, int]] = []
    order = Order(asked("charter"), told=lambda done, total: heard.append((done, total)))
    made(session, Actor(leyla.id, NOON), order, settings())
    assert heard == [(1, 3), (2, 3), (3, 3)]
