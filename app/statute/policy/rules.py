"""What it takes to agree, as data: how many approve, who counts, what holds, how long it takes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, Self

from app.statute.errors import StatuteError
from app.statute.roles import Role

MAJORITY = "majority"
"""The share that is more than half."""

MOST = 99
"""More than any committee has members."""

LONGEST_DAYS = 365

_SHARE = re.compile("(?P<part>[1-9][0-9]?)/(?P<whole>[1-9][0-9]?)")
_RULES_OF_OLD = 4
"""So many rules every recorded policy names; the later ones only where they say something."""


class PolicyError(StatuteError, ValueError):
    """A policy nobody could follow, or facts that are none."""


class Basis(StrEnum):
    """How it is told that enough approve."""

    NUMBER = "number"
    SHARE = "share"
    NAMED = "named"


class Proposers(StrEnum):
    """Who may put words forward, of those whose role lets them."""

    EVERYBODY = "everybody"
    MEMBERS = "members"
    COORDINATORS = "coordinators"


_PROPOSING: Mapping[str, frozenset[Role]] = {
    Proposers.EVERYBODY: frozenset({Role.MEMBER, Role.COORDINATOR}),
    Proposers.MEMBERS: frozenset({Role.MEMBER}),
    Proposers.COORDINATORS: frozenset({Role.COORDINATOR}),
}


@dataclass(frozen=True, slots=True)
class Policy:
    """How many approve, whose word counts, what holds agreement back, and how long it takes."""

    approvals_needed: int = 2
    """At least 1; does not matter where a share or names are given."""
    authors_count: bool = False
    """Whether an approval by an author of the wording is counted."""
    objections_hold: bool = True
    blocking_threads_hold: bool = True
    share: str = ""
    """"2/3", "majority": of the members who may decide on the words, rounded up."""
    named: tuple[str, ...] = ()
    """Ids of the people of whom each must approve."""
    quorum: int = 0
    """How many members must have said anything on the words; 0: it is not asked."""
    proposers: str = Proposers.EVERYBODY.value
    chair: str = ""
    """Id of the person without whose approval nothing is agreed; empty: nobody's."""
    deadline_days: int = 0
    """Days for deciding after words are put forward; 0: as long as it takes."""
    silent_days: int = 0
    """Days after which members who said nothing consent; 0: silence is never consent."""

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if type(value) is not type(field.default):
                raise PolicyError(f"{field.name} cannot be {value!r}.")
        for complaint in _complaints(self):
            raise PolicyError(complaint)

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> Self:
        """The policy as recorded; what the facts do not say is as by default.

        Raises PolicyError for a rule it does not know, which it could not keep.
        """
        unknown = facts.keys() - {field.name for field in fields(cls)}
        if unknown:
            raise PolicyError(f"Unknown rules: {', '.join(sorted(unknown))}.")
        named = facts.get("named")
        return cls(**{**facts, "named": tuple(named)} if isinstance(named, list) else facts)

    def facts(self) -> dict[str, Any]:
        """The policy as recorded; rules it had not from the start only where they say something."""
        told = {}
        for place, field in enumerate(fields(self)):
            value = getattr(self, field.name)
            if place < _RULES_OF_OLD or value != field.default:
                told[field.name] = list(value) if isinstance(value, tuple) else value
        return told

    @property
    def basis(self) -> Basis:
        """How it is told that enough approve."""
        if self.named:
            return Basis.NAMED
        return Basis.SHARE if self.share else Basis.NUMBER

    @property
    def counts_members(self) -> bool:
        """Whether it matters who the members are."""
        return bool(self.share or self.quorum or self.silent_days)

    @property
    def counts_days(self) -> bool:
        """Whether it matters when words were put forward."""
        return bool(self.deadline_days or self.silent_days)

    @property
    def roles_proposing(self) -> frozenset[Role]:
        """In which roles people may put words forward."""
        return _PROPOSING[self.proposers]

    def share_of(self, members: int) -> int:
        """How many of so many members the share is, rounded up; at least 1."""
        if self.share == MAJORITY:
            return members // 2 + 1
        part, whole = map(int, self.share.split("/"))
        return max(1, -(-members * part // whole))


def _complaints(policy: Policy) -> list[str]:
    """What nobody could follow."""
    share = _SHARE.fullmatch(policy.share)
    checks = {
        "Agreement needs at least one approval.": policy.approvals_needed >= 1,
        f"share cannot be {policy.share!r}.": policy.share in ("", MAJORITY)
        or (share and int(share["part"]) <= int(share["whole"])),
        "named and share exclude each other.": not (policy.named and policy.share),
        "named are ids, each once.": len(set(policy.named)) == len(policy.named)
        and all(isinstance(one, str) and one for one in policy.named),
        f"quorum cannot be {policy.quorum}.": 0 <= policy.quorum <= MOST,
        f"proposers cannot be {policy.proposers!r}.": policy.proposers in _PROPOSING,
        "deadline_days is out of bounds.": 0 <= policy.deadline_days <= LONGEST_DAYS,
        "silent_days is out of bounds.": 0 <= policy.silent_days <= LONGEST_DAYS,
    }
    return [complaint for complaint, kept in checks.items() if not kept]
