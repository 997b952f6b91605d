"""How norms are worded: short, affirmative, in the present tense, in Azerbaijani words."""

import re
from collections.abc import Iterator

from app.statute.checks.reading import Passage, Reading
from app.statute.checks.rule import Finding, Group, Level, law, rule
from app.statute.language import lower
from app.statute.terms.inflection import is_suffix, stems

LONGEST_HEADING = 15
"""Words of a heading."""

LONGEST_SENTENCE = 60
"""Words of a sentence."""

MOST_NEGATIONS = 3
"""Negative words of one sentence."""

LONG_HEADING = rule(
    "long_heading",
    (Group.LANGUAGE, Level.NOTE),
    law("26", "cı"),
    (
        "Uzun başlıq",
        "Başlıq {count} sözdən ibarətdir. Başlıq qısa olmalı və məzmunu əks etdirməlidir.",
        "Başlığı əsas məfhuma qədər qısaldın, təfərrüatı mətnə keçirin.",
    ),
    (
        "Long heading",
        "The heading has {count} words. A heading is short and says what the unit is about.",
        "Cut it down to its main notion; move the details into the text.",
    ),
)
HEADING_STOP = rule(
    "heading_stop",
    (Group.LANGUAGE, Level.NOTE),
    law("26", "cı"),
    (
        "Başlığın sonunda işarə",
        "Başlığın sonunda durğu işarəsi qoyulmur.",
        "Sondakı işarəni silin.",
    ),
    (
        "Heading ends with a sign",
        "No punctuation mark closes a heading.",
        "Delete the sign at the end.",
    ),
)
LONG_SENTENCE = rule(
    "long_sentence",
    (Group.LANGUAGE, Level.NOTE),
    law("26", "cı"),
    (
        "Uzun cümlə",
        "Cümlə {count} sözdən ibarətdir. Norma qısa və birmənalı ifadə olunmalıdır.",
        "Cümləni iki və ya daha çox cümləyə bölün, yaxud sadalamanı bəndlərə ayırın.",
    ),
    (
        "Long sentence",
        "The sentence has {count} words. A norm is short and has one meaning.",
        "Make two or more sentences of it, or set the enumeration out in points.",
    ),
)
FUTURE = rule(
    "future_tense",
    (Group.LANGUAGE, Level.NOTE),
    law("26", "cı"),
    (
        "Gələcək zaman",
        "“{words}” gələcək zamandadır. Norma əsasən indiki zamanda ifadə olunur.",
        "İndiki zamanda yazın: “-ır/-ir/-ur/-ür”.",
    ),
    (
        "Future tense",
        "“{words}” is in the future tense. Norms are mostly worded in the present.",
        "Put the verb in the present tense.",
    ),
)
NEGATIVE = rule(
    "negative_norm",
    (Group.LANGUAGE, Level.NOTE),
    law("26", "cı"),
    (
        "Çoxlu inkar",
        "Bir cümlədə {count} inkar sözü var. Norma əsasən təsdiq formasında ifadə olunur.",
        "Nəyin edildiyini yazın, inkarları azaldın.",
    ),
    (
        "Many negations",
        "One sentence holds {count} negations. Norms are mostly worded affirmatively.",
        "Say what is done; do with fewer negations.",
    ),
)
LOAN_WORD = rule(
    "loan_word",
    (Group.LANGUAGE, Level.NOTE),
    law("56", "cı"),
    (
        "Qarşılığı olan alınma söz",
        "“{words}” sözünün Azərbaycan dilində qarşılığı var.",
        "“{native}” yazın.",
    ),
    (
        "Loan word with an equivalent",
        "There is an Azerbaijani word for “{words}”.",
        "Write “{native}”.",
    ),
)

RULES = (LONG_HEADING, HEADING_STOP, LONG_SENTENCE, FUTURE, NEGATIVE, LOAN_WORD)

NATIVE = {
    "kvorum": "yetərsay",
    "prezidium": "rəyasət heyəti",
    "sekretariat": "katiblik",
    "assambleya": "yığıncaq",
    "kriteriya": "meyar",
    "kandidat": "namizəd",
    "kompetensiya": "səlahiyyət",
    "rezolyusiya": "qətnamə",
    "implementasiya": "icra",
    "transparentlik": "şəffaflıq",
    "vizyon": "strateji baxış",
    "kooperasiya": "əməkdaşlıq",
    "diskussiya": "müzakirə",
    "deleqat": "nümayəndə",
    "statut": "nizamnamə",
}
"""Loan words and what replaces them; "Yetərsay" is the parliament's own label."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_FUTURE = re.compile(
    r"\b(?!gələcək)\w{2,}(?:acaq|əcək)(?:dır|dir|lar|lər|dırlar|dirlər)?(?=\s*[.;](?:\s|$)|\s*$)"
)
_NEGATION = re.compile(
    r"\b(?:deyil\w*|yoxdur|heç|\w{2,}m[aə]z(?:lar|lər)?|\w{2,}m[ıiuü]r(?:lar|lər)?"
    r"|\w{2,}(?:mayan|məyən|madan|mədən|madıq\w*|mədik\w*|mamalı\w*|məməli\w*))\b"
)
_NOT_NEGATIVE = frozenset({"tamam", "namaz", "maz", "almaz", "yaramaz", "bitməz", "ömür", "əmr"})


def find(reading: Reading) -> Iterator[Finding]:
    """Findings in no order."""
    loans = _Loans()
    for passage in reading.authoritative:
        if passage.in_heading:
            yield from _heading(passage)
        else:
            yield from _sentences(passage)
        yield from loans.find(passage)


def _heading(passage: Passage) -> Iterator[Finding]:
    words = passage.text.split()
    if len(words) > LONGEST_HEADING:
        yield passage.found(LONG_HEADING, 0, len(passage.text), count=len(words))
    if passage.text[-1] in ".;:,":
        yield passage.found(HEADING_STOP, len(passage.text) - 1, len(passage.text))


def _sentences(passage: Passage) -> Iterator[Finding]:
    said = lower(passage.text)
    for sentence in passage.sentences():
        count = sum(any(map(str.isalnum, word)) for word in sentence.group().split())
        if count > LONGEST_SENTENCE:
            yield passage.found(LONG_SENTENCE, *sentence.span(), count=count)
        negations = _NEGATION.findall(said, *sentence.span())
        if len(set(negations) - _NOT_NEGATIVE) > MOST_NEGATIONS:
            yield passage.found(NEGATIVE, *sentence.span(), count=len(negations))
    for match in _FUTURE.finditer(said):
        yield passage.found(FUTURE, *match.span())


class _Loans:
    """Loan words in any form, each form judged once."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._shapes = {
            stem: (vowel, native)
            for loan, native in NATIVE.items()
            for stem, vowel in stems(loan, compound=False)
        }

    def find(self, passage: Passage) -> Iterator[Finding]:
        """Every loan word of a passage."""
        for match in _WORD.finditer(lower(passage.text)):
            if native := self._native(match.group()):
                yield passage.found(LOAN_WORD, *match.span(), native=native)

    def _native(self, word: str) -> str:
        if word not in self._known:
            self._known[word] = self._judged(word)
        return self._known[word]

    def _judged(self, word: str) -> str:
        for length in range(4, len(word) + 1):
            stem, rest = word[:length], word[length:]
            if stem in self._shapes:
                vowel, native = self._shapes[stem]
                if is_suffix(rest, stem, vowel=vowel):
                    return native
        return ""
