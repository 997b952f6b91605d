"""How well a text fits: letters first, then together, then the heading."""

from hypothesis import given
from hypothesis import strategies as st

from app.statute.searching import fits, holds, sought, terms, tiers, whole

WORDS = st.sampled_from(["şura", "sura", "Şuranın", "ilə", "nizam", "5", "İ", "ı", "rektor"])
TEXTS = st.lists(WORDS, max_size=6).map(" ".join)
QUESTIONS = st.lists(
    st.one_of(WORDS, WORDS.map(lambda one: f"-{one}"), TEXTS.map(lambda said: f'"{said}"')),
    min_size=1,
    max_size=4,
).map(" ".join)


def degree(question: str, heading: str, text: str, language: str = "az") -> int | None:
    return fits(sought(question), terms(heading, text, language))


def test_exact_letters_rank_before_folded_ones() -> None:
    assert degree("sura", "", "sura") == 1
    assert degree("sura", "", "Şura") == 3
    assert degree("şura", "", "Şuranın") == 1
    assert degree("şura", "", "suranın") == 3


def test_words_together_rank_before_words_apart() -> None:
    together = degree("rektorlar şurası", "", "Rektorlar Şurasının iclası")
    apart = degree("rektorlar şurası", "", "Şurası rektorlar üçün")
    assert (together, apart) == (1, 3)


def test_a_heading_ranks_before_a_text() -> None:
    assert degree("sədr", "Sədr", "") == 0
    assert degree("sədr", "", "Sədr") == 1


def test_a_capital_i_is_that_of_either_alphabet() -> None:
    assert degree("Institution", "", "The Institution", "en") == 1
    assert degree("ISTIQLAL", "", "ıstıqlal") == 1
    assert degree("istiqlal", "", "İSTİQLAL") == 1


def test_no_phrase_goes_from_the_heading_into_the_text() -> None:
    assert degree('"bir iki"', "bir", "iki") is None


def test_no_phrase_goes_over_a_reference_whose_label_may_change() -> None:
    text = "sədr {#0123456789abcdef} müavin @{0123456789abcdef} katib"
    assert degree('"sədr müavin"', "", text) is None
    assert degree('"müavin katib"', "", text) is None
    assert degree("sədr müavin katib", "", text) is not None
    assert degree("0123456789abcdef", "", text) is None


@given(QUESTIONS, TEXTS, TEXTS)
def test_what_is_found_is_of_exactly_one_degree(question: str, heading: str, text: str) -> None:
    asked, told = sought(question), terms(heading, text)
    if asked.required:
        degrees = [holds(one, told) for one in tiers(asked)]
        assert sum(degrees) == holds(whole(asked), told)
        assert fits(asked, told) == (degrees.index(True) if any(degrees) else None)
