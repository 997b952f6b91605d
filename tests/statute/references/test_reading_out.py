"""Texts for those who only read, references that lead nowhere, quotes of what is shown."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.statute.diffing import compare
from app.statute.diffing.labels import labelled
from app.statute.references import (
    Fault,
    Places,
    astray,
    astray_in,
    in_braces,
    read_out,
    shown,
    stored,
)
from app.statute.references.quoting import find_shown, shown_span
from app.statute.snapshot import Kind, Snapshot
from tests.statute.references import acts


def with_text(text: str) -> Snapshot:
    """The act, its last paragraph saying this."""
    said = acts.saying(acts.LAST, text)
    return acts.act(tuple(said if one.id == said.id else one for one in acts.CLAUSES))


def test_a_text_read_out_has_labels_and_the_same_digests() -> None:
    now = with_text(stored("Bax: {1.2-ci maddəyə}, {regulation:1.2}.", acts.places()))
    read = read_out(now, Places(now, acts.Neighbour()))
    before, after = (one.by_id[acts.id_of(acts.LAST)].wording("az") for one in (now, read))
    assert after.text == "Bax: 1.2-ci maddəyə, 1.2-ci bənd."
    assert after.digest == before.digest
    assert read_out(acts.act()) == acts.act()


def test_a_text_in_braces_is_what_its_form_shows() -> None:
    now = with_text(stored("{1.2(a):own.dat} {1.2}", acts.places()))
    typed = in_braces(now, Places(now))
    assert (
        typed.by_id[acts.id_of(acts.LAST)].wording("az").text == "{1.2(a):own.dat} {1.2-ci maddə}"
    )


def test_a_redline_shows_what_was_struck_by_the_old_numbers() -> None:
    old = acts.places()
    inserted = acts.clause(99, Kind.ARTICLE, acts.ONE)
    new = Places(acts.act((*acts.CLAUSES, inserted)))
    before = stored("{2.1-ci maddəyə} və {2-ci maddə} üzrə", old)
    after = stored("{2-ci maddə} üzrə", old)
    told = labelled(compare(before, after), old, new)
    assert "".join(run.text for run in told if run.kind == "struck").strip() == "2.1-ci maddəyə və"
    assert "".join(run.text for run in told if run.kind == "kept").strip() == "3-cü maddə üzrə"


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("{2.1-ci maddəyə} və {1.1}", [Fault.STRUCK]),
        ("{#00000000000000aa:gen}", [Fault.MISSING]),
        ("{9.9} {III fəsil} {no-such-act:5} {5.2-ci bəndin} {Article 9(2)}", [Fault.UNREAD] * 5),
        ("{ad}, {5 gün}, {} və {tarix}", []),
        ("mətn", []),
    ],
)
def test_references_that_lead_nowhere_are_found(text: str, faults: list[Fault]) -> None:
    struck = Places(acts.changed(acts.NEXT, struck=True))
    found = astray(stored(text, acts.places()), struck)
    assert [one.fault for one in found] == faults
    said = acts.saying(acts.FIRST, stored(text, acts.places()))
    assert astray_in(said, struck) == len(faults)


def test_words_quoted_from_a_label_take_the_whole_reference() -> None:
    places = acts.places()
    text = stored("Bu Nizamnamənin {1.2-ci maddəsinə} uyğun olaraq", places)
    start, end = text.index("{"), text.index("}") + 1
    for quote in ("1.2-ci", "1.2-ci maddəsinə", "maddəsinə"):
        held = find_shown(text, quote, places)
        assert held is not None
        assert (held.start, held.end) == (start, end)
    across = find_shown(text, "maddəsinə uyğun", places)
    assert across is not None
    assert across.quote == text[start:end] + " uyğun"
    assert find_shown(text, "başqa", places) is None
    assert find_shown("mətn", "mətn", places) is not None


@settings(max_examples=60, deadline=None)
@given(acts.texts, st.data())
def test_whatever_is_quoted_from_the_page_stands_in_the_text(
    text: str, data: st.DataObject
) -> None:
    places = acts.places()
    seen = shown(text, places)
    start = data.draw(st.integers(0, len(seen)))
    end = data.draw(st.integers(start, len(seen)))
    quote = seen[start:end]
    held = find_shown(text, quote, places, start)
    if quote.strip():
        assert held is not None
        assert quote.strip() in shown(text[held.start : held.end], places)


def test_the_labels_of_another_step_are_of_that_step() -> None:
    text = stored("{1.2}", acts.places())
    earlier = tuple(one for one in acts.CLAUSES if one.id != acts.id_of(acts.FIRST))
    assert shown(text, Places(acts.act(earlier))) == "1.1-ci maddə"


@pytest.mark.parametrize(("inside", "shown_as"), [(2, "1.2-ci maddəyə"), (0, "1.2-ci maddəyə")])
def test_a_part_of_a_reference_stands_for_its_whole_label(inside: int, shown_as: str) -> None:
    places = acts.places()
    text = stored("Bax: {1.2-ci maddəyə} və.", places)
    start = text.index("{") + inside
    before, after = shown_span(text, (start, start + 3), places)
    assert shown(text, places)[before:after] == shown_as
