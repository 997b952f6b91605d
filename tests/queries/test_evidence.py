"""What an instrument is called where it is cited."""

from app.models import Source
from app.queries.evidence import instrument


def test_an_act_is_cited_by_its_title_and_a_statute_by_its_organisation() -> None:
    facts = {"organisation": {"az": "Azərbaycan Respublikası"}, "title": {"az": "Mülki Məcəllə"}}
    named = {kind: instrument(Source(kind=kind, facts=facts), "az") for kind in ("law", "statute")}
    assert named == {"law": "Mülki Məcəllə", "statute": "Azərbaycan Respublikası"}
    untitled = Source(kind="law", facts={"organisation": {"az": "Şura"}})
    assert instrument(untitled, "az") == "Şura"
