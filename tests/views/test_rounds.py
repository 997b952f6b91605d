"""Is a review asked for, written in private, handed in once, and nothing typed ever lost?"""

import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.models import Document, Person, Review
from app.operations.membership import give_role
from app.statute.roles import Role
from app.statute.snapshot import word
from tests.makers import as_actor
from tests.views.posting import post
from tests.views.reviewing import TEXT, TODAY, Room, furnished


@pytest.fixture
def room(app: Flask) -> Room:
    return furnished(app)


def asked(room: Room, **other: object) -> dict[str, object]:
    """What the coordinator types to open a round."""
    return {
        "title": "Birinci oxunuş",
        "deadline": (TODAY + timedelta(days=7)).isoformat(),
        "message": "Xahiş edirik.",
        "document": ["charter"],
        "what-charter": "all",
        "person": [room.people["reviewer"]],
        "question-az": ["Nə çatışmır?", ""],
        "question-en": ["What is missing?", ""],
        **other,
    }


def test_a_coordinator_opens_a_round_and_letters_go_out(room: Room) -> None:
    leyla = room.visitor("coordinator")
    assert "Open the round" in leyla.get("/d/charter/rounds/open").text
    answer = post(leyla, "/d/charter/rounds/open", asked(room))
    assert answer.status_code == 303
    page = leyla.get(answer.location).text
    assert "Birinci oxunuş" in page
    assert "not opened" in page
    [letter] = room.letters()
    assert letter.address == "reviewer@nizam.example"
    assert "Please review: Birinci oxunuş" in letter.subject
    assert f"{answer.location}/review" in letter.text
    assert "What is missing?" in letter.text
    assert "What is missing?" in letter.html


def test_a_round_that_asks_badly_gives_everything_typed_back(room: Room) -> None:
    leyla = room.visitor("coordinator")
    wrong: list[dict[str, object]] = [
        {"person": []},
        {"deadline": "sabah"},
        {"deadline": "2020-01-01"},
        {"title": ""},
    ]
    for other in wrong:
        answer = post(leyla, "/d/charter/rounds/open", asked(room, **other))
        assert answer.status_code == 422
        assert "Xahiş edirik." in answer.text
        assert "What is missing?" in answer.text
        assert 'role="alert"' in answer.text
    assert room.letters() == []


def test_more_room_for_questions_opens_nothing(room: Room) -> None:
    leyla = room.visitor("coordinator")
    answer = post(leyla, "/d/charter/rounds/open", asked(room, more="questions"))
    assert answer.status_code == 200
    assert answer.text.count('name="question-az"') == 4
    assert "What is missing?" in answer.text
    assert room.letters() == []


def test_only_the_chosen_clauses_stand_on_the_desk(room: Room) -> None:
    leyla = room.visitor("coordinator")
    some = asked(room, **{"what-charter": "some", "clause-charter": [room.second]})
    answer = post(leyla, "/d/charter/rounds/open", some)
    desk = room.visitor("reviewer").get(f"{answer.location}/review").text
    assert "Üzvlük könüllüdür." in desk
    assert TEXT not in desk


def test_a_draft_is_seen_by_its_author_alone(room: Room) -> None:
    room.open()
    marta = room.visitor("reviewer")
    fields = {"body": "Gizli sözüm", "kind": "objection", "quote": "bir dəfə"}
    answer = post(marta, room.path(f"/c/{room.first}/talk"), fields)
    assert answer.status_code == 303
    assert "Gizli sözüm" in marta.get(answer.location).text
    [kept] = room.remarks()
    for role in ("coordinator", "member", "observer"):
        visitor = room.visitor(role)
        for path in ("", "/review", "/register", "/hand-in"):
            assert "Gizli" not in visitor.get(room.path(path), follow_redirects=True).text
        assert "Gizli" not in visitor.get("/d/charter/threads").text
        assert "Gizli" not in visitor.get("/d/charter/register.csv").text
        theirs = visitor.get(room.path(f"/drafts/{kept.id}"))
        assert theirs.status_code == (403 if role == "observer" else 404)
    assert room.threads() == []


def test_the_coordinator_sees_how_far_each_has_come_and_no_word(room: Room) -> None:
    room.open()
    marta = room.visitor("reviewer")
    assert post(marta, room.path("/looked")).status_code == 204
    assert room.progress()["reviewer"].opened_at is not None
    leyla = room.visitor("coordinator")
    assert "opened" in leyla.get(room.path()).text
    room.draft("Gizli sözüm")
    page = leyla.get(room.path()).text
    assert "writing" in page
    assert "Gizli" not in page
    member = room.visitor("member").get(room.path()).text
    assert "How far each has come" not in member
    assert "handed in: 0 of 2" in member


def test_whoever_was_not_asked_gets_the_page_of_the_round(room: Room) -> None:
    room.open(asked=("reviewer",))
    member = room.visitor("member")
    for path in ("/review", "/hand-in"):
        assert member.get(room.path(path)).location == room.path()
    assert post(member, room.path("/looked")).status_code == 204
    answer = post(member, room.path(f"/c/{room.first}/talk"), {"body": "Mən də"})
    assert answer.status_code == 403
    assert "Mən də" in answer.text
    assert room.visitor("observer").get(room.path("/review")).status_code == 403
    assert room.visitor("observer").get(room.path()).status_code == 200


def test_a_draft_that_cannot_be_kept_is_given_back(room: Room) -> None:
    room.open()
    marta = room.visitor("reviewer")
    fields = {"body": "Söz " * 6000, "quote": ""}
    answer = post(marta, room.path(f"/c/{room.first}/talk"), fields)
    assert answer.status_code == 413
    assert "Söz Söz" in answer.text
    wrong = post(
        marta, room.path(f"/c/{room.first}/talk"), {"body": "Niyə?", "quote": "belə söz yox"}
    )
    assert wrong.status_code == 422
    assert "belə söz yox" in wrong.text
    same = {"text-az": TEXT, "started-az": word("az", "", TEXT).digest, "reason": "Səbəbim"}
    nothing = post(marta, room.path(f"/c/{room.first}/suggest"), same)
    assert nothing.status_code == 422
    assert "Səbəbim" in nothing.text
    assert room.remarks() == []


def test_a_draft_on_the_whole_document_is_kept(room: Room) -> None:
    room.open()
    marta = room.visitor("reviewer")
    assert "Comment on the document" in marta.get(room.path("/talk")).text
    assert post(marta, room.path("/talk"), {"body": "Ümumən"}).status_code == 303
    assert post(marta, room.path("/talk"), {"body": ""}).status_code == 422
    [kept] = room.remarks()
    assert (kept.clause_id, kept.body) == (None, "Ümumən")
    assert "Ümumən" in marta.get(room.path("/review")).text


def test_another_wording_is_drafted_changed_and_dropped(room: Room) -> None:
    room.open()
    marta = room.visitor("reviewer")
    assert TEXT in marta.get(room.path(f"/c/{room.first}/suggest")).text
    typed = {
        "text-az": TEXT.replace("bir", "iki"),
        "started-az": word("az", "", TEXT).digest,
        "reason": "Az deyil",
    }
    assert post(marta, room.path(f"/c/{room.first}/suggest"), typed).status_code == 303
    [kept] = room.remarks()
    assert (kept.kind, kept.text) == ("suggestion", TEXT.replace("bir", "iki"))
    form = marta.get(room.path(f"/drafts/{kept.id}")).text
    assert "Az deyil" in form
    assert 'name="text-en"' not in form
    again = {**typed, "text-az": TEXT.replace("bir", "üç")}
    assert post(marta, room.path(f"/drafts/{kept.id}"), again).status_code == 303
    back = {**typed, "text-az": TEXT}
    assert post(marta, room.path(f"/drafts/{kept.id}"), back).status_code == 422
    assert room.remarks()[0].text == TEXT.replace("bir", "üç")
    assert post(marta, room.path(f"/drafts/{kept.id}/drop")).status_code == 303
    assert room.remarks() == []
    assert post(marta, room.path(f"/drafts/{kept.id}/drop")).status_code == 404


def test_a_comment_is_changed_in_the_draft(room: Room) -> None:
    room.open()
    kept = room.draft("Niyə?", quote="bir dəfə")
    marta = room.visitor("reviewer")
    assert "bir dəfə" in marta.get(room.path(f"/drafts/{kept}")).text
    assert post(marta, room.path(f"/drafts/{kept}"), {"body": ""}).status_code == 422
    fields = {"body": "Bəlkə iki?", "kind": "question", "quote": "bir dəfə", "blocking": "on"}
    assert post(marta, room.path(f"/drafts/{kept}"), fields).status_code == 303
    [now] = room.remarks()
    assert (now.body, now.kind, now.quote, now.blocking) == (
        "Bəlkə iki?",
        "question",
        "bir dəfə",
        True,
    )


def test_answers_are_kept_while_they_are_written(room: Room) -> None:
    room.open()
    marta = room.visitor("reviewer")
    said = {"answer": ["Heç nə"], "summary": "Ümumi fikrim"}
    assert post(marta, room.path("/answers"), said).location == room.path("/hand-in")
    assert "Ümumi fikrim" in marta.get(room.path("/review")).text
    assert "Heç nə" in marta.get(room.path("/hand-in")).text
    long = {"answer": ["a" * 30_000], "summary": "Ümumi fikrim"}
    refused = post(marta, room.path("/answers"), long)
    assert refused.status_code == 413
    assert "a" * 30_000 in refused.text
    token = marta.get(room.path("/review")).text.split('csrf_token" value="')[1].split('"')[0]
    told = marta.post(
        room.path("/answers"),
        data={"csrf_token": token, "summary": "Başqa"},
        headers={"Accept": "application/json"},
    )
    assert "Kept" in told.get_json()["kept"]
    room.close()
    late = marta.post(
        room.path("/answers"),
        data={"csrf_token": token, "summary": "Gec"},
        headers={"Accept": "application/json"},
    )
    assert (late.status_code, "closed" in late.get_json()["problem"]) == (409, True)


def test_a_review_is_handed_in_with_everything_drafted(room: Room) -> None:
    room.open()
    room.draft("İldə iki dəfə olsun", quote="bir dəfə", kind="objection")
    base = word("az", "", TEXT).digest
    room.draft("Aydın olsun", kind="suggestion", base=base, text=TEXT.replace("bir", "iki"))
    marta = room.visitor("reviewer")
    assert "Hand in: 2 remarks" in marta.get(room.path("/hand-in")).text
    said = {"summary": "Yaxşı mətndir", "answer": ["Tələbələr"]}
    answer = post(marta, room.path("/hand-in"), said)
    assert answer.status_code == 303
    assert [one.kind for one in room.threads()] == ["objection", "suggestion"]
    page = room.visitor("observer").get(room.path()).text
    for words in ("Yaxşı mətndir", "Tələbələr", "İldə iki dəfə olsun", "What is missing?"):
        assert words in page
    twice = post(marta, room.path("/hand-in"), {"summary": "Yenə"})
    assert twice.location == room.path()
    assert len(room.threads()) == 2
    assert marta.get(room.path("/review")).location == room.path()


def test_an_empty_review_is_not_handed_in(room: Room) -> None:
    room.open()
    assert post(room.visitor("reviewer"), room.path("/hand-in")).status_code == 422


def test_what_changed_meanwhile_is_said_before_handing_in(room: Room) -> None:
    room.open()
    room.draft("Tez-tez olsun", quote="bir dəfə")
    base = word("az", "", TEXT).digest
    new = TEXT.replace("bir dəfə", "altı ayda")
    room.draft("Belə", kind="suggestion", base=base, text=new)
    room.reword(new)
    page = room.visitor("reviewer").get(room.path("/hand-in")).text
    assert "at 2 of your drafts" in page
    assert "no longer stand so" in page
    assert "says so already" in page
    room.hand_in()
    assert [one.kind for one in room.threads()] == ["comment", "comment"]
    assert room.threads()[0].quote == "bir dəfə"


def test_braces_in_a_summary_lead_to_their_clause_from_now_on(room: Room) -> None:
    room.open()
    room.hand_in("{1} aydındır.")
    with room.session() as session:
        assert session.scalars(select(Review.summary)).one() == f"{{#{room.first}:en}} aydındır."
    page = room.visitor("coordinator").get(room.path()).text
    assert re.search(rf'<a class="ref" href="[^"]*#c-{room.first}">[^<]+</a> aydındır', page)


def test_after_the_last_day_a_review_is_taken_in_and_marked_late(room: Room) -> None:
    room.open(days=-2)
    marta = room.visitor("reviewer")
    assert "will be marked late" in marta.get(room.path("/hand-in")).text
    assert post(marta, room.path("/hand-in"), {"summary": "Gecikdim"}).status_code == 303
    assert room.progress()["reviewer"].late
    assert "late" in room.visitor("coordinator").get(room.path()).text


def test_a_closed_round_lets_drafts_be_sent_as_ordinary_comments(room: Room) -> None:
    room.open()
    first, second = room.draft("Birinci fikir"), room.draft("İkinci fikir")
    marta = room.visitor("reviewer")
    assert post(marta, room.path(f"/drafts/{first}/send")).status_code == 409
    room.close()
    desk = marta.get(room.path("/review")).text
    assert "Birinci fikir" in desk
    assert "Send all as ordinary comments: 2" in desk
    assert post(marta, room.path("/hand-in"), {"summary": "Gec"}).status_code == 409
    assert post(marta, room.path(f"/drafts/{first}/send")).status_code == 303
    assert post(marta, room.path("/send")).status_code == 303
    assert len(room.threads()) == 2
    assert room.remarks() == []
    assert post(marta, room.path(f"/drafts/{second}/send")).status_code == 404


def test_reminders_go_to_whoever_is_missing_once_a_day(room: Room) -> None:
    room.open()
    room.hand_in(role="member")
    leyla = room.visitor("coordinator")
    for _time in range(2):
        assert post(leyla, room.path("/remind")).status_code == 303
    [letter] = room.letters()
    assert letter.address == "reviewer@nizam.example"
    assert "still missing" in letter.subject
    assert "reminded" in leyla.get(room.path()).text


def test_the_deadline_is_put_off_and_told(room: Room) -> None:
    room.open()
    leyla = room.visitor("coordinator")
    for wrong in ("", "sabah", TODAY.isoformat()):
        assert post(leyla, room.path("/extend"), {"deadline": wrong}).status_code == 422
    later = (TODAY + timedelta(days=30)).isoformat()
    assert post(leyla, room.path("/extend"), {"deadline": later}).status_code == 303
    assert [one.address for one in room.letters()] == [
        "member@nizam.example",
        "reviewer@nizam.example",
    ]


def test_more_people_are_asked_later(room: Room) -> None:
    room.open(asked=("reviewer",))
    leyla = room.visitor("coordinator")
    member = {"person": [room.people["member"]]}
    assert post(leyla, room.path("/ask"), member).status_code == 303
    assert set(room.progress()) == {"reviewer", "member"}
    assert post(leyla, room.path("/ask"), member).status_code == 422


def test_a_round_is_closed_once_and_leads_to_its_register(room: Room) -> None:
    room.open()
    leyla = room.visitor("coordinator")
    assert post(leyla, room.path("/close")).location == room.path("/register")
    assert post(leyla, room.path("/close")).status_code == 409
    for path in ("/remind", "/extend", "/ask"):
        fields = {"deadline": "2999-01-01", "person": [room.people["member"]]}
        assert post(leyla, room.path(path), fields).status_code == 409


@pytest.mark.parametrize("role", ["observer", "reviewer", "member"])
def test_nobody_else_leads_a_round(room: Room, role: str) -> None:
    room.open()
    visitor = room.visitor(role)
    for path in ("/remind", "/extend", "/ask", "/close", "/reopen"):
        assert post(visitor, room.path(path)).status_code == 403
    assert visitor.get("/d/charter/rounds/open").status_code == 403


def test_a_round_is_not_found_under_another_name(room: Room) -> None:
    room.open()
    assert room.visitor("member").get("/d/charter/rounds/none").status_code == 404
    assert room.visitor("stranger").get(room.path()).status_code == 404


def test_the_list_tells_open_rounds_and_closed_ones(room: Room) -> None:
    member = room.visitor("member")
    assert "No review round was opened yet" in member.get("/d/charter/rounds").text
    room.open()
    assert "Write my review" in member.get("/d/charter/rounds").text
    room.draft(role="member")
    assert "Go on with my review" in member.get("/d/charter/rounds").text
    room.close()
    assert "My drafts" in member.get("/d/charter/rounds").text


def test_whoever_lost_their_role_hands_nothing_in(room: Room) -> None:
    room.open()
    room.draft("Qalır")
    with room.session() as session:
        document = session.query(Document).one()
        marta = session.get_one(Person, room.people["reviewer"])
        give_role(session, as_actor(None), document, marta, Role.OBSERVER)
        session.commit()
    assert post(room.visitor("reviewer"), room.path("/hand-in")).status_code == 403
    assert [one.body for one in room.remarks()] == ["Qalır"]
