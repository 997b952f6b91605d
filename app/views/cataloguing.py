"""What the forms of the library ask of a source and of an extract, and what was typed into them."""

from collections.abc import Iterator, Mapping
from typing import Any

from werkzeug.datastructures import MultiDict

from app.models import Extract, Source
from app.statute.identifiers import Scheme
from app.statute.snapshot import LANGUAGES
from app.views import subjects

ORIGINAL = "original"
"""Stands beside the languages: the title as it is in the instrument itself."""

VERSIONS = 40
"""More versions of one instrument than anybody lists."""


def source_facts(typed: MultiDict[str, str]) -> dict[str, Any]:
    """What was typed of a source, as describe_source takes it."""
    kind = typed.get("kind", "")
    return {
        "kind": kind if kind in subjects.KINDS else "statute",
        "country": typed.get("country", "").strip().upper()[:2],
        "language": typed.get("language", "").strip().lower()[:5],
        "organisation": _said(typed, "organisation"),
        "title": _said(typed, "title", ORIGINAL),
        "adopted": typed.get("adopted", "").strip()[:40],
        "versions": list(_versions(typed)),
        "link": typed.get("link", "").strip()[:500],
        "licence": typed.get("licence", "").strip()[:500],
        "identifiers": {
            scheme.value: name for scheme in Scheme if (name := typed.get(scheme, "").strip()[:300])
        },
        "verified": "verified" in typed,
    }


def extract_facts(typed: MultiDict[str, str]) -> dict[str, Any]:
    """What was typed of an extract, as describe_extract takes it."""
    return {
        "article": typed.get("article", "").strip()[:80],
        "heading": _said(typed, "heading"),
        "summary": _said(typed, "summary"),
        "topics": [one for one in typed.getlist("topics") if one in subjects.TOPICS],
        "verified": "verified" in typed,
    }


def typed_of_source(source: Source) -> MultiDict[str, str]:
    """A source as its form shows it."""
    facts = source.facts
    typed: MultiDict[str, str] = MultiDict(
        {
            "kind": source.kind,
            "country": source.country,
            "language": source.language,
            **{name: str(facts.get(name) or "") for name in ("adopted", "link", "licence")},
            **(facts.get("identifiers") or {}),
            **_by_language(facts, "organisation", "title"),
        }
    )
    for one in facts.get("versions") or ():
        typed.add("version_date", one.get("date", ""))
        typed.add("version_label", one.get("label", ""))
    return _ticked(typed, facts)


def typed_of_extract(extract: Extract) -> MultiDict[str, str]:
    """An extract as its form shows it."""
    facts = extract.facts
    typed: MultiDict[str, str] = MultiDict(
        {
            "article": str(facts.get("article") or ""),
            **_by_language(facts, "heading", "summary"),
        }
    )
    typed.setlist("topics", list(facts.get("topics") or ()))
    return _ticked(typed, facts)


def _ticked(typed: MultiDict[str, str], facts: Mapping[str, Any]) -> MultiDict[str, str]:
    if facts.get("verified"):
        typed["verified"] = "on"
    return typed


def _by_language(facts: Mapping[str, Any], *names: str) -> dict[str, str]:
    return {
        f"{name}_{language}": words
        for name in names
        for language, words in (facts.get(name) or {}).items()
    }


def _versions(typed: MultiDict[str, str]) -> Iterator[dict[str, str]]:
    """The versions that say something, in the order typed."""
    rows = zip(typed.getlist("version_date"), typed.getlist("version_label"), strict=False)
    for day, label in list(rows)[:VERSIONS]:
        if day.strip() or label.strip():
            yield {"date": day.strip()[:40], "label": label.strip()[:200]}


def _said(typed: MultiDict[str, str], name: str, *others: str) -> dict[str, str]:
    """What was typed, by language."""
    found = {one: typed.get(f"{name}_{one}", "").strip() for one in (*LANGUAGES, *others)}
    return {language: words[:5000] for language, words in found.items() if words}
