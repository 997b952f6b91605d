"""Can colleagues mend, give, hold, withdraw and find conversations on their pages?"""

import csv
import io
import re
from html import unescape

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from app.models import Document, Person, Record, Thread
from app.operations.discussing import assign_thread, reply
from app.statute.roles import Role
from tests.makers import as_actor
from tests.views import posting
from tests.views.test_talking import Room, room

__all__ = ["room"]


def post(visitor: FlaskClient, path: str, **fields: object) -> TestResponse:
    """Send a form with these fields."""
    return posting.post(visitor, path, fields)


def at(thread: str, deed: str = "") -> str:
    return f"/d/charter/t/{thread}{'/' if deed else ''}{deed}"


def seen(visitor: FlaskClient, path: str) -> str:
    answer = visitor.get(path)
    assert answer.status_code == 200
    return unescape(answer.get_data(as_text=True))


def counted(page: str) -> dict[str, int]:
    """What each choice of the filter says it would show."""
    found = re.findall(r"<a [^>]*>([^<]+) <span class=\"n\">(\d+)</span></a>", page)
    return {text.strip(): int(number) for text, number in found}


def shown(page: str) -> int:
    return page.count('<article class="thread')


def test_one_edits_ones_own_words_and_others_can_read_the_former(room: Room) -> None:
    thread = room.begin("Niyə bir?")
    said = room.talks()[0].comments[0].since
    reviewer = room.visitor("reviewer")
    form = seen(reviewer, f"{at(thread, 'revise')}?said={said}")
    assert "Niyə bir?" in form
    answer = post(reviewer, at(thread, "revise"), said=str(said), body="Niyə ildə bir?")
    assert answer.status_code == 303
    page = seen(room.visitor("observer"), at(thread))
    assert "Niyə ildə bir?" in page
    assert "Niyə bir?" in page


def test_a_form_for_the_words_of_another_is_nowhere(room: Room) -> None:
    thread = room.begin()
    said = room.talks()[0].comments[0].since
    member = room.visitor("member")
    for which in (said, "x"):
        answer = member.get(f"{at(thread, 'revise')}?said={which}")
        assert answer.headers["Location"] == at(thread)
    assert post(member, at(thread, "revise"), said=str(said), body="Başqa").status_code == 422
    assert room.talks()[0].comments[0].revised is None


def test_words_that_are_too_long_come_back(room: Room) -> None:
    thread = room.begin()
    said = str(room.talks()[0].comments[0].since)
    body = "b" * 20_001
    answer = post(room.visitor("reviewer"), at(thread, "revise"), said=said, body=body)
    assert answer.status_code == 413
    assert body in answer.get_data(as_text=True)


def test_withdrawn_words_are_seen_by_their_author_and_the_coordinator_only(room: Room) -> None:
    thread = room.begin()
    reviewer = room.visitor("reviewer")
    post(reviewer, at(thread, "reply"), body="Gizli söz")
    said = str(room.talks()[0].comments[1].since)
    assert post(reviewer, at(thread, "withdraw"), said=said).status_code == 303
    for role, allowed in (
        ("reviewer", True),
        ("coordinator", True),
        ("member", False),
        ("observer", False),
    ):
        assert ("Gizli söz" in seen(room.visitor(role), at(thread))) is allowed
        assert "Gizli söz" not in seen(room.visitor(role), "/d/charter/threads.csv")
        step = room.talks()[0].comments[1].since
        past = seen(room.visitor(role), f"/d/charter/?at={step}")
        assert ("Gizli söz" in past) is allowed


def test_a_discussion_is_withdrawn_and_taken_up_by_whoever_began_it(room: Room) -> None:
    thread = room.begin()
    reviewer = room.visitor("reviewer")
    assert post(room.visitor("member"), at(thread, "withdraw")).status_code == 409
    assert post(reviewer, at(thread, "withdraw"), words="on").status_code == 303
    assert room.talks()[0].withdrawn
    assert room.talks()[0].comments[0].withdrawn
    assert post(room.visitor("coordinator"), at(thread, "reopen")).status_code == 409
    assert post(reviewer, at(thread, "resume")).status_code == 303
    assert not room.talks()[0].resolved
    assert post(reviewer, at(thread, "resume")).status_code == 409


def test_a_discussion_is_given_to_somebody_and_back(room: Room) -> None:
    thread = room.begin()
    coordinator, to = room.visitor("coordinator"), room.people["reviewer"]
    answer = post(coordinator, at(thread, "assign"), person=to, due="2999-01-31")
    assert answer.status_code == 303
    page = seen(room.visitor("observer"), at(thread))
    assert "31 January 2999" in page
    assert "overdue" not in page
    assert counted(seen(room.visitor("reviewer"), "/d/charter/threads"))["Given to me"] == 1
    assert post(coordinator, at(thread, "assign"), person="", due="").status_code == 303
    assert room.talks()[0].assignment is None


@pytest.mark.parametrize("due", ["1999-01-31", "soon"])
def test_a_day_that_is_past_comes_back_with_what_was_chosen(room: Room, due: str) -> None:
    thread, to = room.begin(), room.people["reviewer"]
    answer = post(room.visitor("coordinator"), at(thread, "assign"), person=to, due=due)
    assert answer.status_code == 422
    assert f'value="{due}"' in answer.get_data(as_text=True)
    assert f'value="{to}" selected' in answer.get_data(as_text=True)


def test_what_is_overdue_says_so_and_can_be_asked_for(room: Room) -> None:
    thread = room.begin()
    with room.app.extensions["nizam.database"].session() as session:
        member = session.get_one(Person, room.people["member"])
        one = session.get_one(Thread, thread)
        assign_thread(session, as_actor(member), one, member.id, "2026-11-12")
        session.commit()
    assert "overdue" in seen(room.visitor("member"), at(thread))
    page = seen(room.visitor("member"), "/d/charter/threads?only=overdue")
    assert (shown(page), counted(page)["Overdue"]) == (1, 1)


def test_holding_back_and_lifting_it_follow_who_may(room: Room) -> None:
    thread = room.begin()
    assert post(room.visitor("member"), at(thread, "hold"), reason="Vacibdir").status_code == 303
    assert "Vacibdir" in seen(room.visitor("observer"), at(thread))
    assert post(room.visitor("member"), at(thread, "lift"), reason="Yox").status_code == 409
    answer = post(room.visitor("coordinator"), at(thread, "lift"), reason="")
    assert answer.status_code == 422
    assert post(room.visitor("reviewer"), at(thread, "lift")).status_code == 303
    assert not room.talks()[0].blocking


def test_who_may_not_resolve_what_holds_back_is_told_who_may(room: Room) -> None:
    thread = room.begin(blocking=True)
    page = seen(room.visitor("member"), at(thread))
    assert "only reviewer-anna or the coordinator resolves it" in page
    assert post(room.visitor("member"), at(thread, "resolve"), outcome="noted").status_code == 409
    assert post(room.visitor("coordinator"), at(thread, "resolve")).status_code == 303


def test_rejecting_without_a_reason_comes_back(room: Room) -> None:
    thread = room.begin()
    coordinator = room.visitor("coordinator")
    answer = post(coordinator, at(thread, "resolve"), outcome="rejected", reason="")
    assert answer.status_code == 422
    assert 'value="rejected" selected' in answer.get_data(as_text=True)


def test_people_are_offered_to_who_may_speak_and_strangers_told(room: Room) -> None:
    reviewer = room.visitor("reviewer")
    offered = reviewer.get("/d/charter/addressees").get_json()
    assert {"Leyla", "member-anna"} <= {one["name"] for one in offered["people"]}
    assert room.visitor("observer").get("/d/charter/addressees").status_code == 403
    thread = room.begin()
    post(reviewer, at(thread, "reply"), body="@Leyla, @Yad Adam")
    page = seen(reviewer, at(thread))
    assert "Nobody here is called so: Yad Adam" in page
    assert '<span class="mention">@Leyla</span>' in page
    assert counted(seen(room.visitor("coordinator"), "/d/charter/threads"))["Calling on me"] == 1


def test_a_form_sent_twice_says_its_words_once(room: Room) -> None:
    reviewer = room.visitor("reviewer")
    form = seen(reviewer, f"/d/charter/c/{room.clause}/talk")
    found = re.search(r'name="form" value="([0-9a-f]{16})"', form)
    assert found
    for _ in range(2):
        answer = post(
            reviewer,
            f"/d/charter/c/{room.clause}/talk",
            body="Niyə?",
            kind="question",
            form=found[1],
        )
        assert answer.status_code == 303
    assert len(room.talks()) == 1


def test_words_that_never_stood_there_come_back_with_what_to_do(room: Room) -> None:
    reviewer = room.visitor("reviewer")
    answer = post(
        reviewer, f"/d/charter/c/{room.clause}/talk", body="Niyə?", quote="heç vaxt", kind="comment"
    )
    page = unescape(answer.get_data(as_text=True))
    assert answer.status_code == 422
    assert "Copy them from the text exactly" in page
    assert "heç vaxt" in page
    assert "Niyə?" in page


def compared(room: Room) -> tuple[str, str, str]:
    """The article is reworded: the address of the comparison, and the digests of both sides."""
    with room.app.extensions["nizam.database"].session() as session:
        charter = session.scalars(select(Document)).one()
        before = session.get_one(Record, charter.id).steps
    room.save("Ümumi yığıncaq ildə iki dəfə çağırılır.")
    address = f"/d/charter/compare?from={before}&language=az&mode=changes"
    page = seen(room.visitor("reviewer"), address)
    older = re.search(r'data-older="([0-9a-f]{64})"', page)
    newer = re.search(r'data-newer="([0-9a-f]{64})"', page)
    assert older
    assert newer
    return address, older[1], newer[1]


def test_struck_words_of_a_comparison_are_quoted_from_the_older_wording(room: Room) -> None:
    address, older, _ = compared(room)
    reviewer, talk = room.visitor("reviewer"), f"/d/charter/c/{room.clause}/talk"
    form = seen(reviewer, f"{talk}?quote=bir+dəfə&language=az&read={older}")
    assert "bir dəfə çağırılır" in form
    fields = {"body": "Niyə?", "quote": "bir", "kind": "question", "read": older, "next": address}
    answer = post(reviewer, talk, **fields)
    assert answer.headers["Location"] == f"{address}#c-{room.clause}"
    [begun] = room.talks()
    assert (begun.thread.quote, begun.thread.digest) == ("bir", older)


def test_of_two_wordings_read_the_one_with_the_words_is_quoted(room: Room) -> None:
    _, older, newer = compared(room)
    reviewer, talk = room.visitor("reviewer"), f"/d/charter/c/{room.clause}/talk"
    for quote in ("bir dəfə", "iki dəfə"):
        post(reviewer, talk, body="Niyə?", quote=quote, kind="comment", read=[newer, older])
    assert [one.thread.digest for one in room.talks()] == [older, newer]


def _crowd(room: Room) -> None:
    """Three conversations: a question that calls on Leyla, a held remark, a resolved comment."""
    room.begin("@Leyla, niyə?", kind="question", quote="ildə bir dəfə")
    held = room.begin("Olmaz", kind="objection", blocking=True)
    room.begin("Yaxşı")
    with room.app.extensions["nizam.database"].session() as session:
        member = session.get_one(Person, room.people["member"])
        reply(session, as_actor(member), session.get_one(Thread, held), "=1+1")
        session.commit()
    last = room.talks()[-1].thread.id
    post(room.visitor("coordinator"), at(last, "resolve"), outcome="accepted")


def test_every_choice_says_how_many_it_shows_and_shows_them(room: Room) -> None:
    _crowd(room)
    member, person = room.visitor("member"), room.people["member"]
    for query in (
        "",
        "?state=all",
        "?state=resolved",
        "?kind=question",
        "?only=mine",
        "?only=blocking",
        f"?person={person}",
        f"?clause={room.clause}&state=all",
        "?clause=document",
        f"?state=all&person={room.people['reviewer']}&kind=objection",
    ):
        page = seen(member, f"/d/charter/threads{query}")
        current = re.findall(r'aria-current="true">[^<]+<span class="n">(\d+)</span>', page)
        assert {int(number) for number in current} == {shown(page)}
        told = re.search(r"Shown: (\d+) of 3", page)
        assert told
        assert int(told[1]) == shown(page)


def test_counts_are_of_what_the_other_choices_leave(room: Room) -> None:
    _crowd(room)
    page = seen(room.visitor("member"), f"/d/charter/threads?person={room.people['member']}")
    counts = counted(page)
    assert (counts["Open"], counts["Resolved"], counts["All"]) == (1, 0, 1)
    assert (counts["Question"], counts["Remark"]) == (0, 1)
    assert f'value="{room.people["reviewer"]}"' in page


def test_newest_first_is_by_what_was_done_last(room: Room) -> None:
    first = room.begin("Birinci")
    room.begin("İkinci")
    post(room.visitor("reviewer"), at(first, "reply"), body="Yenə")
    page = seen(room.visitor("member"), "/d/charter/threads?order=time")
    assert page.index("Birinci") < page.index("İkinci")


def test_the_table_has_a_line_for_each_comment_and_no_formula(room: Room) -> None:
    _crowd(room)
    answer = room.visitor("member").get("/d/charter/threads.csv?state=all&kind=objection")
    assert answer.mimetype == "text/csv"
    rows = list(csv.DictReader(io.StringIO(answer.get_data().decode("utf-8-sig"))))
    assert [row["What was said"] for row in rows] == ["Olmaz", "'=1+1"]
    assert rows[0]["Holds agreement back"] == "yes"
    assert rows[0]["Address"].startswith("http")
    everything = room.visitor("member").get("/d/charter/threads.csv?state=all")
    assert "@Leyla, niyə?" in everything.get_data(as_text=True)


def test_nonsense_in_the_address_of_the_filter_is_left_out(room: Room) -> None:
    room.begin()
    page = seen(room.visitor("member"), "/d/charter/threads?state=x&only=y&kind=z&order=q")
    assert shown(page) == 1
    page = seen(room.visitor("member"), "/d/charter/threads?person=nobody")
    assert shown(page) == 0
    assert "Choose another filter" in page


def test_history_tells_what_became_of_conversations(room: Room) -> None:
    thread = room.begin()
    post(room.visitor("member"), at(thread, "hold"))
    to = room.people["reviewer"]
    post(room.visitor("coordinator"), at(thread, "assign"), person=to, due="")
    page = seen(room.visitor("observer"), "/d/charter/history")
    assert "let a discussion hold agreement back" in page
    assert "gave a discussion to somebody to see to" in page
    assert "reviewer-anna" in page


def test_an_observer_does_nothing_of_it(room: Room) -> None:
    thread = room.begin()
    observer = room.visitor(Role.OBSERVER)
    for deed in ("revise", "withdraw", "resume", "assign", "hold", "lift", "reply"):
        assert post(observer, at(thread, deed), said="1", body="x").status_code == 403
    for page in ("revise?said=1", "tend"):
        assert observer.get(at(thread, page)).status_code == 403


def test_the_forms_are_put_in_place_and_lead_back_where_they_stood(room: Room) -> None:
    thread = room.begin()
    place = {"HX-Request": "true", "HX-Current-URL": "http://localhost/d/charter/?language=en"}
    member = room.visitor("member")
    form = member.get(at(thread, "tend"), headers=place).get_data(as_text=True)
    assert "<main" not in form
    assert 'name="next" value="/d/charter/?language=en"' in form
    answer = post(member, at(thread, "hold"), next="/d/charter/?language=en")
    assert answer.headers["Location"] == f"/d/charter/?language=en#t-{thread}"


def test_a_card_tells_the_day_its_words_were_said_on_beside_the_step(room: Room) -> None:
    thread = room.begin("Niyə bir?")
    said = room.talks()[0].comments[0]
    assert said.at is not None
    page = seen(room.visitor("observer"), at(thread))
    assert re.search(
        rf"<time datetime=\"[^\"]+\">\d+ \w+ \d{{4}}</time> · step {said.since}<", page
    )
