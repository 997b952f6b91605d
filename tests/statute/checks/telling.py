"""What do the checks say of a text, in few words?"""

from app.statute.checks import Finding, check
from app.statute.snapshot import Snapshot
from tests.statute.drafts import paragraphs


def found(now: Snapshot, rule: str) -> list[Finding]:
    """The findings of one rule."""
    return [one for one in check(now).findings if one.rule.id == rule]


def said(text: str, rule: str) -> list[str]:
    """The words in which a rule finds fault with a paragraph."""
    return [one.words for one in found(paragraphs(text, "Sədr iclası açır."), rule)]
