"""How does a text keep to its terms?"""

from app.statute.snapshot import Kind, Snapshot
from app.statute.terms import survey, undefined
from tests.statute.drafts import id_of, paragraphs, text_of, unit


def charter(*more: str) -> Snapshot:
    units = [
        unit("a", kind=Kind.ARTICLE, heading="Anlayışlar"),
        unit("d1", "“üzv” – universitet;", parent="a"),
        unit("d2", "“gün” – təqvim günü;", parent="a"),
        unit("b", kind=Kind.ARTICLE, heading="Üzvlər"),
        *(unit(f"p{n}", text, parent="b") for n, text in enumerate(more)),
    ]
    return text_of(units)


def test_uses_are_counted_by_term_and_clause() -> None:
    found = survey(charter("Üzv üzvü seçir.", "Üzvlər toplaşır.", "Üzvlük pulsuzdur."))
    members = found.usages[0]
    assert (members.first.term, members.count) == ("üzv", 3)
    assert members.clauses == (id_of("p0"), id_of("p1"))


def test_a_definition_is_no_use_of_its_own_term() -> None:
    found = survey(charter("Üzv var."))
    assert [one.term for one in found.unused] == []
    assert [one.term for one in survey(charter("Üzvlük.")).unused] == ["üzv"]


def test_the_meaning_of_a_term_may_use_it_once_more() -> None:
    """“gün” – təqvim günü: the second word is a use, the first is not."""
    assert survey(charter()).usages[1].count == 1


def test_a_term_defined_twice_is_listed_with_both_places() -> None:
    now = charter("Universitet (bundan sonra – üzv) qəbul edilir.")
    ((again, first),) = survey(now).doubled
    assert (again.clause, first.clause) == (id_of("p0"), id_of("d1"))


def test_recurrent_capitals_without_definition_are_told() -> None:
    said = (
        "Layihəni Vahid Sistem üzrə yoxlayır.",
        "Bu, Vahid Sistemin işidir.",
        "O, Vahid Sistemdə.",
    )
    (found,) = undefined(paragraphs(*said), survey(paragraphs(*said)).glossary)
    assert (found.phrase, len(found.places)) == ("vahid sistem", 3)


def test_what_everybody_knows_or_a_heading_names_is_not_told() -> None:
    known = ["Bu, Milli Məclis üçündür.", "O, Milli Məclis və Təftiş Komissiyası."] * 2
    assert undefined(paragraphs(*known), survey(paragraphs(*known)).glossary) == ()
    units = [unit("a", kind=Kind.ARTICLE, heading="Vahid Sistem")]
    units += [unit(f"p{n}", "Bu, Vahid Sistem üçündür.", parent="a") for n in range(4)]
    now = text_of(units)
    assert undefined(now, survey(now).glossary) == ()


def test_a_quoted_term_used_again_and_again_is_told_but_no_title_of_an_act() -> None:
    quoted = ["Bu “rəqəmsal iz” saxlanılır."] * 3
    (found,) = undefined(paragraphs(*quoted), survey(paragraphs(*quoted)).glossary)
    assert found.phrase == "rəqəmsal iz"
    titles = ["Bu “təhsil haqqında” Qanun, “bayraq” sözü."] * 3
    assert undefined(paragraphs(*titles), survey(paragraphs(*titles)).glossary) == ()


def test_english_phrases_are_judged_in_english() -> None:
    units = [unit(f"p{n}", "Söz.", en="Then the Common Space opens.") for n in range(2)]
    units += [unit("p3", "Söz.", en="See the Common Spaces.")]
    now = text_of(units)
    (found,) = undefined(now, survey(now, "en").glossary, "en")
    assert found.phrase == "common space"
