"""What a unit is called in its act family, how its number is printed and how it is cited."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from app.statute.language import ordinal_suffix
from app.statute.snapshot import Family, Kind


class Case(StrEnum):
    """The grammatical case a citation stands in; English has one form for all."""

    NOMINATIVE = "nominative"
    GENITIVE = "genitive"
    DATIVE = "dative"
    ACCUSATIVE = "accusative"
    LOCATIVE = "locative"
    ABLATIVE = "ablative"


class Noun(NamedTuple):
    """An Azerbaijani unit name in every case, alone and possessed ("nizamnamənin maddəsi")."""

    alone: Mapping[Case, str]
    possessed: Mapping[Case, str]


def _noun(alone: str, possessed: str) -> Noun:
    """Six forms each, in the order of `Case`."""
    return Noun(
        dict(zip(Case, alone.split(), strict=True)),
        dict(zip(Case, possessed.split(), strict=True)),
    )


NOUNS: Mapping[str, Noun] = {
    "preambula": _noun(
        "preambula preambulanın preambulaya preambulanı preambulada preambuladan",
        "preambulası preambulasının preambulasına preambulasını preambulasında preambulasından",
    ),
    "bölmə": _noun(
        "bölmə bölmənin bölməyə bölməni bölmədə bölmədən",
        "bölməsi bölməsinin bölməsinə bölməsini bölməsində bölməsindən",
    ),
    "fəsil": _noun(
        "fəsil fəslin fəslə fəsli fəsildə fəsildən",
        "fəsli fəslinin fəslinə fəslini fəslində fəslindən",
    ),
    "paraqraf": _noun(
        "paraqraf paraqrafın paraqrafa paraqrafı paraqrafda paraqrafdan",
        "paraqrafı paraqrafının paraqrafına paraqrafını paraqrafında paraqrafından",
    ),
    "maddə": _noun(
        "maddə maddənin maddəyə maddəni maddədə maddədən",
        "maddəsi maddəsinin maddəsinə maddəsini maddəsində maddəsindən",
    ),
    "hissə": _noun(
        "hissə hissənin hissəyə hissəni hissədə hissədən",
        "hissəsi hissəsinin hissəsinə hissəsini hissəsində hissəsindən",
    ),
    "bənd": _noun(
        "bənd bəndin bəndə bəndi bənddə bənddən",
        "bəndi bəndinin bəndinə bəndini bəndində bəndindən",
    ),
    "yarımbənd": _noun(
        "yarımbənd yarımbəndin yarımbəndə yarımbəndi yarımbənddə yarımbənddən",
        "yarımbəndi yarımbəndinin yarımbəndinə yarımbəndini yarımbəndində yarımbəndindən",
    ),
    "abzas": _noun(
        "abzas abzasın abzasa abzası abzasda abzasdan",
        "abzası abzasının abzasına abzasını abzasında abzasından",
    ),
    "məqsəd": _noun(
        "məqsəd məqsədin məqsədə məqsədi məqsəddə məqsəddən",
        "məqsədi məqsədinin məqsədinə məqsədini məqsədində məqsədindən",
    ),
    "hədəf": _noun(
        "hədəf hədəfin hədəfə hədəfi hədəfdə hədəfdən",
        "hədəfi hədəfinin hədəfinə hədəfini hədəfində hədəfindən",
    ),
    "tədbir": _noun(
        "tədbir tədbirin tədbirə tədbiri tədbirdə tədbirdən",
        "tədbiri tədbirinin tədbirinə tədbirini tədbirində tədbirindən",
    ),
    "əlavə": _noun(
        "əlavə əlavənin əlavəyə əlavəni əlavədə əlavədən",
        "əlavəsi əlavəsinin əlavəsinə əlavəsini əlavəsində əlavəsindən",
    ),
}

_COMMON = {
    Kind.PREAMBLE: ("preambula", "preamble"),
    Kind.PART: ("bölmə", "part"),
    Kind.CHAPTER: ("fəsil", "chapter"),
    Kind.SECTION: ("paraqraf", "section"),
    Kind.POINT: ("bənd", "point"),
    Kind.INDENT: ("abzas", "indent"),
    Kind.ANNEX: ("əlavə", "annex"),
}

_ARTICLE = ("maddə", "article")
_MEMBER = ("hissə", "paragraph")
"""A paragraph counted anew in its article: "77-ci maddənin 5-ci hissəsi" in the codes."""

_BY_LEVEL: Mapping[Family, tuple[tuple[str, str], ...]] = {
    Family.LAW: (_ARTICLE,),
    Family.EUROPEAN: (_ARTICLE,),
    Family.SUBORDINATE: (
        ("hissə", "paragraph"),
        ("bənd", "clause"),
        ("yarımbənd", "sub-clause"),
    ),
    Family.PLAN: (("məqsəd", "goal"), ("hədəf", "objective"), ("tədbir", "action")),
}
"""Names of articles and paragraphs by the levels of their number (21-IVKQ, Art. 30.2);
the last one serves all deeper levels."""

_PARTS = frozenset({"yarımbənd", "abzas"})
"""Units that are parts of one that is cited by itself."""

_PRINTED_BARE = {Kind.PARAGRAPH: "{}.", Kind.POINT: "{})", Kind.SECTION: "§ {}"}
_PRINTED_EUROPEAN = {Kind.POINT: "({})", Kind.SECTION: "Section {}"}
"""In English, as acts of the Union print them."""

_PRINTED_NAMED = {Kind.ARTICLE: "Maddə {0}", Kind.ANNEX: "{0} nömrəli {2}"}
"""In Azerbaijani; filled with the number, the number as an ordinal, and the name."""

_ENDS_IN_DIGITS = re.compile("([0-9]{1,18})$")


def unit_name(kind: Kind, number: str, family: Family, language: str) -> str:
    """What the unit is called: 1.1.7 is a maddə in a law, a yarımbənd in a subordinate act."""
    names = _COMMON.get(kind)
    if kind is Kind.PARAGRAPH and "." not in number:
        names = _MEMBER
    if names is None:
        levels = _BY_LEVEL[family]
        names = levels[min(number.count("."), len(levels) - 1)]
    return names[0] if language == "az" else names[1]


def repealed_words(kind: Kind, number: str, family: Family, language: str) -> str:
    """What stands in place of a unit taken out of an act in force, in brackets.

    A unit that is cited by itself has been repealed ("53.1.4-cü maddə ləğv edilmişdir"), an item
    of a list, a part of a clause or a line taken out ("çıxarılmışdır"), as in the codes' notes.
    """
    part = kind is Kind.POINT or unit_name(kind, number, family, "az") in _PARTS
    if language == "az":
        return "(çıxarılmışdır)" if part else "(ləğv edilmişdir)"
    return "(deleted)" if part else "(repealed)"


def with_suffix(number: str) -> str:
    """The number as an ordinal; Roman numerals and letters take no suffix."""
    spoken = _ENDS_IN_DIGITS.search(number)
    return f"{number}-{ordinal_suffix(int(spoken[1]))}" if spoken else number


def _capital(name: str) -> str:
    """The English name as it opens a heading or a citation."""
    return name[:1].upper() + name[1:]


def printed(kind: Kind, number: str, family: Family, language: str) -> str:
    """The number as it stands before the text: `Maddə 5`, `5.2.`, `a)`, `I fəsil`; "" for none."""
    if not number or kind in {Kind.PREAMBLE, Kind.INDENT}:
        return ""
    if kind is Kind.ARTICLE and not family.has_articles:
        kind = Kind.PARAGRAPH
    if family is Family.EUROPEAN and language != "az" and kind in _PRINTED_EUROPEAN:
        return _PRINTED_EUROPEAN[kind].format(number)
    if kind in _PRINTED_BARE:
        return _PRINTED_BARE[kind].format(number)
    name = unit_name(kind, number, family, language)
    if language != "az":
        return f"{_capital(name)} {number}"
    return _PRINTED_NAMED.get(kind, "{1} {2}").format(number, with_suffix(number), name)


def cite(
    kind: Kind,
    number: str,
    family: Family,
    language: str,
    *,
    case: Case = Case.NOMINATIVE,
    possessed: bool = False,
) -> str:
    """How running text refers to the unit: `5.2-ci maddə`, `a) bəndinə`; `Article 5.2`.

    Possessed after the name of the act: "Nizamnamənin 5.2-ci maddəsinə". A point always is, its
    letter being a name: "a) bəndi". A unit without number is cited by its name alone.
    """
    name = unit_name(kind, number, family, language)
    if language != "az":
        bare = family is not Family.EUROPEAN
        sign = (f" {number})" if bare else f" ({number})") if kind is Kind.POINT else f" {number}"
        return _capital(name) + sign if number else _capital(name)
    noun = NOUNS[name]
    form = (noun.possessed if possessed or kind is Kind.POINT else noun.alone)[case]
    if not number:
        return form
    if kind is Kind.POINT:
        return f"{number}) {form}"
    if kind is Kind.ANNEX:
        return f"{number} nömrəli {form}"
    return f"{with_suffix(number)} {form}"
