"""Does a clause named between braces in what people say lead to it, whatever its number becomes?"""

from html import unescape

from app.models import Clause, Placement, PlacementHead
from app.operations.clauses import Typed
from app.operations.discussing import Said, begin_thread, reply, resolve, suggest
from app.operations.structure import strike_clause
from app.queries.snapshots import snapshot
from app.queries.threads import talks
from app.statute.roles import Role
from tests.makers import a_colleague, an_article, as_actor
from tests.views.guesthouse import Guesthouse, house, send
from tests.views.posting import post
from tests.views.test_drawing import Scene, scene

__all__ = ["house", "scene"]


def _begin(scene: Scene, body: str, at: int = 0) -> str:
    clause = scene.session.get_one(Clause, scene.paragraphs[at])
    said = Said(body)
    scene.leyla.locale = "az"
    return begin_thread(scene.session, as_actor(scene.leyla), scene.document, clause, said).id


def _thread(scene: Scene, thread: str) -> str:
    scene.session.commit()
    page = scene.browser.get(f"/d/charter/t/{thread}").get_data(as_text=True)
    return page[page.index("<main") :]


def _link(scene: Scene, clause_id: str, label: str) -> str:
    return f'<a class="ref" href="/d/charter/#c-{clause_id}">{label}</a>'


def test_a_clause_between_braces_is_called_as_it_is_called_today(scene: Scene) -> None:
    thread = _begin(scene, "**Bax** {3}, {Article 3} və `{3}`.")
    third = scene.articles[2]
    page = _thread(scene, thread)
    assert _link(scene, third, "3-cü maddə") in page
    assert _link(scene, third, "Article 3") in page
    assert "<code>3-cü maddə</code>" in page
    assert f'href="#c-{third}">3-cü maddə</a>' in scene.page()
    an_article(scene.session, scene.document, scene.leyla, "", heading="Yeni")
    assert _link(scene, third, "4-cü maddə") in _thread(scene, thread)
    assert f'href="#c-{third}">4-cü maddə</a>' in scene.page()


def test_braces_that_name_nothing_stay_as_they_were_typed(scene: Scene) -> None:
    page = _thread(scene, _begin(scene, "Bax {99} və \\{3}, {a: 1}."))
    assert "Bax {99} və {3}, {a: 1}." in page


def test_a_reference_to_what_was_struck_says_so_and_leads_nowhere(scene: Scene) -> None:
    thread = _begin(scene, "Bax {3}.")
    third, by = scene.articles[2], as_actor(scene.leyla)
    head = scene.session.get_one(PlacementHead, third)
    seen = scene.session.get_one(Placement, head.placement_row).since
    strike_clause(scene.session, by, scene.document, third, seen=seen, reason="")
    page = _thread(scene, thread)
    assert '<span class="ref flaw">' in page
    assert "[çıxarılıb]" in page


def test_a_reference_within_a_link_does_not_cut_it(scene: Scene) -> None:
    page = _thread(scene, _begin(scene, "[bax {3}](https://nizam.example/)"))
    assert ">bax 3-cü maddə</a>" in page


def test_replies_reasons_and_suggestions_refer_too(scene: Scene) -> None:
    by, third = as_actor(scene.leyla), _link(scene, scene.articles[2], "3-cü maddə")
    thread = _begin(scene, "Niyə?")
    page = _thread(scene, thread)
    assert "3-cü maddə</a>" not in page
    talk = next(
        one
        for some in talks(
            scene.session, scene.document, snapshot(scene.session, scene.document)
        ).values()
        for one in some
    )
    reply(scene.session, by, talk.thread, "Bax {3}.")
    assert _thread(scene, thread).count(third) == 1
    resolve(scene.session, by, talk.thread, outcome="rejected", reason="{3} kifayətdir.")
    assert _thread(scene, thread).count(third) == 2
    listed = scene.browser.get("/d/charter/threads.csv?state=all").get_data(as_text=True)
    assert "Bax 3-cü maddə." in listed
    assert "3-cü maddə kifayətdir." in listed
    assert "{#" not in listed


def test_whoever_edits_their_words_finds_the_braces_again(scene: Scene) -> None:
    thread = _begin(scene, "Bax {3} və \\{2}.")
    scene.session.commit()
    step = snapshot(scene.session, scene.document).step
    form = f"/d/charter/t/{thread}/revise?said={step}"
    assert "Bax {3-cü maddə} və \\{2}." in unescape(scene.browser.get(form).text)
    typed = {"said": str(step), "body": "Bax {3-cü maddə}, əlbəttə."}
    post(scene.browser, f"/d/charter/t/{thread}/revise", typed)
    assert _link(scene, scene.articles[2], "3-cü maddə") in _thread(scene, thread)


def test_search_work_and_register_say_the_number(scene: Scene) -> None:
    anna = a_colleague(scene.session, scene.document, Role.MEMBER, "Anna")
    clause = scene.session.get_one(Clause, scene.paragraphs[0])
    said = Said("**Bax** {3}, @Anna", kind="question")
    begin_thread(scene.session, as_actor(scene.leyla), scene.document, clause, said)
    work = scene.of(anna.id).get("/work").get_data(as_text=True)
    assert "Bax Article 3, @Anna" in work
    assert "**" not in work
    for page in ("/search?q=bax", "/d/charter/register", "/inbox"):
        assert "{#" not in scene.of(anna.id).get(page).get_data(as_text=True)


def test_the_reason_of_what_was_accepted_reads_in_words(scene: Scene) -> None:
    second = scene.session.get_one(Clause, scene.paragraphs[1])
    standing = snapshot(scene.session, scene.document).by_id[second.id].wording("az")
    from_reader = a_colleague(scene.session, scene.document, Role.MEMBER, "Marta")
    typed = Typed("az", "", "Başqa.", standing.digest)
    thread = suggest(scene.session, as_actor(from_reader), second, typed, body="Bax {3}.").id
    scene.session.commit()
    post(scene.browser, f"/d/charter/t/{thread}/accept", {"which": "all"})
    history = scene.browser.get("/d/charter/history").get_data(as_text=True)
    assert "Bax Article 3." in history


def test_a_guest_refers_to_a_clause_and_is_led_nowhere_they_may_not_go(house: Guesthouse) -> None:
    address, visitor = house.link(moderated=True), house.app.test_client()
    send(visitor, f"{address}/c/{house.below}", body="Bax {1} və {77}.", name="Vali")
    [kept] = house.remarks()
    assert "{#" in kept
    mine = visitor.get(address).get_data(as_text=True)
    assert "Bax Article 1 və {77}." in mine or "Bax 1-ci maddə və {77}." in mine
    thread = house.admit()
    assert (
        "{#"
        in talks(house.session, house.charter, snapshot(house.session, house.charter))[
            thread.clause_id
        ][0]
        .comments[0]
        .body
    )
