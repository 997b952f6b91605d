import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from app.statute.diffing import ADDED, KEPT, STRUCK, within
from tests.statute.diffing.texts import texts


def marked(struck: str, added: str) -> str:
    signs = {KEPT: "{}", STRUCK: "[-{}-]", ADDED: "[+{}+]"}
    return "".join(signs[run.kind].format(run.text) for run in within(struck, added))


@pytest.mark.parametrize(
    ("struck", "added", "drawn"),
    [
        ("layihəsi", "layihənin", "layihə[-si-][+nin+]"),
        ("layihə", "layihəsinin", "layihə[+sinin+]"),
        ("müqaviləsini", "müqaviləsi", "müqaviləsi[-ni-]"),
        ("üzv", "üzvlər", "üzv[+lər+]"),
        ("qaydalarına", "qaydasında", "qayda[-larına-][+sında+]"),
        ("Respublıkası", "Respublikası", "Respubl[-ı-][+i+]kası"),
        ("Əmək", "əmək", "[-Ə-][+ə+]mək"),
        ("sədr", "katib", ""),
        ("edir", "etməlidir", ""),
        ("iki", "üç", ""),
        ("5.2-ci", "5.3-cü", ""),
        ("2024", "2025", ""),
        ("il", "ili", ""),
        ("on", "ona beş", ""),
        ("eyni", "eyni", ""),
    ],
)
def test_two_forms_of_a_word_are_drawn_as_one_and_two_words_are_not(
    struck: str, added: str, drawn: str
) -> None:
    assert marked(struck, added) == drawn


words = st.text(st.sampled_from("abcçdəiIİşe\u0301'’각中"), min_size=1, max_size=12) | texts


@given(words, words)
def test_both_words_are_rebuilt_and_no_grapheme_is_cut(struck: str, added: str) -> None:
    runs = within(struck, added)
    if not runs:
        return
    assert "".join(run.text for run in runs if run.kind != ADDED) == struck
    assert "".join(run.text for run in runs if run.kind != STRUCK) == added
    whole = regex.findall(r"\X", struck)
    assert sum(len(regex.findall(r"\X", run.text)) for run in runs if run.kind != ADDED) == len(
        whole
    )
