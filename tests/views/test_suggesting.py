"""Can several things be suggested as one, compared, taken in part and together?"""

import re
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.models import Clause, Composition, Document, Person, Thread, Turn
from app.operations.clauses import Typed, standing_wording
from app.operations.discussing import Said, begin_thread, reply, suggest
from app.queries.snapshots import snapshot
from app.statute.roles import Role
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor, signed_in
from tests.views.posting import post

FIRST = "Sədr iki il müddətinə açıq səsvermə ilə seçilir."
SECOND = "Katib protokol aparır."
THIRD = "Üzvlər iclasda iştirak edirlər."


@dataclass
class Hall:
    """A charter of three articles, and a visitor in each role."""

    app: Flask
    clauses: list[str]
    people: dict[str, str]

    def visitor(self, role: str) -> FlaskClient:
        """Somebody in that role, signed in."""
        return signed_in(self.app, self.people[role])

    def session(self) -> Session:
        """A look into the tables."""
        opened: Session = self.app.extensions["nizam.database"].session()
        return opened

    def suggest(self, text: str, who: str = "reviewer", number: int = 0) -> str:
        """Somebody suggests other words for an article; answers the thread's id."""
        with self.session() as session:
            clause = session.get_one(Clause, self.clauses[number])
            digest = standing_wording(session, clause.id, "az").digest
            person = session.get_one(Person, self.people[who])
            typed = Typed("az", "", text, digest)
            thread = suggest(session, as_actor(person), clause, typed, body=f"Səbəb: {text}")
            session.commit()
            return thread.id

    def answer(self, thread: str, who: str) -> None:
        """Somebody replies to a suggestion."""
        with self.session() as session:
            person = session.get_one(Person, self.people[who])
            reply(session, as_actor(person), session.get_one(Thread, thread), "Razı deyiləm.")
            session.commit()

    def said(self) -> list[str]:
        """What stands, in reading order."""
        with self.session() as session:
            document = session.scalars(select(Document)).one()
            clauses = snapshot(session, document).clauses
            return [one.wording("az").text for one in clauses if not one.struck]

    def digest(self, number: int = 0) -> str:
        """The name of what an article says."""
        with self.session() as session:
            return standing_wording(session, self.clauses[number], "az").digest

    def outcome(self, thread: str) -> str:
        """How a suggestion was closed; "" while it is open."""
        with self.session() as session:
            turns = select(Turn.outcome).where(Turn.thread_id == thread)
            return session.scalars(turns.order_by(Turn.row.desc())).first() or ""

    def part(self, visitor: FlaskClient, number: int, what: str, **form: str) -> TestResponse:
        """Put one thing with what is to be suggested together."""
        address = f"/d/charter/c/{self.clauses[number]}/suggest/add"
        return post(visitor, address, {"what": what, "digest": self.digest(number), **form})


@pytest.fixture
def hall(app: Flask) -> Hall:
    with app.extensions["nizam.database"].session() as session:
        leyla = a_person(session)
        document = a_document(session, leyla)
        people = {
            str(role): a_colleague(session, document, role, f"{role}-anna").id
            for role in (Role.OBSERVER, Role.REVIEWER, Role.MEMBER)
        }
        clauses: list[str] = []
        for text in (FIRST, SECOND, THIRD):
            behind = clauses[-1] if clauses else None
            clauses.append(an_article(session, document, leyla, text, after=behind))
        people["coordinator"] = leyla.id
        session.commit()
    return Hall(app, clauses, people)


def test_several_things_are_put_together_and_suggested_as_one(hall: Hall) -> None:
    visitor = hall.visitor("reviewer")
    reword = {"text-az": "Katib yazır.", "started-az": hall.digest(1), "reason": "Birlikdə."}
    assert hall.part(visitor, 1, "reword", **reword).status_code == 303
    hall.part(visitor, 0, "strike")
    answer = hall.part(visitor, 2, "insert", where="after", kind="article", **{"text-az": "Yeni."})
    assert answer.location.endswith("#part-3")
    page = visitor.get("/d/charter/suggest").text
    assert page.index("Katib") < page.index("iki il")
    assert "Birlikdə." in page
    assert hall.said() == [FIRST, SECOND, THIRD]
    answer = post(visitor, "/d/charter/suggest", {"reason": "Birlikdə."})
    assert answer.status_code == 303
    thread = answer.location.rsplit("/", 1)[1]
    assert visitor.get(answer.location).status_code == 200
    post(hall.visitor("member"), f"/d/charter/t/{thread}/accept", {})
    assert hall.said() == ["Katib yazır.", THIRD, "Yeni."]
    assert hall.outcome(thread) == "accepted"
    told = hall.visitor("member").get("/d/charter/history").text
    assert told.count("words of reviewer") == 2  # the clause reworded and the new one
    with hall.session() as session:
        assert session.scalars(select(Composition)).all() == []


def test_what_is_put_together_is_ones_own_and_kept(hall: Hall) -> None:
    visitor = hall.visitor("reviewer")
    hall.part(visitor, 1, "strike")
    post(visitor, "/d/charter/suggest/arrange", {"reason": "Hələ düşünürəm."})
    assert "Hələ düşünürəm." in hall.visitor("reviewer").get("/d/charter/suggest").text
    assert SECOND not in _parts(hall.visitor("member").get("/d/charter/suggest").text)


def test_parts_are_put_in_order_and_taken_out(hall: Hall) -> None:
    visitor = hall.visitor("reviewer")
    for number in (0, 1, 2):
        hall.part(visitor, number, "strike")
    post(visitor, "/d/charter/suggest/arrange", {"up": "3"})
    post(visitor, "/d/charter/suggest/arrange", {"down": "1"})
    assert _order(visitor, "iclasda", "iki il", "protokol")
    post(visitor, "/d/charter/suggest/arrange", {"out": "1"})
    assert _order(visitor, "iki il", "protokol")
    assert "iclasda" not in _parts(visitor.get("/d/charter/suggest").text)
    post(visitor, "/d/charter/suggest", {"discard": "1"})
    assert "protokol" not in _parts(visitor.get("/d/charter/suggest").text)


def test_a_new_unit_may_hold_new_units_and_goes_with_them(hall: Hall) -> None:
    visitor = hall.visitor("reviewer")
    hall.part(visitor, 2, "insert", where="after", kind="article", **{"text-az": "Maddə:"})
    form = {"under": "1", "kind": "point", "text-az": "bənd"}
    assert post(visitor, "/d/charter/suggest/inside", form).status_code == 303
    post(visitor, "/d/charter/suggest/arrange", {"up": "2"})
    assert "bənd" not in _parts(visitor.get("/d/charter/suggest").text)
    assert post(visitor, "/d/charter/suggest/inside", {**form, "under": "9"}).status_code == 422


def test_words_of_a_part_are_typed_anew(hall: Hall) -> None:
    visitor = hall.visitor("reviewer")
    began = {"started-az": hall.digest(1)}
    hall.part(visitor, 1, "reword", **{"text-az": "Katib yazır.", **began})
    form = visitor.get(f"/d/charter/c/{hall.clauses[1]}/suggest?part=1").text
    assert "Katib yazır." in form
    hall.part(visitor, 1, "reword", part="1", **{"text-az": "Katib oxuyur.", **began})
    page = _parts(visitor.get("/d/charter/suggest").text)
    assert "oxuyur" in page
    assert "yazır" not in page


def test_a_part_that_says_nothing_is_refused(hall: Hall) -> None:
    visitor = hall.visitor("reviewer")
    assert hall.part(visitor, 0, "burn").status_code == 422
    assert hall.part(visitor, 0, "move").status_code == 422
    assert hall.part(visitor, 0, "insert", where="after", kind="article").status_code == 422
    assert hall.part(visitor, 0, "reword", **{"text-az": FIRST}).status_code == 422
    assert post(visitor, "/d/charter/suggest", {"reason": "Boş"}).status_code == 422


def test_what_cannot_be_done_together_is_told_and_the_reason_kept(hall: Hall) -> None:
    visitor = hall.visitor("reviewer")
    hall.part(visitor, 0, "strike")
    hall.part(visitor, 0, "strike")
    answer = post(visitor, "/d/charter/suggest", {"reason": "Uzun səbəb"})
    assert answer.status_code == 409
    assert "part 2" in answer.text
    assert "Uzun səbəb" in answer.text


@pytest.mark.parametrize("what", ["strike", "move", "insert"])
def test_each_thing_alone_has_a_form_in_the_text(hall: Hall, what: str) -> None:
    visitor = hall.visitor("reviewer")
    address = f"/d/charter/c/{hall.clauses[0]}/suggest/{what}"
    assert "<html" in visitor.get(address).text
    assert "<html" not in visitor.get(address, headers={"HX-Request": "true"}).text
    refused = post(visitor, address, {"reason": "", "place": "", "text-az": "Yeni söz"})
    assert refused.status_code == 422
    form = {"place": f":{hall.clauses[2]}", "where": "after", "kind": "article", "reason": "Belə."}
    assert post(visitor, address, {**form, "text-az": "Yeni."}).status_code == 303
    assert hall.said() == [FIRST, SECOND, THIRD]


def test_a_part_is_chosen_where_the_menu_leads(hall: Hall) -> None:
    visitor, clause = hall.visitor("reviewer"), hall.clauses[0]
    asked = visitor.get(f"/d/charter/suggest/part?what=move&clause={clause}")
    assert asked.location.endswith(f"{clause}/suggest/move")
    assert visitor.get("/d/charter/suggest/part?what=burn").location.endswith("/d/charter/suggest")


def test_single_changes_are_taken_and_the_page_tells_what_was_left(hall: Hall) -> None:
    thread = hall.suggest(FIRST.replace("iki", "üç").replace("açıq", "gizli"))
    visitor = hall.visitor("member")
    page = visitor.get(f"/d/charter/t/{thread}/choose").text
    seen = re.search(r'name="seen" value="([^"]+)"', page)
    assert seen
    form = {"choosing": "1", "part": "1", "counted": "1:az:text", "seen": seen[1]}
    refused = post(visitor, f"/d/charter/t/{thread}/accept", {**form, "reason": "Saxla məni"})
    assert refused.status_code == 422
    assert "Saxla məni" in refused.text
    post(visitor, f"/d/charter/t/{thread}/accept", {**form, "change": "1:az:text:1"})
    assert hall.said()[0] == FIRST.replace("açıq", "gizli")
    assert hall.outcome(thread) == "partly"
    told = visitor.get(f"/d/charter/t/{thread}").text
    assert "Not taken:" in told
    assert "üç" in told


def test_changes_of_words_that_changed_meanwhile_are_shown_anew(hall: Hall) -> None:
    thread = hall.suggest(FIRST.replace("iki", "üç"))
    form = {"choosing": "1", "part": "1", "counted": "1:az:text", "change": "1:az:text:0"}
    stale = {**form, "seen": f"1:az:{'0' * 64}"}
    answer = post(hall.visitor("member"), f"/d/charter/t/{thread}/accept", stale)
    assert answer.status_code == 409
    assert hall.said()[0] == FIRST


def test_a_suggestion_is_accepted_with_edits(hall: Hall) -> None:
    thread = hall.suggest(FIRST.replace("iki", "üç"))
    visitor = hall.visitor("member")
    assert "üç il" in visitor.get(f"/d/charter/t/{thread}/edit").text
    edited = FIRST.replace("iki", "üç").replace("seçilir", "seçilirlər")
    form = {"clause": hall.clauses[0], "text-az": edited, "started-az": hall.digest()}
    assert post(visitor, f"/d/charter/t/{thread}/edit", form).status_code == 303
    assert hall.said()[0] == edited
    again = post(visitor, f"/d/charter/t/{thread}/edit", {**form, "text-az": "Saxla məni."})
    assert again.status_code == 409
    assert "Saxla məni." in again.text
    assert post(visitor, f"/d/charter/t/{thread}/edit", {"clause": "none"}).status_code == 422


def test_suggestions_for_one_clause_stand_side_by_side_with_their_collisions(hall: Hall) -> None:
    hall.suggest(FIRST.replace("iki", "üç"))
    hall.suggest(FIRST.replace("iki", "dörd"), "member")
    hall.suggest(FIRST.replace("açıq", "gizli"), "coordinator")
    page = hall.visitor("observer").get(f"/d/charter/c/{hall.clauses[0]}/suggestions").text
    [first, second, third] = re.findall(r'<article class="column.*?</article>', page, re.S)
    assert "Collides with 2" in first
    assert "Collides with 1" in second
    assert "Collides with none" in third
    assert 'class="change meets"' in first
    assert 'class="change meets"' not in third


def test_what_nobody_contests_is_taken_together(hall: Hall) -> None:
    first = hall.suggest(FIRST.replace("iki", "üç"))
    rival = hall.suggest(FIRST.replace("iki", "dörd"), "member")
    clear = hall.suggest("Katib yazır.", number=1)
    replied = hall.suggest("Üzvlər gəlirlər.", number=2)
    hall.answer(replied, "member")
    visitor = hall.visitor("member")
    page = visitor.get("/d/charter/suggestions").text
    assert re.findall(r'name="thread" value="(\w+)"', page) == [clear]
    assert "Another suggestion touches the same clause" in page
    assert "Somebody has replied to it" in page
    everything = {"thread": [first, rival, clear, replied]}
    answer = post(visitor, "/d/charter/suggestions", everything)
    assert answer.status_code == 303
    assert hall.said() == [FIRST, "Katib yazır.", THIRD]
    assert [hall.outcome(one) for one in (first, rival, clear, replied)] == ["", "", "accepted", ""]
    assert post(visitor, "/d/charter/suggestions", {}).status_code == 422


def test_whoever_is_late_is_told_who_decided(hall: Hall) -> None:
    thread = hall.suggest(FIRST.replace("iki", "üç"))
    assert post(hall.visitor("member"), f"/d/charter/t/{thread}/accept", {}).status_code == 303
    late = post(hall.visitor("coordinator"), f"/d/charter/t/{thread}/accept", {})
    assert late.status_code == 409
    assert "member-anna has accepted this suggestion already" in late.text
    late = post(hall.visitor("coordinator"), f"/d/charter/t/{thread}/reject", {"reason": "Yox."})
    assert late.status_code == 409


def test_a_reviewer_chooses_nothing_for_others(hall: Hall) -> None:
    thread = hall.suggest(FIRST.replace("iki", "üç"))
    visitor = hall.visitor("reviewer")
    assert visitor.get(f"/d/charter/t/{thread}/choose").status_code == 403
    assert visitor.get(f"/d/charter/t/{thread}/edit").status_code == 403
    assert "Accept those ticked" not in visitor.get("/d/charter/suggestions").text


def _parts(page: str) -> str:
    """The list of parts put together."""
    return page[page.index('<ol class="composed">') : page.index("</ol>")]


def _order(visitor: FlaskClient, *words: str) -> bool:
    page = _parts(visitor.get("/d/charter/suggest").text)
    places = [page.index(word) for word in words]
    return places == sorted(places)


def test_what_is_no_suggestion_is_not_settled(hall: Hall) -> None:
    with hall.session() as session:
        document, leyla = session.scalars(select(Document)).one(), hall.people["coordinator"]
        by = as_actor(session.get_one(Person, leyla))
        thread = begin_thread(session, by, document, None, Said("Sual")).id
        session.commit()
    answer = post(hall.visitor("member"), f"/d/charter/t/{thread}/settle", {"text-az": "Söz."})
    assert answer.status_code == 422


@pytest.mark.parametrize("form", [{"up": "9" * 5_000}, {"out": "9" * 5_000}, {"down": "²"}])
def test_no_number_of_a_part_is_none(hall: Hall, form: dict[str, str]) -> None:
    visitor = hall.visitor("reviewer")
    hall.part(visitor, 0, "strike")
    assert post(visitor, "/d/charter/suggest/arrange", form).status_code == 303
    with hall.session() as session:
        assert len(session.scalars(select(Composition)).one().parts) == 1


def test_a_reason_no_database_can_hold_is_kept_without_its_controls(hall: Hall) -> None:
    visitor = hall.visitor("reviewer")
    hall.part(visitor, 0, "strike")
    post(visitor, "/d/charter/suggest/arrange", {"reason": "Artıq\0dır."})
    with hall.session() as session:
        assert session.scalars(select(Composition)).one().reason == "Artıqdır."
