"""Does a comparative table have the columns somebody chose, in their order, in every format?"""

import csv
import io
from dataclasses import replace
from itertools import permutations

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formats.compared import WRITERS, Told
from app.formats.layout.columns import CELLS, HEADINGS, NARROWEST, USUAL, heading, widths
from app.formats.layout.comparative import Asked
from app.statute.compared import Beside, Hand, Remarked
from tests.formats.dossiers import AT, NUMBERS, full, snapshot

BESIDE = Beside(
    hands={"pa2": (Hand("Nigar", AT, 20), Hand("", AT, 21))},
    remarks={"pa2": (Remarked("Rəşad", "Çoxdur | az", "qəbul edilib: düzdür"),)},
    states={"pa2": "draft", "pa1": "agreed"},
)


def told(*columns: str, language: str = "az") -> Told:
    """The table of a charter one paragraph of which was reworded."""
    return Told(full(), language, NUMBERS, NUMBERS, Asked(columns or USUAL, BESIDE))


def row(*columns: str) -> dict[str, str]:
    """The one row of the table as CSV, by column."""
    content = WRITERS["csv"](told(*columns)).decode("utf-8-sig")
    [_, cells] = csv.reader(io.StringIO(content, newline=""))
    return dict(zip(columns, cells, strict=True))


@pytest.mark.parametrize("format_", WRITERS)
def test_the_same_table_gives_the_same_bytes(format_: str) -> None:
    assert WRITERS[format_](told(*CELLS)) == WRITERS[format_](told(*CELLS))


def test_every_column_says_what_it_is_for() -> None:
    said = row(*CELLS)
    assert said["older"] == "Üzvlük haqqı 50 manat təşkil edir."
    assert said["newer"] == "Üzvlük haqqı 100 ₼ təşkil edir."
    assert said["redline"] == "Üzvlük haqqı [-50 manat-]{+100 ₼+} təşkil edir."
    assert said["reason"] == "Manat işarəsi işlədilir."
    assert said["citations"].startswith("HRK, Ordnung, §\u00a01 — uyğunlaşdırılıb")
    assert said["needs"] == "E-07 Şəffaflıq"
    assert said["who"].startswith("Nigar, 12.05.2026 (addım 20)\n—, ")
    assert said["remarks"] == "Rəşad: Çoxdur | az\n→ qəbul edilib: düzdür"
    assert said["state"] == "layihə"
    assert "Manat işarəsi" in said["why"]
    assert said["number"].startswith("1.2")


def test_what_has_nothing_to_say_is_a_dash() -> None:
    asked = replace(told("who", "state"), asked=Asked(("who", "remarks", "state"), Beside()))
    content = WRITERS["csv"](asked).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(content, newline="")))[1] == ["—", "—", "—"]


def test_a_clause_that_is_gone_is_called_so_in_the_newer_wording() -> None:
    before = full().against
    lone = replace(told("newer"), dossier=replace(full(), snapshot=snapshot(()), against=before))
    assert "ləğv edilib" in WRITERS["csv"](lone).decode()


def test_columns_stand_in_the_order_chosen() -> None:
    for chosen in permutations(("state", "older", "number")):
        table = Document(io.BytesIO(WRITERS["docx"](told(*chosen)))).tables[0]
        heads = [cell.text for cell in table.rows[0].cells]
        assert heads == [heading(one, "az", draft=True) for one in chosen]


def test_only_a_table_with_marks_says_how_to_read_them() -> None:
    legend = "üstündən xətt çəkilib"
    for columns, there in ((USUAL, True), (("number", "newer"), False)):
        page = Document(io.BytesIO(WRITERS["docx"](told(*columns))))
        assert any(legend in one.text for one in page.paragraphs) is there


def test_both_languages_name_every_column() -> None:
    assert HEADINGS["az"].keys() == HEADINGS["en"].keys()
    assert heading("who", "en", draft=False) == "Who and when"


def test_markdown_keeps_a_row_in_a_line() -> None:
    text = WRITERS["markdown"](told("number", "remarks")).decode()
    assert "Çoxdur \\| az<br>→ qəbul edilib" in text


@settings(max_examples=60)
@given(st.lists(st.sampled_from(list(CELLS)), min_size=1, unique=True))
def test_widths_add_up_and_none_is_too_narrow(chosen: list[str]) -> None:
    shares = widths(tuple(chosen))
    assert sum(shares) == pytest.approx(100)
    assert min(shares) >= NARROWEST - 2
