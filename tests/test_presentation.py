"""What templates may ask, and what they may never be given."""

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from app.presentation import cut, lite, prose, redline, safe_target
from app.statute.diffing import compare
from app.weaving import Mark, marked
from tests.installation import make_app


def without_marks(page: str) -> str:
    """Marked text with the marks taken off."""
    for number in (1, 2):
        note = (
            f'<a href="#t{number}"><sup><span class="unseen">Discussion </span>{number}</sup></a>'
        )
        page = page.replace(f'<mark id="q{number}">', "").replace(note, "")
    return page.replace("</mark>", "")


@pytest.fixture(scope="module")
def product() -> Flask:
    return make_app("sqlite://")


@given(
    text=st.text(alphabet="ab<&\n", max_size=12),
    places=st.lists(st.integers(0, 12), min_size=4, max_size=4),
)
def test_marking_words_changes_none_of_them(product: Flask, text: str, places: list[int]) -> None:
    first, second = sorted(places[:2]), sorted(places[2:])
    marks = [Mark(first[0], first[1], 1), Mark(second[0], second[1], 2)]
    with product.test_request_context("/", headers={"Accept-Language": "en"}):
        assert without_marks(str(marked(text, marks))) == str(prose(text))


def test_text_without_marks_is_only_escaped() -> None:
    assert marked("a < b\nc", []) == "a &lt; b<br>c"


@pytest.mark.parametrize("body", ["<script>alert(1)</script>", "<img src=x onerror=y>"])
def test_html_in_a_comment_is_shown_as_it_was_typed(body: str) -> None:
    assert str(escape(body)) in lite(body).replace("&quot;", "&#34;")


def test_a_link_in_a_comment_opens_no_script() -> None:
    assert "href" not in lite("[x](javascript:alert(1))")


@pytest.mark.parametrize(
    "target",
    [
        *("", None, "x", "javascript:x", "data:text/html,x", "https:evil.example"),
        *("//evil.example", "////evil.example", "/\t/evil.example", "https://evil.example/"),
        *("/\\evil.example", "//[", "https://[evil", "http://localhost//evil.example"),
    ],
)
def test_nobody_is_led_to_another_site(product: Flask, target: str | None) -> None:
    with product.test_request_context("/"):
        assert safe_target(target) == "/"


def test_a_way_back_keeps_its_question(product: Flask) -> None:
    with product.test_request_context("/"):
        assert safe_target("/d/charter/?at=57") == "/d/charter/?at=57"


def test_a_text_is_cut_at_a_word_and_without_two_stops() -> None:
    assert cut("Ali məktəbin rektoru vardır. Onun səlahiyyətləri", 30) == (
        "Ali məktəbin rektoru vardır…"
    )
    assert cut("Qısa mətn.", 8) == "Qısa mətn."


def test_initials_are_azerbaijani_capitals(product: Flask) -> None:
    assert product.jinja_env.from_string("{{ 'Nigar'[:2]|capitals }}").render() == "Nİ"


def test_two_forms_of_a_word_are_drawn_in_one_and_told_as_two(product: Flask) -> None:
    with product.test_request_context():
        drawn = redline(compare("bu layihəsi", "bu layihənin"))
    assert '<span aria-hidden="true">layihə<del>si</del><ins>nin</ins></span>' in drawn
    assert 'layihəsi<span class="unseen">' in drawn
    assert 'layihənin<span class="unseen">' in drawn


def test_blanks_and_line_breaks_that_changed_are_given_a_sign(product: Flask) -> None:
    with product.test_request_context():
        drawn = redline(compare("bir  iki", "bir\niki"))
    assert '<span class="blank" aria-hidden="true">␣</span>' in drawn
    assert '<span class="blank" aria-hidden="true">¶</span>' in drawn
    assert drawn.count("<br>") == 1
