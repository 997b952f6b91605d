"""What the canonical JSON of a dossier says, and that it says it in one form only."""

import json

from hypothesis import given, settings

from app.formats.canonical import write
from app.statute.dossier import Dossier
from app.statute.record import canonical_json, digest_of
from app.statute.snapshot import Snapshot
from tests.formats.dossiers import DIGEST, NUMBERS, full, hostile, snapshot, snapshots


def facts() -> dict:  # type: ignore[type-arg]
    return json.loads(write(full(), NUMBERS, NUMBERS))  # type: ignore[no-any-return]


def test_it_names_document_step_and_digest() -> None:
    made = facts()

    assert (made["format"], made["version"]) == ("nizam-document", 1)
    assert (made["step"], made["digest"], made["at"]) == (57, DIGEST, "2026-05-12T10:00:00+00:00")
    assert made["document"]["titles"]["en"] == "Charter of the Conference"


def test_each_clause_carries_number_wordings_state_and_needs() -> None:
    clauses = {one["id"]: one for one in facts()["clauses"]}

    assert list(clauses) == [one.id for one in snapshot().clauses]
    assert clauses["pa2"]["number"] == "1.2"
    assert clauses["pa2"]["state"] == "proposed"
    assert clauses["pa2"]["needs"] == ["E-07 Şəffaflıq"]
    assert clauses["pre"]["number"] is None


def test_the_digest_of_a_wording_can_be_taken_again() -> None:
    for one in facts()["clauses"]:
        said = one["wordings"]["az"]
        taken = digest_of({"heading": said["heading"], "language": "az", "text": said["text"]})
        assert taken == said["digest"]


def test_evidence_approvals_and_seal_are_there() -> None:
    made = facts()

    assert made["citations"][0]["source"] == "HRK, Ordnung"
    assert made["rationale"] == {"pa2": ["Manat işarəsi işlədilir."]}
    assert made["approvers"][1]["last_at"] is None
    assert made["seal"]["exceptions"] == ["2.1 açıqdır"]
    assert made["against"]["step"] == 12


def test_what_is_missing_is_null() -> None:
    made = json.loads(write(Dossier(snapshot()), {}))

    assert (made["seal"], made["against"]) == (None, None)


@settings(max_examples=50, deadline=None)
@given(snapshots(hostile))
def test_it_is_canonical(made: Snapshot) -> None:
    written = write(Dossier(made), {})

    assert canonical_json(json.loads(written)) == written
