"""Can a colleague say, answer, settle and find everything about the text, and lose nothing?"""

from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.models import Clause, Document, Person
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.discussing import Said, begin_thread, suggest
from app.queries.snapshots import snapshot
from app.queries.threads import Talk, talks
from app.statute.roles import Role
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor, signed_in
from tests.views.posting import post

TEXT = "Ümumi yığıncaq ildə bir dəfə çağırılır."


@dataclass
class Room:
    """A charter of one article, and a visitor in each role."""

    app: Flask
    clause: str
    people: dict[str, str]

    def visitor(self, role: str) -> FlaskClient:
        """Somebody in that role, signed in."""
        return signed_in(self.app, self.people[role])

    def talks(self) -> list[Talk]:
        """Every conversation, in the order they were begun."""
        with self.app.extensions["nizam.database"].session() as session:
            document = session.scalars(select(Document)).one()
            found = talks(session, document, snapshot(session, document))
            return sorted(
                (talk for some in found.values() for talk in some),
                key=lambda talk: talk.thread.since,
            )

    def text(self) -> str:
        """What the article says."""
        with self.app.extensions["nizam.database"].session() as session:
            return standing_wording(session, self.clause, "az").text

    def begin(self, body: str = "Niyə?", **said: object) -> str:
        """The reviewer says something; answers the thread's id."""
        with self.app.extensions["nizam.database"].session() as session:
            document = session.scalars(select(Document)).one()
            clause = session.get_one(Clause, self.clause)
            reviewer = session.get_one(Person, self.people["reviewer"])
            thread = begin_thread(
                session,
                as_actor(reviewer),
                document,
                clause,
                Said(body, **said),  # type: ignore[arg-type]  # named by the test
            )
            session.commit()
            return str(thread.id)

    def suggest(self, text: str) -> str:
        """The reviewer suggests another text; answers the thread's id."""
        with self.app.extensions["nizam.database"].session() as session:
            clause = session.get_one(Clause, self.clause)
            base = standing_wording(session, self.clause, "az")
            reviewer = session.get_one(Person, self.people["reviewer"])
            typed = Typed("az", "", text, base.digest)
            thread = suggest(session, as_actor(reviewer), clause, typed, body="Belə aydındır.")
            session.commit()
            return str(thread.id)

    def save(self, text: str) -> None:
        """The coordinator rewords the article."""
        with self.app.extensions["nizam.database"].session() as session:
            clause = session.get_one(Clause, self.clause)
            base = standing_wording(session, self.clause, "az")
            leyla = session.get_one(Person, self.people["coordinator"])
            save_wording(session, as_actor(leyla), clause, [Typed("az", "", text, base.digest)])
            session.commit()


@pytest.fixture
def room(app: Flask) -> Room:
    with app.extensions["nizam.database"].session() as session:
        leyla = a_person(session)
        document = a_document(session, leyla)
        people = {
            role: a_colleague(session, document, role, f"{role}-anna").id
            for role in (Role.OBSERVER, Role.REVIEWER, Role.MEMBER)
        }
        clause = an_article(session, document, leyla, TEXT, heading="Yığıncaq")
        people["coordinator"] = leyla.id  # type: ignore[index]  # a role is a string
        session.commit()
    return Room(app, clause, people)  # type: ignore[arg-type]


def test_a_reviewer_comments_on_words_and_is_taken_back_to_the_clause(room: Room) -> None:
    visitor = room.visitor("reviewer")
    answer = post(
        visitor,
        f"/d/charter/c/{room.clause}/talk",
        {"body": "Nisab?", "kind": "question", "quote": "bir dəfə", "near": "20", "language": "az"},
    )
    assert answer.status_code == 303
    assert answer.location.endswith(f"#c-{room.clause}")
    [talk] = room.talks()
    assert (talk.thread.kind, talk.thread.quote) == ("question", "bir dəfə")
    assert [said.body for said in talk.comments] == ["Nisab?"]
    assert "Nisab?" in visitor.get("/d/charter/").text


def test_words_that_are_not_there_are_refused_and_nothing_typed_is_lost(room: Room) -> None:
    answer = post(
        room.visitor("reviewer"),
        f"/d/charter/c/{room.clause}/talk",
        {"body": "Uzun bir fikir", "quote": "üç dəfə", "kind": "objection", "blocking": "on"},
    )
    assert answer.status_code == 422
    assert "Uzun bir fikir" in answer.text
    assert "üç dəfə" in answer.text
    assert 'value="objection" checked' in answer.text
    assert room.talks() == []


def test_an_observer_reads_conversations_and_begins_none(room: Room) -> None:
    thread = room.begin("Nisab göstərilsin.")
    visitor = room.visitor("observer")
    assert "Nisab göstərilsin." in visitor.get("/d/charter/threads").text
    assert visitor.get(f"/d/charter/t/{thread}").status_code == 200
    assert post(visitor, f"/d/charter/c/{room.clause}/talk", {"body": "x"}).status_code == 403
    assert post(visitor, f"/d/charter/t/{thread}/reply", {"body": "x"}).status_code == 403


def test_the_form_can_be_had_alone_for_its_place_in_the_text(room: Room) -> None:
    path = f"/d/charter/c/{room.clause}/talk?quote=bir+dəfə"
    visitor = room.visitor("reviewer")
    part = visitor.get(path, headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert "bir dəfə" in part
    assert "<html" in visitor.get(path).text


def test_somebody_replies_resolves_and_opens_again(room: Room) -> None:
    thread = room.begin()
    member = room.visitor("member")
    answer = post(
        member,
        f"/d/charter/t/{thread}/reply",
        {"body": "Bax 5.1.", "next": "/d/charter/threads?kind=comment"},
    )
    assert answer.location == f"/d/charter/threads?kind=comment#t-{thread}"
    post(member, f"/d/charter/t/{thread}/resolve", {"outcome": "accepted", "reason": "Düzdür."})
    [talk] = room.talks()
    assert talk.resolved
    assert [said.body for said in talk.comments] == ["Niyə?", "Bax 5.1."]
    again = post(member, f"/d/charter/t/{thread}/resolve", {"outcome": "noted", "reason": "Yenə"})
    assert again.status_code == 409
    post(member, f"/d/charter/t/{thread}/reopen")
    assert not room.talks()[0].resolved


def test_a_reviewer_resolves_nothing(room: Room) -> None:
    thread = room.begin()
    for deed in ("resolve", "reopen", "accept", "reject", "settle"):
        answer = post(room.visitor("reviewer"), f"/d/charter/t/{thread}/{deed}")
        assert answer.status_code == 403


def test_an_empty_reply_is_refused_on_the_threads_own_page(room: Room) -> None:
    thread = room.begin()
    answer = post(room.visitor("member"), f"/d/charter/t/{thread}/reply", {"body": "  "})
    assert answer.status_code == 422
    assert "Niyə?" in answer.text


def test_somebody_speaks_of_the_whole_document(room: Room) -> None:
    visitor = room.visitor("reviewer")
    assert visitor.get("/d/charter/talk").status_code == 200
    answer = post(visitor, "/d/charter/talk", {"body": "Preambula lazımdır."})
    assert answer.location.partition("#")[0].endswith("/threads")
    assert room.talks()[0].thread.clause_id is None
    assert "Preambula lazımdır." in visitor.get("/d/charter/threads").text


def test_a_suggestion_is_made_accepted_and_says_so(room: Room) -> None:
    with room.app.extensions["nizam.database"].session() as session:
        started = standing_wording(session, room.clause, "az").digest
    typed = {"started-az": started, "heading-az": "Yığıncaq", "reason": "Bəs etmir."}
    reviewer = room.visitor("reviewer")
    assert TEXT in reviewer.get(f"/d/charter/c/{room.clause}/suggest").text
    answer = post(
        reviewer,
        f"/d/charter/c/{room.clause}/suggest",
        {**typed, "text-az": TEXT.replace("bir", "iki")},
    )
    assert answer.status_code == 303
    [talk] = room.talks()
    assert room.text() == TEXT
    page = room.visitor("member").get("/d/charter/threads").text
    assert "<ins>" in page
    post(room.visitor("member"), f"/d/charter/t/{talk.thread.id}/accept")
    assert room.text() == TEXT.replace("bir", "iki")


@pytest.mark.parametrize("missing", ["reason", "change"])
def test_a_suggestion_needs_other_words_and_a_reason(room: Room, missing: str) -> None:
    with room.app.extensions["nizam.database"].session() as session:
        started = standing_wording(session, room.clause, "az").digest
    text = TEXT if missing == "change" else "Başqa söz."
    reason = "" if missing == "reason" else "Səbəb budur"
    answer = post(
        room.visitor("reviewer"),
        f"/d/charter/c/{room.clause}/suggest",
        {"started-az": started, "heading-az": "Yığıncaq", "text-az": text, "reason": reason},
    )
    assert answer.status_code == 422
    assert text in answer.text
    assert reason in answer.text
    assert room.talks() == []


def test_a_suggestion_that_meets_a_later_change_shows_both_and_is_settled(room: Room) -> None:
    thread = room.suggest(TEXT.replace("bir", "iki"))
    room.save(TEXT.replace("bir", "üç"))
    member = room.visitor("member")
    assert "<ins>" in member.get("/d/charter/threads").text
    answer = post(member, f"/d/charter/t/{thread}/accept")
    assert answer.status_code == 409
    assert answer.text.count("<ins>") >= 2
    with room.app.extensions["nizam.database"].session() as session:
        started = standing_wording(session, room.clause, "az").digest
    both = TEXT.replace("bir", "iki və ya üç")
    fields = {
        "started-az": started,
        "text-az": both,
        "heading-az": "",
        "how": "typed",
        "reason": "Razılıq",
    }
    assert post(member, f"/d/charter/t/{thread}/settle", fields).status_code == 303
    assert room.text() == both
    assert room.talks()[0].resolved


def test_a_suggestion_is_rejected_with_its_reason(room: Room) -> None:
    thread = room.suggest("Başqa söz.")
    member = room.visitor("member")
    assert post(member, f"/d/charter/t/{thread}/reject", {"reason": ""}).status_code == 422
    assert post(member, f"/d/charter/t/{thread}/reject", {"reason": "Olmaz."}).status_code == 303
    page = member.get("/d/charter/threads?state=resolved").text
    assert "Olmaz." in page


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"sual", "irad"}),
        ("?state=resolved", {"bitib"}),
        ("?state=all", {"sual", "irad", "bitib"}),
        ("?kind=question", {"sual"}),
        ("?only=blocking", {"irad"}),
        ("?only=mine", {"irad"}),
        ("?only=detached", set()),
        ("?state=all&order=time", {"sual", "irad", "bitib"}),
        ("?state=%00&order=x&kind=y&only=z", {"sual", "irad"}),
    ],
)
def test_each_filter_shows_what_it_says(room: Room, query: str, shown: set[str]) -> None:
    room.begin("sual", kind="question")
    ended = room.begin("bitib")
    member = room.visitor("member")
    post(member, f"/d/charter/t/{ended}/resolve")
    post(member, "/d/charter/talk", {"body": "irad", "kind": "objection", "blocking": "on"})
    page = member.get(f"/d/charter/threads{query}").text
    assert {word for word in ("sual", "irad", "bitib") if f"<p>{word}</p>" in page} == shown


def test_detached_words_are_counted_and_found(room: Room) -> None:
    room.begin("bax", quote="bir dəfə")
    room.save("Tamamilə başqa mətn.")
    page = room.visitor("member").get("/d/charter/threads?only=detached").text
    assert "<p>bax</p>" in page
    assert "bir dəfə" in page


def test_a_thread_is_found_only_on_its_own_document(room: Room) -> None:
    thread = room.begin()
    with room.app.extensions["nizam.database"].session() as session:
        leyla = session.get_one(Person, room.people["coordinator"])
        a_document(session, leyla, "other")
        session.commit()
    assert room.visitor("coordinator").get(f"/d/other/t/{thread}").status_code == 404


def test_a_comment_opens_no_door_to_scripts(room: Room) -> None:
    room.begin("<script>alert(1)</script> [a](javascript:alert(1)) **bax**")
    page = room.visitor("member").get("/d/charter/threads").text
    assert "<script>alert" not in page
    assert "javascript:" not in page.replace("[a](javascript:alert(1))", "")
    assert "<strong>bax</strong>" in page


def test_a_redirect_never_leads_elsewhere(room: Room) -> None:
    thread = room.begin()
    answer = post(
        room.visitor("member"),
        f"/d/charter/t/{thread}/reply",
        {"body": "Bəli", "next": "https://evil.example/d/charter"},
    )
    assert answer.location.startswith("/")
    assert "evil" not in answer.location


def test_a_form_whose_page_has_no_address_is_a_form(room: Room) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://["}
    answer = room.visitor("member").get("/d/charter/talk", headers=headers)
    assert answer.status_code == 200
