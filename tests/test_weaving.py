"""Is the text of a clause drawn with everything said of its words, and not one word lost?"""

import re

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup, escape

from app.presentation import element
from app.statute.references import shown, stored
from app.weaving import QUOTED, TERM, Mark, Speaker, Strand, marked, woven
from tests.statute.references import acts

PLACES = acts.places()
SPEAKER = Speaker(lambda: PLACES, "/d/charter/", {acts.FOREIGN: "/d/regulation/"}.get)
TEXT = stored("Bu Nizamnamənin {1.2-ci maddəsinə} və {regulation:1.2} uyğun.", PLACES)


def strand(start: int, end: int, layer: int, tag: str) -> Strand:
    """A stretch drawn as an element; its first piece says so."""
    return Strand(
        start, end, layer, lambda words, first, _: element(tag, words, id="1" if first else "")
    )


def bare(drawn: Markup) -> str:
    """What is read, without the marks."""
    return re.sub(r"<br>", "\n", re.sub(r"<(?!br)[^>]*>", "", drawn))


def test_references_are_links_to_their_clauses() -> None:
    assert woven(TEXT, (), SPEAKER) == (
        "Bu Nizamnamənin "
        f'<a class="ref" href="/d/charter/#c-{acts.id_of(acts.SECOND)}">1.2-ci maddəsinə</a> və '
        f'<a class="ref" href="/d/regulation/#c-{acts.id_of(acts.SECOND)}">1.2-ci bənd</a> uyğun.'
    )


def test_a_reference_nobody_may_follow_is_read_without_a_link() -> None:
    alone = Speaker(lambda: PLACES)
    assert "1.2-ci bənd uyğun." in woven(TEXT, (), alone)


def test_a_reference_to_nothing_is_a_flaw_in_words() -> None:
    drawn = woven("Bax: {#00000000000000aa}.", (), SPEAKER)
    assert drawn == 'Bax: <span class="ref flaw">[olmayan maddəyə istinad]</span>.'


def test_without_a_speaker_references_stand_as_they_are_stored() -> None:
    assert woven(TEXT, ()) == TEXT


@pytest.mark.parametrize("start", [0, 20, 30])
def test_a_quote_over_part_of_a_reference_takes_it_whole(app: Flask, start: int) -> None:
    with app.test_request_context():
        drawn = marked(TEXT, [Mark(start, 25, 1)], SPEAKER)
    assert "1.2-ci maddəsinə</a>" in drawn
    assert drawn.count("<mark") == 1


def test_a_term_across_the_edge_of_a_quote_is_drawn_in_two_pieces() -> None:
    drawn = woven("abcdef", [strand(2, 6, TERM, "i"), strand(0, 4, QUOTED, "b")])
    assert drawn == '<b id="1">ab<i id="1">cd</i></b><i>ef</i>'


def test_of_two_quotes_that_overlap_the_later_begins_where_the_earlier_ends() -> None:
    drawn = woven("abcdef", [strand(0, 4, QUOTED, "b"), strand(1, 3, QUOTED, "u")])
    assert drawn == '<b id="1">abcd</b><u id="1"></u>ef'


@settings(deadline=None)
@given(
    acts.texts,
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(0, 30), st.sampled_from([0, QUOTED, TERM])),
        max_size=6,
    ),
)
def test_whatever_is_said_of_the_words_they_are_all_there_once(
    text: str, said: list[tuple[int, int, int]]
) -> None:
    strands = [
        strand(min(start, len(text)), min(start + size, len(text)), layer, "s")
        for start, size, layer in said
    ]
    drawn = woven(text, strands, SPEAKER)
    assert bare(drawn) == str(escape(shown(text, PLACES)))
    assert drawn.count('id="1"') <= len(strands)
