"""Which kinds of governance documents there are, and which act family each is built in."""

from collections.abc import Mapping

from app.statute.snapshot import Family

BUILT: Mapping[str, Family] = {
    "charter": Family.LAW,
    "regulation": Family.SUBORDINATE,
    "strategic_plan": Family.PLAN,
    "action_plan": Family.PLAN,
    "plan": Family.PLAN,
    "agreement": Family.LAW,
    "guideline": Family.SUBORDINATE,
    "service_charter": Family.SUBORDINATE,
    "act": Family.LAW,
}
"""The family a new document of the kind begins with; people may choose another."""

PLANS = ("strategic_plan", "action_plan", "plan")
"""Kinds that are made of actions with somebody responsible, a deadline and an indicator."""

AGREEMENT = "agreement"
"""The kind that parties sign."""
