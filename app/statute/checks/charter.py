"""What a charter must say, and which clause says it (Civil Code 47.2, 114, 117 to 119)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.statute.checks.reading import Reading
from app.statute.checks.rule import Finding, Group, Level, Rule, Said, civil, rule
from app.statute.language import lower
from app.statute.snapshot import AUTHORITATIVE, Clause
from app.statute.structure import within

CHARTER = "charter"
"""The kind of document that must say all this."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing a charter must say, and how a text that says it reads."""

    rule: Rule
    heading: str
    """Shape of a heading that promises it; empty for none."""
    text: str
    """Shape of a text that says it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One item of the checklist, and the clauses that say it, the best first."""

    rule: Rule
    clauses: tuple[str, ...]

    @property
    def is_satisfied(self) -> bool:
        """Whether any clause says it."""
        return bool(self.clauses)


def _item(name: str, source: Said, said: tuple[str, str], shapes: tuple[str, str]) -> Item:
    az, en = said
    demanded = rule(
        f"content_{name}",
        (Group.CONTENT, Level.WARNING),
        source,
        (
            az,
            "Nizamnamədə bu barədə müddəa tapılmadı.",
            "Müddəanı əlavə edin, yaxud harada olduğunu göstərib bu qeydi kənara qoyun.",
        ),
        (
            en,
            "No provision on this was found in the charter.",
            "Add the provision, or set this aside saying where it is.",
        ),
    )
    return Item(demanded, *shapes)


_MANDATORY, _UNION = civil("47.2", "ci"), civil("118", "ci")

ITEMS = (
    _item("name", _MANDATORY, ("Ad", "Name"), (r"\bad[ıi]\b", r"\b(?:tam )?adı\b.{0,40}[“«\"]")),
    _item(
        "union",
        civil("117.6", "cı"),
        ("Adda “ittifaq” sözü", "The word “union” in the name"),
        ("", r"\bad[ıi]\b.{0,160}ittifaq"),
    ),
    _item(
        "seat",
        _MANDATORY,
        ("Olduğu yer və ünvan", "Seat and address"),
        (r"olduğu yer|ünvan", r"olduğu yer|hüquqi ünvan"),
    ),
    _item(
        "goals",
        _MANDATORY,
        ("Fəaliyyətin predmeti və məqsədləri", "Subject and goals"),
        (r"məqsəd", r"məqsəd(?:i|ləri)\b"),
    ),
    _item(
        "state_powers",
        _MANDATORY,
        ("Dövlət səlahiyyətlərinin mənimsənilməməsi", "No powers of state bodies are assumed"),
        (
            "",
            r"dövlət \w*\s?orqanların\w+.{0,80}səlahiyyət\w+.{0,60}(?:götürm|mənimsəm)",
        ),
    ),
    _item(
        "organs",
        _UNION,
        ("İdarəetmə orqanları və tərkibi", "Governing bodies and their composition"),
        (r"orqanlar|idarəetmə", r"orqanları (?:aşağıdakılardır|bunlardır)|idarəetmə orqan"),
    ),
    _item(
        "powers",
        _UNION,
        ("Orqanların səlahiyyətləri", "Powers of the bodies"),
        (
            r"səlahiyyət",
            r"səlahiyyətlərinə (?:aşağı|aid|daxil)|(?:müstəsna|aşağıdakı) səlahiyyət",
        ),
    ),
    _item(
        "decisions",
        _UNION,
        ("Qərarların qəbulu qaydası", "How decisions are taken"),
        (r"qərarların qəbul", r"qərarlar\w*.{0,80}səs çoxluğu"),
    ),
    _item(
        "quorum",
        _UNION,
        ("Yetərsay", "Quorum"),
        (r"yetərsay|kvorum", r"yetərsay|kvorum|səlahiyyətli sayılır|səlahiyyətlidir"),
    ),
    _item(
        "qualified",
        _UNION,
        (
            "Yekdillik və ya ixtisaslı səs çoxluğu tələb edən məsələlər",
            "Matters that need unanimity or a qualified majority",
        ),
        ("", r"ixtisaslı səs|yekdilliklə|üçdə iki"),
    ),
    _item(
        "membership",
        civil("119", "cu"),
        ("Üzvlüyə qəbul", "Admission of members"),
        (r"üzvlüyə qəbul|üzv qəbul", r"üzvlüyə qəbul|üzv(?:lər)? qəbul"),
    ),
    _item(
        "exit",
        civil("119", "cu"),
        ("Üzvlükdən çıxma", "Leaving"),
        (r"üzvlükdən çıx|xitam", r"(?:üzvlükdən|tərkibindən|konfransdan) .{0,30}çıx"),
    ),
    _item(
        "exclusion",
        civil("119", "cu"),
        ("Üzvlükdən xaric etmə", "Exclusion"),
        (r"xaric", r"xaric (?:edil|et|olun)"),
    ),
    _item(
        "rights",
        _UNION,
        ("Üzvlərin hüquq və vəzifələri", "Rights and duties of members"),
        (r"üzv\w* (?:hüquq|vəzifə)", r"üzv\w* .{0,40}(?:hüquqları|vəzifələri)"),
    ),
    _item(
        "contributions",
        _UNION,
        ("Üzvlük haqqının miqdarı və ödənilməsi", "Amount and payment of contributions"),
        (r"üzvlük haq", r"üzvlük haqq\w*.{0,80}(?:miqdar|məbləğ|ödəni)"),
    ),
    _item(
        "default",
        _UNION,
        ("Haqqın ödənilməməsinə görə məsuliyyət", "Liability for non-payment"),
        (r"ödənilməmə", r"(?:ödənilmədik|ödəmədik|ödəməyən|ödənilməmə|gecikdir)\w*"),
    ),
    _item(
        "liability",
        civil("117.5", "ci"),
        ("Üzvlərin subsidiar məsuliyyəti", "Subsidiary liability of members"),
        ("", r"subsidiar məsuliyyət"),
    ),
    _item(
        "property",
        civil("114", "cü"),
        ("Əmlak və maliyyə mənbələri", "Property and sources of funds"),
        (r"əmlak|maliyyə mənbə", r"əmlak\w* .{0,60}(?:mənbə|formalaş|mülkiyyət)"),
    ),
    _item(
        "amendment",
        civil("47.3", "cü"),
        ("Nizamnaməyə dəyişiklik qaydası", "How the charter is amended"),
        (r"nizamnaməyə.{0,30}dəyişiklik", r"nizamnaməyə.{0,40}dəyişiklik"),
    ),
    _item(
        "reorganisation",
        _MANDATORY,
        ("Yenidən təşkil", "Reorganisation"),
        (r"yenidən təşkil", r"yenidən təşkil"),
    ),
    _item(
        "liquidation",
        _MANDATORY,
        ("Ləğvetmə qaydası", "How it is liquidated"),
        (r"ləğv", r"(?:konfrans|ittifaq|birli)\w*.{0,60}ləğv"),
    ),
    _item(
        "remainder",
        _UNION,
        ("Ləğv zamanı əmlak üzərində sərəncam", "Property on liquidation"),
        (r"ləğv.{0,20}əmlak|əmlak.{0,20}ləğv", r"ləğv.{0,120}(?:qalan )?əmlak"),
    ),
)

RULES = tuple(item.rule for item in ITEMS)
_SHAPES = tuple(
    (item, re.compile(item.heading) if item.heading else None, re.compile(item.text, re.DOTALL))
    for item in ITEMS
)
MOST_NAMED = 3
"""Clauses named beside an item."""


def checklist(reading: Reading) -> tuple[Answer, ...]:
    """Every item with the clauses that say it; nothing for documents that are no charter."""
    if reading.kind != CHARTER:
        return ()
    said = [_words(clause) for clause in reading.clauses]
    return tuple(
        Answer(item.rule, _saying(reading, said, (heading, text)))
        for item, heading, text in _SHAPES
    )


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each item nobody says, on the document as a whole."""
    for answer in checklist(reading):
        if not answer.is_satisfied:
            yield Finding(answer.rule, None, "")


def _words(clause: Clause) -> tuple[str, str, str]:
    wording = clause.wording(AUTHORITATIVE)
    return clause.id, lower(wording.heading), lower(wording.text)


def _saying(
    reading: Reading,
    said: Sequence[tuple[str, str, str]],
    shapes: tuple["re.Pattern[str] | None", "re.Pattern[str]"],
) -> tuple[str, ...]:
    """The unit whose heading promises it with what says it there, else whatever says it."""
    heading, text = shapes
    worded = [one for one, _, words in said if words and text.search(words)]
    headed = [one for one, title, _ in said if heading and title and heading.search(title)]
    if not worded or not headed:
        return tuple(worded[:MOST_NAMED])
    inside = within(reading.clauses, headed[0])
    there = [one for one in worded if one in inside] or worded
    return (headed[0], *there[: MOST_NAMED - 1])
