"""A plan as a table: rows chosen by who and when, sorted by what is asked."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.formats.planned import WORDS, told
from app.formats.tables import WRITERS
from app.statute.planning import DUE, ORDERS, Wanted, bodies, chosen, lines
from app.statute.snapshot import Clause, Family, Kind, Numbering, Particulars, Snapshot, word

TODAY = date(2027, 5, 12)
SAID = (
    ("Katiblik", "31.03.2027", "hesabat"),
    ("Rəyasət Heyəti", "2027-ci ilin II rübü", "=1+1"),
    ("katiblik", "2028-ci il", ""),
    ("", "mütəmadi", "say"),
    ("Elm komitəsi", "", "say"),
    ("Elm komitəsi", "tezliklə", "say"),
)


def plan(kind: str = "action_plan") -> Snapshot:
    labels = ("Məsul", "Müddət", "Göstərici")
    actions = [
        "\n".join(["Tədbir.", *(f"{one}: {x}" for one, x in zip(labels, said, strict=True) if x)])
        for said in SAID
    ]
    goal = Clause("a", Kind.ARTICLE, None, 0, wordings={"az": word("az", "Keyfiyyət", "")})
    clauses = [
        Clause(f"b{place}", Kind.PARAGRAPH, "a", place, wordings={"az": word("az", "", text)})
        for place, text in enumerate([*actions, "Adi bənd."])
    ]
    about = Particulars("plan", {"az": "Plan"}, kind, Family.PLAN, Numbering.DERIVED)
    return Snapshot(about, 7, "cd" * 32, None, (goal, *clauses))


ROWS = lines(plan(), "az", {"b0": "agreed", "b1": "draft", "b2": "proposed"})


def clauses(**wanted: str) -> list[str]:
    return [one.clause for one in chosen(ROWS, Wanted(**wanted), TODAY)]


def test_each_action_is_a_row_with_its_goal_and_its_state() -> None:
    assert [one.clause for one in ROWS] == [f"b{place}" for place in range(7)]
    first = ROWS[0]
    assert (first.label, first.goal, first.words) == ("1.1.", "Keyfiyyət", "Tədbir.")
    assert (first.responsible, first.deadline, first.indicator) == SAID[0]
    assert (first.state, ROWS[6].state) == ("agreed", "")


def test_rows_are_chosen_by_who_is_responsible_however_it_is_written() -> None:
    assert bodies(ROWS) == ("Elm komitəsi", "Katiblik", "Rəyasət Heyəti")
    assert clauses(responsible="Katiblik") == ["b0", "b2"]
    assert clauses(responsible="Nazirlik") == []


def test_rows_are_chosen_by_when_they_are_due() -> None:
    assert clauses(due="overdue") == ["b0"]
    assert clauses(due="quarter") == ["b1"]
    assert clauses(due="later") == ["b2"]
    assert clauses(due="none") == ["b4", "b5", "b6"]
    assert ROWS[3].when(TODAY) == ""


def test_rows_are_sorted_by_what_is_asked() -> None:
    assert clauses(order="deadline")[:3] == ["b0", "b1", "b2"]
    assert clauses(order="-number") == [f"b{place}" for place in reversed(range(7))]
    assert clauses(order="responsible")[-2:] == ["b3", "b6"]
    assert clauses(order="-state")[:3] == ["b0", "b2", "b1"]


def test_an_address_says_what_is_asked_and_turns_the_order() -> None:
    asked = Wanted(responsible="Katiblik", order="deadline")
    assert asked.address(order=asked.turned("deadline")) == {
        "responsible": "Katiblik",
        "order": "-deadline",
    }
    assert asked.turned("state") == "state"


def test_of_another_document_only_what_has_parts_is_a_row() -> None:
    assert [one.clause for one in lines(plan("charter"), "az", {})] == [f"b{n}" for n in range(6)]
    assert lines(plan("charter"), "en", {}) == ()


@given(
    st.sampled_from(["", *ORDERS, *(f"-{one}" for one in ORDERS)]),
    st.sampled_from(["", *DUE]),
    st.sampled_from(["", *bodies(ROWS)]),
    st.dates(date(2026, 1, 1), date(2029, 1, 1)),
)
def test_choosing_only_leaves_out_and_sorting_only_moves(
    order: str, due: str, responsible: str, today: date
) -> None:
    found = chosen(ROWS, Wanted(responsible, due, order), today)
    assert set(found) <= set(ROWS)
    assert len(set(found)) == len(found)
    plain = chosen(ROWS, Wanted(responsible, due), today)
    assert set(plain) == set(found)


def test_the_table_is_taken_home_in_both_languages_and_computes_nothing() -> None:
    assert WORDS["az"].keys() == WORDS["en"].keys()
    for language in WORDS:
        page = told(plan(), language, ROWS, TODAY)
        assert all(len(row) == len(page.grids[0].columns) for row in page.grids[0].rows)
        assert page.grids[0].rows[0][5] == "2027-03-31"
        for ending, write in WRITERS.items():
            assert len(write(page)) > 100, ending
    csv = WRITERS["csv"](told(plan(), "az", ROWS, TODAY)).decode("utf-8-sig")
    assert '"\'=1+1"' in csv
    empty = told(replace(plan(), clauses=()), "en", (), TODAY)
    assert WRITERS["docx"](empty)
