"""Laws of undoing: one's own last change is put back as a new step, never over a colleague's."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from app.models import Clause, Document, Person, Placement, PlacementHead
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.documents import name_milestone
from app.operations.errors import NothingToUndo, Overtaken
from app.operations.structure import (
    Cut,
    Joint,
    change_kind,
    insert_clause,
    join_clauses,
    move_clause,
    restore_clause,
    split_clause,
    strike_clause,
    undo,
)
from app.operations.structure.undoing import last_of
from app.queries.snapshots import snapshot
from app.statute.roles import Role
from app.statute.snapshot import Kind
from app.statute.vacated import with_vacated
from tests.makers import a_colleague, a_document, a_person, a_revision, an_article, as_actor, words


@pytest.fixture
def leyla(session: Session) -> Person:
    return a_person(session, "Leyla")


@pytest.fixture
def charter(session: Session, leyla: Person) -> Document:
    return a_document(session, leyla)


@pytest.fixture
def ids(session: Session, leyla: Person, charter: Document) -> dict[str, str]:
    """Two articles, the first with a paragraph."""
    one = an_article(session, charter, leyla, "Bir. İki.", heading="Səs", en="One. Two.")
    two = an_article(session, charter, leyla, "Üç.", after=one)
    below = an_article(session, charter, leyla, "Alt", kind=Kind.PARAGRAPH, parent=one)
    return {"one": one, "two": two, "below": below}


def seen(session: Session, clause_id: str) -> int:
    head = session.get_one(PlacementHead, clause_id, populate_existing=True)
    return session.get_one(Placement, head.placement_row).since


def stands(session: Session, document: Document) -> list[tuple[object, ...]]:
    """What can be read: where each clause stands that is not struck, and what it says."""
    return [
        (
            one.id,
            one.kind,
            one.parent,
            one.fixed,
            {lang: (w.heading, w.text, w.made_from) for lang, w in one.wordings.items() if w.text},
        )
        for one in snapshot(session, document).clauses
        if not one.struck
    ]


def undo_last(session: Session, by: Person, document: Document, reason: str = "") -> None:
    last = last_of(session, document, by.id)
    assert last is not None
    undo(session, as_actor(by), document, last.number, reason=reason)


Deed = Callable[[Session, Person, Document, dict[str, str]], object]


def _reword(session: Session, by: Person, document: Document, ids: dict[str, str]) -> object:
    clause = session.get_one(Clause, ids["one"])
    typed = [
        Typed(language, "Səs", text, standing_wording(session, ids["one"], language).digest)
        for language, text in (("az", "Başqa."), ("en", "Other."))
    ]
    return save_wording(session, as_actor(by), clause, typed)


def _insert(session: Session, by: Person, document: Document, ids: dict[str, str]) -> object:
    return insert_clause(
        session, as_actor(by), document, words("Yeni"), kind=Kind.ARTICLE, after=ids["one"]
    )


def _move(session: Session, by: Person, document: Document, ids: dict[str, str]) -> None:
    at = seen(session, ids["two"])
    move_clause(session, as_actor(by), document, ids["two"], parent=None, after=None, seen=at)


def _strike(session: Session, by: Person, document: Document, ids: dict[str, str]) -> None:
    at = seen(session, ids["one"])
    strike_clause(session, as_actor(by), document, ids["one"], seen=at, reason="")


def _split(session: Session, by: Person, document: Document, ids: dict[str, str]) -> object:
    clause = snapshot(session, document).by_id[ids["one"]]
    cuts = [
        Cut(language, said.heading, said.text, 4, said.digest)
        for language in ("az", "en")
        if (said := clause.wording(language))
    ]
    at = seen(session, ids["one"])
    return split_clause(session, as_actor(by), document, ids["one"], cuts, seen=at)


def _join(session: Session, by: Person, document: Document, ids: dict[str, str]) -> None:
    now = snapshot(session, document).by_id
    pair = (ids["one"], ids["two"])
    joint = Joint(
        pair[1],
        (seen(session, pair[0]), seen(session, pair[1])),
        (now[pair[0]].wording("az").digest, now[pair[1]].wording("az").digest),
    )
    join_clauses(session, as_actor(by), document, pair[0], joint)


def _convert(session: Session, by: Person, document: Document, ids: dict[str, str]) -> None:
    at = seen(session, ids["below"])
    change_kind(session, as_actor(by), document, ids["below"], Kind.POINT, seen=at)


DEEDS = [_reword, _insert, _move, _strike, _split, _join, _convert]


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("founder", [a_document, a_revision])
def test_undo_puts_back_what_stood_and_undoing_that_does_it_again(
    session: Session, leyla: Person, deed: Deed, founder: Callable[..., Document]
) -> None:
    document = founder(session, leyla, "act")
    one = an_article(session, document, leyla, "Bir. İki.", heading="Səs", en="One. Two.")
    two = an_article(session, document, leyla, "Üç.", after=one)
    below = an_article(session, document, leyla, "Alt", kind=Kind.PARAGRAPH, parent=one)
    ids = {"one": one, "two": two, "below": below}
    before = stands(session, document)
    deed(session, leyla, document, ids)
    done = stands(session, document)
    assert done != before
    undo_last(session, leyla, document)
    assert stands(session, document) == before
    undo_last(session, leyla, document)
    assert stands(session, document) == done


def test_a_restoration_is_undone_too(
    session: Session, leyla: Person, charter: Document, ids: dict[str, str]
) -> None:
    _strike(session, leyla, charter, ids)
    gone = stands(session, charter)
    restore_clause(session, as_actor(leyla), charter, ids["one"], seen=seen(session, ids["one"]))
    undo_last(session, leyla, charter)
    assert stands(session, charter) == gone


def test_only_ones_own_newest_change_is_undone(
    session: Session, leyla: Person, charter: Document, ids: dict[str, str]
) -> None:
    nigar = a_colleague(session, charter, Role.MEMBER, "Nigar")
    first = last_of(session, charter, leyla.id)
    assert first is not None
    _move(session, leyla, charter, ids)
    with pytest.raises(NothingToUndo):
        undo(session, as_actor(leyla), charter, first.number)
    with pytest.raises(NothingToUndo):
        undo(session, as_actor(nigar), charter, first.number)
    assert last_of(session, charter, nigar.id) is None


def test_undo_pressed_twice_is_not_done_twice(
    session: Session, leyla: Person, charter: Document, ids: dict[str, str]
) -> None:
    _move(session, leyla, charter, ids)
    last = last_of(session, charter, leyla.id)
    assert last is not None
    undo(session, as_actor(leyla), charter, last.number)
    with pytest.raises(NothingToUndo):
        undo(session, as_actor(leyla), charter, last.number)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [(_reword, _reword), (_move, _move), (_insert, None), (_strike, None), (_split, None)],
)
def test_what_a_colleague_touched_since_is_not_undone_and_they_are_named(
    session: Session,
    leyla: Person,
    charter: Document,
    ids: dict[str, str],
    mine: Deed,
    theirs: Deed | None,
) -> None:
    nigar = a_colleague(session, charter, Role.MEMBER, "Nigar")
    made = mine(session, leyla, charter, ids)
    if theirs is _move:
        two = ids["two"]
        move_clause(
            session,
            as_actor(nigar),
            charter,
            two,
            parent=None,
            after=ids["one"],
            seen=seen(session, two),
        )
    elif theirs is _reword:
        typed = Typed("az", "Səs", "Özgə.", standing_wording(session, ids["one"], "az").digest)
        save_wording(session, as_actor(nigar), session.get_one(Clause, ids["one"]), [typed])
    elif mine is _strike:
        restore_clause(
            session, as_actor(nigar), charter, ids["one"], seen=seen(session, ids["one"])
        )
    else:
        an_article(session, charter, nigar, "Uşaq", kind=Kind.PARAGRAPH, parent=str(made))
    before = stands(session, charter)
    with pytest.raises(Overtaken) as refusal:
        undo_last(session, leyla, charter)
    assert refusal.value.name == "Nigar"
    assert stands(session, charter) == before


def test_a_move_is_not_undone_into_its_own_part(session: Session, leyla: Person) -> None:
    charter = a_document(session, leyla, "other")
    point = Kind.POINT
    nigar = a_colleague(session, charter, Role.MEMBER, "Nigar")
    top = an_article(session, charter, leyla, "Üst")
    one = an_article(session, charter, leyla, "a", kind=point, parent=top)
    two = an_article(session, charter, leyla, "b", kind=point, parent=one)
    move_clause(
        session, as_actor(leyla), charter, two, parent=top, after=one, seen=seen(session, two)
    )
    move_clause(
        session, as_actor(nigar), charter, one, parent=two, after=None, seen=seen(session, one)
    )
    with pytest.raises(Overtaken):
        undo_last(session, leyla, charter)


def test_undo_finds_room_where_somebody_took_the_place(
    session: Session, leyla: Person, charter: Document, ids: dict[str, str]
) -> None:
    nigar = a_colleague(session, charter, Role.MEMBER, "Nigar")
    three = an_article(session, charter, leyla, "Dörd", after=ids["two"])
    _move(session, leyla, charter, ids)
    new = an_article(session, charter, nigar, "Arada", after=ids["one"])
    undo_last(session, leyla, charter)
    top = [one.id for one in snapshot(session, charter).clauses if one.parent is None]
    assert top in ([ids["one"], new, ids["two"], three], [ids["one"], ids["two"], new, three])


def test_a_number_left_in_an_act_in_force_stands_vacant_and_comes_back_with_its_clause(
    session: Session, leyla: Person
) -> None:
    act = a_revision(session, leyla)
    one = an_article(session, act, leyla, "Bir")
    two = an_article(session, act, leyla, "İki", after=one)
    three = an_article(session, act, leyla, "Üç", after=two)
    number = snapshot(session, act).step
    name_milestone(session, as_actor(leyla), act, number, {"az": "Qüvvədə"}, kind="in_force")

    def move(clause: str, after: str | None) -> None:
        at = seen(session, clause)
        move_clause(session, as_actor(leyla), act, clause, parent=None, after=after, seen=at)

    def line() -> list[tuple[str | None, bool]]:
        return [(each.fixed, each.struck) for each in with_vacated(snapshot(session, act))]

    move(one, three)
    assert line() == [("1", True), ("2", False), ("3", False), ("4", False)]
    new = an_article(session, act, leyla, "Yeni")
    assert snapshot(session, act).by_id[new].fixed == "1-1"
    move(three, None)
    an_article(session, act, leyla, "Son", after=one)
    assert [number for number, gone in line() if gone] == ["1", "3"]
    move(one, None)
    assert snapshot(session, act).by_id[one].fixed == "1"
    assert ("1", True) not in line()
