"""Broken lines become paragraphs again."""

from app.formats.acts.layout import Layout, join, style_of
from app.formats.acts.lines import lines_of
from tests.formats.samples import law


def texts(source: str) -> list[str]:
    return [block.text for block in Layout(lines_of(source).lines).blocks()]


def test_a_hyphen_at_a_lines_end_is_the_words_own() -> None:
    assert join("sui-", "istifadə") == "sui-istifadə"
    assert join("bir –", "iki") == "bir – iki"
    assert join("bir", "iki") == "bir iki"


def test_nothing_has_no_style() -> None:
    assert not style_of(()).indented
    assert texts("") == []


def test_a_name_of_many_lines_is_text() -> None:
    source = "I fəsil\n" + "AD\n" * 9
    assert texts(source)[0] == "I fəsil"
    assert len(texts(source)) > 1


def test_lines_in_the_middle_belong_together() -> None:
    middle = " " * 30
    source = f"    Abzas.\ndavamı.\n\n{middle}BİR\n{middle}İKİ\n\n{middle}ÜÇ\n    Abzas.\n"
    assert texts(source) == ["Abzas. davamı.", "BİR İKİ", "ÜÇ", "Abzas."]


def test_a_name_on_the_line_of_the_chapter_may_be_broken() -> None:
    assert texts("I fəsil. Ümumi\nmüddəalar\nMaddə 1. Ad\n")[0] == "I fəsil. Ümumi müddəalar"


def test_a_name_ends_where_another_way_of_setting_begins() -> None:
    draft = law("I fəsil\nÜmumi\nmüddəalar\nMətn burada başlanır və bitir.\n")
    assert draft.clauses[0].heading == "Ümumi müddəalar"
    assert draft.clauses[1].text == "Mətn burada başlanır və bitir."


def test_in_an_indented_text_a_name_ends_at_the_next_indent() -> None:
    draft = law(
        "I fəsil\nÜmumi müddəalar və onların\ntətbiqi\n    Abzas burada başlanır və\n"
        "burada bitir.\n    İkinci abzas da\nburada bitir.\n"
    )
    assert draft.clauses[0].heading == "Ümumi müddəalar və onların tətbiqi"
    assert len(draft.clauses) == 3
