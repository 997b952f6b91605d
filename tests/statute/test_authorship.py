"""Laws of who wrote each word: nothing is lost, nothing is credited to who did not write it."""

from collections.abc import Sequence
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute import authorship
from app.statute.authorship import Stretch, Version, written
from app.statute.diffing import hunks, tokens

TEXTS = st.lists(
    st.sampled_from(["sədr", "iki", "üç", "il", "müddətinə", "seçilir", ".", ",", "\n"]), max_size=9
).map(" ".join)
CHAINS = st.lists(st.tuples(TEXTS, st.sampled_from([None, "a", "b", "c"])), max_size=8).map(
    lambda found: [Version(text, who, step) for step, (text, who) in enumerate(found, start=1)]
)


def told(versions: Sequence[tuple[str, str]]) -> list[tuple[str, str | None]]:
    """Stretches with their authors, of wordings given by text and author."""
    chain = [Version(text, who, step) for step, (text, who) in enumerate(versions, start=1)]
    return [(one.text, one.author) for one in written(chain)]


@given(chain=CHAINS)
def test_stretches_joined_are_the_text_that_stands(chain: list[Version]) -> None:
    assert "".join(one.text for one in written(chain)) == (chain[-1].text if chain else "")


@given(chain=CHAINS)
def test_neighbours_came_into_the_text_apart_and_none_is_empty(chain: list[Version]) -> None:
    found = written(chain)
    assert all(one.text for one in found)
    assert all((one.author, one.step) != (two.author, two.step) for one, two in pairwise(found))


@given(chain=CHAINS)
def test_words_are_credited_to_a_wording_that_said_them(chain: list[Version]) -> None:
    by_step = {version.step: version for version in chain}
    for one in written(chain):
        origin = by_step[one.step]
        assert origin.author == one.author
        assert set(one.text.split()) <= set(origin.text.split())


@given(chain=CHAINS.filter(bool), text=TEXTS)
def test_an_edit_takes_credit_for_what_it_adds_and_nothing_else(
    chain: list[Version], text: str
) -> None:
    before = _by_token(written(chain))
    newer = Version(text, "new", 99)
    after = _by_token(written([*chain, newer]))
    if any(version.text == text for version in chain) or not text:
        return
    place = 0
    for hunk in hunks(tokens(chain[-1].text), tokens(text)):
        kept = after[hunk.new_start - (hunk.start - place) : hunk.new_start]
        assert _words(kept) == _words(before[place : hunk.start])
        added = after[hunk.new_start : hunk.new_end]
        assert {who for token, who in added if not token.isspace()} <= {"new"}
        place = hunk.end


def _by_token(found: Sequence[Stretch]) -> list[tuple[str, str | None]]:
    return [(token, one.author) for one in found for token in tokens(one.text)]


def _words(found: Sequence[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
    return [(token, who) for token, who in found if not token.isspace()]


@given(chain=CHAINS.filter(bool), other=TEXTS)
def test_who_restores_a_text_exactly_has_not_written_it(chain: list[Version], other: str) -> None:
    again = [*chain, Version(other, "x", 98), Version(chain[-1].text, "y", 99)]
    assert written(again) == written(chain)


def test_a_word_nobody_touched_keeps_its_first_author() -> None:
    assert told([("Sədr iki il seçilir.", "a"), ("Sədr üç il seçilir.", "b")]) == [
        ("Sədr ", "a"),
        ("üç", "b"),
        (" il seçilir.", "a"),
    ]


def test_blanks_go_with_the_words_around_them() -> None:
    found = told([("bir iki üç dörd beş altı", "a"), ("bir yeddi səkkiz dörd beş altı", "b")])
    assert found == [("bir ", "a"), ("yeddi səkkiz", "b"), (" dörd beş altı", "a")]


def test_two_edits_of_one_person_stay_apart_by_their_steps() -> None:
    chain = [Version("bir", "a", 1), Version("bir iki", "a", 5)]
    assert [(one.text, one.step) for one in written(chain)] == [("bir", 1), (" iki", 5)]


def test_a_text_without_wordings_says_nothing() -> None:
    assert written([]) == ()


def test_beyond_the_effort_the_middle_counts_as_rewritten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(authorship, "EFFORT", 0)
    found = told([("bir iki üç dörd", "a"), ("bir x üç y dörd", "b")])
    assert found == [("bir ", "a"), ("x üç y", "b"), (" dörd", "a")]


def test_a_thousand_wordings_keep_nobody_waiting() -> None:
    said = [f"söz{number}" for number in range(400)]
    chain = []
    for step in range(1000):
        chain.append(Version(" ".join(said[step % 100 :]), str(step % 7), step))
        said[(step * 37) % 400] = f"yeni{step}"
    began = perf_counter()
    written(chain)
    assert perf_counter() - began < 8
