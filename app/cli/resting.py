"""How a terminal tells what clauses came to rest on between two steps, and rest on no longer."""

from collections.abc import Iterable, Iterator

from app.queries.evidence import Cited, in_language
from app.queries.resting import Shift
from app.statute.diffing import in_words, plain


def lines(some: Iterable[Shift], language: str) -> Iterator[str]:
    """A line for each, and one for each note that is said otherwise."""
    for shift in some:
        how = " -> ".join(dict.fromkeys(filter(None, shift.hows)))
        anew = ", rests on what the library says by now" if shift.anew else ""
        yield f"  {_kind(shift)} {shift.happened}: {how} {_called(shift, language)}{anew}"
        yield from (f"    {spoken}: {plain(runs)}" for spoken, runs in shift.notes())


def facts(some: Iterable[Shift], language: str) -> list[dict[str, object]]:
    """The same for programs."""
    return [_facts(shift, language) for shift in some]


def _facts(shift: Shift, language: str) -> dict[str, object]:
    one = shift.shown
    was, now = shift.hows
    slug = one.extract.slug if isinstance(one, Cited) else one.need.slug
    return {
        "clause": shift.clause,
        "what": _kind(shift),
        "happened": shift.happened,
        "id": slug,
        "name": _called(shift, language),
        "from": was,
        "to": now,
        "anew": shift.anew,
        "notes": {
            spoken: {
                "runs": [[run.kind, run.text] for run in runs],
                "in_words": in_words(runs, language),
            }
            for spoken, runs in shift.notes()
        },
    }


def _kind(shift: Shift) -> str:
    return "citation" if isinstance(shift.shown, Cited) else "need"


def _called(shift: Shift, language: str) -> str:
    """A source by its house and article, a need by its name and title."""
    one = shift.shown
    if not isinstance(one, Cited):
        return f"{one.need.slug} {in_language(one.need.facts.get('title'), language)}"
    facts, extract = one.source.facts, one.extract.facts
    house = in_language(facts.get("organisation"), language)
    parts = (
        house or in_language(facts.get("title"), language),
        str(extract.get("article") or ""),
        in_language(extract.get("heading"), language),
    )
    return ", ".join(filter(None, parts))
