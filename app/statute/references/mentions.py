"""Which plain words cite a unit of the same document, and so could be live references."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.statute.references.belonging import is_of_this_act
from app.statute.references.grammar import token
from app.statute.references.places import Places
from app.statute.references.resolving import ENGLISH_NAMES, resolve
from app.statute.references.saying import READ, said
from app.statute.snapshot import AUTHORITATIVE, Snapshot

_NUMBER = r"[0-9]{1,4}(?:-[0-9]{1,3}){0,2}(?:\.[0-9]{1,4}(?:-[0-9]{1,3}){0,2}){0,5}"
_LETTER = "[a-zçəğıöşü]{1,2}"
_NAMES = "|".join(sorted(READ, key=len, reverse=True))
_LISTED = rf"{_NUMBER}(?:-c[iıuü])?"
_ENGLISH = "|".join(sorted(ENGLISH_NAMES, key=len, reverse=True))
_BRACKETED = rf"{_NUMBER}(?:\((?:[0-9]{{1,3}}|{_LETTER})\)){{0,4}}"

_GROUPS: Mapping[str, re.Pattern[str]] = {
    "az": re.compile(
        rf"""(?<![\w.,–-])(?:
        (?P<whole>(?:{_NUMBER}-c[iıuü][ ](?:{_NAMES})[ ])?{_LETTER}\)[ ](?:{_NAMES}))
        | (?P<several>{_LISTED}(?:(?:,[ ]|[ ]və[ ]|[ ]və[ ]ya[ ]|–){_LISTED}){{0,12}})
            [ ](?P<name>{_NAMES})
        | (?P<alone>[IVXLC]{{1,7}}[ ](?:{_NAMES})|[0-9]{{1,3}}[ ]nömrəli[ ](?:{_NAMES})
            |Maddə[ ]{_NUMBER})
        )(?!\w)""",
        re.VERBOSE,
    ),
    "en": re.compile(
        rf"""(?<![\w.,–-])(?:
        (?P<whole>points?[ ]\({_LETTER}\)[ ]of[ ](?:{_ENGLISH})[ ]{_BRACKETED})
        | (?P<name>{_ENGLISH})[ ]
            (?P<several>{_BRACKETED}(?:(?:,[ ]|[ ]and[ ]|[ ]or[ ]|–){_BRACKETED}){{0,12}})
        | (?P<alone>(?:{_ENGLISH})[ ](?:[IVXLC]{{1,7}}|\({_LETTER}\)))
        )(?![\w(])""",
        re.VERBOSE | re.IGNORECASE,
    ),
}
_ITEM = {"az": re.compile(_LISTED), "en": re.compile(_BRACKETED)}
_BRACES = re.compile(r"\{[^{}\n]*\}")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that cite a unit of this document and lead there only in the reader's mind."""

    start: int
    """Offsets in the stored text, in code points."""
    end: int
    words: str
    token: str
    """What would stand there instead; it is shown as these very words."""
    clause: str
    """Id of the clause it cites."""


def mentions(
    text: str, places: Places, language: str = AUTHORITATIVE, near: str | None = None
) -> tuple[Mention, ...]:
    """Plain mentions of units of this document in a stored text, in reading order.

    Those are left out that would read otherwise as references, and those of other acts:
    "Mülki Məcəllənin 47.2-ci maddəsi", "Article 5 of the Law". `near`: the clause the text is of.
    """
    hidden = _BRACES.sub(lambda match: "#" * len(match[0]), text)
    found: list[Mention] = []
    for match in _GROUPS[language].finditer(hidden):
        if is_of_this_act(hidden, match.span(), language, possessed=_is_possessed(match)):
            for start, end in _pieces(match, language):
                if one := _mention(text, (start, end), places, language, near):
                    found.append(one)
    return tuple(found)


def enlivened(text: str, chosen: Iterable[Mention]) -> str:
    """The stored text with these mentions of it as references; it reads as before."""
    pieces, place = [], 0
    for one in sorted(chosen, key=lambda one: one.start):
        pieces += [text[place : one.start], one.token]
        place = one.end
    return "".join([*pieces, text[place:]])


def mentions_in(snapshot: Snapshot, places: Places) -> dict[tuple[str, str], tuple[Mention, ...]]:
    """Plain mentions in the texts of a whole document by clause and language."""
    found = {
        (clause.id, language): mentions(wording.text, places, language, clause.id)
        for clause in snapshot.clauses
        if not clause.struck
        for language, wording in clause.wordings.items()
    }
    return {where: said for where, said in found.items() if said}


def _is_possessed(match: re.Match[str]) -> bool:
    """Whether the unit is said to be something's: "(Məcəllənin) 5-ci maddəsi"."""
    return any(word.possessed for word in READ.get(match[0].rpartition(" ")[2], ()))


def _pieces(match: re.Match[str], language: str) -> Iterator[tuple[int, int]]:
    """Each unit of a group: the one beside the name together with it, the others alone."""
    if not match["several"]:
        yield match.span()
        return
    items = [item.span() for item in _ITEM[language].finditer(match.string, *match.span("several"))]
    for place, (start, end) in enumerate(items):
        first, last = place == 0, place == len(items) - 1
        if language == "az":
            yield (start, match.end("name")) if last else (start, end)
        else:
            yield (match.start("name"), end) if first else (start, end)


def _mention(
    text: str, span: tuple[int, int], places: Places, language: str, near: str | None
) -> Mention | None:
    words = text[slice(*span)]
    for start, end in (span, _number_of(words, span, language)):
        cut = text[start:end]
        for typed in (cut, f"№{cut}"):
            meant = resolve(typed, places, language, near)
            target = places.target(meant.clause) if meant else None
            if meant and target and said(target, meant.form, places.here) == cut:
                return Mention(start, end, cut, token(meant.clause, meant.form), meant.clause)
    return None


def _number_of(words: str, span: tuple[int, int], language: str) -> tuple[int, int]:
    """The number without the name, where the name is another than the unit has."""
    item = _ITEM[language].search(words)
    return (span[0] + item.start(), span[0] + item.end()) if item else span
