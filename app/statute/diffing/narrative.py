"""What changed, told without colour: in sentences, or with signs within the text."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.statute.diffing.runs import ADDED, KEPT, STRUCK, Run

_CONTEXT = 3
"""Words quoted to say where something was added."""

_SENTENCES: Mapping[str, Mapping[str, str]] = {
    "az": {
        "replaced": "«{struck}» → «{added}»",
        "struck": "«{struck}» çıxarılıb",
        "added": "«{where}» {words} sonra «{added}» əlavə edilib",
        "opened": "Əvvələ «{added}» əlavə edilib",
        "blanks": "Boşluqlar və ya sətir bölgüsü dəyişib",
    },
    "en": {
        "replaced": "“{struck}” → “{added}”",
        "struck": "“{struck}” struck",
        "added": "“{added}” added after “{where}”",
        "opened": "“{added}” added at the beginning",
        "blanks": "Spacing or line breaks changed",
    },
}

_PARTING = re.compile('[.;:!?…()\\[\\]«»“”"]+(?=\\s|$)|[(\\[«“"]|\n')
"""Signs over which no words are quoted together."""

_SIGNS: Mapping[str, str] = {KEPT: "{}", STRUCK: "[-{}-]", ADDED: "{{+{}+}}"}
"""What stands around a run in plain text, as in git's word diff."""


def plain(runs: Iterable[Run]) -> str:
    """The text with its changes, [-struck-]{+added+}: for a mail or a terminal.

    Blanks and line breaks that changed are written as ␣ and ¶, an added line break also as itself.
    """
    return "".join(_SIGNS[run.kind].format(_visible(run)) for run in runs)


def _visible(run: Run) -> str:
    if run.kind == KEPT or run.text.strip():
        return run.text
    breaks = run.text.count("\n")
    return ("¶" * breaks or "␣") + ("\n" * breaks if run.kind == ADDED else "")


def in_words(runs: Sequence[Run], language: str) -> list[str]:
    """One sentence per change, in reading order; [] where nothing changed.

    A replacement is told as «iki» → «üç», an addition by the words it follows.
    """
    sentences = _SENTENCES["az" if language == "az" else "en"]
    return [_told(change, sentences) for change in _changes(runs)]


def _changes(runs: Sequence[Run]) -> Iterator[tuple[str, str, str]]:
    """Per change: the text just before it, what was struck, what was added; edges trimmed."""
    led = struck = ""
    for place, run in enumerate(runs):
        if run.kind == KEPT:
            led = run.text
        elif run.kind == STRUCK and place + 1 < len(runs) and runs[place + 1].kind == ADDED:
            struck = run.text
        else:
            removed = run.text if run.kind == STRUCK else struck
            yield led, removed.strip(), run.text.strip() if run.kind == ADDED else ""
            struck = ""


def _told(change: tuple[str, str, str], sentences: Mapping[str, str]) -> str:
    led, struck, added = change
    where = _last_words(led)
    words = "sözündən" if len(where) == 1 else "sözlərindən"
    return sentences[_sort(struck, added, where)].format(
        struck=struck, added=added, where=" ".join(where), words=words
    )


def _last_words(led: str) -> list[str]:
    """The words an addition follows, none from before a sentence end or a bracket if it can be."""
    phrases = [phrase.split() for phrase in _PARTING.split(led)]
    return next((words[-_CONTEXT:] for words in reversed(phrases) if words), [])


def _sort(struck: str, added: str, where: Sequence[str]) -> str:
    if struck == added:
        return "blanks"
    if struck:
        return "replaced" if added else "struck"
    return "added" if where else "opened"
