"""Laws of the matrix: every standing answer is in one cell, and nothing is both idle and busy."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.statute.coverage import Answer, Chapter, Coverage, Need, coverage_of
from app.statute.snapshot import Clause, Family, Kind, Numbering, Particulars, Snapshot, word


def a_clause(
    name: str, kind: Kind, parent: str | None = None, *, struck: bool = False, heading: str = ""
) -> Clause:
    said = {"az": word("az", heading, "Söz.")}
    return Clause(name, kind, parent, 0, struck=struck, wordings=said, since=1)


CLAUSES = (
    a_clause("pre", Kind.PREAMBLE),
    a_clause("aim", Kind.INDENT, "pre"),
    a_clause("ch1", Kind.CHAPTER, heading="Ümumi müddəalar"),
    a_clause("art1", Kind.ARTICLE, "ch1", heading="Ad"),
    a_clause("par1", Kind.PARAGRAPH, "art1"),
    a_clause("art2", Kind.ARTICLE, "ch1", heading="Üzvlük"),
    a_clause("ch2", Kind.CHAPTER, heading="Orqanlar"),
    a_clause("art3", Kind.ARTICLE, "ch2"),
    a_clause("gone", Kind.ARTICLE, "ch2", struck=True),
    a_clause("below", Kind.PARAGRAPH, "gone"),
)
ABOUT = Particulars("charter", {"az": "Nizamnamə"}, "charter", Family.LAW, Numbering.DERIVED)
TEXT = Snapshot(ABOUT, 7, "d" * 64, None, CLAUSES)
VOICE = Need("E-01", "rectors", "Səs", priority="high")
FEES = Need("E-02", "rectors", "Haqq")


def covered(*answers: Answer, needs: tuple[Need, ...] = (VOICE, FEES)) -> Coverage:
    return coverage_of(TEXT, "az", needs, answers)


def test_a_paragraph_answers_in_the_chapter_of_its_article() -> None:
    found = covered(Answer("E-01", "par1", "partly"))
    first, second = found.chapters

    assert (first.heading, first.articles) == ("ch1", ("art1", "art2"))
    assert [one.clause for one in found.cell("E-01", first)] == ["par1"]
    assert found.cell("E-01", second) == ()
    assert found.articles == 3


def test_an_article_is_idle_unless_it_a_unit_of_it_or_its_heading_answers() -> None:
    assert covered(Answer("E-01", "par1", "partly")).idle == ("art2", "art3")
    assert covered(Answer("E-01", "ch1", "fully")).idle == ("art3",)
    assert covered().idle == ("art1", "art2", "art3")


def test_a_heading_may_answer_and_so_may_the_preamble() -> None:
    found = covered(Answer("E-01", "ch2", "fully"), Answer("E-02", "aim", "partly"))

    assert [chapter.heading for chapter in found.chapters] == [None, "ch1", "ch2"]
    assert [one.clause for one in found.cell("E-02", Chapter(None, ()))] == ["aim"]


def test_what_is_struck_answers_nothing() -> None:
    found = covered(Answer("E-01", "gone", "fully"), Answer("E-02", "below", "fully"))

    assert found.unanswered == (VOICE, FEES)
    assert found.how("E-01") == ""


def test_one_full_answer_is_enough_and_partial_ones_stay_partial() -> None:
    found = covered(
        Answer("E-01", "art1", "partly"),
        Answer("E-01", "art3", "fully"),
        Answer("E-02", "art1", "partly"),
    )

    assert (found.how("E-01"), found.how("E-02")) == ("fully", "partly")
    assert found.unanswered == ()


def test_clauses_are_called_by_their_numbers_and_headings() -> None:
    found = covered()

    assert found.label("par1") == "1.1-ci maddə"
    assert (found.short("par1"), found.short("pre")) == ("1.1", found.label("pre"))
    assert found.heading(found.chapters[0]) == ("I fəsil", "Ümumi müddəalar")
    assert found.heading(Chapter(None, ())) == ("", "")
    assert found.name("art1") == "Ad"
    english = coverage_of(TEXT, "en", (), ())
    assert english.name("art1") == "Ad"


def test_narrowed_to_some_needs_the_rest_is_not_told() -> None:
    found = covered(Answer("E-01", "art1", "fully"), Answer("E-02", "art2", "fully"))

    narrowed = found.narrowed(["E-02"])

    assert (narrowed.needs, list(narrowed.answers)) == ((FEES,), ["E-02"])
    assert narrowed.idle == ("art1", "art3")


ANSWERS = st.builds(
    Answer,
    st.sampled_from(["E-01", "E-02"]),
    st.sampled_from([clause.id for clause in CLAUSES]),
    st.sampled_from(["fully", "partly"]),
)


@settings(max_examples=60)
@given(st.lists(ANSWERS, max_size=8))
def test_every_standing_answer_is_in_exactly_one_cell(answers: list[Answer]) -> None:
    found = covered(*answers)
    standing = [one for one in answers if one.clause not in ("gone", "below")]
    cells = [
        one
        for need in found.needs
        for chapter in found.chapters
        for one in found.cell(need.slug, chapter)
    ]

    assert sorted(cells, key=str) == sorted(standing, key=str)
    assert not {one.clause for one in cells} & set(found.idle)
    assert {need.slug for need in found.unanswered} == {"E-01", "E-02"} - {a.need for a in standing}
