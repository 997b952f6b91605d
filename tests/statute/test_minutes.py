"""Are closed minutes read back word for word, and known by their digest?"""

import json
from dataclasses import replace

from app.statute.minutes import Heard, Minutes, closed_digest
from app.statute.record import canonical_json

MINUTES = Minutes(
    language="az",
    document="Nizamnamə",
    number=3,
    title="Üçüncü iclas",
    day="2026-11-22",
    time="11:00",
    place="Bakı",
    chair="Leyla",
    secretary="Nigar",
    present=("Aydan", "Bahar"),
    absent=("Cavid",),
    guests=(),
    comings=(("11:20", "Bahar", "came"),),
    voices=(("Cavid", "Aydan"),),
    quorum=(2, 2, 3),
    began="11:05",
    ended="12:00",
    items=(
        Heard(1, "1-ci maddə", words=(("1.", "Söz."),), outcome="approved", tally=(2, 0, 0)),
        Heard(2, "Başqa", by_name=(("approve", "Aydan"),)),
    ),
)


def test_minutes_are_read_back_as_they_were_kept() -> None:
    kept = json.loads(canonical_json(MINUTES.facts()))
    assert Minutes.from_facts(kept) == MINUTES
    assert closed_digest({"az": kept}) == closed_digest({"az": MINUTES.facts()})


def test_any_other_word_gives_another_digest() -> None:
    other = replace(MINUTES, chair="Aydan")
    assert closed_digest({"az": other.facts()}) != closed_digest({"az": MINUTES.facts()})


def test_an_extract_keeps_the_numbers_of_its_items() -> None:
    assert [one.number for one in MINUTES.extract(frozenset({2, 9})).items] == [2]
