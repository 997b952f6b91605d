"""Where parties sign: a block at the end of an agreement, and of nothing else."""

from dataclasses import replace

import pytest

from app.formats import canonical
from app.formats.layout.clean import clean_sheet
from app.formats.layout.labels import label
from app.formats.layout.sheet import Paragraph, Sheet, Table
from app.statute.dossier import Dossier
from app.statute.snapshot import Clause, Kind, Snapshot, word
from tests.formats.dossiers import snapshot

TEXTS = {
    "az": ("Konfrans\nİmzalayan: A. Əliyev\nVəzifə: sədr", "İttifaq\nİmzalayan:"),
    "en": ("Conference\nSignatory: A. Aliyev\nPosition: President", "Union\nSignatory:"),
}


def agreement(kind: str = "agreement") -> Snapshot:
    clauses = [
        Clause(
            f"{place}",
            Kind.PARAGRAPH,
            None,
            place,
            wordings={one: word(one, "", texts[place]) for one, texts in TEXTS.items()},
        )
        for place in range(2)
    ]
    return snapshot(clauses, kind=kind)


def sheet(now: Snapshot, language: str) -> Sheet:
    return clean_sheet(Dossier(now), language, {"0": "1", "1": "2"})


@pytest.mark.parametrize("language", ["az", "en"])
def test_an_agreement_ends_with_room_for_its_parties_to_sign(language: str) -> None:
    printed = sheet(agreement(), language)
    (table,) = [one for one in printed.blocks if isinstance(one, Table)]
    rows = [["\n".join(line.text for line in cell) for cell in row] for row in table.rows]
    party, who = TEXTS[language][0].split("\n")[0], TEXTS[language][0].split(": ")
    assert rows[0][:2] == [party, f"{who[2]}\n{who[1].split(chr(10))[0]}"]
    assert not rows[0][2].strip() + rows[1][1].strip() + rows[1][3].strip()
    assert table.rows[0][0][0].target == "0"


def test_an_agreement_is_signed_and_not_approved() -> None:
    said = label("az", "approval")
    for kind, there in (("agreement", False), ("charter", True)):
        lines = [
            one.text for one in sheet(agreement(kind), "az").blocks if isinstance(one, Paragraph)
        ]
        assert (said in lines) == there


def test_nobody_signs_what_is_no_agreement() -> None:
    assert not [one for one in sheet(agreement("act"), "az").blocks if isinstance(one, Table)]


def test_programs_are_told_the_parts_of_the_texts_by_name() -> None:
    told = canonical.write(Dossier(agreement()), {}).decode()
    assert '"parts":{"position":"sədr","signatory":"A. Əliyev"}' in told
    other = replace(agreement(), particulars=replace(agreement().particulars, kind="act"))
    assert '"parts"' not in canonical.write(Dossier(other), {}).decode()
