"""What must a charter say (Civil Code 47.2, 117 to 119), and which clause says it?"""

from pathlib import Path

from app.formats.markdown import read
from app.statute.checks import check
from app.statute.snapshot import Clause, Family, Kind, word
from tests.statute.checks.telling import found
from tests.statute.drafts import id_of, text_of, unit

DRAFT = Path(__file__).parents[3] / "drafts" / "charter.az.md"


def drafted() -> list[Clause]:
    """The committee's own draft."""
    said = read(DRAFT.read_text("utf-8"), language="az", family=Family.LAW).clauses
    return [
        Clause(
            id_of(f"{place:04}"),
            one.kind,
            None if one.parent is None else id_of(f"{one.parent:04}"),
            place,
            wordings={"az": word("az", one.heading, one.text)},
        )
        for place, one in enumerate(said)
    ]


def test_the_draft_of_the_committee_says_all_a_charter_must() -> None:
    checked = check(text_of(drafted(), kind="charter"))
    assert [one.rule.id for one in checked.checklist if not one.is_satisfied] == []
    assert len(checked.checklist) > 20


def test_each_item_names_the_clauses_that_say_it() -> None:
    now = text_of(drafted(), kind="charter")
    by_rule = {one.rule.id: one.clauses for one in check(now).checklist}
    headings = {rule: now.by_id[ids[0]].wording("az").heading for rule, ids in by_rule.items()}
    assert headings["content_seat"] == "Olduğu yer, fəaliyyət ərazisi və müddəti"
    assert headings["content_remainder"] == "Ləğv zamanı əmlak"
    assert headings["content_amendment"] == "Nizamnaməyə dəyişikliklər"
    seat = now.by_id[by_rule["content_seat"][1]].wording("az").text
    assert seat.startswith("Konfransın olduğu yer Bakı şəhəridir.")


def test_what_is_taken_out_is_missed() -> None:
    kept = [one for one in drafted() if "ləğv" not in one.wording("az").text.lower()]
    ids = {one.id for one in kept}
    kept = [one for one in kept if one.parent is None or one.parent in ids]
    missing = [one.rule.id for one in check(text_of(kept, kind="charter")).findings]
    assert "content_liquidation" in missing
    assert "content_remainder" in missing


def test_a_heading_alone_says_nothing() -> None:
    units = [unit("a", kind=Kind.ARTICLE, heading="Yetərsay"), unit("p", "Söz.", parent="a")]
    (one,) = found(text_of(units, kind="charter"), "content_quorum")
    assert (one.clause, one.rule.level) == (None, "warning")


def test_only_a_charter_is_asked_for_it() -> None:
    checked = check(text_of([unit("p", "Söz.")]))
    assert (checked.checklist, checked.findings) == ((), ())
