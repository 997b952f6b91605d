"""Does the text of a document lead to its seal: words to wordings to leaves to the root."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.formats.package.archive import Unfit
from app.formats.package.findings import Found, What
from app.formats.package.reading import LARGEST_TEXT, STRANGER, Package, parsed
from app.statute.numbering import Unit, cite_path
from app.statute.record import FactsError, digest_of
from app.statute.sealing import Leaf, leaf_digest, root_of_digests
from app.statute.snapshot import LANGUAGES, Family, Kind

ODD = (KeyError, TypeError, AttributeError, ValueError, FactsError, RecursionError)
"""What using JSON comes to that has not the form it says."""

CHANGED: Mapping[str, What] = {
    "document": What.PARTICULARS_CHANGED,
    "clause": What.CLAUSE_CHANGED,
    "citation": What.CITATION_CHANGED,
    "need": What.NEED_CHANGED,
}

DEEPEST = 20
"""Units one below the other."""


@dataclass(frozen=True, slots=True)
class Told:
    """How the clauses of a document are called in a report."""

    path: str
    labels: Mapping[str, Mapping[str, str]]
    """By clause id, by language."""

    def found(self, what: What, leaf: Mapping[str, Any]) -> Found:
        """A finding about the clause that a leaf is of, or belongs to."""
        clause, _, link = str(leaf["id"]).partition("/")
        label = self.labels.get(clause, {})
        return Found(what, self.path, "" if leaf["kind"] == "document" else clause, label, link)


def faults_of_text(package: Package, document: Mapping[str, Any]) -> Iterator[Found]:
    """What of a document's text is not as the manifest says it was sealed."""
    path = f"texts/{document['slug']}.json"
    digests = [leaf["digest"] for leaf in document["leaves"]]
    if root_of_digests(digests) != document["seal"]["root"]:
        yield Found(What.ROOT_DIFFERS, "manifest.json", detail=document["slug"])
    if path not in package.archive:
        yield Found(What.TEXT_MISSING, detail=document["slug"])
        return
    try:
        text = parsed(package.archive.read(path, LARGEST_TEXT))
        yield from list(_faults(text, document, path))
    except Unfit as unfit:
        yield unfit.found
    except (*STRANGER, *ODD):
        yield Found(What.TEXT_UNREADABLE, path)


def _faults(text: Any, document: Mapping[str, Any], path: str) -> Iterator[Found]:
    told = Told(path, labels(text, document["leaves"]))
    said = text["sealed"]["leaves"]
    yield from _leaves(said, document["leaves"], told)
    clauses = {one["id"]: one for one in text["clauses"]}
    facts = {leaf["id"]: leaf["facts"] for leaf in said if leaf["kind"] == "clause"}
    for clause in text["clauses"]:
        if what := _clause_fault(clause, facts.get(clause["id"])):
            yield told.found(what, {"kind": "clause", "id": clause["id"]})
    for gone in facts.keys() - clauses.keys():
        yield told.found(What.CLAUSE_MISSING, {"kind": "clause", "id": gone})
    if _other_particulars(text, said, document):
        yield Found(What.PARTICULARS_CHANGED, path)
    about = {(one, text["sealed"][one]) for one in ("root", "tree")}
    if about != {(one, document["seal"][one]) for one in ("root", "tree")}:
        yield Found(What.ROOT_DIFFERS, path, detail=document["slug"])


def _leaves(
    said: Sequence[Mapping[str, Any]], sealed: Sequence[Mapping[str, Any]], told: Told
) -> Iterator[Found]:
    """What the text says a seal signs, beside what the manifest says it signed."""
    actual = {
        (leaf["kind"], leaf["id"]): leaf_digest(Leaf(leaf["kind"], leaf["id"], leaf["facts"]))
        for leaf in said
    }
    expected = {(leaf["kind"], leaf["id"]): leaf["digest"] for leaf in sealed}
    for leaf in sealed:
        key = leaf["kind"], leaf["id"]
        if key not in actual:
            gone = What.CLAUSE_MISSING if leaf["kind"] == "clause" else CHANGED[leaf["kind"]]
            yield told.found(gone, leaf)
        elif actual[key] != expected[key]:
            yield told.found(CHANGED[leaf["kind"]], leaf)
    for leaf in said:
        if (leaf["kind"], leaf["id"]) not in expected:
            extra = What.CLAUSE_EXTRA if leaf["kind"] == "clause" else CHANGED[leaf["kind"]]
            yield told.found(extra, leaf)
    yield from _order(list(actual), list(expected), told)


def _order(
    actual: list[tuple[str, str]], expected: list[tuple[str, str]], told: Told
) -> Iterator[Found]:
    """The first leaf that stands where another was sealed, where the leaves are the same."""
    if set(actual) == set(expected) and actual != expected:
        kind, moved = next(one for one, other in zip(actual, expected, strict=True) if one != other)
        yield told.found(What.CLAUSE_MOVED, {"kind": kind, "id": moved})


def _clause_fault(clause: Mapping[str, Any], facts: Mapping[str, Any] | None) -> What | None:
    """How a clause as people read it is not the one its leaf is of."""
    if facts is None:
        return What.CLAUSE_EXTRA
    for language, said in clause["wordings"].items():
        words = {"heading": said["heading"], "language": language, "text": said["text"]}
        if digest_of(words) != said["digest"]:
            return What.WORDING_DIGEST
    wordings = {language: said["digest"] for language, said in clause["wordings"].items()}
    standing = {name: clause[name] for name in ("fixed", "kind", "parent", "struck")}
    same = facts["wordings"] == wordings and all(facts[one] == standing[one] for one in standing)
    return None if same else What.CLAUSE_CHANGED


def _other_particulars(
    text: Any, said: Sequence[Mapping[str, Any]], document: Mapping[str, Any]
) -> bool:
    """Whether the head of the text is not the one that was sealed, at the step that was sealed."""
    about = text["document"]
    signed: Mapping[str, Any] = next(
        (leaf["facts"] for leaf in said if leaf["kind"] == "document"), {}
    )
    same = all(signed.get(name) == about[name] for name in about if name != "slug")
    told = (about["slug"], text["step"], text["digest"])
    return not same or told != (document["slug"], document["step"], document["digest"])


def labels(text: Any, leaves: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, str]]:
    """How each clause is cited, by id and language: by the numbers the manifest signs."""
    numbers = {leaf["id"]: leaf.get("number") for leaf in leaves if leaf["kind"] == "clause"}
    family = Family(text["document"]["family"])
    clauses = {clause["id"]: clause for clause in text["clauses"]}
    units = {
        name: Unit(Kind(clause["kind"]), numbers.get(name, clause.get("number")) or "")
        for name, clause in clauses.items()
    }
    return {
        name: {
            language: cite_path(_path(name, clauses, units), family, language, opens=True)
            for language in LANGUAGES
        }
        for name in clauses
    }


def _path(
    name: str, clauses: Mapping[str, Mapping[str, Any]], units: Mapping[str, Unit]
) -> list[Unit]:
    """The units from the top down to a clause; a text that goes in circles is left."""
    found: list[Unit] = []
    above: Any = name
    while above in units and len(found) < DEEPEST:
        found.insert(0, units[above])
        above = clauses[above]["parent"]
    return found
