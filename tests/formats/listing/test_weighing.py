"""Laws of a row: new, changed, the same, a duplicate or wrong, and why."""

from collections.abc import Mapping
from typing import Any

import pytest

from app.formats.listing.delimited import read_lines
from app.formats.listing.likeness import Twin
from app.formats.listing.rows import table_of
from app.formats.listing.weighing import Change, Verdict, Weighed, weigh
from tests.formats.listing.shelves import weighed

EUA: dict[str, Any] = {
    "id": "eua",
    "kind": "statute",
    "title": {"en": "Articles of Association of the European University Association"},
    "organisation": {"en": "European University Association (EUA)"},
    "adopted": "2002-02-15",
    "identifiers": {"celex": "31998H0561"},
    "verified": True,
    "checked": "notarial deed",
}
HELD = {"eua": EUA}
EXTRACT = {"id": "eua-seat", "source": "eua", "summary": {"en": "Brussels."}, "topics": ["seat"]}


def one(text: str, kind: str = "sources", **library: Mapping[str, Any]) -> Weighed:
    [row] = weighed(text, kind, **library).rows
    return row


def faults(row: Weighed) -> list[tuple[str, str, str]]:
    return [(fault.column, fault.what, fault.hint) for fault in row.faults]


def test_a_row_nobody_knows_is_new_and_named_by_its_title() -> None:
    row = one("title_en,country\nStatut de la Conférence,fr\n")
    assert (row.verdict, row.slug) == (Verdict.NEW, "statut-de-la-conference")
    assert row.facts["country"] == "FR"


def test_what_changes_is_told_field_by_field_and_the_rest_stays() -> None:
    row = one(
        "id;adopted;country;verified;checked\neua;15.02.2003;be;yes;notarial deed", sources=HELD
    )
    assert row.changes == (
        Change("country", "", "BE"),
        Change("adopted", "2002-02-15", "2003-02-15"),
    )
    assert row.facts == {**EUA, "country": "BE", "adopted": "2003-02-15"}


def test_a_change_that_does_not_say_it_was_verified_loses_the_mark() -> None:
    row = one("id,country\neua,BE", sources=HELD)
    assert [change.column for change in row.changes] == ["country", "verified", "checked"]
    assert "verified" not in row.facts


def test_an_empty_cell_empties_and_a_missing_column_leaves() -> None:
    row = one("id,adopted,verified,checked\neua,,yes,notarial deed", sources=HELD)
    assert row.changes == (Change("adopted", "2002-02-15", ""),)


def test_another_way_to_write_the_same_changes_nothing() -> None:
    assert one("id,adopted\neua,15.2.2002", sources=HELD).verdict is Verdict.SAME
    assert one("id,verified\neua,bəli", sources=HELD).verdict is Verdict.SAME
    assert one("id,celex\neua,celex: 31998h0561", sources=HELD).verdict is Verdict.SAME


def test_what_is_held_is_not_judged_again() -> None:
    held = {"old": {"id": "old", "kind": "novel", "link": "nowhere", "title": {"en": "Old"}}}
    assert one("id,kind,link\nold,novel,nowhere", sources=held).verdict is Verdict.SAME


def test_a_row_without_a_name_never_changes_a_held_one() -> None:
    held = {"one": {"id": "one", "title": {"en": "One"}}, "one-2": {"id": "one-2"}}
    assert one("title_en\nOne", sources=held).verdict is Verdict.SAME
    row = one("title_en,country\nOne,PT", sources=held)
    assert (row.verdict, row.slug, row.twin) == (Verdict.DUPLICATE, "one-3", Twin("alike", "one"))
    assert row.takeable
    wrong = one("title_en,country\nOne,Portugal", sources=held)
    assert wrong.verdict is Verdict.WRONG


def test_a_name_without_an_own_row_that_is_taken_as_it_is_checked_is_wrong() -> None:
    table = table_of(read_lines("title_en,country\nOne,PT", ["sources"]), ["sources"])
    refusal = {"title": ValueError()}
    held = {"sources": {"one": {"id": "one", "title": {"en": "One"}}}}
    [row] = weigh([table], held, lambda _kind, facts: (facts, refusal)).rows
    assert (row.verdict, row.refusals) == (Verdict.WRONG, refusal)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("b,Another Act,law,31998H0561,", "celex"),
        ("b,Articles of Association of the European University Asociation,statute,,2002", "alike"),
    ],
)
def test_a_twin_is_found_by_identifier_and_by_likeness(row: str, why: str) -> None:
    found = one(f"id,title_en,kind,celex,adopted\n{row}", sources=HELD)
    assert (found.verdict, found.twin and found.twin.why) == (Verdict.DUPLICATE, why)
    assert found.twin is not None
    assert found.twin.slug == "eua"
    assert found.takeable
    assert not found.right


@pytest.mark.parametrize(
    "row",
    [
        "Articles of Association of the European University Association,statute,,2019",
        "Articles of Association of the European University Association,law,,",
        "Articles of Association of the European University Association,statute,Rektorlar Şurası,",
        "Rules of the German Rectors’ Conference,statute,,",
    ],
)
def test_another_year_kind_house_or_title_is_another_source(row: str) -> None:
    text = f"id,title_en,kind,organisation_en,adopted\nb,{row}"
    assert one(text, sources=HELD).verdict is Verdict.NEW


def test_acts_that_differ_by_their_number_alone_are_two() -> None:
    held = {"a": {"id": "a", "title": {"en": "Decree-Law 283/93 on the Council of Rectors"}}}
    row = "id,title_en\nb,Decree-Law 89/2005 on the Council of Rectors"
    assert one(row, sources=held).verdict is Verdict.NEW


def test_twins_are_found_within_the_file() -> None:
    titles = ("a,Statute of the Conference", "b,Statute of the Conferense")
    rows = weighed("\n".join(("id,title_en", *titles, titles[0], "a,Other"))).rows
    assert [row.verdict for row in rows] == [
        Verdict.NEW,
        Verdict.DUPLICATE,
        Verdict.DUPLICATE,
        Verdict.WRONG,
    ]
    assert [row.twin for row in rows[1:3]] == [Twin("alike", "a", 2), Twin("row", "a", 2)]
    assert faults(rows[3]) == [("id", "id_twice", "2")]
    assert [row.takeable for row in rows] == [True, True, False, False]


def test_extracts_are_twins_within_their_source_only() -> None:
    library = {"sources": {"eua": EUA, "hrk": {"id": "hrk"}}, "extracts": {"eua-seat": EXTRACT}}
    text = "id,source,summary_en\na,{},Brussels."
    assert one(text.format("eua"), "extracts", **library).verdict is Verdict.DUPLICATE
    assert one(text.format("hrk"), "extracts", **library).verdict is Verdict.NEW


def test_an_extract_of_a_source_nobody_knows_is_wrong() -> None:
    row = one("id,source,summary_en\na,euaa,Words", "extracts", sources=HELD)
    assert faults(row) == [("source", "no_source", "eua")]


def test_an_extract_of_a_source_of_the_same_file_is_right() -> None:
    sources = table_of(read_lines("id,title_en\nnew,One", ["sources"]), ["sources"])
    extracts = table_of(
        read_lines("source,summary_en,article\nnew,One,1", ["extracts"]), ["extracts"]
    )
    report = weigh([extracts, sources], {}, lambda _kind, facts: (facts, {}))
    assert [(row.slug, row.verdict) for row in report.rows] == [
        ("new", Verdict.NEW),
        ("new-1", Verdict.NEW),
    ]
    assert report.right == report.rows


def test_an_extract_does_not_change_its_source() -> None:
    library = {"sources": {"eua": EUA, "hrk": {"id": "hrk"}}, "extracts": {"eua-seat": EXTRACT}}
    row = one("id,source\neua-seat,hrk", "extracts", **library)
    assert faults(row) == [("source", "source_moved", "eua")]


def test_a_topic_is_one_the_house_or_the_library_knows() -> None:
    library = {"sources": HELD, "extracts": {"eua-seat": EXTRACT}}
    text = "id,source,summary_en,topics\na,eua,Words,{}"
    assert one(text.format("Terms; seat; seat"), "extracts", **library).facts["topics"] == [
        "terms",
        "seat",
    ]
    wrong = one(text.format("tems"), "extracts", **library)
    assert faults(wrong) == [("topics", "no_topic", "terms")]
    assert faults(one(text.format("ş"), "extracts", **library))[0][1] == "no_topic"


def test_a_new_row_says_what_it_cannot_do_without() -> None:
    row = one("id,source,summary_en\na,,", "extracts", sources=HELD)
    assert [(column, what) for column, what, _hint in faults(row)] == [
        ("source", "needed"),
        ("summary_az", "needed"),
    ]


@pytest.mark.parametrize(
    ("column", "words", "what", "hint"),
    [
        ("id", "a b", "no_name", ""),
        ("kind", "novel", "no_choice", ""),
        ("country", "Portugal", "no_country", ""),
        ("language", "Portuguese", "no_language", ""),
        ("adopted", "2010-13-01", "no_date", ""),
        ("adopted", "31.02.2010", "no_date", ""),
        ("adopted", "40311", "serial", "2010-05-13"),
        ("link", "www.a.az", "no_link", ""),
        ("link", "https://[", "no_link", ""),
        ("celex", "X", "no_identifier", "celex"),
        ("versions", "2010 | a | https://a.az | b", "no_version", ""),
        ("versions", "then | a", "no_date", ""),
        ("versions", "2010 | a | nowhere", "no_link", ""),
        ("versions", "\n".join(["2010"] * 41), "too_many", "40"),
        ("verified", "perhaps", "no_yes", ""),
        ("licence", "x" * 501, "too_long", "500"),
    ],
)
def test_a_cell_that_cannot_be_taken_says_why(
    column: str, words: str, what: str, hint: str
) -> None:
    head, cells = ["title_en", column], ["One", words]
    text = "\n".join(";".join(f'"{cell}"' for cell in row) for row in (head, cells))
    [(where, why, meant)] = faults(one(text))
    assert (where, why) == (column, what)
    assert not hint or meant == hint


def test_too_many_topics_are_too_many() -> None:
    topics = "; ".join(f"t{number}" for number in range(41))
    row = one(f"id,source,summary_en,topics\na,eua,Words,{topics}", "extracts", sources=HELD)
    assert faults(row) == [("topics", "too_many", "40")]


def test_a_row_that_could_not_be_read_is_wrong_whatever_it_says() -> None:
    row = one('id,title_en\na,"One "x\n')
    assert (row.verdict, [fault.what for fault in row.faults]) == (Verdict.WRONG, ["quotes"])


def test_the_digest_tells_a_report_that_would_do_another_thing() -> None:
    text = "id,adopted\neua,2003"
    today = weighed(text, sources=HELD)
    assert today.digest == weighed(text, sources=HELD).digest
    meanwhile = {"eua": {**EUA, "adopted": "2004"}}
    assert today.digest != weighed(text, sources=meanwhile).digest


def test_rows_are_counted_and_named_for_forms() -> None:
    report = weighed("id,title_en\na,One\nb,\n")
    assert report.counts == {Verdict.NEW: 1, Verdict.WRONG: 1}
    assert [row.key for row in report.of(Verdict.WRONG)] == ["sources.3"]
