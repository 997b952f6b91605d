import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute.numbering import Case, Unit, cite_path, number_all, paths
from app.statute.snapshot import Clause, Family, Kind, Numbering, word

LAW, SUBORDINATE, EUROPEAN = Family.LAW, Family.SUBORDINATE, Family.EUROPEAN


def path(*units: str) -> tuple[Unit, ...]:
    """Units written as `article 5`, the number left out where there is none."""
    return tuple(Unit(Kind(kind), number) for kind, _, number in (u.partition(" ") for u in units))


@pytest.mark.parametrize(
    ("family", "units", "azerbaijani", "english"),
    [
        (LAW, ("part I", "chapter II"), "II fəsil", "Chapter II"),
        (LAW, ("chapter II", "article 3"), "3-cü maddə", "Article 3"),
        (LAW, ("article 5", "paragraph 5.2"), "5.2-ci maddə", "Article 5.2"),
        (LAW, ("article 3", "point a"), "3-cü maddənin a) bəndi", "point (a) of Article 3"),
        (
            LAW,
            ("article 77", "paragraph 5"),
            "77-ci maddənin 5-ci hissəsi",
            "paragraph 5 of Article 77",
        ),
        (LAW, ("chapter II", "section 1"), "II fəslin 1-ci paraqrafı", "Section 1 of Chapter II"),
        (LAW, ("preamble", "point a"), "preambulanın a) bəndi", "point (a) of the preamble"),
        (SUBORDINATE, ("article 6",), "6-cı hissə", "paragraph 6"),
        (SUBORDINATE, ("article 5", "paragraph 5.2"), "5.2-ci bənd", "clause 5.2"),
        (
            SUBORDINATE,
            ("article 5", "paragraph 5.2", "point a"),
            "5.2-ci bəndin a) bəndi",
            "point (a) of clause 5.2",
        ),
        (
            SUBORDINATE,
            ("annex 1", "article 5", "paragraph 5.2", "indent 3"),
            "1 nömrəli əlavənin 5.2-ci bəndinin 3-cü abzası",
            "indent 3 of clause 5.2 of Annex 1",
        ),
        (
            SUBORDINATE,
            ("article 5", "point a", "point 2"),
            "5-ci hissənin a) bəndinin 2) yarımbəndi",
            "point (a)(2) of paragraph 5",
        ),
        (EUROPEAN, ("article 5",), "5-ci maddə", "Article 5"),
        (
            EUROPEAN,
            ("chapter I", "article 5", "paragraph 1", "point a", "point i"),
            "5-ci maddənin 1-ci hissəsinin a) bəndinin i) yarımbəndi",
            "Article 5(1)(a)(i)",
        ),
        (EUROPEAN, ("article 10-1", "point ç"), "10-1-ci maddənin ç) bəndi", "Article 10-1(ç)"),
        (
            EUROPEAN,
            ("chapter II", "paragraph 1"),
            "II fəslin 1-ci hissəsi",
            "paragraph 1 of Chapter II",
        ),
    ],
)
def test_a_citation_names_the_units_it_takes_and_no_more(
    family: Family, units: tuple[str, ...], azerbaijani: str, english: str
) -> None:
    assert cite_path(path(*units), family, "az") == azerbaijani
    assert cite_path(path(*units), family, "en") == english


def test_only_the_last_unit_takes_the_case_of_the_sentence() -> None:
    point = path("article 3", "point a")
    assert cite_path(point, LAW, "az", case=Case.DATIVE) == "3-cü maddənin a) bəndinə"
    assert cite_path(path("chapter II"), LAW, "az", case=Case.DATIVE, possessed=True) == (
        "II fəslinə"
    )
    clause = path("article 5", "paragraph 5.2")
    assert cite_path(clause, SUBORDINATE, "az", case=Case.GENITIVE, possessed=True) == (
        "5.2-ci bəndinin"
    )


def test_after_the_name_of_the_act_the_largest_unit_is_possessed() -> None:
    cited = cite_path(path("article 3", "point a"), LAW, "az", possessed=True)
    assert f"Nizamnamənin {cited}" == "Nizamnamənin 3-cü maddəsinin a) bəndi"


def clause(
    name: str, kind: Kind, parent: str | None, *, text: str = "", struck: bool = False
) -> Clause:
    return Clause(name, kind, parent, 0, struck=struck, wordings={"az": word("az", "", text)})


def test_a_line_is_counted_from_the_text_of_its_unit() -> None:
    clauses = [
        clause("article", Kind.ARTICLE, None),
        clause("unit", Kind.PARAGRAPH, "article", text="Konfrans:"),
        clause("second", Kind.INDENT, "unit", text="toplanır;"),
        clause("gone", Kind.INDENT, "unit", text="dağılır;", struck=True),
        clause("third", Kind.INDENT, "unit", text="qərar verir."),
        clause("bare", Kind.INDENT, "article", text="Qeyd"),
    ]
    numbers = number_all(clauses, SUBORDINATE, Numbering.DERIVED)
    found = paths(clauses, numbers)
    assert cite_path(found["second"], SUBORDINATE, "az") == "1.1-ci bəndin 2-ci abzası"
    assert cite_path(found["third"], SUBORDINATE, "en") == "indent 3 of clause 1.1"
    assert cite_path(found["bare"], SUBORDINATE, "az") == "1-ci hissənin 1-ci abzası"
    assert cite_path(found["gone"], SUBORDINATE, "az") == "1.1-ci bəndin abzası"


units = st.tuples(st.sampled_from(Kind), st.sampled_from(["", "1", "5.2", "10-1", "a", "IV"]))


@given(
    st.lists(units.map(lambda unit: Unit(*unit)), min_size=1, max_size=6),
    st.sampled_from(Family),
    st.sampled_from(["az", "en"]),
    st.sampled_from(Case),
    st.booleans(),
)
def test_whatever_stands_somewhere_can_be_cited(
    way: list[Unit], family: Family, language: str, case: Case, possessed: bool
) -> None:
    cited = cite_path(way, family, language, case=case, possessed=possessed)
    assert cited
    assert way[-1].number in cited


def test_nothing_is_cited_by_no_path() -> None:
    assert cite_path((), LAW, "az") == cite_path((), LAW, "en") == ""


def test_an_english_citation_that_opens_a_sentence_has_a_capital() -> None:
    assert (
        cite_path(path("article 3", "point a"), LAW, "en", opens=True) == "Point (a) of Article 3"
    )
    assert cite_path(path("preamble"), LAW, "az", opens=True) == "preambula"
