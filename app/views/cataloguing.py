"""What the forms of the library ask of a source and of an extract, and what was typed into them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from werkzeug.datastructures import MultiDict

from app import errors
from app.models import Extract, Source
from app.operations.describing import Faults
from app.statute.identifiers import Scheme
from app.statute.snapshot import LANGUAGES
from app.views import subjects

ORIGINAL = "original"
"""Stands beside the languages: the title as it is in the instrument itself."""

VERSIONS = 40
"""More versions of one instrument than anybody lists."""

LONGEST_TYPED = 20_000
"""Characters of a field that are looked at; what is too long is told, not cut."""

FIELDS = {
    "title": "title_original",
    "summary": "summary_az",
    "heading": "heading_az",
    "organisation": "organisation_az",
    "quotation": "quotation_text",
    "identifiers": "celex",
}
"""The field of the form where a fact stands whose own name is none."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing was saved: at which fields, or altogether."""

    problem: str = ""
    faults: Mapping[str, str] = field(default_factory=dict)
    """What is wrong, by the name of the field."""

    def __bool__(self) -> bool:
        return bool(self.problem or self.faults)


NONE = Refusal()


def refusal(error: Exception, faults: Faults) -> Refusal:
    """What the form says: at its fields where the faults stand there, else above it."""
    told = {FIELDS.get(name, name): errors.sentence(one) for name, one in faults.items()}
    return Refusal("" if told else errors.sentence(error), told)


def source_facts(typed: MultiDict[str, str], *, steward: bool) -> dict[str, Any]:
    """What was typed of a source, as describe_source takes it. Only a steward vouches for it."""
    kind = typed.get("kind", "")
    return {
        "kind": kind if kind in subjects.KINDS else "statute",
        "country": typed.get("country", "").strip().upper()[:2],
        "language": _one(typed, "language"),
        "organisation": _said(typed, "organisation"),
        "title": _said(typed, "title", ORIGINAL),
        "adopted": _one(typed, "adopted"),
        "versions": list(versions_typed(typed)),
        "link": _one(typed, "link"),
        "licence": _one(typed, "licence"),
        "note": _one(typed, "note"),
        "identifiers": {
            scheme.value: name for scheme in Scheme if (name := _one(typed, scheme.value))
        },
        **_vouched(typed, steward=steward),
    }


def extract_facts(typed: MultiDict[str, str], *, steward: bool) -> dict[str, Any]:
    """What was typed of an extract, as describe_extract takes it."""
    return {
        "article": _one(typed, "article"),
        "heading": _said(typed, "heading"),
        "summary": _said(typed, "summary"),
        "version": _one(typed, "version"),
        "quotation": {
            "language": _one(typed, "quotation_language"),
            "text": _one(typed, "quotation_text"),
        },
        "topics": [one for one in typed.getlist("topics") if one in subjects.TOPICS],
        **_vouched(typed, steward=steward),
    }


def typed_of_source(source: Source) -> MultiDict[str, str]:
    """A source as its form shows it; the mark is given anew by whoever looked again."""
    facts = source.facts
    lines = ("adopted", "link", "licence", "note", "checked")
    typed: MultiDict[str, str] = MultiDict(
        {
            "seen": str(source.since),
            "kind": source.kind,
            "country": source.country,
            "language": source.language,
            **{name: str(facts.get(name) or "") for name in lines},
            **(facts.get("identifiers") or {}),
            **_by_language(facts, "organisation", "title"),
        }
    )
    for one in facts.get("versions") or ():
        for part in ("date", "label", "link"):
            typed.add(f"version_{part}", one.get(part, ""))
    return typed


def typed_of_extract(extract: Extract) -> MultiDict[str, str]:
    """An extract as its form shows it."""
    facts = extract.facts
    quoted = facts.get("quotation") or {}
    typed: MultiDict[str, str] = MultiDict(
        {
            "seen": str(extract.since),
            **{name: str(facts.get(name) or "") for name in ("article", "version", "checked")},
            "quotation_text": quoted.get("text", ""),
            "quotation_language": quoted.get("language", ""),
            **_by_language(facts, "heading", "summary"),
        }
    )
    typed.setlist("topics", list(facts.get("topics") or ()))
    return typed


def _vouched(typed: MultiDict[str, str], *, steward: bool) -> dict[str, Any]:
    verified = steward and "verified" in typed
    return {"verified": verified, **({"checked": _one(typed, "checked")} if verified else {})}


def _by_language(facts: Mapping[str, Any], *names: str) -> dict[str, str]:
    return {
        f"{name}_{language}": words
        for name in names
        for language, words in (facts.get(name) or {}).items()
    }


def versions_typed(typed: MultiDict[str, str]) -> Iterator[dict[str, str]]:
    """The versions that say something, in the order typed."""
    parts = ("date", "label", "link")
    columns = [typed.getlist(f"version_{part}") for part in parts]
    for turn in range(min(max(map(len, columns)), VERSIONS)):
        said = {
            part: column[turn].strip()[:LONGEST_TYPED] if turn < len(column) else ""
            for part, column in zip(parts, columns, strict=True)
        }
        if any(said.values()):
            yield said


def _one(typed: MultiDict[str, str], name: str) -> str:
    return typed.get(name, "").strip()[:LONGEST_TYPED]


def _said(typed: MultiDict[str, str], name: str, *others: str) -> dict[str, str]:
    """What was typed, by language."""
    found = {one: _one(typed, f"{name}_{one}") for one in (*LANGUAGES, *others)}
    return {language: words for language, words in found.items() if words}
