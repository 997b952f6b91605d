"""How references are said, and how what people type is read."""

from dataclasses import replace

import pytest

from app.statute.references import Places, is_broken, shown, stored, typed
from app.statute.references.grammar import form_of, references
from app.statute.snapshot import Family, Kind
from tests.statute.references import acts

LAW = {
    "1.2": "1.2-ci maddə",
    "№1.2": "1.2",
    "No 1.2": "1.2",
    "№1.2(a)": "1.2(a)",
    "1.2-ci": "1.2-ci",
    "1.2-ci maddəsinin": "1.2-ci maddəsinin",
    "1.2-ci bəndinə": "1.2-ci maddəsinə",
    "1.2-cü maddədə": "1.2-ci maddədə",
    "1.1-ci maddələrindən": "1.1-ci maddələrindən",
    "Maddə 1": "Maddə 1",
    "maddə 1": "maddə 1",
    "1.2(a)": "1.2-ci maddənin a) bəndi",
    "1.2.b": "1.2-ci maddənin b) bəndi",
    "1.2-ci maddəsinin b) bəndinə": "1.2-ci maddəsinin b) bəndinə",
    "II fəsil": "II fəsil",
    "II": "II fəsil",
    "2-ci fəslində": "II fəslində",
    "fəsil II": "fəsil II",
    "əlavə 1": "əlavə 1",
    "1 nömrəli əlavəsində": "1 nömrəli əlavəsində",
    "preambulada": "preambulada",
    "Article 1(2)": "Article 1(2)",
    "article 1.2": "article 1.2",
    "clause 1.2": "Article 1.2",
    "Articles 1.1": "Articles 1.1",
    "point (a) of Article 1.2": "point (a) of Article 1.2",
    "Chapter II": "Chapter II",
    "Annexes 1": "Annexes 1",
    "Annex 1": "Annex 1",
    "preamble": "preamble",
    "1.2:dat": "1.2-ci maddəyə",
    "1.2:full": "1.2-ci maddə",
    "1.2(a):own.dat": "a) bəndinə",
    "regulation:1.2": "1.2-ci bənd",
    "regulation: 1.2-ci bəndinin": "1.2-ci bəndinin",
    "1.2-ci  maddə": "1.2-ci maddə",
}


@pytest.mark.parametrize(("written", "said"), LAW.items())
def test_words_between_braces_lead_to_their_clause(written: str, said: str) -> None:
    places = acts.places()
    text = stored(f"Bax: {{{written}}}.", places)
    assert references(text)
    assert shown(text, places) == f"Bax: {said}."
    assert stored(typed(text, places), places) == text


@pytest.mark.parametrize(
    "written",
    [
        *("9.9", "ad", "a", "III", "tarix 5", "no-such-act:1.2", "charter:1.2", "1.2:no"),
        *("a) bəndinə", "Article", "5 gün", "§ 7", "1.2-ci maddənin z) bəndi", "x fəsil"),
    ],
)
def test_what_names_no_clause_stays_as_typed(written: str) -> None:
    assert stored(f"{{{written}}}", acts.places()) == f"{{{written}}}"


@pytest.mark.parametrize(
    ("family", "said"),
    [
        (Family.LAW, "1.2-ci maddə"),
        (Family.SUBORDINATE, "1.2-ci bənd"),
        (Family.EUROPEAN, "1-ci maddənin 2-ci hissəsi"),
    ],
)
def test_a_unit_is_called_what_its_act_family_calls_it(family: Family, said: str) -> None:
    places = acts.places(family)
    assert shown(stored("{1.2}", places), places) == said


def test_a_number_alone_is_said_in_the_language_of_the_text() -> None:
    places = acts.places(Family.SUBORDINATE)
    assert shown(stored("{1.2}", places, "en"), places) == "clause 1.2"
    assert shown(stored("{1(2)}", places, "en"), places) == "clause 1.2"


def test_a_point_is_named_by_its_letter_beside_it_and_within_its_unit() -> None:
    places = acts.places()
    for beside in (acts.A, acts.SECOND):
        near = acts.id_of(beside)
        text = stored("{b) bəndinə}", places, near=near)
        assert references(text)[0].clause == acts.id_of(acts.B)
        assert typed(text, places, near) == "{b) bəndinə}"
        assert typed(text, places) == "{1.2(b):own.dat}"
    english = stored("{points (a)}", places, "en", acts.id_of(acts.SECOND))
    assert shown(english, places) == "points (a)"


def test_of_two_units_with_one_number_that_of_the_same_annex_is_meant() -> None:
    places = acts.places()
    there = stored("{Maddə 1}", places, near=acts.id_of(acts.INSIDE))
    here = stored("{Maddə 1}", places, near=acts.id_of(acts.LAST))
    assert references(there)[0].clause == acts.id_of(acts.INSIDE)
    assert references(here)[0].clause == acts.id_of(acts.ARTICLE)


def test_a_reference_follows_its_clause_through_renumbering() -> None:
    text = stored("Bu Nizamnamənin {2.1-ci maddəsinə} və {II fəslinə} uyğun.", acts.places())
    inserted = acts.clause(99, Kind.ARTICLE, acts.ONE)
    later = Places(acts.act((*acts.CLAUSES, inserted)))
    assert shown(text, later) == "Bu Nizamnamənin 3.1-ci maddəsinə və II fəslinə uyğun."
    assert typed(text, later) == "Bu Nizamnamənin {3.1-ci maddəsinə} və {II fəslinə} uyğun."


def test_the_suffix_follows_the_number() -> None:
    text = stored("{2-ci maddəsinə}", acts.places())
    inserted = acts.clause(99, Kind.ARTICLE, acts.ONE)
    assert shown(text, Places(acts.act((*acts.CLAUSES, inserted)))) == "3-cü maddəsinə"


def test_a_reference_to_what_is_struck_or_missing_says_so() -> None:
    struck = Places(acts.changed(acts.NEXT, struck=True))
    text = stored("{2.1-ci maddəsinə} {Article 2.1}", acts.places())
    assert shown(text, struck) == "hissəsinə [çıxarılıb] paragraph [struck]"
    assert typed(text, struck) == text
    assert all(is_broken(found, struck) for found in references(text))
    assert not any(is_broken(found, acts.places()) for found in references(text))
    gone = "{#00000000000000aa} {#00000000000000aa:en}"
    assert shown(gone, struck) == "[olmayan maddəyə istinad] [reference to nothing]"


def test_a_code_in_another_order_is_no_reference() -> None:
    assert form_of("gen.poss") is None
    assert form_of("nonsense") is None
    text = f"{{#{acts.id_of(1)}:gen.poss}}"
    assert not references(text)
    assert shown(text, acts.places()) == text


def test_a_european_number_is_said_level_by_level() -> None:
    places = acts.places(Family.EUROPEAN)
    text = stored("{№1(2)(a)} {Article 1(2)(a)}", places)
    assert shown(text, places) == "1(2)(a) Article 1(2)(a)"


def test_a_number_out_of_its_article_stands_alone() -> None:
    odd = acts.changed(acts.FIRST, fixed="7.7")
    places = Places(odd)
    assert shown(stored("{7.7}", places), places) == "7.7-ci maddə"
    assert places.record_of("regulation") is None
    assert places.slug_of("e" * 16) is None


def test_what_no_words_can_tell_apart_stands_in_the_form_as_it_is_stored() -> None:
    alike = {acts.id_of(acts.FIRST), acts.id_of(acts.SECOND)}
    clauses = (replace(one, fixed="1.2") if one.id in alike else one for one in acts.CLAUSES)
    places = Places(acts.act(tuple(clauses)))
    text = f"{{#{acts.id_of(acts.FIRST)}}}"
    assert typed(text, places) == text
    assert stored(text, places) == text
