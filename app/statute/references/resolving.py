"""What a person means by words between braces: {5.2}, {5.2-ci bəndinin}, {Article 5(2)}."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.statute.language import lower
from app.statute.numbering import Case
from app.statute.references.grammar import FULL, LED, NUMBER, ORDINAL, OWN, Form, form_of
from app.statute.references.places import NESTED, Path, Places, Register, Target, path_of
from app.statute.references.saying import READ, plain, said
from app.statute.snapshot import AUTHORITATIVE, Kind

PLAINEST = "full"
"""The code a person writes for the form whose code is empty."""

_NAMED = {
    "preambula": Kind.PREAMBLE,
    "bölmə": Kind.PART,
    "fəsil": Kind.CHAPTER,
    "paraqraf": Kind.SECTION,
    "abzas": Kind.INDENT,
    "əlavə": Kind.ANNEX,
}
_ENGLISH: Mapping[str, Kind | None] = {
    "article": None,
    "paragraph": None,
    "clause": None,
    "sub-clause": None,
    "point": None,
    "sub-point": None,
    "preamble": Kind.PREAMBLE,
    "part": Kind.PART,
    "chapter": Kind.CHAPTER,
    "section": Kind.SECTION,
    "indent": Kind.INDENT,
    "annex": Kind.ANNEX,
}
ENGLISH_NAMES = tuple(name + ending for name in _ENGLISH for ending in ("", "s", "es"))
"""Names of units as English text may have them."""

_SUFFIX = re.compile("(.+)-c[iıuü]")
_CODED = re.compile(r"(.+):([a-z]+(?:\.[a-z]+)*)")
_NUMBER_ONLY = re.compile("(?:№|No\\.? ) ?(.+)")
_FOREIGN = re.compile("([a-z0-9-]+): ?(.+)")


@dataclass(frozen=True, slots=True)
class Meant:
    """What a person refers to."""

    clause: str
    form: Form
    document: str | None = None


@dataclass(frozen=True, slots=True)
class _Where:
    """In which document, from which clause of it and in which language is read."""

    register: Register
    near: str | None
    language: str
    base: Path = ()
    """The number of the unit within which is sought."""

    def numbered(self, number: str) -> Target | None:
        """What has this number, level by level."""
        path = path_of(number)
        if path is None:
            return None
        return self.register.numbered((*self.base, *path), None if self.base else self.near)

    def named(self, kind: Kind, number: str) -> Target | None:
        """The part, chapter, section or annex with this number."""
        return self.register.named(kind, number, self.near)


_Read = tuple[Target, tuple[Form, ...]]
"""The target and the forms the words may be in, the likeliest first."""


def resolve(
    words: str, places: Places, language: str = AUTHORITATIVE, near: str | None = None
) -> Meant | None:
    """The clause and the form that what stands between braces means; None where it means nothing.

    `language` is that of `{5.2}`, which says nothing of its own; `near` is the clause the words
    stand in, whose points may be named by their letter alone.
    """
    words = " ".join(words.split())
    foreign = _FOREIGN.fullmatch(words)
    record = places.record_of(foreign[1]) if foreign else None
    register = places.register(record) or places.here
    if foreign and record:
        words, near = foreign[2], None
    where = _Where(register, near, language)
    coded = _CODED.fullmatch(words)
    form = (Form() if coded[2] == PLAINEST else form_of(coded[2])) if coded else None
    if coded and form:
        read = _read(coded[1], where)
        return Meant(read[0].id, form, record) if read else None
    read = _read(words, where)
    return Meant(read[0].id, _fitting(words, read, register), record) if read else None


def _fitting(words: str, read: _Read, register: Register) -> Form:
    """The form that says exactly these words, else the likeliest, which corrects them."""
    target, forms = read
    for form in forms:
        if said(target, form, register) == words:
            return form
    return forms[0]


def _read(words: str, where: _Where) -> _Read | None:
    for reading in (_bare, _led, _followed, _chained):
        if read := reading(words, where):
            return read
    return None


def _bare(words: str, where: _Where) -> _Read | None:
    """A number alone: 5.2, №5.2, 5.2-ci, a)."""
    only = _NUMBER_ONLY.fullmatch(words)
    target = _numbered(only[1] if only else words, where)
    if target is not None:
        form = Form(style=NUMBER) if only else plain(where.language)
        brackets = where.language != "az" or only is not None
        return target, _bracketing((form,), words) if brackets else (form,)
    suffixed = _SUFFIX.fullmatch(words)
    target = _numbered(suffixed[1], where) if suffixed else None
    return (target, (Form(style=ORDINAL),)) if target else None


def _numbered(number: str, where: _Where) -> Target | None:
    """What has this number: level by level, or the Roman one of a chapter or part."""
    found = where.numbered(number)
    if found or not number.isupper():
        return found
    named = [where.named(kind, number) for kind in (Kind.PART, Kind.CHAPTER)]
    standing = [one for one in named if one]
    return standing[0] if len(standing) == 1 else None


def _bracketing(forms: tuple[Form, ...], words: str) -> tuple[Form, ...]:
    """With the forms that write 5(2) for 5.2, where the words do."""
    if not re.search(r"\([0-9]", words):
        return forms
    return (*forms, *(replace(form, brackets=True) for form in forms))


def _led(words: str, where: _Where) -> _Read | None:
    """The name before the number: Maddə 5, əlavə 1, Article 5(2), points (a), § 2."""
    name, _, number = words.partition(" ")
    if name == "§":
        return _with(where.named(Kind.SECTION, number), _forms_of("paraqraf"))
    english = _english(name)
    if english is None:
        named = READ.get(lower(name), ())
        return _az_led(named[0].noun, name, number, where) if named else None
    singular, plural = english
    target = _by_name(_ENGLISH[singular], number, where)
    capital = name[:1].isupper()
    forms = tuple(
        Form(language="en", style=style, plural=plural, capital=choice)
        for style in (FULL, OWN)
        for choice in (None, capital)
    )
    return _with(target, _bracketing(forms, words))


def _english(name: str) -> tuple[str, bool] | None:
    """The English unit name in the singular, and whether it was in the plural."""
    name = name.lower()
    for ending in ("", "s", "es"):
        singular = name.removesuffix(ending)
        if name.endswith(ending) and singular in _ENGLISH:
            return singular, bool(ending)
    return None


def _az_led(noun: str, name: str, number: str, where: _Where) -> _Read | None:
    target = _by_name(_NAMED.get(noun), number, where)
    if not number:
        return _with(target, _forms_of(lower(name)))
    return _with(target, (Form(style=LED, capital=None if name[:1].isupper() else False),))


def _by_name(kind: Kind | None, number: str, where: _Where) -> Target | None:
    if kind is not None and kind not in NESTED:
        return where.named(kind, number)
    return where.numbered(number)


def _followed(words: str, where: _Where) -> _Read | None:
    """The Azerbaijani name after the number: 5.2-ci bəndinin, III fəsil, 1 nömrəli əlavə."""
    number, _, name = words.rpartition(" ")
    named = READ.get(name, ())
    if not named or not number:
        return None
    number = number.removesuffix(" nömrəli")
    suffixed = _SUFFIX.fullmatch(number)
    number = suffixed[1] if suffixed else number
    target = _by_name(_NAMED.get(named[0].noun), number, where)
    return _with(target, _forms_of(name))


def _forms_of(name: str) -> tuple[Form, ...]:
    """The forms an Azerbaijani name may stand in."""
    return tuple(
        Form(style=style, plural=word.plural, possessed=possessed, case=word.case)
        for word in READ[name]
        for style, possessed in ((FULL, word.possessed), (OWN, False), (OWN, word.possessed))
    )


def _with(target: Target | None, forms: tuple[Form, ...]) -> _Read | None:
    return (target, forms) if target else None


def _chained(words: str, where: _Where) -> _Read | None:
    """A unit within a unit: 5-ci maddənin a) bəndinə, point (a) of clause 5.2."""
    whole, part = _cut(words)
    outer = _read(whole, where) if whole else None
    if outer is None or not outer[0].path:
        return None
    inner = _read(part, replace(where, base=outer[0].path))
    if inner is None:
        return None
    possessed = _fitting(whole, outer, where.register).possessed
    forms = dict.fromkeys(replace(form, style=FULL, possessed=possessed) for form in inner[1])
    return inner[0], tuple(forms)


def _cut(words: str) -> tuple[str, str]:
    """The whole and the part: before and after the last genitive, or after and before "of"."""
    part, of, whole = words.partition(" of ")
    if of:
        return whole, part
    each = words.split(" ")
    for place in range(len(each) - 1, 0, -1):
        if any(word.case is Case.GENITIVE for word in READ.get(each[place - 1], ())):
            return " ".join(each[:place]), " ".join(each[place:])
    return "", ""


def reads_as_reference(words: str) -> bool:
    """Whether words between braces cite a unit by its number, be there such a unit or not."""
    words = " ".join(words.split())
    foreign = _FOREIGN.fullmatch(words)
    each = (foreign[2] if foreign else words).replace("№", " ").split()
    parts = [_part(word) for word in each]
    return _NUMBER in parts and None not in parts


_NUMBER, _NAME = "number", "name"


def _part(word: str) -> str | None:
    """What a word is in a citation; None where it is none."""
    suffixed = _SUFFIX.fullmatch(word)
    if lower(word) in READ or _english(word) or word in ("§", "of", "nömrəli", "No", "No."):
        return _NAME
    bare = suffixed[1] if suffixed else word
    if path_of(bare) is None:
        return None
    marked = bare[0].isdigit() or bare.endswith(")")
    return _NUMBER if marked or re.fullmatch("[IVXLCDM]+", bare) else None
