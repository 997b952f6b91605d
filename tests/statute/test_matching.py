from hypothesis import given
from hypothesis import strategies as st

from app.statute.matching import continued
from app.statute.outline import Draft, DraftClause
from app.statute.snapshot import Clause, Family, Kind, word

WORDS = st.sampled_from(["", "Üzvlük", "Səs hüququ", "Məqsədlər", "Bir səs", "Haqq ödənilir"])


def a_draft(*units: DraftClause) -> Draft:
    return Draft("", "az", Family.LAW, units)


def a_unit(
    number: str,
    text: str,
    kind: Kind = Kind.PARAGRAPH,
    *,
    parent: int | None = None,
    struck: bool = False,
) -> DraftClause:
    return DraftClause(kind, number, "", text, parent, struck=struck)


@st.composite
def texts(draw: st.DrawFn) -> Draft:
    """Any tree with any numbers, repeated words and struck units."""
    units = [
        DraftClause(
            draw(st.sampled_from(Kind)),
            draw(st.sampled_from(["", "1", "2", "2-1"])),
            draw(WORDS),
            draw(WORDS),
            draw(st.none() | st.integers(0, turn - 1)) if turn else None,
            struck=draw(st.booleans()),
        )
        for turn in range(draw(st.integers(0, 12)))
    ]
    return a_draft(*units)


def standing(draft: Draft) -> tuple[list[Clause], dict[str, str]]:
    """The draft as a document that has it."""
    clauses = [
        Clause(
            f"c{turn}",
            unit.kind,
            None if unit.parent is None else f"c{unit.parent}",
            turn,
            struck=unit.struck,
            wordings={"az": word("az", unit.heading, unit.text)},
        )
        for turn, unit in enumerate(draft.clauses)
    ]
    return clauses, {f"c{turn}": unit.number for turn, unit in enumerate(draft.clauses)}


@given(texts())
def test_a_text_compared_with_itself_continues_every_clause(draft: Draft) -> None:
    clauses, numbers = standing(draft)

    found = continued(clauses, numbers, draft)

    assert found == {turn: f"c{turn}" for turn in range(len(draft.clauses))}


@given(texts(), texts())
def test_no_clause_is_continued_twice(old: Draft, new: Draft) -> None:
    found = continued(*standing(old), new)

    assert len(set(found.values())) == len(found)
    assert set(found) <= set(range(len(new.clauses)))


def test_a_clause_keeps_its_identity_when_one_is_put_before_it() -> None:
    old = a_draft(a_unit("1", "Üzvlük könüllüdür."), a_unit("2", "Hər üzvün bir səsi var."))
    new = a_draft(
        a_unit("1", "Konfrans açıqdır."),
        a_unit("2", "Üzvlük könüllüdür."),
        a_unit("3", "Hər üzvün bir səsi var."),
    )

    assert continued(*standing(old), new) == {1: "c0", 2: "c1"}


def test_a_clause_keeps_its_identity_when_it_moves_to_another_unit() -> None:
    chapters = [a_unit("I", "Üzvlük", Kind.CHAPTER), a_unit("II", "Orqanlar", Kind.CHAPTER)]
    old = a_draft(*chapters, a_unit("1", "Bir səs.", parent=0))
    new = a_draft(*chapters, a_unit("1", "Bir səs.", parent=1))

    assert continued(*standing(old), new) == {0: "c0", 1: "c1", 2: "c2"}


def test_a_reworded_clause_is_known_by_its_number() -> None:
    old = a_draft(a_unit("1", "İldə bir dəfə."), a_unit("2", "Sədr çağırır."))
    new = a_draft(a_unit("1", "İldə iki dəfə."), a_unit("2", "Sədr çağırır."))

    assert continued(*standing(old), new) == {0: "c0", 1: "c1"}


def test_a_standing_clause_goes_before_a_struck_one_of_the_same_number() -> None:
    old = a_draft(a_unit("1", "Köhnə.", struck=True), a_unit("1", "Qüvvədə."))

    assert continued(*standing(old), a_draft(a_unit("1", "Yeni."))) == {0: "c1"}


def test_a_number_that_comes_back_restores_the_struck_clause() -> None:
    old = a_draft(a_unit("1", "Köhnə.", struck=True))

    assert continued(*standing(old), a_draft(a_unit("1", "Yeni."))) == {0: "c0"}


def test_units_of_a_new_unit_are_new_unless_their_words_are_known() -> None:
    old = a_draft(a_unit("1", "Bir."))
    new = a_draft(a_unit("1", "Bir."), a_unit("2", "İki."), a_unit("1", "Üç.", parent=1))

    assert continued(*standing(old), new) == {0: "c0"}
