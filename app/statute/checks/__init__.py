"""What a document offends against: rules of drafting, of content, of references and terms."""

from app.statute.checks.charter import Answer
from app.statute.checks.checking import RULES, Checked, check
from app.statute.checks.rule import Finding, Group, Level, Rule

__all__ = ["RULES", "Answer", "Checked", "Finding", "Group", "Level", "Rule", "check"]
