"""How official Azerbaijani names a place in an act, counts, quotes and says what is quoted."""

import re
from collections.abc import Mapping

from app.statute.amending.instructions import BOTH, Target
from app.statute.language import ordinal
from app.statute.numbering import Case, cite_path
from app.statute.snapshot import Family

Forms = Mapping[Case, str]


def _forms(words: str) -> Forms:
    return dict(zip(Case, words.split(), strict=True))


LINE = _forms("abzası abzasının abzasına abzasını abzasında abzasından")
SENTENCE = _forms("cümləsi cümləsinin cümləsinə cümləsini cümləsində cümləsindən")
HEADING = _forms("adı adının adına adını adında adından")
"""Possessed: they are always of something ("49-cu maddənin adına")."""

ACTS: Mapping[str, Forms] = {
    "charter": _forms("Nizamnamə Nizamnamənin Nizamnaməyə Nizamnaməni Nizamnamədə Nizamnamədən"),
    "regulation": _forms("Əsasnamə Əsasnamənin Əsasnaməyə Əsasnaməni Əsasnamədə Əsasnamədən"),
    "plan": _forms("Plan Planın Plana Planı Planda Plandan"),
    "strategic_plan": _forms("Plan Planın Plana Planı Planda Plandan"),
    "action_plan": _forms("Plan Planın Plana Planı Planda Plandan"),
    "service_charter": _forms("Xartiya Xartiyanın Xartiyaya Xartiyanı Xartiyada Xartiyadan"),
    "agreement": _forms("Saziş Sazişin Sazişə Sazişi Sazişdə Sazişdən"),
    "guideline": _forms("Qayda Qaydanın Qaydaya Qaydanı Qaydada Qaydadan"),
    "law": _forms("Qanun Qanunun Qanuna Qanunu Qanunda Qanundan"),
    "act": _forms("Akt Aktın Akta Aktı Aktda Aktdan"),
}
"""What the amended act calls itself."""

WORD, WORDS, DIGIT, DIGITS = "söz", "sözlər", "rəqəm", "rəqəmlər"
QUOTED = {
    WORD: ("sözü", "sözündən"),
    WORDS: ("sözləri", "sözlərindən"),
    DIGIT: ("rəqəmi", "rəqəmindən"),
    DIGITS: ("rəqəmləri", "rəqəmlərindən"),
}
"""What is quoted: as object, and in the ablative before "sonra" and "əvvəl"."""

SIGNS = {".": "nöqtə", ";": "nöqtəli vergül", ",": "vergül", ":": "iki nöqtə"}
"""Signs that may be replaced at the end of a unit ("sonunda nöqtə işarəsi nöqtəli vergül
işarəsi ilə əvəz edilsin"); within a text a sign is changed with the word it follows."""

_POINT = re.compile(r"(?<!\S)(\S+)\) (?=(?:yarım)?bənd)")
_UNITS = [
    "birinci",
    "ikinci",
    "üçüncü",
    "dördüncü",
    "beşinci",
    "altıncı",
    "yeddinci",
    "səkkizinci",
    "doqquzuncu",
]
_TENS = ["on", "iyirmi", "otuz", "qırx", "əlli", "altmış", "yetmiş", "səksən", "doxsan"]
_ROUND = [
    "onuncu",
    "iyirminci",
    "otuzuncu",
    "qırxıncı",
    "əllinci",
    "altmışıncı",
    "yetmişinci",
    "səksəninci",
    "doxsanıncı",
]


def counted(number: int) -> str:
    """birinci, on birinci, iyirminci; from a hundred on in digits: 100-cü."""
    tens, unit = divmod(number, 10)
    if tens > 9:
        return ordinal(number)
    if not unit:
        return _ROUND[tens - 1]
    return f"{_TENS[tens - 1]} {_UNITS[unit - 1]}" if tens else _UNITS[unit - 1]


def act_forms(kind: str, family: Family) -> Forms:
    """The noun the act is called by, in every case."""
    return ACTS.get(kind if kind != "act" or family is not Family.LAW else "law", ACTS["act"])


def place(target: Target, case: Case, family: Family, kind: str) -> str:
    """The target in a case: `5.9-cu bəndin ikinci abzasının birinci cümləsində`.

    The letter of a point is quoted, as amending acts do: `11-ci maddənin “g” bəndində`.
    """
    links: list[tuple[str, Forms]] = []
    if target.heading:
        links.append(("", HEADING))
    if target.line:
        links.append((counted(target.line) + " ", LINE))
    if target.sentence:
        links.append((counted(target.sentence) + " ", SENTENCE))
    first = Case.GENITIVE if links else case
    said = _unit(target, first, family, kind)
    for turn, (which, forms) in enumerate(links, start=1):
        said += f" {which}{forms[case if turn == len(links) else Case.GENITIVE]}"
    return said


def _unit(target: Target, case: Case, family: Family, kind: str) -> str:
    if not target.path:
        return act_forms(kind, family)[case]
    return _POINT.sub(r"“\1” ", cite_path(target.path, family, "az", case=case))


def turn_words(turn: int) -> str:
    """`ikinci halda `, `hər iki halda `, nothing where words stand once."""
    if turn == BOTH:
        return "hər iki halda "
    return f"{counted(turn)} halda " if turn else ""


def noun(phrase: str) -> str:
    """What a quoted phrase is: a word or several, a digit or several."""
    if phrase.isdecimal():
        return DIGIT if len(phrase) == 1 else DIGITS
    words = [one for one in phrase.split() if any(sign.isalnum() for sign in one)]
    return WORDS if len(words) > 1 else WORD


def object_noun(phrase: str) -> str:
    """sözü, sözləri, rəqəmi or rəqəmləri, as the phrase is."""
    return QUOTED[noun(phrase)][0]


def ablative_noun(phrase: str) -> str:
    """The same before "sonra" and "əvvəl"."""
    return QUOTED[noun(phrase)][1]
