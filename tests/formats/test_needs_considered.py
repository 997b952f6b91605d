"""What do exports say of the needs of target groups, answered and left?"""

import json
from dataclasses import replace

import pytest

from app.formats.canonical import write
from app.formats.layout.clean import clean_sheet
from app.formats.layout.comparative import comparative_sheet
from app.formats.layout.sheet import Paragraph, Sheet, Table
from app.statute.coverage import Answer
from app.statute.dossier import ConsideredNeed, Dossier
from tests.formats.dossiers import NUMBERS, full

OPENNESS = ConsideredNeed(
    "E-07",
    "Şəffaflıq",
    "Rektorlar",
    "yüksək prioritet",
    "sorğu: 48 nəfər",
    "komitə baxır",
    (Answer("E-07", "pa2", "partly", "Haqq açıqdır."), Answer("E-07", "pa1", "fully")),
)
LEFT = ConsideredNeed("E-09", "Fond", "Tələbələr", "aşağı prioritet", "", "kənara qoyulub: qanun")


def weighed(*needs: ConsideredNeed) -> Dossier:
    return replace(full(), considered=needs)


def rows(sheet: Sheet, heading: str) -> list[list[str]]:
    """The cells of the table under a heading."""
    blocks = list(sheet.blocks)
    place = next(
        place
        for place, block in enumerate(blocks)
        if isinstance(block, Paragraph) and block.text == heading
    )
    table = next(block for block in blocks[place:] if isinstance(block, Table))
    return [["\n".join(line.text for line in cell) for cell in row] for row in table.rows]


def texts(sheet: Sheet) -> list[str]:
    return [block.text for block in sheet.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("form", ["clean", "comparative"])
def test_each_need_is_told_with_its_proof_and_every_clause_that_answers(form: str) -> None:
    dossier = weighed(OPENNESS, LEFT)
    sheet = (
        clean_sheet(dossier, "az", NUMBERS)
        if form == "clean"
        else comparative_sheet(dossier, "az", NUMBERS, NUMBERS)
    )

    [[need, proof, answers]] = rows(sheet, "Hədəf qruplarının nəzərə alınmış ehtiyacları")
    assert need == "E-07 Şəffaflıq\nRektorlar, yüksək prioritet"
    assert proof == "sorğu: 48 nəfər"
    assert answers == "1.2 — qismən: Haqq açıqdır.\n1.1 — tam"
    [[left, state]] = rows(sheet, "Cavablandırılmayan ehtiyaclar")
    assert (left.split("\n")[0], state) == ("E-09 Fond", "kənara qoyulub: qanun")


def test_where_every_need_is_answered_none_is_told_to_be_left() -> None:
    sheet = clean_sheet(weighed(OPENNESS), "en", NUMBERS)

    assert "Needs of the target groups considered" in texts(sheet)
    assert "Needs not answered" not in texts(sheet)


def test_the_comparative_table_says_how_far_and_why_beside_each_change() -> None:
    sheet = comparative_sheet(weighed(OPENNESS), "az", NUMBERS, NUMBERS)
    table = next(block for block in sheet.blocks if isinstance(block, Table))
    reasons = [line.text for line in table.rows[0][3]]

    assert "Ehtiyac: E-07 Şəffaflıq — qismən: Haqq açıqdır." in reasons


def test_programs_are_told_the_same() -> None:
    told = json.loads(write(weighed(OPENNESS, LEFT), NUMBERS, NUMBERS))["considered"]

    assert [one["slug"] for one in told] == ["E-07", "E-09"]
    assert told[0]["answers"][0] == {
        "need": "E-07",
        "clause": "pa2",
        "how": "partly",
        "note": "Haqq açıqdır.",
        "changed": False,
    }
