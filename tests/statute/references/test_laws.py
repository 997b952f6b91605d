"""What holds for all texts with references."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.statute.diffing import after_of, before_of, compare, tokens
from app.statute.merging import merge
from app.statute.references import Form, Places, references, shown, stored, token, typed
from app.statute.references.grammar import form_of
from app.statute.snapshot import Family
from tests.statute.references import acts


@settings(max_examples=200, deadline=None)
@given(acts.texts, st.sampled_from(list(Family)), st.sampled_from([None, acts.SECOND, acts.A]))
@example("\\{1.2}", Family.LAW, None)
@example("{#0000000000000006:own.dat}", Family.LAW, acts.SECOND)
def test_what_is_typed_leads_back_to_what_is_stored(
    text: str, family: Family, beside: int | None
) -> None:
    places = acts.places(family)
    near = acts.id_of(beside) if beside else None
    for language in ("az", "en"):
        assert stored(typed(text, places, near), places, language, near) == text


@settings(deadline=None)
@given(st.text())
@example("{")
@example("{{}}}{ {a{b}c} {ad} {#} {#12} \\{ad}")
def test_a_text_without_references_goes_through_unchanged(text: str) -> None:
    places = acts.places()
    text = text.replace("{", "{ad ")
    assert stored(text, places) == typed(text, places) == shown(text, places) == text


@settings(deadline=None)
@given(acts.texts)
def test_what_is_shown_has_no_reference_left(text: str) -> None:
    assert not references(shown(text, acts.places()))


@settings(deadline=None)
@given(acts.forms)
def test_a_form_is_read_as_it_is_written(form: Form) -> None:
    assert form_of(form.code) == form


@settings(deadline=None)
@given(acts.tokens, acts.texts, acts.texts)
def test_a_reference_is_one_word_to_the_redline(one: str, before: str, after: str) -> None:
    assert one in tokens(f"{before} {one} {after}")
    assert "".join(tokens(before + one + after)) == before + one + after


@settings(deadline=None)
@given(acts.texts, acts.texts)
def test_a_redline_of_references_rebuilds_both_sides_and_cuts_none(before: str, after: str) -> None:
    runs = compare(before, after)
    assert before_of(runs) == before
    assert after_of(runs) == after


def test_two_edits_of_the_words_around_a_reference_stand_together() -> None:
    one = token(acts.id_of(acts.FIRST), Form())
    merged = merge(f"Əvvəl {one} sonra.", f"Lap əvvəl {one} sonra.", f"Əvvəl {one} ən sonra.")
    assert merged.text == f"Lap əvvəl {one} ən sonra."


def test_two_edits_of_one_reference_collide() -> None:
    def said(case: str) -> str:
        return f"Bu {{#{acts.id_of(acts.FIRST)}{case}}} üzrə."

    assert merge(said(""), said(":gen"), said(":dat")).text is None


@pytest.mark.parametrize(
    "text",
    [
        "{" * 100_000,
        "\\" * 100_000,
        "{1.2} " * 16_000,
        token(acts.id_of(acts.SECOND), Form()) * 5_000,
        "{{1.2}" * 14_000,
        "{" + "a" * 100_000 + "}",
    ],
    ids=["braces", "backslashes", "typed", "stored", "nested", "long"],
)
def test_a_hundred_thousand_characters_take_no_time(text: str) -> None:
    places: Places = acts.places()
    begun = time.perf_counter()
    assert stored(typed(text, places), places) in (text, stored(text, places))
    shown(text, places)
    assert time.perf_counter() - begun < 8
