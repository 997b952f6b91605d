"""Does every check say what, why, on whose authority and how to mend, once and in order?"""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute.checks import RULES, Level, Rule, check
from tests.statute.checks.telling import found
from tests.statute.drafts import paragraphs, text_of, unit

WRONG = "Bax: {#0123456789abcdef}. Üzvlərin 3-ci hissəsi , kvorumdur."


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
@pytest.mark.parametrize("language", ["az", "en"])
def test_every_rule_speaks_both_languages(rule: Rule, language: str) -> None:
    for said in (rule.title, rule.source, rule.why, rule.mend):
        assert said[language].strip()
    assert len(rule.id) <= 40


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_both_languages_name_the_same_facts(rule: Rule) -> None:
    def names(text: str) -> set[str]:
        return {
            name.removesuffix("_en") for _, name, _, _ in string.Formatter().parse(text) if name
        }

    assert names(rule.why["az"]) == names(rule.why["en"])
    assert names(rule.mend["az"]) == names(rule.mend["en"])


def test_findings_come_gravest_first_and_in_the_order_of_the_text() -> None:
    levels = [one.rule.level for one in check(paragraphs("Sədr 3-ci, kvorum.", WRONG)).findings]
    assert levels == sorted(levels, key=list(Level).index)
    assert levels[0] is Level.BLOCKS


def test_a_finding_points_at_its_words_as_stored() -> None:
    now = paragraphs(WRONG)
    for one in check(now).findings:
        assert one.clause is not None
        if one.start is not None:
            text = now.by_id[one.clause].wording(one.language).text
            assert text[one.start : one.end] == one.words


def test_a_finding_explains_itself_in_both_languages() -> None:
    (one,) = found(paragraphs(WRONG), "ordinal_suffix")
    assert one.why("az").startswith("“3-ci” yanlışdır")
    assert one.mend("en") == "Write “3-cü”."


def test_the_digest_follows_rule_clause_and_words_and_nothing_else() -> None:
    (one,) = found(paragraphs(WRONG), "ordinal_suffix")
    (moved,) = found(paragraphs(f"Sədr. {WRONG}"), "ordinal_suffix")
    assert (one.digest, one.start) != (moved.digest, moved.start)
    assert one.digest == moved.digest
    (other,) = found(paragraphs(WRONG.replace("3-ci", "4-ci")), "ordinal_suffix")
    (elsewhere,) = found(paragraphs("Sədr.", WRONG), "ordinal_suffix")
    assert len({one.digest, other.digest, elsewhere.digest}) == 3


def test_the_same_words_twice_in_a_clause_are_one_finding() -> None:
    assert len(found(paragraphs("3-ci üzv, 3-ci rektor."), "ordinal_suffix")) == 1


def test_a_checked_text_tells_its_terms_and_where_its_references_lead() -> None:
    checked = check(paragraphs("Universitet (bundan sonra – üzv) səs verir.", "Üzv seçir."))
    assert [one.first.term for one in checked.surveys["az"].usages] == ["üzv"]
    assert checked.places.target("0123456789abcdef") is None
    assert list(checked.reading.numbers.values()) == ["1", "1.1", "1.2"]


def test_what_is_struck_is_not_checked() -> None:
    now = text_of([unit("a", WRONG, struck=True), unit("b", WRONG, parent="a"), unit("c", "Söz.")])
    assert check(now).findings == ()


@given(st.lists(st.text(max_size=120), max_size=4))
def test_any_text_is_checked(texts: list[str]) -> None:
    for one in check(paragraphs(*texts)).findings:
        assert one.why("az")
        assert one.mend("en")


def test_a_clean_text_is_let_be() -> None:
    units = [
        unit("a", kind="article", heading="Üzvlər", en_heading="Members"),  # type: ignore[arg-type]
        unit("p", "Üzvlər aşağıdakıları seçir:", parent="a", en="The members elect:"),
        unit("q", "sədri;", parent="p", en="the chair;"),
        unit("r", "katibi.", parent="p", en="the secretary."),
        unit("s", "Sədr 5-ci gün iclas çağırır.", parent="a", en="The chair convenes."),
    ]
    assert check(text_of(units)).findings == ()
