"""Is the record of a document whole: each step on the one before, the seal among them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.formats.package.archive import Unfit
from app.formats.package.findings import Found, What
from app.formats.package.reading import LARGEST_RECORD, STRANGER, Package, parsed
from app.statute.record import FactsError, StepFacts, Why, verify_chain

MEMBERS = ("actor", "at", "clause", "deed", "digest", "facts", "number", "previous", "record")


class Garbled(Exception):
    """A line of a record that is none."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


@dataclass(frozen=True, slots=True)
class Line:
    """One step as it is written down."""

    step: StepFacts
    digest: str


def faults_of_record(package: Package, document: Mapping[str, Any]) -> Iterator[Found]:
    """What of a document's record does not fit, or is not what the manifest says of it."""
    path = f"records/{document['slug']}.jsonl"
    if path not in package.archive:
        yield Found(What.RECORD_MISSING, detail=document["slug"])
        return
    try:
        yield from list(_faults(package.archive.read(path, LARGEST_RECORD), document, path))
    except Unfit as unfit:
        yield unfit.found
    except Garbled as garbled:
        yield Found(What.RECORD_UNREADABLE, path, detail=str(garbled.line))


def lines_of(raw: bytes) -> Iterator[Line]:
    """The steps a record is written down as. Raises Garbled."""
    for number, line in enumerate(raw.split(b"\n")[:-1], 1):
        try:
            yield _line(parsed(line))
        except (*STRANGER, KeyError, TypeError, AttributeError, FactsError):
            raise Garbled(number) from None
    if not raw.endswith(b"\n"):
        raise Garbled(raw.count(b"\n") + 1)


def _line(told: Any) -> Line:
    if sorted(told) != sorted(MEMBERS) or not isinstance(told["facts"], dict):
        raise ValueError
    at = datetime.fromisoformat(told["at"].replace("Z", "+00:00"))
    kept = {name: told[name] for name in MEMBERS if name not in {"digest", "at"}}
    return Line(StepFacts(at=at, **kept), str(told["digest"]))


def _faults(raw: bytes, document: Mapping[str, Any], path: str) -> Iterator[Found]:
    steps = list(lines_of(raw))
    head, seal = document["head"], document["seal"]
    breach = verify_chain(
        ((line.step, line.digest) for line in steps), [(head["step"], head["digest"])]
    )
    if breach and breach.why is Why.MISSING:
        yield Found(What.RECORD_TRUNCATED, path, detail=str(len(steps)))
    elif breach:
        head_differs = breach.why is Why.ANCHOR
        what = What.RECORD_HEAD if head_differs else What.RECORD_BROKEN
        yield Found(what, path, detail=str(breach.step))
    elif len(steps) != head["step"] or (steps and steps[0].step.record != document["id"]):
        yield Found(What.RECORD_HEAD, path, detail=str(len(steps)))
    yield from (
        _seal(steps, document, path)
        if seal["step"] <= len(steps)
        else [Found(What.SEAL_STEP_MISSING, path, detail=str(seal["step"]))]
    )


def _seal(steps: list[Line], document: Mapping[str, Any], path: str) -> Iterator[Found]:
    """The step that sealed must say what the manifest says was sealed."""
    seal = document["seal"]
    line = steps[seal["step"] - 1]
    if line.step.deed != "seal":
        yield Found(What.SEAL_STEP_MISSING, path, detail=str(seal["step"]))
        return
    sealed = {"sealed": document["step"], "root": seal["root"], "tree": seal["tree"]}
    same = all(line.step.facts.get(name) == value for name, value in sealed.items())
    there = document["step"] <= len(steps)
    if not same or not there or steps[document["step"] - 1].digest != document["digest"]:
        yield Found(What.SEAL_STEP_DIFFERS, path, detail=str(seal["step"]))
