"""What somebody typed into the form of rules of agreement, and what is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict

from app.statute.policy import LONGEST_DAYS, MAJORITY, MOST, Basis, Policy, Proposers

SHARES: Mapping[str, Any] = {
    MAJORITY: _l("more than half (simple majority)"),
    "3/5": _l("three fifths"),
    "2/3": _l("two thirds"),
    "3/4": _l("three quarters"),
    "4/5": _l("four fifths"),
    "1/1": _l("all of them"),
}
"""Shares of the members that can be chosen."""


@dataclass(frozen=True, slots=True)
class Typed:
    """Rules as typed."""

    policy: Policy | None
    """None where something is wrong."""
    faults: Sequence[str]


def typed_of(policy: Policy) -> MultiDict[str, str]:
    """The fields that say a policy."""
    fields = MultiDict(
        {
            "basis": str(policy.basis),
            "approvals": str(policy.approvals_needed),
            "share": policy.share or "2/3",
            "proposers": policy.proposers,
            "chair": policy.chair,
            "quorum": str(policy.quorum or ""),
            "deadline": str(policy.deadline_days or ""),
            "silent": str(policy.silent_days or ""),
        }
    )
    fields.setlist("named", list(policy.named))
    for name, held in (
        ("authors", policy.authors_count),
        ("objections", policy.objections_hold),
        ("blocking", policy.blocking_threads_hold),
    ):
        fields.update({name: "on"} if held else {})
    return fields


def read_policy(form: MultiDict[str, str], members: Sequence[str]) -> Typed:
    """The rules typed. `members`: ids of those who may decide, whom alone they can name."""
    faults: list[str] = []
    basis = form.get("basis", "")
    facts = {
        **_needed(basis, form, members, faults),
        "authors_count": "authors" in form,
        "objections_hold": "objections" in form,
        "blocking_threads_hold": "blocking" in form,
        "quorum": _number(form.get("quorum", ""), MOST, _QUORUM, faults),
        "deadline_days": _number(form.get("deadline", ""), LONGEST_DAYS, _DEADLINE, faults),
        "silent_days": _number(form.get("silent", ""), LONGEST_DAYS, _SILENT, faults),
        "proposers": form.get("proposers", ""),
        "chair": form.get("chair", ""),
    }
    if facts["proposers"] not in set(Proposers):
        faults.append(str(_l("Choose who may put words forward.")))
    if facts["chair"] and facts["chair"] not in members:
        faults.append(str(_l("Choose the chair among the members.")))
    return Typed(None if faults else Policy(**facts), faults)


_QUORUM = _l("Write the quorum as a number from 1 to 99, or leave it empty.")
_DEADLINE = _l("Write the days for deciding as a number from 1 to 365, or leave it empty.")
_SILENT = _l("Write the days of silence as a number from 1 to 365, or leave it empty.")


def _needed(
    basis: str, form: MultiDict[str, str], members: Sequence[str], faults: list[str]
) -> dict[str, Any]:
    """The rule by which enough approve."""
    if basis == Basis.NUMBER:
        needed = _number(form.get("approvals", ""), MOST, "", [])
        if not needed:
            faults.append(str(_l("Write how many approvals are needed: a number from 1 to 99.")))
        return {"approvals_needed": needed or 1}
    if basis == Basis.SHARE:
        if form.get("share") not in SHARES:
            faults.append(str(_l("Choose one of the shares.")))
        return {"share": form.get("share", "")}
    if basis == Basis.NAMED:
        named = tuple(dict.fromkeys(form.getlist("named")))
        if not named or not set(named) <= set(members):
            faults.append(str(_l("Choose at least one member whose approval is needed.")))
        return {"named": named}
    faults.append(str(_l("Choose how enough approvals are counted.")))
    return {}


def _number(typed: str, most: int, fault: Any, faults: list[str]) -> int:
    """A number from 1; 0 where nothing is typed or, with a fault noted, something else."""
    typed = typed.strip()
    if not typed:
        return 0
    if typed.isascii() and typed.isdecimal() and len(typed) < 5 and 1 <= int(typed) <= most:
        return int(typed)
    faults.append(str(fault))
    return 0
