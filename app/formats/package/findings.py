"""What a check of a package can find, how much it weighs, and how it is said in two languages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from app.formats.package import sentences
from app.formats.package.what import What

__all__ = ["Found", "Outcome", "Weight", "What", "outcome_of", "weight_of"]


class Weight(IntEnum):
    """What a finding does to the verdict; the heaviest decides."""

    NOTE = 0
    """Worth knowing; the verdict stands."""
    UNVOUCHED = 1
    """Nobody trusted here vouches for it."""
    ALTERED = 2
    NOT_OURS = 3
    UNREADABLE = 4


class Outcome(StrEnum):
    """The verdict on a file."""

    AUTHENTIC = "authentic"
    """Complete, and signed by somebody trusted here."""
    UNKNOWN_SIGNER = "unknown_signer"
    """It fits together, but nobody trusted here vouches for it."""
    ALTERED = "altered"
    UNREADABLE = "unreadable"
    NOT_OURS = "not_ours"


OUTCOMES: Mapping[Weight, Outcome] = {
    Weight.NOTE: Outcome.AUTHENTIC,
    Weight.UNVOUCHED: Outcome.UNKNOWN_SIGNER,
    Weight.ALTERED: Outcome.ALTERED,
    Weight.NOT_OURS: Outcome.NOT_OURS,
    Weight.UNREADABLE: Outcome.UNREADABLE,
}


@dataclass(frozen=True, slots=True)
class Found:
    """One thing a check found."""

    what: What
    path: str = ""
    """The file within the package it is about; "" for the whole."""
    clause: str = ""
    """Id of the clause it is about."""
    label: Mapping[str, str] = field(default_factory=dict)
    """How the clause is cited, by language."""
    detail: str = ""
    """A number, a name or a time that the sentence says."""

    @property
    def weight(self) -> Weight:
        """What it does to the verdict."""
        return weight_of(self.what)

    def said(self, language: str) -> str:
        """The finding as a sentence. Names from the file are shortened and made printable."""
        label = self.label.get(language) or self.label.get("en") or self.clause
        return sentences.SAID[self.what][language].format(
            path=plain(self.path), label=plain(label), detail=plain(self.detail)
        )


LONGEST_NAME = 120


def plain(words: str) -> str:
    """Words of a stranger on one line: no control signs, no changes of direction, not for ever.

    What is too long is left out in the middle: files of one folder differ at their ends.
    """
    shown = "".join(sign if sign.isprintable() else "�" for sign in words)
    half = LONGEST_NAME // 2
    return shown if len(shown) <= LONGEST_NAME else f"{shown[:half]}…{shown[-half:]}"


def weight_of(what: What) -> Weight:
    """How much a kind of finding weighs."""
    for weight, kinds in WEIGHTS.items():
        if what in kinds:
            return weight
    return Weight.ALTERED


def outcome_of(found: Iterable[Found]) -> Outcome:
    """The verdict that findings come to; none make a file authentic."""
    return OUTCOMES[max((one.weight for one in found), default=Weight.NOTE)]


WEIGHTS: Mapping[Weight, frozenset[What]] = {
    Weight.NOTE: frozenset(
        {
            What.PACKED_ANEW,
            What.EXPIRED_SINCE,
            What.REVOKED_LATER,
            What.CLOCKS_DIFFER,
            What.STAMP_NOT_TRUSTED,
            What.LIST_OLD,
            What.LIST_FOREIGN,
            What.NOTHING_REVOKED_KNOWN,
            What.WORDS_ONLY,
            What.DEMONSTRATION,
            What.APPEARS_ONLY_HERE,
        }
    ),
    Weight.UNVOUCHED: frozenset(
        {
            What.UNSIGNED,
            What.NOT_TRUSTED,
            What.EXPIRED,
            What.NOT_YET_VALID,
            What.SIGNED_BEFORE_VALID,
            What.SIGNED_AFTER_EXPIRY,
            What.SIGNED_IN_FUTURE,
            What.REVOKED,
            What.WRONG_USE,
            What.WEAK_DIGEST,
            What.WEAK_KEY,
            What.TWO_SIGNERS,
            What.NO_SIGNING_TIME,
            What.STAMP_BROKEN,
            What.UNUSUAL_SIGNATURE,
            What.NO_ANCHORS,
            What.PROOF_UNSIGNED,
        }
    ),
    Weight.NOT_OURS: frozenset(
        {
            What.NOT_OURS,
            What.NO_STATEMENT,
            What.NO_STATEMENT_PDF,
            What.PDF_UNSIGNED,
            What.NEWER_VERSION,
        }
    ),
    Weight.UNREADABLE: frozenset(
        {
            What.TOO_LARGE,
            What.EMPTY,
            What.CUT_OFF,
            What.AFTER_THE_END,
            What.BROKEN_ZIP,
            What.TWO_LISTS,
            What.TOO_MANY_ENTRIES,
            What.PART_TOO_LARGE,
            What.BOMB,
            What.OVERLAPPING,
            What.HIDDEN_BYTES,
            What.SAYS_TWO_THINGS,
            What.STRANGE_NAME,
            What.TWICE,
            What.ALIKE,
            What.ENCRYPTED,
            What.OTHER_PACKING,
            What.NO_FILE,
            What.BROKEN_DOCX,
        }
    ),
}
"""What is named nowhere here has altered the file."""
