"""How often quoted words are found where they went, and what finding them costs."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rapidfuzz import fuzz

from app.config import ROOT
from app.statute.anchoring import Edit, find_quote, port
from benchmarks.acts import draft_of
from benchmarks.measuring import grid
from benchmarks.quotes import Trial, made_up, of_texts, texts_of

Range = tuple[int, int] | None

TRIALS = 1_000
"""Of each row of made-up texts."""

REAL = 200
"""Of each row of real texts."""

CUTOFF = 75


def _ours(trial: Trial) -> Range:
    found = port(trial.quote, trial.before, trial.after)
    return None if found.start is None or found.end is None else (found.start, found.end)


def _diff(trial: Trial) -> Range:
    """Whatever the word diff left in their place."""
    return Edit(trial.before, trial.after).left(trial.quote)


def _nearest(trial: Trial) -> Range:
    found = find_quote(trial.after, trial.quote.quote, trial.quote.start)
    return (found.start, found.end) if found else None


def _fuzzy(trial: Trial) -> Range:
    return _likest(trial.quote.quote, trial.after)


def _nearest_of_all(trial: Trial) -> Range:
    """In the whole document, as tools do that know no clauses; counted from the clause."""
    whole, shift = _whole(trial)
    found = find_quote(whole, trial.quote.quote, trial.quote.start + shift)
    return (found.start - shift, found.end - shift) if found else None


def _fuzzy_of_all(trial: Trial) -> Range:
    whole, shift = _whole(trial)
    found = _likest(trial.quote.quote, whole)
    return (found[0] - shift, found[1] - shift) if found else None


def _likest(quote: str, text: str) -> Range:
    found = fuzz.partial_ratio_alignment(quote, text, score_cutoff=CUTOFF) if text else None
    return (found.dest_start, found.dest_end) if found else None


def _whole(trial: Trial) -> tuple[str, int]:
    ahead, behind = trial.around
    return f"{ahead}\n{trial.after}\n{behind}", len(ahead) + 1


Way = Callable[[Trial], Range]

WAYS: dict[str, Way] = {
    "exact, nearest": _nearest,
    "rapidfuzz": _fuzzy,
    "word diff alone": _diff,
    "ours": _ours,
}

WAYS_OF_ALL: dict[str, Way] = {
    "exact, nearest, whole act": _nearest_of_all,
    "rapidfuzz, whole act": _fuzzy_of_all,
    **WAYS,
}


def rates(act: Path | None) -> Iterator[str]:
    """One table for made-up texts, one for the charter, one for a file."""
    yield "### Made-up clauses: right / wrong / none, in per cent"
    rows = {
        f"{2 * edits} words changed around it": list(
            made_up(TRIALS, edits=edits, gone=False, twins=0)
        )
        for edits in (0, 1, 3, 10, 40)
    }
    twins = list(made_up(TRIALS, edits=2, gone=False, twins=0.4))
    rows["4 words changed, a near-identical sentence in 40 %"] = twins
    rows["the sentence struck"] = list(made_up(TRIALS, edits=1, gone=True, twins=0))
    rows["struck, a near-identical one in 40 %"] = list(
        made_up(TRIALS, edits=1, gone=True, twins=0.4)
    )
    yield _table(rows, WAYS)
    acts = [ROOT / "drafts" / "charter.az.md", ROOT / "drafts" / "charter.en.md"]
    for file in [*acts, *([act] if act else [])]:
        yield from _real(file)


def _real(file: Path) -> Iterator[str]:
    texts = texts_of(draft_of(file))
    rows = {
        "4 words changed around it": list(of_texts(texts, REAL, edits=2, gone=False)),
        "the sentence struck": list(of_texts(texts, REAL, edits=1, gone=True)),
    }
    if any(rows.values()):
        yield f"### {file.name}: quotes from sentences that another is nearly identical to"
        yield _table(rows, WAYS_OF_ALL)


def _table(rows: dict[str, list[Trial]], ways: dict[str, Way]) -> str:
    told = [
        [title, *(_told(trials, way) for way in ways.values())] for title, trials in rows.items()
    ]
    return grid([["", *ways], *told])


def _told(trials: Sequence[Trial], way: Way) -> str:
    """Of words that are gone nothing can be right but none."""
    found = Counter(_verdict(trial, way(trial)) for trial in trials)
    shares = [f"{found[one] * 100 / max(len(trials), 1):.2f}" for one in ("right", "wrong", "none")]
    return " / ".join(shares)


def _verdict(trial: Trial, found: Range) -> str:
    if found is None:
        return "none"
    return "right" if found == trial.went else "wrong"
