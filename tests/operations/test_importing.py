import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.exporting import Order, write_down
from app.importing import Asked, read_act, text_from, translation_of
from app.models import Document, Person, Placement, WordingRow
from app.operations.deciding import decide
from app.operations.documents import name_milestone
from app.operations.errors import ReasonNeeded, TooLong
from app.operations.importing import import_text
from app.operations.structure import move_clause
from app.queries.replacing import replacement
from app.queries.snapshots import snapshot
from app.queries.verification import verify
from app.statute.numbering import number_all
from app.statute.outline import Draft, DraftClause
from app.statute.roles import Role
from app.statute.snapshot import Family, Kind, Numbering, Snapshot
from app.statute.workflow import Verdict
from tests.makers import a_colleague, a_document, a_person, a_revision, as_actor

TEXT = (
    DraftClause(Kind.CHAPTER, "I", "Üzvlük", "", None),
    DraftClause(Kind.ARTICLE, "1", "Üzvlər", "", 0),
    DraftClause(Kind.PARAGRAPH, "1.1", "", "Üzvlük könüllüdür.", 1),
    DraftClause(Kind.PARAGRAPH, "1.2", "", "Hər üzvün bir səsi var.", 1),
)


def a_draft(*units: DraftClause, language: str = "az", family: Family = Family.LAW) -> Draft:
    return Draft("Nizamnamə", language, family, units or TEXT)


def reworded(number: str, text: str) -> Draft:
    units = [
        DraftClause(unit.kind, unit.number, "", text, unit.parent)
        if unit.number == number
        else unit
        for unit in TEXT
    ]
    return a_draft(*units)


def numbers_of(now: Snapshot) -> list[str]:
    about = now.particulars
    numbers = number_all(now.clauses, about.family, about.numbering)
    return [numbers[clause.id] for clause in now.clauses]


def texts_of(now: Snapshot) -> list[str]:
    return [clause.wording("az").text for clause in now.clauses if not clause.struck]


@pytest.fixture
def founder(session: Session) -> Person:
    return a_person(session)


@pytest.fixture
def document(session: Session, founder: Person) -> Document:
    return a_document(session, founder)


def rows(session: Session, table: type[Placement] | type[WordingRow]) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def test_an_import_into_an_empty_document_says_what_the_draft_says(
    session: Session, founder: Person, document: Document
) -> None:
    step = import_text(session, as_actor(founder), document, a_draft())

    now = snapshot(session, document)
    assert (step.deed, step.number, step.facts["clauses"]) == ("import_text", now.step, 4)
    assert [clause.kind for clause in now.clauses] == [unit.kind for unit in TEXT]
    assert numbers_of(now) == [unit.number for unit in TEXT]
    assert texts_of(now) == [unit.text for unit in TEXT]


def test_importing_the_same_text_again_changes_no_row(
    session: Session, founder: Person, document: Document
) -> None:
    import_text(session, as_actor(founder), document, a_draft())
    before = snapshot(session, document)
    counted = rows(session, Placement), rows(session, WordingRow)

    import_text(session, as_actor(founder), document, a_draft())

    assert snapshot(session, document).clauses == before.clauses
    assert (rows(session, Placement), rows(session, WordingRow)) == counted


def test_a_reworded_clause_keeps_its_identity(
    session: Session, founder: Person, document: Document
) -> None:
    import_text(session, as_actor(founder), document, a_draft())
    before = snapshot(session, document)

    import_text(session, as_actor(founder), document, reworded("1.2", "Hər üzvün iki səsi var."))

    now = snapshot(session, document)
    assert list(now.by_id) == list(before.by_id)
    assert now.clauses[3].wording("az").text == "Hər üzvün iki səsi var."
    assert now.clauses[:3] == before.clauses[:3]


def test_what_the_draft_no_longer_has_is_struck_where_it_stood(
    session: Session, founder: Person, document: Document
) -> None:
    import_text(session, as_actor(founder), document, a_draft())
    before = snapshot(session, document)
    newcomer = DraftClause(Kind.PARAGRAPH, "1.3", "", "Səs ötürülmür.", 1)

    import_text(session, as_actor(founder), document, a_draft(*TEXT[:2], TEXT[3], newcomer))

    now = snapshot(session, document)
    assert [clause.id for clause in now.clauses][:4] == list(before.by_id)
    assert [clause.struck for clause in now.clauses] == [False, False, True, False, False]
    assert numbers_of(now) == ["I", "1", "", "1.2", "1.3"]


def test_a_struck_clause_that_comes_back_is_restored(
    session: Session, founder: Person, document: Document
) -> None:
    import_text(session, as_actor(founder), document, a_draft())
    before = snapshot(session, document)
    import_text(session, as_actor(founder), document, a_draft(*TEXT[:3]))

    import_text(session, as_actor(founder), document, a_draft())

    now = snapshot(session, document)
    assert list(now.by_id) == list(before.by_id)
    assert not any(clause.struck for clause in now.clauses)


def test_agreed_words_do_not_change_without_a_reason(
    session: Session, founder: Person, document: Document
) -> None:
    import_text(session, as_actor(founder), document, a_draft())
    clause = snapshot(session, document).clauses[2]
    seen = {clause.id: clause.wording("az").digest}
    for name in ("Nigar", "Sevda"):
        member = a_colleague(session, document, Role.MEMBER, name)
        decide(session, as_actor(member), document, clause.id, Verdict.PROPOSE, seen=seen)
        decide(session, as_actor(member), document, clause.id, Verdict.APPROVE, seen=seen)
    changed = reworded("1.1", "Üzvlük məcburidir.")

    with pytest.raises(ReasonNeeded):
        import_text(session, as_actor(founder), document, changed)
    import_text(session, as_actor(founder), document, changed, reason="Nazirliyin rəyi")

    assert texts_of(snapshot(session, document))[2] == "Üzvlük məcburidir."


def test_a_translation_alone_names_the_words_it_was_made_from(
    session: Session, founder: Person, document: Document
) -> None:
    import_text(session, as_actor(founder), document, a_draft())
    units = [
        DraftClause(unit.kind, unit.number, "", unit.text and f"EN {unit.number}", unit.parent)
        for unit in TEXT
    ]

    import_text(session, as_actor(founder), document, a_draft(*units, language="en"))

    now = snapshot(session, document)
    assert texts_of(now) == [unit.text for unit in TEXT]
    assert [clause.wording("en").text for clause in now.clauses][2:] == ["EN 1.1", "EN 1.2"]
    assert all(c.wording("en").made_from == c.wording("az").digest for c in now.clauses[2:])


def test_numbers_the_tree_would_not_give_are_kept_as_printed(
    session: Session, founder: Person, document: Document
) -> None:
    odd = (
        DraftClause(Kind.ARTICLE, "7", "Keçid", "", None),
        DraftClause(Kind.ARTICLE, "7-1", "Son", "", None),
    )

    import_text(session, as_actor(founder), document, a_draft(*odd))

    assert numbers_of(snapshot(session, document)) == ["7", "7-1"]


def test_the_act_family_of_the_document_decides_on_its_numbers(
    session: Session, founder: Person
) -> None:
    regulation = a_document(session, founder, "regulation", family=Family.SUBORDINATE)
    units = (
        DraftClause(Kind.ARTICLE, "1", "Ümumi", "", None),
        DraftClause(Kind.PARAGRAPH, "1.1", "", "Şura müşavirə orqanıdır.", 0),
    )

    import_text(session, as_actor(founder), regulation, a_draft(*units, family=Family.LAW))

    now = snapshot(session, regulation)
    assert numbers_of(now) == ["1", "1.1"]
    assert [clause.fixed for clause in now.clauses] == [None, None]


def test_a_number_of_many_letters_is_refused(
    session: Session, founder: Person, document: Document
) -> None:
    endless = DraftClause(Kind.ARTICLE, "1" * 41, "Ad", "", None)

    with pytest.raises(TooLong):
        import_text(session, as_actor(founder), document, a_draft(endless))


def test_the_preview_changes_nothing_and_tells_what_the_import_does(
    session: Session, founder: Person, document: Document
) -> None:
    import_text(session, as_actor(founder), document, a_draft())
    before = snapshot(session, document)
    newcomer = DraftClause(Kind.PARAGRAPH, "1.2", "", "Səs ötürülmür, satılmır.", 1)
    changed = a_draft(*TEXT[:2], TEXT[3], newcomer)

    told = replacement(session, document, changed)

    assert snapshot(session, document) == before
    ids = [clause.id for clause in before.clauses]
    assert told.kept == (ids[0], ids[1], ids[3])
    assert len(told.new) == 1
    assert (told.struck, told.reworded, told.restored) == ((ids[2],), (), ())
    assert told.changes_words


UNITS = st.lists(
    st.tuples(st.sampled_from(["Bir.", "İki.", "Üç.", "Dörd."]), st.booleans()), max_size=6
)


@given(st.lists(UNITS, min_size=1, max_size=4), st.sampled_from(Numbering))
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_stood_before_the_document_says_what_the_last_import_said(
    session: Session, versions: list[list[tuple[str, bool]]], numbering: Numbering
) -> None:
    founder = session.scalars(select(Person)).first() or a_person(session)
    turn = session.scalar(select(func.count()).select_from(Document))
    document = a_document(session, founder, f"d-{turn}", numbering=numbering)
    for version in versions:
        units = [
            DraftClause(Kind.PARAGRAPH, str(place + 1), "", text, None)
            if numbered
            else DraftClause(Kind.INDENT, "", "", text, None)
            for place, (text, numbered) in enumerate(version)
        ]
        import_text(session, as_actor(founder), document, Draft("", "az", Family.LAW, tuple(units)))

    now = snapshot(session, document)

    assert texts_of(now) == [text for text, _ in versions[-1]]
    printed = [n for n, c in zip(numbers_of(now), now.clauses, strict=True) if not c.struck]
    assert [number for number in printed if number] == [
        unit.number for unit in units if unit.number
    ]
    assert [verdict.why for verdict in verify(session, {})] == [""] * (turn or 0) + [""]


@pytest.mark.parametrize("form", ["akn", "markdown"])
def test_a_number_left_behind_is_in_the_file_and_comes_back_as_no_clause(
    session: Session, founder: Person, form: str
) -> None:
    act = a_revision(session, founder)
    import_text(session, as_actor(founder), act, a_draft())
    names = {"az": "Qüvvədə"}
    forced = snapshot(session, act)
    name_milestone(session, as_actor(founder), act, forced.step, names, kind="in_force")
    chapter, article, first, second = forced.clauses
    asked = {"parent": article.id, "after": second.id, "seen": forced.step}
    move_clause(session, as_actor(founder), act, first.id, **asked)  # type: ignore[arg-type]
    before = snapshot(session, act)
    assert [one.number for one in before.vacated] == ["1.1"]

    file = write_down(session, act, Order(format=form)).content
    taken = Asked()
    draft = read_act(text_from(file), taken)
    assert [unit.number for unit in draft.clauses if unit.struck] == ["1.1"]
    import_text(session, as_actor(founder), act, draft, translation_of(text_from(file), taken))

    now = snapshot(session, act)
    assert now.clauses == before.clauses
    assert now.vacated == before.vacated
    assert chapter.id in now.by_id
