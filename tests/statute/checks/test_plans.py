"""What must an action of a plan say besides what is to be done?"""

from app.statute.checks import check
from app.statute.snapshot import Clause, Kind, word
from tests.statute.checks.telling import found
from tests.statute.drafts import text_of

WHOLE = "Siyasəti qəbul etmək.\nMəsul: Komitə\nMüddət: 31.12.2027\nGöstərici: qəbul edilmiş siyasət"
RULES = ("action_without_responsible", "action_without_deadline", "action_without_indicator")


def plan(text: str, translation: str = "") -> list[Clause]:
    said = {"az": word("az", "", text)}
    if translation:
        said["en"] = word("en", "", translation)
    goal = Clause("a" * 16, Kind.ARTICLE, None, 1, wordings={"az": word("az", "Keyfiyyət", "")})
    return [goal, Clause("b" * 16, Kind.PARAGRAPH, "a" * 16, 1, wordings=said)]


def rules(text: str, translation: str = "", kind: str = "action_plan") -> list[str]:
    findings = check(text_of(plan(text, translation), kind=kind)).findings
    return [one.rule.id for one in findings if "action" in one.rule.id or "deadline" in one.rule.id]


def test_an_action_says_who_until_when_and_how_it_is_measured() -> None:
    assert rules(WHOLE) == []
    assert sorted(rules("Siyasəti qəbul etmək.")) == sorted(RULES)
    assert rules(WHOLE.replace("Məsul: Komitə\n", "")) == [RULES[0]]
    assert rules(WHOLE.replace("Komitə", "")) == [RULES[0]]


def test_of_an_objective_of_several_years_only_its_indicator_is_asked() -> None:
    assert rules("Siyasəti qəbul etmək.", kind="strategic_plan") == [RULES[2]]


def test_other_documents_need_no_deadlines() -> None:
    for kind in ("charter", "regulation", "agreement", "guideline", "service_charter", "act"):
        assert rules("Siyasəti qəbul etmək.", kind=kind) == []


def test_a_deadline_is_a_time_that_a_calendar_has() -> None:
    now = text_of(plan(WHOLE.replace("31.12.2027", "31.02.2027")), kind="action_plan")
    (finding,) = found(now, "deadline_is_no_time")
    text = now.clauses[1].wording("az").text
    assert (text[finding.start : finding.end], finding.words) == ("31.02.2027", "31.02.2027")
    assert "31.02.2027" in finding.why("az")


def test_a_deadline_below_the_action_is_found_fault_with_too() -> None:
    clauses = plan("Siyasəti qəbul etmək.\nMəsul: Komitə\nGöstərici: qəbul edilmiş siyasət")
    below = Clause(
        "c" * 16, Kind.INDENT, "b" * 16, 1, wordings={"az": word("az", "", "Müddət: bir gün")}
    )
    (finding,) = found(text_of([*clauses, below], kind="action_plan"), "deadline_is_no_time")
    assert (finding.words, finding.start) == ("bir gün", None)


def test_a_translation_says_the_same_deadline() -> None:
    same = (
        "To adopt a policy.\nResponsible: Committee\nDeadline: 31 December 2027\nIndicator: policy"
    )
    assert rules(WHOLE, same) == []
    assert rules(WHOLE, same.replace("2027", "2028")) == ["deadline_differs"]
    assert rules(WHOLE, "To adopt a policy.") == []


def test_what_a_charter_must_say_no_other_document_must() -> None:
    for kind in ("action_plan", "agreement", "service_charter"):
        checked = check(text_of(plan(WHOLE), kind=kind))
        assert checked.checklist == ()
        assert not [one for one in checked.findings if one.rule.id.startswith("content_")]
