import itertools

import pytest
from hypothesis import given

from app.statute.diffing import (
    ADDED,
    KEPT,
    STRUCK,
    Run,
    after_of,
    before_of,
    change_ratio,
    compare,
    tokens,
)
from tests.statute.diffing.texts import pairs, texts


def marked(before: str, after: str) -> str:
    signs = {KEPT: "{}", STRUCK: "[-{}-]", ADDED: "[+{}+]"}
    return "".join(signs[run.kind].format(run.text) for run in compare(before, after))


@given(texts, texts)
def test_both_texts_are_rebuilt_to_the_character(before: str, after: str) -> None:
    runs = compare(before, after)
    assert (before_of(runs), after_of(runs)) == (before, after)


@given(pairs())
def test_an_edited_text_is_rebuilt_to_the_character(pair: tuple[str, str]) -> None:
    runs = compare(*pair)
    assert (before_of(runs), after_of(runs)) == pair


@given(pairs())
def test_runs_are_never_empty_and_what_is_struck_stands_before_what_is_added(
    pair: tuple[str, str],
) -> None:
    runs = compare(*pair)
    assert all(run.text for run in runs)
    kinds = [run.kind for run in runs]
    for kind, following in itertools.pairwise(kinds):
        assert kind != following
        assert (kind, following) != (ADDED, STRUCK)


@given(texts)
def test_a_text_compared_with_itself_is_one_kept_run(text: str) -> None:
    assert compare(text, text) == ((Run(KEPT, text),) if text else ())


@given(pairs())
def test_no_run_cuts_a_token(pair: tuple[str, str]) -> None:
    runs = compare(*pair)
    old = [piece for run in runs if run.kind != ADDED for piece in tokens(run.text)]
    assert len(old) >= len(tokens(pair[0]))
    ends = {sum(map(len, tokens(pair[0])[: n + 1])) for n in range(len(tokens(pair[0])))}
    place = 0
    for run in runs:
        place += len(run.text) if run.kind != ADDED else 0
        assert run.kind == ADDED or place in ends


SENTENCE = (
    "Müvafiq icra hakimiyyəti orqanı ərizəni aldığı gündən on iş günü müddətində ona baxır və"
    " əsaslandırılmış qərar qəbul edir."
)


def test_a_sentence_of_law_is_compared_by_whole_words() -> None:
    after = (
        "Müvafiq dövlət orqanı (qurumu) müraciəti aldığı gündən on beş iş günü müddətində ona"
        " baxmalı və əsaslandırılmış qərar qəbul etməlidir."
    )
    assert marked(SENTENCE, after) == (
        "Müvafiq [-icra hakimiyyəti-][+dövlət+] orqanı [-ərizəni-][+(qurumu) müraciəti+] aldığı"
        " gündən on [+beş +]iş günü müddətində ona [-baxır-][+baxmalı+] və əsaslandırılmış qərar"
        " qəbul [-edir-][+etməlidir+]."
    )


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("iki il", "üç il", "[-iki-][+üç+] il"),
        ("bir iki il", "üç dörd il", "[-bir iki-][+üç dörd+] il"),
        ("bir, iki il", "üç, dörd il", "[-bir, iki-][+üç, dörd+] il"),
        ("bir. İki il", "üç. Dörd il", "[-bir-][+üç+]. [-İki-][+Dörd+] il"),
        ("bir\niki", "üç\ndörd", "[-bir-][+üç+]\n[-iki-][+dörd+]"),
        ("bir və iki", "üç və dörd", "[-bir-][+üç+] və [-iki-][+dörd+]"),
        ("A. C.", "A. B. C.", "A. [+B. +]C."),
        ("", "yeni", "[+yeni+]"),
        ("köhnə", "", "[-köhnə-]"),
        ("5.2-ci", "5.3-cü", "[-5.2-ci-][+5.3-cü+]"),
    ],
)
def test_changes_are_drawn_together_as_far_as_they_read_better(
    before: str, after: str, expected: str
) -> None:
    assert marked(before, after) == expected


def test_a_text_rewritten_almost_throughout_is_shown_replaced_as_a_whole() -> None:
    after = "Şura ərizəni aldığı gün qəbul edir, baxır və sonra rədd cavabı verir."
    assert [run.kind for run in compare(SENTENCE, after)] == [STRUCK, ADDED]


def test_a_long_addition_to_a_short_text_is_no_rewriting() -> None:
    before = "Üzvlər Ümumi yığıncaqda iki il müddətinə seçilirlər."
    assert compare(before, f"{before} {SENTENCE * 3}")[0] == Run(KEPT, before)


def test_the_share_of_change_goes_from_nought_to_one() -> None:
    assert change_ratio(()) == 0
    assert change_ratio(compare("eyni", "eyni")) == 0
    assert change_ratio(compare("iki il", "üç il")) == pytest.approx(5 / 11)
    assert change_ratio(compare("bir", "iki")) == 1


@given(texts, texts)
def test_nothing_changed_exactly_when_the_texts_are_equal(before: str, after: str) -> None:
    ratio = change_ratio(compare(before, after))
    assert 0 <= ratio <= 1
    assert (ratio == 0) == (before == after)
