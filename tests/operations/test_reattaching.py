"""May lost words be found again by those whose matter it is, and is nothing put unasked?"""

from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Clause, Document, Person, Reattachment, Step, Thread
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.discussing import Chosen, Said, begin_thread, reattach, resolve
from app.operations.discussing.errors import NotYours, ThreadIsResolved
from app.operations.errors import ClauseIsStruck, DoneAlready, NotThere, StaleWording
from app.operations.structure import restore_clause, strike_clause
from app.queries.agreement import agreement
from app.queries.snapshots import snapshot
from app.queries.threads import Talk, talk_of, talks, talks_on
from app.statute.anchoring import Held
from app.statute.roles import Role
from app.statute.snapshot import Kind
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor
from tests.operations.halves import join, seen, split

TEXT = "Sədr iki il müddətinə seçilir. Katib təyin edilir."
ANEW = "Konfransa rektor rəhbərlik edir. Onun səlahiyyəti bir ildir. Katib təyin edilir."


class Room:
    """A charter of two articles, its coordinator, a reviewer, and what the reviewer asked."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.leyla: Person = a_person(session)
        self.document: Document = a_document(session, self.leyla)
        self.marta: Person = a_colleague(session, self.document, Role.REVIEWER, "Marta")
        self.clause = self.article(TEXT)
        self.other = self.article("Üzvlər səs verir.", after=self.clause.id)
        self.thread = self.begin("iki il")

    def article(self, text: str, after: str | None = None, en: str = "") -> Clause:
        made = an_article(self.session, self.document, self.leyla, text, after=after, en=en)
        return self.session.get_one(Clause, made)

    def begin(self, quote: str, **said: object) -> Thread:
        what = Said("Niyə?", quote=quote, **said)  # type: ignore[arg-type]  # named by the test
        return begin_thread(self.session, as_actor(self.marta), self.document, self.clause, what)

    def save(self, text: str, language: str = "az", clause: Clause | None = None) -> None:
        where = clause or self.clause
        base = standing_wording(self.session, where.id, language)
        typed = [Typed(language, "", text, base.digest)]
        save_wording(self.session, as_actor(self.leyla), where, typed)

    def chosen(self, quote: str, clause: Clause | None = None, language: str = "az") -> Chosen:
        where = clause or self.clause
        read = standing_wording(self.session, where.id, language).digest
        return Chosen(where, language, read, quote)

    def put(self, quote: str, clause: Clause | None = None, by: Person | None = None) -> None:
        reattach(self.session, as_actor(by or self.marta), self.thread, self.chosen(quote, clause))

    def talk(self, thread: Thread | None = None, step: int | None = None) -> Talk:
        now = snapshot(self.session, self.document, step)
        return talk_of(self.session, self.document, thread or self.thread, now)

    def words(self, step: int | None = None) -> tuple[str | None, str]:
        """The clause the thread stands with, and the words."""
        talk = self.talk(step=step)
        assert talk.position
        assert talk.clause
        now = snapshot(self.session, self.document, step)
        text = now.by_id[talk.clause].wording(talk.language or "").text
        return talk.clause, text[talk.position.start : talk.position.end]


@pytest.fixture
def room(session: Session) -> Room:
    return Room(session)


def test_who_began_a_discussion_puts_it_on_words_that_stand(room: Room) -> None:
    room.save(ANEW)
    assert room.talk().is_detached
    room.put("bir ildir")
    assert room.words() == (room.clause.id, "bir ildir")
    talk = room.talk()
    assert talk.again
    assert (talk.position.state, talk.again.person_id) == (Held.ATTACHED, room.marta.id)  # type: ignore[union-attr]
    assert room.thread.quote == "iki il"


def test_a_member_may_put_what_others_began_and_another_reviewer_may_not(room: Room) -> None:
    room.save(ANEW)
    nigar = a_colleague(room.session, room.document, Role.REVIEWER, "Nigar")
    with pytest.raises(NotYours):
        room.put("bir ildir", by=nigar)
    member = a_colleague(room.session, room.document, Role.MEMBER, "Rəna")
    room.put("bir ildir", by=member)
    assert room.words() == (room.clause.id, "bir ildir")


def test_the_record_tells_who_put_it_where(room: Room) -> None:
    room.save(ANEW)
    room.put("səs verir", room.other)
    step = room.session.scalars(select(Step).order_by(Step.number.desc()).limit(1)).one()
    told = (step.deed, step.clause_id, step.actor_id, step.facts["thread"])
    assert told == ("reattach", room.other.id, room.marta.id, room.thread.id)


def test_it_stands_in_the_other_clause_from_then_on_and_not_before(room: Room) -> None:
    room.save(ANEW)
    before = snapshot(room.session, room.document).step
    room.put("səs verir", room.other)
    now = snapshot(room.session, room.document)
    here = talks(room.session, room.document, now)
    assert [talk.thread.id for talk in here[room.other.id]] == [room.thread.id]
    assert talks_on(room.session, room.document, room.clause.id, now) == []
    assert len(talks_on(room.session, room.document, room.other.id, now)) == 1
    past = room.talk(step=before)
    assert (past.clause, past.is_detached, past.again) == (room.clause.id, True, None)


def test_what_it_holds_back_is_where_it_stands(room: Room) -> None:
    room.thread = room.begin("Katib", blocking=True)
    room.save("Başqa mətn.")
    room.put("səs verir", room.other)
    now = snapshot(room.session, room.document)
    standings = agreement(room.session, room.document, now).by_clause
    assert [standings[one.id].blocking for one in (room.clause, room.other)] == [0, 1]


def test_the_new_words_are_followed_like_the_first(room: Room) -> None:
    room.save(ANEW)
    room.put("bir ildir")
    room.save(f"Yeni cümlə. {ANEW}")
    assert room.words() == (room.clause.id, "bir ildir")
    room.save("Heç nə.")
    assert room.talk().is_detached


def test_restoring_the_old_words_attaches_it_to_them_exactly(room: Room) -> None:
    room.save(ANEW)
    room.put("səs verir", room.other)
    room.save(TEXT)
    assert room.words() == (room.clause.id, "iki il")
    assert room.talk().again is None


def test_old_words_that_are_back_in_an_edited_text_are_preferred_to_lost_new_ones(
    room: Room,
) -> None:
    room.save(ANEW)
    room.put("bir ildir")
    room.save(f"{TEXT} Əlavə cümlə.")
    assert room.words() == (room.clause.id, "iki il")


def test_words_that_changed_since_they_were_read_are_looked_at_again_first(room: Room) -> None:
    room.save(ANEW)
    chosen = room.chosen("bir ildir")
    room.save(f"Bir ildir ki. {ANEW}")
    with pytest.raises(StaleWording):
        reattach(room.session, as_actor(room.marta), room.thread, chosen)


@pytest.mark.parametrize("quote", ["iki il", "yoxdur", ""])
def test_words_that_do_not_occur_are_refused(room: Room, quote: str) -> None:
    room.save(ANEW)
    with pytest.raises(NotThere):
        room.put(quote)


@pytest.mark.parametrize("span", [(5, 5), (9, 3), (-1, 4), (0, 10_000)])
def test_a_range_that_is_no_range_of_the_text_is_refused(room: Room, span: tuple[int, int]) -> None:
    room.save(ANEW)
    chosen = replace(room.chosen(""), span=span)
    with pytest.raises(NotThere):
        reattach(room.session, as_actor(room.marta), room.thread, chosen)


def test_a_range_names_one_of_several_like_words(room: Room) -> None:
    room.save("Bir il, bir il, bir il.")
    chosen = replace(room.chosen(""), span=(16, 22))
    put = reattach(room.session, as_actor(room.marta), room.thread, chosen)
    assert (put.quote, put.start, put.prefix) == ("bir il", 16, "Bir il, bir il, ")


def test_nothing_is_put_on_a_struck_clause_or_into_another_document(room: Room) -> None:
    room.save(ANEW)
    chosen = room.chosen("səs verir", room.other)
    at = seen(room.session, room.other.id)
    by = as_actor(room.leyla)
    strike_clause(room.session, by, room.document, room.other.id, seen=at, reason="")
    with pytest.raises(ClauseIsStruck):
        reattach(room.session, as_actor(room.marta), room.thread, chosen)
    elsewhere = a_document(room.session, room.leyla, "other")
    foreign = an_article(room.session, elsewhere, room.leyla, "bir il")
    with pytest.raises(NotThere):
        room.put("bir il", room.session.get_one(Clause, foreign))


def test_a_resolved_discussion_and_one_without_words_are_not_put_anywhere(room: Room) -> None:
    room.save(ANEW)
    plain = begin_thread(
        room.session, as_actor(room.marta), room.document, room.clause, Said("Ümumi")
    )
    with pytest.raises(NotThere):
        reattach(room.session, as_actor(room.marta), plain, room.chosen("Katib"))
    resolve(room.session, as_actor(room.leyla), room.thread)
    with pytest.raises(ThreadIsResolved):
        room.put("bir ildir")


def test_the_same_place_twice_is_one_deed_and_another_place_another(room: Room) -> None:
    with pytest.raises(DoneAlready):  # its own words stand
        room.put("Katib")
    room.save(ANEW)
    room.put("bir ildir")
    with pytest.raises(DoneAlready):
        room.put("bir ildir")
    room.put("Katib")
    assert room.words() == (room.clause.id, "Katib")
    assert len(room.session.scalars(select(Reattachment)).all()) == 2


def test_put_words_go_with_their_clause_through_a_split_and_a_join(room: Room) -> None:
    room.save(ANEW)
    room.put("Katib təyin")
    second = split(room.session, room.leyla, room.document, room.clause.id, ANEW.index("Katib"))
    assert room.words() == (second, "Katib təyin")
    now = snapshot(room.session, room.document)
    assert len(talks_on(room.session, room.document, second, now)) == 1
    join(room.session, room.leyla, room.document, room.clause.id, second)
    assert room.words() == (room.clause.id, "Katib təyin")


def test_a_discussion_of_a_struck_clause_can_be_taken_along_and_comes_home_with_it(
    room: Room,
) -> None:
    at, by = seen(room.session, room.clause.id), as_actor(room.leyla)
    strike_clause(room.session, by, room.document, room.clause.id, seen=at, reason="")
    assert room.talk().clause == room.clause.id
    room.put("səs verir", room.other)
    assert room.words() == (room.other.id, "səs verir")
    at = seen(room.session, room.clause.id)
    restore_clause(room.session, by, room.document, room.clause.id, seen=at)
    assert room.words() == (room.clause.id, "iki il")


def test_words_of_a_translation_survive_changes_of_the_other_language(room: Room) -> None:
    room.clause = room.article("Sədr seçilir.", en="The chair is elected.")
    az, en = room.begin("seçilir"), room.begin("is elected", language="en")
    room.save("Başqa mətn.")
    assert [room.talk(one).is_detached for one in (az, en)] == [True, False]
    assert room.talk(en).position.state is Held.ATTACHED  # type: ignore[union-attr]
    room.save("Sədr seçilir.")
    room.save("Something else.", "en")
    assert [room.talk(one).is_detached for one in (az, en)] == [False, True]


def test_a_discussion_of_an_emptied_translation_stays_and_may_go_to_the_other_language(
    room: Room,
) -> None:
    room.clause = room.article("Sədr seçilir.", en="The chair is elected.")
    room.thread = room.begin("is elected", language="en")
    room.save("", "en")
    assert room.talk().clause == room.clause.id
    assert room.talk().is_detached
    room.put("seçilir")
    assert room.talk().language == "az"
    assert room.words() == (room.clause.id, "seçilir")


def test_a_discussion_of_a_clause_below_a_struck_one_stays_with_it(room: Room) -> None:
    chapter = room.article("Fəsil.")
    kind, by = Kind.PARAGRAPH, room.leyla
    made = an_article(room.session, room.document, by, TEXT, parent=chapter.id, kind=kind)
    room.clause = room.session.get_one(Clause, made)
    room.thread = room.begin("iki il")
    at = seen(room.session, chapter.id)
    strike_clause(room.session, as_actor(by), room.document, chapter.id, seen=at, reason="")
    assert snapshot(room.session, room.document).by_id[made].struck
    assert room.words() == (made, "iki il")
