"""How a reference is said: "5.2-ci bəndinə", "Article 5(2)", whatever the number is by now."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.statute.language import lower, upper
from app.statute.numbering import Case, cite_path, unit_name
from app.statute.numbering.names import NOUNS
from app.statute.references.grammar import FULL, LED, NUMBER, ORDINAL, OWN, Form
from app.statute.references.places import Register, Target, path_of

STRUCK: Mapping[str, str] = {"az": "[çıxarılıb]", "en": "[struck]"}
"""Printed after the label of what is no longer there."""

MISSING: Mapping[str, str] = {"az": "[olmayan maddəyə istinad]", "en": "[reference to nothing]"}

_FRONT = "eəiöü"
_BACK = "aıou"
_PLURAL = ("", "in", "ə", "i", "də", "dən")
_PLURAL_POSSESSED = ("i", "inin", "inə", "ini", "ində", "indən")
_TO_BACK = str.maketrans("əi", "aı")
_LEVELS = re.compile(r"(?<=[0-9])\.([0-9-]+)")


class Word(NamedTuple):
    """One form of an Azerbaijani unit name."""

    noun: str
    plural: bool
    possessed: bool
    case: Case


def _plural(noun: str, *, possessed: bool) -> dict[Case, str]:
    vowels = [sign for sign in noun if sign in _FRONT + _BACK]
    endings = [f"lər{ending}" for ending in (_PLURAL_POSSESSED if possessed else _PLURAL)]
    if vowels[-1] in _BACK:
        endings = [ending.translate(_TO_BACK) for ending in endings]
    return dict(zip(Case, (noun + ending for ending in endings), strict=True))


def _every_word() -> dict[Word, str]:
    words: dict[Word, str] = {}
    for noun, singular in NOUNS.items():
        for possessed in (True, False):  # "5.2-ci bəndi" is rather possessed than accusative
            forms = singular.possessed if possessed else singular.alone
            several = _plural(noun, possessed=possessed)
            for plural, written in ((False, forms), (True, several)):
                words |= {Word(noun, plural, possessed, case): written[case] for case in Case}
    return words


WORDS = _every_word()
"""Each form of each Azerbaijani unit name as it is written."""


def _read() -> Mapping[str, Sequence[Word]]:
    found = defaultdict(list)
    for word, written in WORDS.items():
        found[written].append(word)
    return found


READ = _read()
"""The forms that are written alike, the likeliest first."""


def said(target: Target, form: Form, register: Register) -> str:
    """The label of a reference, within a sentence; what has no number is named without one."""
    if form.style == NUMBER:
        return _number(target, form, register)
    if form.style == ORDINAL:
        cited = cite_path(target.way[-1:], target.family, "az")
        return cited.rpartition(" ")[0] if target.number else cited
    if form.style == LED:
        return _led(target, form)
    alone = form.style == OWN or (target.struck and not target.number)
    way = target.way[-1:] if alone else target.way
    cited = cite_path(way, target.family, form.language, case=form.case, possessed=form.possessed)
    return _in_english(cited, form) if form.language != "az" else _in_azerbaijani(cited, form)


def _number(target: Target, form: Form, register: Register) -> str:
    above = register.targets.get(target.above or "")
    if above and target.path and path_of(target.number) != target.path:
        written = f"{_number(above, form, register)}({target.number})"
    else:
        written = target.number
    return _bracketed(written) if form.brackets else written


def _led(target: Target, form: Form) -> str:
    name = unit_name(target.kind, target.number, target.family, "az")
    return _begun(f"{name} {target.number}".strip(), form.capital is not False)


def _in_azerbaijani(cited: str, form: Form) -> str:
    if form.plural:
        before, blank, last = cited.rpartition(" ")
        noun = READ[last][0].noun
        cited = before + blank + WORDS[Word(noun, form.plural, form.possessed, form.case)]
    return cited if form.capital is None else _begun(cited, form.capital)


def _in_english(cited: str, form: Form) -> str:
    name, blank, rest = cited.partition(" ")
    if form.plural:
        name += "es" if name.endswith("x") else "s"
    cited = name + blank + (_bracketed(rest) if form.brackets else rest)
    if form.capital is None:
        return cited
    return (cited[:1].upper() if form.capital else cited[:1].lower()) + cited[1:]


def _begun(text: str, capital: bool) -> str:  # noqa: FBT001
    return (upper(text[:1]) if capital else lower(text[:1])) + text[1:]


def _bracketed(number: str) -> str:
    return _LEVELS.sub(r"(\1)", number)


def plain(language: str) -> Form:
    """How `{5.2}` is said: in full, in the nominative."""
    return Form(language=language, style=FULL)
