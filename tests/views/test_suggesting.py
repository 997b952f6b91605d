"""Can several things be suggested as one, compared, taken in part and together?"""

import re

import pytest
from flask import Flask
from sqlalchemy import select

from app.models import Document, Person
from app.operations.discussing import Said, begin_thread
from tests.makers import as_actor
from tests.views.posting import post
from tests.views.suggesting import FIRST, THIRD, Hall, a_hall


@pytest.fixture
def hall(app: Flask) -> Hall:
    return a_hall(app)


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
    hall.answer(replied, "member", "Nə vaxt?")
    hall.answer(clear, "member", "Yaxşıdır.")
    visitor = hall.visitor("member")
    page = visitor.get("/d/charter/suggestions").text
    assert re.findall(r'name="thread" value="(\w+)"', page) == [clear]
    assert "Another suggestion touches the same clause" in page
    assert "A question waits for an answer" in page
    assert "Plain comments contest nothing" in page
    assert ">1 reply</a>" in page
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


def test_what_is_no_suggestion_is_not_settled(hall: Hall) -> None:
    with hall.session() as session:
        document, leyla = session.scalars(select(Document)).one(), hall.people["coordinator"]
        by = as_actor(session.get_one(Person, leyla))
        thread = begin_thread(session, by, document, None, Said("Sual")).id
        session.commit()
    answer = post(hall.visitor("member"), f"/d/charter/t/{thread}/settle", {"text-az": "Söz."})
    assert answer.status_code == 422


def test_a_suggestion_for_a_struck_clause_still_says_what_was_suggested(hall: Hall) -> None:
    thread = hall.suggest("Sədr üç il müddətinə seçilir.")
    hall.strike(0)
    page = hall.visitor("member").get(f"/d/charter/t/{thread}").text
    assert "No longer fits: what it is about is struck." in page
    assert "Shown as it was written, against the text of then." in page
    assert "<ins>" in page


TWO = {"az": "Sədr bir dəfə seçilir.", "en": "The chair is elected once."}


def _in_both(hall: Hall) -> str:
    """A suggestion in two languages for a clause whose words change after it; the thread."""
    hall.save(1, TWO)
    thread = hall.suggest_in(
        1, {"az": "Sədr iki dəfə seçilir.", "en": "The chair is elected twice."}
    )
    hall.save(1, {"az": "Sədr üç dəfə seçilir."})
    return thread


def test_a_clash_is_settled_in_all_languages_at_once(hall: Hall) -> None:
    thread, member = _in_both(hall), hall.visitor("member")
    hall.save(1, {"en": "The chair is elected three times."})
    page = post(member, f"/d/charter/t/{thread}/accept")
    assert page.status_code == 409
    assert page.text.count('<section class="collision"') == 2
    form = _form_of(page.text)
    third = {"text-az": "Sədr dörd dəfə seçilir.", "text-en": "The chair is elected four times."}
    answer = post(member, f"/d/charter/t/{thread}/settle", {**form, **third, "how": "typed"})
    assert answer.status_code == 303
    assert hall.now(1) == {"az": third["text-az"], "en": third["text-en"]}
    assert hall.outcome(thread) == "partly"


def test_a_language_that_clashes_with_nothing_is_kept_where_another_is_settled(hall: Hall) -> None:
    thread, member = _in_both(hall), hall.visitor("member")
    page = post(member, f"/d/charter/t/{thread}/accept").text
    assert page.count('<section class="collision"') == 1
    assert "which collides with nothing" in page
    form = _form_of(page)
    assert form["text-en"] == "The chair is elected twice."
    hall.save(1, {"az": "Sədr beş dəfə seçilir."})
    again = post(
        member, f"/d/charter/t/{thread}/settle", {**form, "text-az": "Sədr heç vaxt seçilmir."}
    )
    assert again.status_code == 409
    form = _form_of(again.text)
    assert form["text-en"] == "The chair is elected twice."
    assert "heç vaxt" in form["text-az"]
    assert post(member, f"/d/charter/t/{thread}/settle", form).status_code == 303
    assert hall.now(1) == {"az": form["text-az"], "en": "The chair is elected twice."}


def _form_of(page: str) -> dict[str, str]:
    """What the form of a clash says before anybody types."""
    form = page[page.index('<form class="editor settling"') :]
    form = form[: form.index("</form>")]
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
    texts = re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n?([^<]*)</textarea>', form)
    return dict([*hidden, *texts])


def test_the_words_of_a_withdrawn_suggestion_stay_readable_where_it_stands(hall: Hall) -> None:
    thread = hall.suggest(FIRST.replace("iki", "üç"))
    author = hall.visitor("reviewer")
    assert post(author, f"/d/charter/t/{thread}/withdraw", {"words": "on"}).status_code == 303
    for role in ("reviewer", "member", "observer"):
        page = hall.visitor(role).get(f"/d/charter/t/{thread}").text
        assert re.search(r"<ins[^>]*>.*?üç", page, re.S), role
