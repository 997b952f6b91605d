"""A table of contents ends where the act begins."""

from app.statute.snapshot import Kind
from tests.formats.samples import below, law, numbers, outline, unit

ACT = "Maddə 1. Bir\n\nBirinci abzas.\n\nMaddə 2. İki\n\nİkinci abzas.\n"


def test_it_ends_at_the_first_unit_named_twice() -> None:
    draft = law(f"QANUN\n\nMündəricat\n\nMaddə 1. Bir\n\nMaddə 2. İki\n\n{ACT}")
    assert outline(draft) == [
        "preamble",
        "-indent",
        "-indent",
        "article 1",
        "-indent",
        "article 2",
        "-indent",
    ]
    assert draft.findings[0].line == 3


def test_a_title_that_lists_nothing_takes_nothing() -> None:
    draft = law(f"QANUN\n\nMündəricat\n\n{ACT.replace('abzas.', 'abzas')}")
    assert numbers(draft, Kind.ARTICLE) == ["1", "2"]
    assert below(draft, unit(draft, Kind.PREAMBLE)) == []


def test_in_markdown_it_has_a_heading() -> None:
    draft = law(f"# Qanun\n\n## Mündəricat\n\nMaddə 1. Bir\n\nMaddə 2. İki\n\n{ACT}")
    assert numbers(draft, Kind.ARTICLE) == ["1", "2"]
    assert unit(draft, Kind.PREAMBLE).heading == "Mündəricat"
    plain = law(f"# Qanun\n\n{ACT}\n\nMündəricat\n")
    assert [clause.kind for clause in plain.clauses].count(Kind.PREAMBLE) == 0
