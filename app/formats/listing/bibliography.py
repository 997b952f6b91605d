"""Sources as scholars cite them: BibTeX for LaTeX, CSL-JSON for Zotero, Word and pandoc."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.statute.identifiers import Scheme, link_of
from app.statute.snapshot import LANGUAGES, canonical

TYPES: Mapping[str, str] = {
    "law": "legislation",
    "eu_act": "legislation",
    "standard": "standard",
    "guideline": "report",
}
"""Kinds of sources in CSL 1.0.2; what CSL has no word for is a document."""

TITLES = ("original", "en", *LANGUAGES)
ESCAPED: Mapping[int, str] = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
        "\n": " ",
    }
)
"""Signs that LaTeX reads as commands. Letters stay: biber and pdfTeX read UTF-8.

Braces are written so that BibTeX, which counts them blindly, meets as many of both: `_balanced`.
"""

Facts = Mapping[str, Any]


def bibtex_of(sources: Sequence[Facts]) -> bytes:
    """One `@misc` each: the entry every style knows. UTF-8."""
    return "\n".join(map(_entry, sources)).encode()


def csl_of(sources: Sequence[Facts]) -> bytes:
    """An array of items of CSL-JSON 1.0.2."""
    return (
        json.dumps([_item(one) for one in sources], ensure_ascii=False, indent=2) + "\n"
    ).encode()


def _entry(source: Facts) -> str:
    said = "".join(f"  {name} = {{{words}}},\n" for name, words in _fields(source) if words)
    return f"@misc{{{source['id']},\n{said}}}\n"


def _fields(source: Facts) -> Iterator[tuple[str, str]]:
    house = _house(source)
    parts = _date(source).split("-")
    yield "title", f"{{{_latex(_title(source))}}}"
    yield "author", f"{{{_latex(house)}}}" if house else ""
    yield "year", parts[0]
    yield "month", str(int(parts[1])) if len(parts) > 1 else ""
    yield "language", _latex(str(source.get("language") or ""))
    yield "doi", _doi(source)
    yield "url", _bare(_link(source))
    yield "note", _latex("; ".join(_notes(source)))


def _item(source: Facts) -> dict[str, Any]:
    house, day = _house(source), _date(source)
    named = source.get("identifiers") or {}
    said = {
        "id": source["id"],
        "type": TYPES.get(str(source.get("kind")), "document"),
        "title": _title(source),
        "author": [{"literal": house}] if house else [],
        "issued": {"date-parts": [[int(part) for part in day.split("-")]]} if day else {},
        "language": source.get("language"),
        "jurisdiction": str(source.get("country") or "").lower(),
        "number": named.get(Scheme.CELEX) or named.get(Scheme.ECLI),
        "DOI": named.get(Scheme.DOI),
        "URL": _link(source),
        "note": "; ".join(_notes(source)),
    }
    return {name: words for name, words in said.items() if words}


def _title(source: Facts) -> str:
    return _first(source.get("title"), TITLES)


def _house(source: Facts) -> str:
    return _first(source.get("organisation"), ("en", *LANGUAGES))


def _first(said: Any, languages: Sequence[str]) -> str:
    words: Mapping[str, Any] = said or {}
    return next((canonical(str(words[one])) for one in languages if words.get(one)), "")


def _date(source: Facts) -> str:
    return str(source.get("adopted") or "")


def _doi(source: Facts) -> str:
    return _bare(str((source.get("identifiers") or {}).get(Scheme.DOI) or ""))


def _link(source: Facts) -> str:
    """Where it was read, else where a lasting name leads."""
    if source.get("link"):
        return str(source["link"])
    named = source.get("identifiers") or {}
    return next((link_of(scheme, named[scheme]) for scheme in Scheme if named.get(scheme)), "")


def _notes(source: Facts) -> Iterator[str]:
    """Lasting names, and in which version it stands."""
    named = source.get("identifiers") or {}
    for scheme in Scheme:
        if named.get(scheme) and scheme is not Scheme.DOI:
            yield f"{scheme.upper()} {named[scheme]}"
    versions = [str(one["date"]) for one in source.get("versions") or () if one.get("date")]
    if versions:
        yield f"version {max(versions)}"


def _latex(words: str) -> str:
    """The words in LaTeX; a brace that has no partner is left out, BibTeX could not read on."""
    return _balanced(canonical(words)).translate(ESCAPED)


def _balanced(words: str) -> str:
    opened: list[int] = []
    alone: set[int] = set()
    for place, sign in enumerate(words):
        if sign == "{":
            opened.append(place)
        elif sign == "}" and opened:
            opened.pop()
        elif sign == "}":
            alone.add(place)
    alone.update(opened)
    return "".join(sign for place, sign in enumerate(words) if place not in alone)


def _bare(address: str) -> str:
    """An address as it is: packages for addresses read it letter by letter."""
    return address.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
