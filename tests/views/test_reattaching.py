"""Can somebody find lost words again by reading, choosing or typing, and is nothing typed lost?"""

import re
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Clause, Document, Person, Thread
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.discussing import Said, begin_thread
from app.operations.structure import strike_clause
from app.queries.snapshots import snapshot
from app.queries.threads import Talk, talk_of
from app.statute.roles import Role
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor, signed_in
from tests.operations.halves import seen
from tests.views.posting import post

TEXT = "Sədr iki il müddətinə seçilir. Katib təyin edilir."
ANEW = "Sədr üç ay ərzində öz yerini tutur. Katib təyin edilir."


@dataclass
class Room:
    """A charter of two articles, a thread whose words are gone, and a visitor in each role."""

    app: Flask
    clause: str
    other: str
    thread: str
    people: dict[str, str]

    @property
    def address(self) -> str:
        return f"/d/charter/t/{self.thread}/reattach"

    def visitor(self, role: str = "reviewer") -> FlaskClient:
        return signed_in(self.app, self.people[role])

    def form(self, clause: str, **said: str) -> dict[str, str]:
        with self.app.extensions["nizam.database"].session() as session:
            read = standing_wording(session, clause, said.get("language", "az")).digest
        return {"clause": clause, "language": "az", "read": read, "quote": "", **said}

    def save(self, clause: str, text: str) -> None:
        with self.app.extensions["nizam.database"].session() as session:
            _save(session, self.people["coordinator"], clause, text)
            session.commit()

    def talk(self) -> Talk:
        with self.app.extensions["nizam.database"].session() as session:
            document = session.scalars(select(Document)).one()
            now = snapshot(session, document)
            return talk_of(session, document, session.get_one(Thread, self.thread), now)


def _save(session: Session, person: str, clause: str, text: str) -> None:
    base = standing_wording(session, clause, "az")
    typed = [Typed("az", "", text, base.digest)]
    actor = as_actor(session.get_one(Person, person))
    save_wording(session, actor, session.get_one(Clause, clause), typed)


@pytest.fixture
def room(app: Flask) -> Room:
    with app.extensions["nizam.database"].session() as session:
        leyla = a_person(session)
        document = a_document(session, leyla)
        people = {
            str(role): a_colleague(session, document, role, f"{role}-anna").id
            for role in (Role.OBSERVER, Role.REVIEWER, Role.MEMBER)
        }
        people["coordinator"] = leyla.id
        people["second"] = a_colleague(session, document, Role.REVIEWER, "Nigar").id
        clause = an_article(session, document, leyla, TEXT)
        other = an_article(session, document, leyla, "Üzvlər səs verir.", after=clause)
        marta = as_actor(session.get_one(Person, people["reviewer"]))
        said = Said("Niyə iki?", quote="iki il müddətinə")
        where = session.get_one(Clause, clause)
        thread = begin_thread(session, marta, document, where, said).id
        _save(session, leyla.id, clause, ANEW)
        session.commit()
    return Room(app, clause, other, thread, people)


def hidden(page: str) -> list[dict[str, str]]:
    """The hidden fields of each form that puts the discussion somewhere."""
    forms = re.findall(r'<form[^>]*method="post"[^>]*/reattach".*?</form>', page, re.DOTALL)
    field = re.compile(r'type="hidden" name="(\w+)" value="([^"]*)"')
    return [dict(field.findall(form)) for form in forms]


def test_its_card_offers_whoever_began_it_to_attach_it_and_nobody_who_may_not(room: Room) -> None:
    for page in ("/d/charter/", "/d/charter/threads", f"/d/charter/t/{room.thread}"):
        offered = {
            role: room.address in room.visitor(role).get(page).text
            for role in ("observer", "reviewer", "second", "member", "coordinator")
        }
        assert offered == {
            "observer": False,
            "reviewer": True,
            "second": False,
            "member": True,
            "coordinator": True,
        }


def test_likely_places_are_shown_in_their_sentences_and_one_is_taken_by_its_button(
    room: Room,
) -> None:
    visitor = room.visitor()
    page = visitor.get(room.address).text
    assert "Sədr <mark>üç ay ərzində</mark> öz yerini tutur." in page
    first = hidden(page)[0]
    answer = post(visitor, room.address, first)
    assert answer.status_code == 303
    assert answer.location.endswith(f"#c-{room.clause}")
    talk = room.talk()
    assert talk.again
    assert talk.again.quote == "üç ay ərzində"
    assert "Put by reviewer-anna on:" in visitor.get("/d/charter/", headers=EN).text


EN = {"Accept-Language": "en"}


def test_looking_at_places_puts_it_nowhere(room: Room) -> None:
    room.visitor().get(room.address)
    assert room.talk().is_detached


def test_words_are_typed_in_a_clause_somebody_chooses(room: Room) -> None:
    visitor = room.visitor()
    page = visitor.get(f"{room.address}?in={room.other}").text
    assert "Üzvlər səs verir." in page
    answer = post(visitor, room.address, room.form(room.other, quote="səs  verir"))
    assert answer.status_code == 303
    assert room.talk().clause == room.other


def test_words_that_came_to_another_clause_since_are_a_likely_place(room: Room) -> None:
    room.save(room.other, "Üzvlər səs verir. Rəhbər iki il müddətinə seçilir.")
    page = room.visitor("member").get(room.address, headers=EN).text
    assert "Rəhbər <mark>iki il müddətinə</mark> seçilir." in page
    assert "came to another clause since" in page


def test_look_alikes_that_stood_elsewhere_before_are_no_likely_place(app: Flask) -> None:
    with app.extensions["nizam.database"].session() as session:
        leyla = a_person(session)
        document = a_document(session, leyla)
        clause = an_article(session, document, leyla, TEXT)
        other = an_article(session, document, leyla, TEXT, after=clause)
        where = session.get_one(Clause, clause)
        said = Said("Niyə?", quote="iki il müddətinə")
        thread = begin_thread(session, as_actor(leyla), document, where, said).id
        _save(session, leyla.id, clause, "Bu maddə çıxarılıb.")
        _save(session, leyla.id, other, f"{TEXT} Əlavə.")
        session.commit()
        visitor = signed_in(app, leyla.id)
    page = visitor.get(f"/d/charter/t/{thread}/reattach", headers=EN).text
    assert {form["clause"] for form in hidden(page)} == {clause}


def test_words_that_do_not_occur_come_back_with_the_reason(room: Room) -> None:
    visitor = room.visitor()
    answer = post(visitor, room.address, room.form(room.other, quote="beş il"))
    assert answer.status_code == 422
    assert ">beş il</textarea>" in answer.text
    assert room.talk().is_detached


def test_a_place_that_changed_meanwhile_is_looked_at_again(room: Room) -> None:
    visitor = room.visitor()
    first = hidden(visitor.get(room.address).text)[0]
    room.save(room.clause, f"Yeni. {ANEW}")
    answer = post(visitor, room.address, first)
    assert answer.status_code == 409
    assert room.talk().is_detached
    fresh = hidden(answer.text)[0]
    assert post(visitor, room.address, fresh).status_code == 303


def test_the_same_button_pressed_twice_is_told_so(room: Room) -> None:
    visitor = room.visitor()
    first = hidden(visitor.get(room.address).text)[0]
    assert post(visitor, room.address, first).status_code == 303
    assert post(visitor, room.address, first).status_code == 409


@pytest.mark.parametrize(
    "wrong",
    [
        {"clause": "none"},
        {"language": "xx", "quote": "Sədr"},
        {"span": "9-3"},
        {"span": "²-³"},
        {"span": "1-9999999"},
        {"quote": "Sədr", "near": "9" * 400},
    ],
)
def test_what_no_form_sends_is_answered_clearly(room: Room, wrong: dict[str, str]) -> None:
    answer = post(room.visitor(), room.address, {**room.form(room.clause), **wrong})
    assert answer.status_code in (303, 422)


def test_somebody_elses_discussion_is_not_theirs_to_put(room: Room) -> None:
    form = room.form(room.clause, quote="üç ay")
    assert post(room.visitor("second"), room.address, form).status_code == 409
    assert post(room.visitor("observer"), room.address, form).status_code == 403
    assert room.talk().is_detached
    page = room.visitor("second").get(room.address, headers=EN)
    assert (page.status_code, hidden(page.text)) == (200, [])


def test_a_discussion_of_a_struck_clause_stays_on_the_page_and_can_go_elsewhere(
    room: Room,
) -> None:
    with room.app.extensions["nizam.database"].session() as session:
        document = session.scalars(select(Document)).one()
        leyla = as_actor(session.get_one(Person, room.people["coordinator"]))
        at = seen(session, room.clause)
        strike_clause(session, leyla, document, room.clause, seen=at, reason="")
        session.commit()
    page = room.visitor().get("/d/charter/", headers=EN).text
    assert f'id="t-{room.thread}"' in page
    assert "The clause is struck." in page
    assert post(
        room.visitor(), room.address, room.form(room.other, quote="səs verir")
    ).location.endswith(f"#c-{room.other}")


def test_lost_words_are_counted_at_their_clause_and_for_the_document(room: Room) -> None:
    page = room.visitor().get("/d/charter/", headers=EN).text
    assert "Their words no longer stand here: 1" in page
    assert "1 discussion whose words no longer stand" in page
    assert (
        'Words no longer there <span class="n">1</span>'
        in room.visitor().get("/d/charter/threads", headers=EN).text
    )


def test_the_past_shows_it_where_it_stood_then(room: Room) -> None:
    with room.app.extensions["nizam.database"].session() as session:
        then = snapshot(session, session.scalars(select(Document)).one()).step
    visitor = room.visitor()
    post(visitor, room.address, hidden(visitor.get(room.address).text)[0])
    past = visitor.get(f"/d/charter/?at={then}", headers=EN).text
    assert "These words no longer stand in the clause." in past
    assert "Put by" not in past
    assert room.address not in past


def test_the_history_says_who_put_it(room: Room) -> None:
    visitor = room.visitor()
    post(visitor, room.address, hidden(visitor.get(room.address).text)[0])
    page = visitor.get("/d/charter/history", headers=EN).text
    assert "put a discussion on words that stand" in page


def test_a_resolved_discussion_says_why_it_stays_where_it_is(room: Room) -> None:
    member = room.visitor("member")
    post(member, f"/d/charter/t/{room.thread}/resolve", {"outcome": "noted"})
    page = member.get(room.address, headers=EN).text
    assert "This discussion is resolved. Open it again first." in page


def test_a_discussion_without_words_has_none_to_find(room: Room) -> None:
    visitor = room.visitor()
    post(visitor, f"/d/charter/c/{room.clause}/talk", {"body": "Ümumi", "kind": "comment"})
    with room.app.extensions["nizam.database"].session() as session:
        thread = session.scalars(select(Thread).where(Thread.quote == "")).one().id
    page = visitor.get(f"/d/charter/t/{thread}/reattach", headers=EN).text
    assert "This discussion is not about certain words." in page


def test_whoever_attaches_lands_in_the_language_of_the_words(room: Room) -> None:
    for reads, quote, asks in (("az", "üç ay", ""), ("both", "öz", ""), ("en", "tutur", "az")):
        visitor = room.visitor()
        visitor.get(f"/d/charter/?language={reads}")
        answer = post(visitor, room.address, room.form(room.clause, quote=quote))
        where = f"?language={asks}" if asks else ""
        assert answer.location == f"/d/charter/{where}#c-{room.clause}"
