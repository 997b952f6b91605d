"""What an explanatory note says in its own words, in each language."""

from collections.abc import Mapping

AZ = {
    "title": "Əsaslandırma",
    "purpose": "«{title}» layihəsi {chapters} fəsildən və {articles} maddədən ibarətdir.",
    "whole": "«{title}» layihəsi {articles} maddədən ibarətdir.",
    "against": (
        "Layihə bu mətnlə müqayisədə tərtib edilib: {older}. Əlavə edilən struktur vahidləri: "
        "{inserted}; dəyişdirilənlər: {changed}; yeri dəyişdirilənlər: {moved}; çıxarılanlar: "
        "{removed}."
    ),
    "illustrative": "Mətn nümunə (illüstrativ) xarakteri daşıyır və rəsmi mətn deyil.",
    "inserted": "əlavə edilir",
    "changed": "dəyişdirilir",
    "moved": "yeri dəyişdirilir",
    "removed": "çıxarılır",
    "no_heading": "Fəsillərdən kənar",
    "and_more": "{units} və daha {n}",
    "needs": (
        "Hədəf qruplarının {n} ehtiyacı nəzərdən keçirilib: {fully} ehtiyac tam, {partly} ehtiyac "
        "qismən cavablandırılır, {left} ehtiyac cavabsız qalır."
    ),
    "needs_left": "Cavabsız qalan ehtiyaclar:",
    "follows": "Əsas götürülmüş Avropa təcrübəsi",
    "adapts": "Yerli şəraitə uyğunlaşdırılmış Avropa təcrübəsi",
    "departs": "Fərqli həll seçilmiş məsələlər",
    "informs": "Nəzərə alınmış Avropa təcrübəsi",
    "states": "Struktur vahidlərinin vəziyyəti: {states}.",
    "members": "Razılaşdırmada iştirak edir: {names}.",
    "remarks": (
        "Rəy və təkliflərin sayı {n}: qəbul edilib — {accepted}, qismən qəbul edilib — {partly}, "
        "qəbul edilməyib — {rejected}, nəzərə alınıb — {noted}, geri götürülüb — {withdrawn}, "
        "baxılır — {open}."
    ),
}

EN = {
    "title": "Explanatory note",
    "purpose": "The draft “{title}” has {chapters} chapters and {articles} articles.",
    "whole": "The draft “{title}” has {articles} articles.",
    "against": (
        "It was drawn up beside this text: {older}. Units inserted: {inserted}; changed: "
        "{changed}; moved: {moved}; removed: {removed}."
    ),
    "illustrative": "The text is an illustration and no official text.",
    "inserted": "inserted",
    "changed": "changed",
    "moved": "moved",
    "removed": "removed",
    "no_heading": "Outside the chapters",
    "and_more": "{units} and {n} more",
    "needs": (
        "Needs of target groups considered: {n}. Answered fully: {fully}; in part: {partly}; not "
        "answered: {left}."
    ),
    "needs_left": "Needs left unanswered:",
    "follows": "European practice followed",
    "adapts": "European practice adapted to conditions here",
    "departs": "Where another solution was chosen",
    "informs": "European practice taken into account",
    "states": "Where its units stand: {states}.",
    "members": "Whose approval is asked for: {names}.",
    "remarks": (
        "Remarks: {n}; accepted: {accepted}, accepted in part: {partly}, rejected: {rejected}, "
        "noted: {noted}, withdrawn: {withdrawn}, open: {open}."
    ),
}

WORDS: Mapping[str, Mapping[str, str]] = {"az": AZ, "en": EN}

HEADINGS: Mapping[str, Mapping[str, str]] = {
    "az": {
        "purpose": "Layihənin mahiyyəti",
        "needs": "Cavablandırılan ehtiyaclar",
        "practice": "Avropa təcrübəsi",
        "changes": "Mətn üzrə dəyişikliklər",
        "reasons": "Dəyişikliklərin əsasları",
        "agreement": "Müzakirə və razılaşdırma",
        "effects": "Maliyyə-iqtisadi və təşkilati nəticələr",
        "letter": "",
    },
    "en": {
        "purpose": "What the draft is",
        "needs": "Needs it answers",
        "practice": "European practice",
        "changes": "What changes in the text",
        "reasons": "Why it changes",
        "agreement": "Discussion and agreement",
        "effects": "Financial, economic and organisational effects",
        "letter": "",
    },
}
"""Of the sections of each paper."""


def said(language: str, key: str, **facts: object) -> str:
    """The words for `key`, with `facts` put in."""
    return WORDS[language][key].format(**facts)
