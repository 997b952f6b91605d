import itertools
import json
from pathlib import Path
from statistics import mean

import pytest
from hypothesis import given

from app.statute.diffing import ADDED, KEPT, STRUCK, compare, hunks, tokens
from app.statute.diffing.shaping import shaped
from tests.statute.diffing.texts import pairs

AMENDMENTS = json.loads((Path("tests/data") / "amendments.json").read_text(encoding="utf-8"))
"""Units of the codes as they stood and as amended: notes of the consolidated texts quote both."""


def marked(before: str, after: str) -> str:
    signs = {KEPT: "{}", STRUCK: "[-{}-]", ADDED: "[+{}+]"}
    return "".join(signs[run.kind].format(run.text) for run in compare(before, after))


FIRST = "Rəyasət Heyəti Konfransın işinə rəhbərlik edir və rübdə bir dəfə toplanır."
SECOND = "Sədr Ümumi yığıncaqda gizli səsvermə yolu ilə iki il müddətinə seçilir."
REWRITTEN = "Konfransın sədrini üzvlər açıq səslə təyin edir, müddət isə dörd ildən artıq olmur."
THIRD = "Qərarlar iclasda iştirak edən üzvlərin sadə səs çoxluğu ilə qəbul edilir."


def test_only_the_sentence_that_was_rewritten_is_shown_replaced() -> None:
    before, after = f"{FIRST} {SECOND} {THIRD}", f"{FIRST} {REWRITTEN} {THIRD}"
    assert marked(before, after) == f"{FIRST} [-{SECOND}-][+{REWRITTEN}+] {THIRD}"


def test_beside_a_rewritten_sentence_a_small_change_stays_small() -> None:
    before = f"{SECOND} {THIRD}"
    after = f"{REWRITTEN} {THIRD.replace('sadə', 'mütləq')}"
    third = THIRD.replace("sadə", "[-sadə-][+mütləq+]")
    assert marked(before, after) == f"[-{SECOND}-][+{REWRITTEN}+] {third}"


def test_a_line_rewritten_throughout_is_shown_replaced_as_one() -> None:
    other = "Üzvlük haqqı ödəyən hər bir universitet səsvermədə bir səsə malik olur, vəssalam."
    before, after = f"{FIRST}\n{SECOND} {SECOND}\n{THIRD}", f"{FIRST}\n{REWRITTEN} {other}\n{THIRD}"
    replaced = f"[-{SECOND} {SECOND}-][+{REWRITTEN} {other}+]"
    assert marked(before, after) == f"{FIRST}\n{replaced}\n{THIRD}"


def test_a_sentence_added_at_the_end_is_added_whole() -> None:
    assert marked("Sədr seçilir.", f"Sədr iki ilə seçilir. {THIRD}") == (
        f"Sədr [+iki ilə +]seçilir.[+ {THIRD}+]"
    )


def test_many_small_changes_between_few_words_are_no_redline() -> None:
    before = "bir A iki B üç C dörd D beş E altı F yeddi"
    after = "bir 1 iki 2 üç 3 dörd 4 beş 5 altı 6 yeddi"
    assert marked(before, after) == f"[-{before}-][+{after}+]"


@given(pairs())
def test_shaping_joins_changes_and_marks_all_that_changed(pair: tuple[str, str]) -> None:
    old, new = map(tokens, pair)
    found = hunks(old, new)
    shown = shaped(found, old, new)
    assert len(shown) <= len(found)
    for hunk, following in itertools.pairwise(shown):
        assert hunk.end < following.start or hunk.new_end < following.new_start
    for hunk in found:
        assert any(one.start <= hunk.start and hunk.end <= one.end for one in shown)


@pytest.mark.parametrize("pair", AMENDMENTS, ids=lambda pair: pair["act"])
def test_amendments_of_the_codes_are_rebuilt(pair: dict[str, str]) -> None:
    runs = compare(pair["before"], pair["after"])
    assert "".join(run.text for run in runs if run.kind != ADDED) == pair["before"]
    assert "".join(run.text for run in runs if run.kind != STRUCK) == pair["after"]


def test_an_amendment_of_the_codes_reads_as_three_changes_not_as_fourteen() -> None:
    counts, fewest = [], []
    for pair in AMENDMENTS:
        old, new = tokens(pair["before"]), tokens(pair["after"])
        found = hunks(old, new)
        fewest.append(len(found))
        counts.append(len(shaped(found, old, new)))
    assert mean(counts) < 3
    assert max(counts) <= 10
    assert mean(fewest) > 2 * mean(counts)
