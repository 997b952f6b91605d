"""A document at a step as canonical JSON: the one form a digest can be taken of again.

The file is RFC 8785 JSON in UTF-8, so the same dossier gives the same bytes. Its members:

`format`, `version`
    `nizam-document`, and 1.
`document`
    `slug`, `kind`, `family`, `numbering`, `illustrative`, and `titles` by language.
`step`, `digest`, `at`, `milestone`
    The state: step number, digest of the record's hash chain there (64 hex digits), time
    (ISO 8601) and name. The last two may be null.
`clauses`
    In reading order, struck ones included; each with `id`, `kind`, `parent` (an id or null),
    `number` (bare, as `numbers` says; null without one), `fixed`, `struck`, `since` (a step),
    `state` (null if none is known), `needs` (lines) and `wordings` by language: `heading`,
    `text`, `digest` (SHA-256 over the canonical JSON of heading, language, text) and
    `made_from` (digest of the wording translated, or null). Where these refer to clauses, they
    hold `{#<clause id>:<form>}`, and `references` says of each such token its `label` here.
    In plans and agreements `parts` are the labelled lines a text ends with, by name:
    `responsible`, `deadline`, `indicator`, `signatory`, `position` (app.statute.fields).
`vacated`
    Numbers of an act in force that moved clauses left behind, each with the `clause` that bore it,
    `kind`, `parent` and `number`.
`citations`
    European references: `clause`, `relation`, `source`, `article`, `note`, `link`, and `version`,
    the date of the version of the instrument it was read in.
`citation_changes`
    References that differ from those of `against`: `clause`, `before` and `after`, each a
    reference or null.
`considered`
    Needs of target groups, in the order of the register: `slug`, `title`, `group`, `priority`,
    `evidence`, `state`, and `answers`, each with `need`, `clause`, `how`, `note`, and `changed`
    where the clause says something else since somebody looked. Empty where the text answers none.
`rationale`
    Reasons by clause id, oldest first.
`approvers`, `seal`
    The approval sheet, and the sign-off or null.
`against`
    The older side of a comparison (step, digest, at, milestone, clauses without evidence), or
    null.
"""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from app.statute.dossier import Approver, Dossier, SealMark
from app.statute.fields import ASKED, apart
from app.statute.record import canonical_json
from app.statute.references import Places, label, references
from app.statute.references.places import Others
from app.statute.snapshot import Clause, Snapshot, Wording

FORMAT = "nizam-document"
VERSION = 1


def write(
    dossier: Dossier,
    numbers: Mapping[str, str],
    old_numbers: Mapping[str, str] | None = None,
    *,
    others: Others | None = None,
) -> bytes:
    """The dossier as canonical JSON. `numbers` and `old_numbers`: bare, by clause id.

    `others`: the documents its references may lead to.
    """
    particulars = dossier.snapshot.particulars
    document = {
        "slug": particulars.slug,
        "kind": particulars.kind,
        "family": str(particulars.family),
        "numbering": str(particulars.numbering),
        "illustrative": particulars.illustrative,
        "titles": dict(particulars.titles),
    }
    facts = _state(dossier.snapshot, numbers, others) | {
        "format": FORMAT,
        "version": VERSION,
        "document": document,
        "citations": [asdict(cited) for cited in dossier.citations],
        "citation_changes": [asdict(change) for change in dossier.citation_changes],
        "considered": [asdict(one) for one in dossier.considered],
        "rationale": {clause: list(lines) for clause, lines in dossier.rationale.items()},
        "approvers": [_approver(approver) for approver in dossier.approvers],
        "seal": None if dossier.seal is None else _seal(dossier.seal),
        "against": None
        if dossier.against is None
        else _state(dossier.against, old_numbers or {}, others),
    }
    for facts_of_clause in facts["clauses"]:
        clause = facts_of_clause["id"]
        facts_of_clause["state"] = dossier.states.get(clause)
        facts_of_clause["needs"] = list(dossier.needs.get(clause, ()))
    return canonical_json(facts)


def _state(snapshot: Snapshot, numbers: Mapping[str, str], others: Others | None) -> dict[str, Any]:
    places, kind = Places(snapshot, others), snapshot.particulars.kind
    return {
        "step": snapshot.step,
        "digest": snapshot.digest,
        "at": _time(snapshot.at),
        "milestone": snapshot.milestone,
        "clauses": [_clause(one, numbers, places, kind) for one in snapshot.clauses],
        "vacated": [asdict(one) for one in snapshot.vacated],
    }


def _clause(
    clause: Clause, numbers: Mapping[str, str], places: Places, kind: str
) -> dict[str, Any]:
    return {
        "id": clause.id,
        "kind": str(clause.kind),
        "parent": clause.parent,
        "number": numbers.get(clause.id) or None,
        "fixed": clause.fixed,
        "struck": clause.struck,
        "since": clause.since,
        "wordings": {
            language: _wording(wording, places) | _parts(wording, kind)
            for language, wording in clause.wordings.items()
        },
    }


def _wording(wording: Wording, places: Places) -> dict[str, Any]:
    said: dict[str, Any] = {
        "heading": wording.heading,
        "text": wording.text,
        "digest": wording.digest,
        "made_from": wording.made_from,
    }
    found = (*references(wording.heading), *references(wording.text))
    return (
        said | {"references": {one.token: label(one, places) for one in found}} if found else said
    )


def _parts(wording: Wording, kind: str) -> dict[str, Any]:
    found = apart(wording.text, wording.language, ASKED.get(kind, ()))[1]
    return {"parts": {str(name): said for name, said in found.items()}} if found else {}


def _approver(approver: Approver) -> dict[str, Any]:
    return asdict(approver) | {"last_at": _time(approver.last_at)}


def _seal(seal: SealMark) -> dict[str, Any]:
    return asdict(seal) | {"at": _time(seal.at), "exceptions": list(seal.exceptions)}


def _time(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
