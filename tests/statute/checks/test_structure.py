"""Is the text built as acts are built (21-IVKQ, Art. 26 and 30)?"""

from dataclasses import replace

import pytest

from app.statute.checks import check
from app.statute.snapshot import Clause, Kind, Numbering, Vacated
from tests.statute.checks.telling import found
from tests.statute.drafts import id_of, text_of, unit

ARTICLE, CHAPTER, POINT = Kind.ARTICLE, Kind.CHAPTER, Kind.POINT


def ids(units: list[Clause], rule: str, **about: object) -> list[str]:
    now = text_of(units, **about)  # type: ignore[arg-type]
    return [one.clause or "" for one in found(now, rule)]


def listing(*ends: str, lead: str = "Aşağıdakılar:", kind: Kind = POINT) -> list[Clause]:
    items = [unit(f"i{n}", f"bənd{end}", kind=kind, parent="l") for n, end in enumerate(ends)]
    return [unit("l", lead), *items]


def test_a_unit_says_something() -> None:
    units = [unit("a", kind=ARTICLE, heading="Ad"), unit("b", "Söz."), unit("c", kind=Kind.ANNEX)]
    assert ids(units, "empty_clause") == [id_of("a"), id_of("c")]


def test_articles_have_headings_where_most_have() -> None:
    units = [unit(f"a{n}", "Söz.", kind=ARTICLE, heading="Ad") for n in range(3)]
    bare = unit("b", "Bu maddə başlıqsız qalıb və nədənsə bəhs edir.", kind=ARTICLE)
    gone = unit("c", "Ləğv edilmişdir.", kind=ARTICLE)
    assert ids([*units, bare, gone], "no_heading") == [id_of("b")]
    assert ids([units[0], bare, gone], "no_heading") == []


def test_a_division_makes_two_parts() -> None:
    assert ids(listing("."), "lone_unit") == [id_of("i0")]
    assert ids(listing(";", "."), "lone_unit") == []
    one = [unit("a", kind=ARTICLE, heading="Ad"), unit("p", "Söz.", parent="a")]
    assert ids(one, "lone_unit") == []


@pytest.mark.parametrize(
    ("ends", "wrong"),
    [
        ((";", ";", "."), []),
        ((";", ";", ".", "."), ["i2"]),
        ((";", ";", ";"), ["i2"]),
        ((";", ";", ""), ["i2"]),
        ((";", "; və", "."), []),
        (("; [12]", ";", "."), []),
        ((".", ".", "."), []),
        (("", "", ""), []),
    ],
)
def test_items_of_a_list_end_alike_and_the_last_with_a_stop(
    ends: tuple[str, ...], wrong: list[str]
) -> None:
    assert ids(listing(*ends), "list_punctuation") == [id_of(one) for one in wrong]


def test_a_list_inside_a_list_may_go_on() -> None:
    inner = [
        unit("i1", "daxili:", parent="l"),
        unit("j0", "bir;", parent="i1"),
        unit("j1", "iki;", parent="i1"),
    ]
    last = unit("k", "son.", parent="l")
    units = [unit("l", "Bunlar:"), unit("i0", "bənd;", parent="l"), *inner, last]
    assert ids(units, "list_punctuation") == []


def test_a_colon_leads_into_points() -> None:
    assert ids(listing(";", ".", lead="Aşağıdakılar."), "lead_in_colon") == [id_of("l")]
    assert ids(listing(";", "."), "lead_in_colon") == []
    assert ids(listing(".", ".", lead="Söz.", kind=Kind.PARAGRAPH), "lead_in_colon") == []


def test_general_provisions_come_first() -> None:
    first = unit("a", kind=CHAPTER, heading="Üzvlük")
    second = unit("b", kind=CHAPTER, heading="Ümumi müddəalar")
    assert ids([first, second], "general_first") == [id_of("b")]
    assert ids([second, first], "general_first") == []


def test_the_same_text_stands_once() -> None:
    said = "Ümumi yığıncaq ildə azı bir dəfə keçirilir və qərar qəbul edir."
    now = text_of([unit("a", said), unit("b", said.upper().replace("I", "İ")), unit("c", said)])
    again = found(now, "doubled_text")
    assert [one.clause for one in again][-1] == id_of("c")
    assert again[-1].others == (id_of("a"),)
    assert ids([unit("a", "Qısa mətn."), unit("b", "Qısa mətn.")], "doubled_text") == []


@pytest.mark.parametrize(
    ("numbers", "rule", "wrong"),
    [
        (("1", "2", "3"), "number_gap", []),
        (("1", "3"), "number_gap", ["a1"]),
        (("1", "1-1", "2"), "number_gap", []),
        (("1", "10-1", "2"), "number_order", ["a2"]),
        (("2", "1"), "number_order", ["a1"]),
        (("1", "1"), "number_repeated", ["a1"]),
        (("Birinci", "İkinci"), "number_order", []),
        (("1", "2.1"), "number_gap", []),
        (("5.1", "6.3"), "number_gap", []),
        (("w", "z"), "number_gap", []),
        (("I", "IC"), "number_gap", []),
    ],
)
def test_fixed_numbers_follow_one_another(
    numbers: tuple[str, ...], rule: str, wrong: list[str]
) -> None:
    units = [
        unit(f"a{n}", "Söz.", kind=ARTICLE, heading="Ad", fixed=number)
        for n, number in enumerate(numbers)
    ]
    assert ids(units, rule, numbering=Numbering.FIXED) == [id_of(one) for one in wrong]
    assert ids(units, rule) == []


@pytest.mark.parametrize(
    ("numbers", "wrong"), [(("a", "b", "c", "ç"), []), (("a", "c"), ["p1"]), (("I", "III"), ["p1"])]
)
def test_letters_and_roman_numerals_are_counted_too(
    numbers: tuple[str, ...], wrong: list[str]
) -> None:
    units = [unit(f"p{n}", "Söz.", kind=POINT, fixed=number) for n, number in enumerate(numbers)]
    assert ids(units, "number_gap", numbering=Numbering.FIXED) == [id_of(one) for one in wrong]


def test_the_number_a_moved_unit_leaves_is_no_gap() -> None:
    units = [unit(f"p{n}", "Söz.", kind=POINT, fixed=n) for n in "13"]
    now = text_of(units, numbering=Numbering.FIXED)
    assert [one.clause for one in found(now, "number_gap")] == [id_of("p3")]
    moved = Vacated(id_of("x"), POINT, None, "2")
    assert found(replace(now, vacated=(moved,)), "number_gap") == []
    farther = Vacated(id_of("x"), POINT, None, "5")
    assert [one.clause for one in found(replace(now, vacated=(farther,)), "number_gap")] == [
        id_of("p3")
    ]


def test_a_struck_unit_leaves_no_gap_and_an_annex_counts_for_itself() -> None:
    units = [
        unit("a", "Söz.", kind=ARTICLE, heading="Ad", fixed="1"),
        unit("b", "Söz.", kind=ARTICLE, heading="Ad", fixed="2", struck=True),
        unit("c", "Söz.", kind=ARTICLE, heading="Ad", fixed="3"),
        unit("x", kind=Kind.ANNEX, heading="Əlavə"),
        unit("y", "Söz.", kind=ARTICLE, heading="Ad", fixed="1", parent="x"),
    ]
    now = text_of(units, numbering=Numbering.FIXED)
    assert [one.rule.id for one in check(now).findings if one.rule.id.startswith("number")] == []


def test_a_number_belongs_to_the_unit_above() -> None:
    units = [
        unit("a", kind=ARTICLE, heading="Ad", fixed="6"),
        unit("p", "Söz.", parent="a", fixed="6.1"),
        unit("q", "Söz.", parent="a", fixed="5.2"),
        unit("r", "Söz.", parent="a", fixed="7"),
    ]
    assert ids(units, "number_of_another", numbering=Numbering.FIXED) == [id_of("q")]


def test_a_translation_is_there_and_made_from_the_words_that_stand() -> None:
    fresh = unit("a", "Söz.", en="Word.")
    stale = unit("b", "Başqa söz.", en="Other.")
    old = Clause(
        stale.id,
        stale.kind,
        None,
        0,
        wordings={**stale.wordings, "az": unit("b", "Yeni söz.").wordings["az"]},
    )
    units = [fresh, old, unit("c", "Tərcüməsiz.")]
    assert ids(units, "translation_stale") == [id_of("b")]
    assert ids(units, "translation_missing") == [id_of("c")]
    assert ids([unit("c", "Tərcüməsiz.")], "translation_missing") == []


def test_references_lead_to_what_stands() -> None:
    units = [
        unit("a", "Bax: {#" + id_of("b") + "} və {#0123456789abcdef}, {#" + id_of("c") + "}."),
        unit("b", "Söz.", struck=True),
        unit("c", "Söz."),
    ]
    assert ids(units, "reference_to_struck") == [id_of("a")]
    assert ids(units, "reference_to_nothing") == [id_of("a")]
    unread = text_of([unit("a", "{99.9-cu maddə} {söz}", heading="{99-cu maddə}")])
    assert [one.words for one in found(unread, "reference_to_nothing")] == [
        "{99-cu maddə}",
        "{99.9-cu maddə}",
    ]


def test_a_unit_cited_by_number_is_offered_as_a_live_reference() -> None:
    units = [
        unit("a", kind=ARTICLE, heading="Ad"),
        unit("p", "Söz.", parent="a"),
        unit("q", "Bu Nizamnamənin 1.1-ci maddəsinə və 1.1-ci maddəyə uyğundur.", parent="a"),
    ]
    (one,) = found(text_of(units), "plain_mention")
    assert (one.clause, one.rule.level) == (id_of("q"), "note")


def test_terms_are_defined_once_and_used() -> None:
    units = [
        unit("a", kind=ARTICLE, heading="Əsas anlayışlar"),
        unit("d", "“üzv” – universitet;", parent="a"),
        unit("e", "“gün” – təqvim;", parent="a"),
        unit("p", "Universitet (bundan sonra – üzv) Vahid Sistemdədir."),
        *(unit(f"q{n}", "Üzv də Vahid Sistem üzrədir.") for n in range(3)),
    ]
    assert ids(units, "term_doubled") == [id_of("p")]
    assert ids(units, "term_unused") == [id_of("e")]
    assert ids(units, "term_undefined") == [id_of("p")]
