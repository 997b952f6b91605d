"""People called on in what is said: typed by name, stored by id, so that renaming loses nobody."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.statute.language import fold

TOKEN = re.compile(r"@\{([0-9a-f]{16})\}")
"""How a mention is stored: the id of whom it calls on."""

SIGN = re.compile(r"(?<![\w@/.])@(?=\w)")
"""What begins a mention as typed: no address of mail, and none of the web."""

NAME = re.compile(r"\w+(?:[’'-]\w+)*(?: [^\W\d_a-zəğıöüçş]\w*)?")
"""What a stranger is told by: a word, and the next if it begins with a capital."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What was typed, as it is stored."""

    text: str
    called: frozenset[str]
    """Ids of those it calls on."""
    strangers: tuple[str, ...]
    """Names after the sign that nobody here bears; they stay plain text."""


def stored(text: str, ids: Mapping[str, str]) -> Heard:
    """What was typed, with tokens for the names it calls. `ids`: who may be called, by name.

    The longest name counts; one that goes on (*Əliyev* in *Əliyeva*) is not the name. A token typed
    by hand calls on somebody only where they may be called.
    """
    known = {fold(name): one for name, one in ids.items()}
    lengths = sorted({len(name) for name in ids}, reverse=True)
    pieces, strangers, done = [], [], 0
    for sign in SIGN.finditer(text):
        name = _name_at(text, sign.end(), known, lengths)
        if name:
            pieces += [text[done : sign.start()], f"@{{{known[fold(name)]}}}"]
            done = sign.end() + len(name)
        elif found := NAME.match(text, sign.end()):
            strangers.append(found[0])
    whole = "".join([*pieces, text[done:]])
    return Heard(whole, mentions(whole) & set(ids.values()), tuple(dict.fromkeys(strangers)))


def _name_at(text: str, place: int, known: Mapping[str, str], lengths: list[int]) -> str:
    """The longest known name that begins there and ends with its word; "" where none does."""
    for length in lengths:
        name = text[place : place + length]
        whole = len(name) == length and not text[place + length : place + length + 1].isalnum()
        if whole and fold(name) in known:
            return name
    return ""


def shown(text: str, names: Mapping[str, str]) -> str:
    """What is stored, with the names by id; a token of nobody stays as it is."""
    return TOKEN.sub(_said(names), text)


def mentions(text: str) -> frozenset[str]:
    """Ids of everybody the stored text names."""
    return frozenset(TOKEN.findall(text))


def _said(names: Mapping[str, str]) -> Callable[[re.Match[str]], str]:
    return lambda found: f"@{names[found[1]]}" if found[1] in names else found[0]
