"""Is what was signed off readable for ever, checkable, and told apart from what stands today?"""

import re

import pytest
from flask import Flask
from sqlalchemy import select

from app.models import Clause, Document, Person, Seal
from app.operations.citing import cite, describe_extract, describe_source
from app.operations.recording import step
from app.queries.sealing import root_at
from app.queries.snapshots import snapshot
from app.statute.proving import holds
from tests.makers import an_article, as_actor
from tests.views.posting import post
from tests.views.test_agreeing import Chamber, assembled


@pytest.fixture
def chamber(app: Flask) -> Chamber:
    """Everything is signed off, the articles with a reason."""
    made = assembled(app)
    assert sign(made) == 303
    return made


def sign(chamber: Chamber, **fields: str) -> int:
    """Leyla signs what the page shows her; answers the status."""
    page = chamber.visitor("leyla").get("/d/charter/seal").text
    seen = re.search(r'name="seen" value="(\w+)"', page)
    typed = {"statement": "Komitə razıdır.", "exception-all": "Nazirlik gözləyir."}
    sent = {**typed, "seen": seen[1] if seen else "", **fields}
    return post(chamber.visitor("leyla"), "/d/charter/seal", sent).status_code


def read(chamber: Chamber, path: str, who: str = "marta") -> str:
    """A page as somebody sees it."""
    answer = chamber.visitor(who).get(f"/d/charter/{path}")
    assert answer.status_code == 200
    return answer.text


def test_the_sealed_text_is_readable_after_the_work_went_on(chamber: Chamber) -> None:
    chamber.reword("Başqa söz.")
    page = read(chamber, "seals/1")
    for said in ("İldə bir dəfə.", "Leyla", "Komitə razıdır.", "Nazirlik gözləyir."):
        assert said in page
    assert "Recomputed just now from the record" in page
    assert "/d/charter/export/clean.docx?step=" in page
    assert "Başqa söz." not in page


def test_a_later_step_says_that_it_differs_and_leads_to_the_comparison(chamber: Chamber) -> None:
    with chamber.session() as session:
        sealed = session.scalars(select(Seal.step)).one()
    for path in ("", "seal", "board", "seals/1"):
        assert "Differs from" not in read(chamber, path)
    chamber.reword("Başqa söz.")
    for path in ("", "seal", "board", "seals/1"):
        page = read(chamber, path)
        assert "Differs from what was signed off" in page
        assert f"/d/charter/compare?from={sealed}" in page
        assert "1 clause" in page
    assert "Differs" not in read(chamber, f"?at={sealed}")


def test_what_differs_is_listed_with_citations(chamber: Chamber) -> None:
    with chamber.session() as session:
        leyla = session.get_one(Person, chamber.people["leyla"])
        by, document = as_actor(leyla), session.scalars(select(Document)).one()
        describe_source(session, by, "unifi", {"title": {"en": "Rules"}})
        describe_extract(session, by, "unifi", "unifi-votes", {"summary": {"en": "One vote."}})
        cite(session, by, session.get_one(Clause, chamber.other), "unifi-votes", "adapts", note={})
        an_article(session, document, leyla, "Yeni söz.", parent=chamber.chapter)
        session.commit()
    page = read(chamber, "seals/1")
    assert "Citations that differ" in page
    assert "unifi-votes" in page
    assert "Clauses that differ" in page
    assert "1 clause, 1 citation" in page


def test_a_clause_can_be_proved_and_the_proof_taken_home(chamber: Chamber) -> None:
    chamber.reword("Başqa söz.")
    address = f"seals/1/c/{chamber.paragraph}"
    told = chamber.visitor("marta").get(f"/d/charter/{address}.json").get_json()
    assert holds(told)
    assert told["words"]["az"]["text"] == "İldə bir dəfə."
    page = read(chamber, address)
    for one in (told["root"], told["digest"], *told["path"]):
        assert one in page


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_what_was_not_sealed_has_no_proof(chamber: Chamber) -> None:
    with chamber.session() as session:
        leyla = session.get_one(Person, chamber.people["leyla"])
        document = session.scalars(select(Document)).one()
        new = an_article(session, document, leyla, "Yeni söz.", parent=chamber.chapter)
        now = snapshot(session, document)
        flat = root_at(session, document, now, None)
        with step(session, document.id, as_actor(leyla), "seal") as entry:
            old = {"statement": "Bəli", "exceptions": []}
            entry.add(Seal(step=now.step, person_id=leyla.id, root=flat, **old))
        session.commit()
    visitor = chamber.visitor("leyla")
    for path in (f"seals/1/c/{new}", f"seals/2/c/{new}", f"seals/1/c/{new}.json", "seals/3"):
        assert visitor.get(f"/d/charter/{path}").status_code == 404
    assert "as seals had before they signed a tree" in read(chamber, "seals/2")


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_the_same_text_is_not_signed_twice(chamber: Chamber) -> None:
    page = read(chamber, "seal", "leyla")
    assert "nothing to sign off anew" in page
    assert 'name="statement"' not in page
    with chamber.session() as session:
        document = session.scalars(select(Document)).one()
        root = root_at(session, document, snapshot(session, document))
    assert sign(chamber, seen=root) == 409
    assert "nothing it excepted was settled" in post(
        chamber.visitor("leyla"), "/d/charter/seal", {"statement": "Bəli", "seen": root}
    ).get_data(as_text=True)


def test_what_was_excepted_and_settled_since_can_be_signed(chamber: Chamber) -> None:
    for who in ("rashad", "aygun"):
        assert chamber.decide(who, "approve") == 303
    assert 'name="statement"' in read(chamber, "seal", "leyla")
    assert sign(chamber) == 303
    assert "Seal 2" in read(chamber, "seal")
