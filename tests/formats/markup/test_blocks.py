"""Markdown falls into the blocks that CommonMark and a statute see in it."""

import pytest

from app.formats.markup.blocks import is_markdown, raw_blocks
from app.statute.snapshot import Kind
from tests.formats.samples import law, outline, unit


def texts(source: str) -> list[str]:
    return [raw.text for raw in raw_blocks(source, 0)]


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("bir\niki", ["bir iki"]),
        ("bir\\\niki", ["bir\niki"]),
        ("bir\\\\\niki", ["bir\\\\ iki"]),
        ("bir\\\n\niki", ["bir\\", "iki"]),
        ("## Ad ##\nmətn", ["Ad", "mətn"]),
        ("## Ad\\#", ["Ad\\#"]),
        ("##", [""]),
        ("####### yeddi", ["####### yeddi"]),
        ("1.1. bir\n1.2. iki", ["1.1. bir", "1.2. iki"]),
        ("1.1. bir\\\n1.2. iki", ["1.1. bir\n1.2. iki"]),
        ("- bir\n- iki", ["- bir", "- iki"]),
        ("sui-\nistifadə", ["sui-istifadə"]),
    ],
)
def test_lines_make_blocks(source: str, blocks: list[str]) -> None:
    assert texts(source) == blocks


def test_markdown_shows_itself_by_headings_and_hints() -> None:
    assert is_markdown("mətn\n## Ad")
    assert is_markdown("<!-- indent depth=0 text -->\nmətn")
    assert not is_markdown("#nömrə\nmətn")


def test_a_hint_without_its_lines_takes_nothing_from_the_next() -> None:
    draft = law(
        "# T\n\n<!-- article depth=0 heading text -->\n<!-- indent depth=1 text -->\nmətn\n"
    )
    assert outline(draft) == ["article", "-indent"]
    assert draft.clauses[1].text == "mətn"


def test_a_hint_too_deep_goes_as_deep_as_it_can() -> None:
    assert outline(law("<!-- indent depth=99 text -->\nmətn\n")) == ["indent"]


def test_a_label_changed_by_hand_stays_in_the_words() -> None:
    draft = law('<!-- paragraph depth=0 number="1.2" text -->\n7.7. mətn\n')
    assert unit(draft, Kind.PARAGRAPH, "1.2").text == "7.7. mətn"
