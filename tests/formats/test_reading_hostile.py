"""Whatever a file holds, it is read soon and whole, or refused in words."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.errors import BrokenFrontMatter, EmptyFile
from app.formats.reading import read
from app.statute.snapshot import Family
from app.statute.structure import MAY_STAND_UNDER
from tests.formats.samples import law


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff", "\x00\x07"])
def test_an_empty_file_is_refused(text: str) -> None:
    with pytest.raises(EmptyFile):
        law(text)


HOSTILE = {
    "one line": "söz " * 500_000,
    "one word": "a" * 2_000_000,
    "tiny lines": "a\n" * 100_000,
    "tiny numbers": "1.\n" * 30_000,
    "points": "a)\n" * 30_000,
    "footnotes": "[1]\n" * 30_000,
    "hyphens": "a-\n" * 30_000,
    "spaces": "Maddə" + " " * 500_000 + "1",
    "letters apart": "M " * 500_000,
    "digits apart": "1 " * 500_000 + ".",
    "deep number": "1." * 10_000 + " a",
    "backslashes": "# a\n" + "\\" * 500_000,
    "hard breaks": "# a\n" + "b\\\n" * 100_000,
    "headings": "# \n" * 100_000 + "a",
    "number signs": "# " + "# " * 300_000,
    "hints": "<!-- indent depth=9 text -->\n" * 30_000 + "a",
    "half hints": '<!-- indent depth=9 number="' * 30_000,
    "entities": "# a\n" + "&#" * 300_000,
    "pages": "\f1\n" * 30_000,
    "brackets": "[" * 500_000,
    "fences": "---\n" * 30_000,
    "capitals": "A B\n" * 30_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_read_in_linear_time(name: str) -> None:
    started = time.perf_counter()
    draft = law(HOSTILE[name])
    assert time.perf_counter() - started < 20
    assert draft.coverage == 1.0


def test_ten_thousand_nested_numbers_do_not_exhaust_the_stack() -> None:
    nested = "\n\n".join(".".join(["1"] * depth) + ". a" for depth in range(1, 300))
    draft = law(f"# T\n\n## Maddə 1. Bir\n\n{nested}\n")
    assert draft.coverage == 1.0
    hints = "\n".join(f"<!-- indent depth={depth} text -->\na\n" for depth in range(10_000))
    assert len(law(hints).clauses) == 10_000


def test_text_from_right_to_left_and_control_characters_survive() -> None:
    draft = law("# T\n\n\u202eשלום\u202c \x00mətn\x1b.\n")
    assert draft.clauses[0].text == "\u202eשלום\u202c mətn."


LINES = st.sampled_from(
    [
        "Maddə 1. Bir", "M a d d ə 2 . İki", "I fəsil", "FƏSİL 2", "ÜMUMİ MÜDDƏALAR", "1.1. mətn:",
        "1 . 2 . mətn", "a) bənd;", "ç) bənd.", "[12]", "", "\f7", "Mündəricat", "sui-", "istifadə",
        "      mətn davam edir", "                              ORTADA", "Əlavə", "§ 3",
        "MƏCƏLLƏYƏ EDİLMİŞ DƏYİŞİKLİK VƏ ƏLAVƏLƏRİN SİYAHISI", "Qeyd: mətn", "# Başlıq", "söz",
        "Birinci bölmə", "Azәrbaycan", "ləğv edilmişdir.", "1. ləğv edilmişdir", "Preambula", "\\",
    ]
)  # fmt: skip


@given(st.lists(st.one_of(LINES, st.text(max_size=12)), max_size=25), st.sampled_from(Family))
def test_whatever_is_read_no_word_gets_lost(lines: list[str], family: Family) -> None:
    try:
        draft = read("\n".join(lines), language="az", family=family)
    except (EmptyFile, BrokenFrontMatter):
        return
    assert draft.coverage == 1.0
    for clause in draft.clauses:
        above = None if clause.parent is None else draft.clauses[clause.parent].kind
        assert above in MAY_STAND_UNDER[clause.kind]


@pytest.mark.parametrize("number", ["0x" + "f" * 5000, "1:" * 3000 + "1", "9" * 5000])
def test_a_number_too_long_to_write_is_no_value(number: str) -> None:
    with pytest.raises(BrokenFrontMatter):
        law(f"---\ntitle: {number}\n---\n# Qanun\n")
