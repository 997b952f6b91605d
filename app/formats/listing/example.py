"""A few invented rows of each list: what a file may look like, to begin one's own from."""

from collections.abc import Mapping, Sequence
from typing import Any

EXAMPLES: Mapping[str, Sequence[Mapping[str, Any]]] = {
    "sources": (
        {
            "id": "example-statute",
            "kind": "statute",
            "country": "PT",
            "language": "pt",
            "organisation": {"az": "Nümunə Rektorlar Şurası", "en": "Example Council of Rectors"},
            "title": {
                "original": "Estatutos do Conselho (exemplo)",
                "az": "Şuranın Nizamnaməsi (nümunə)",
                "en": "Statutes of the Council (example)",
            },
            "adopted": "1993-08-17",
            "versions": [
                {"date": "1993-08-17", "label": "DL 283/93"},
                {"date": "2019-07-23", "label": "DL 96/2019", "link": "https://example.org/96"},
            ],
            "link": "https://example.org/statutes",
            "licence": "CC BY 4.0",
            "note": "Nümunə: öz sətirlərinizlə əvəz edin.",
            "verified": False,
        },
        {
            "id": "example-recommendation",
            "kind": "eu_act",
            "country": "EU",
            "language": "en",
            "organisation": {"en": "Council of the European Union"},
            "title": {"en": "Council Recommendation of 24 September 1998 (example)"},
            "adopted": "1998-09-24",
            "identifiers": {"celex": "31998H0561"},
            "verified": False,
        },
    ),
    "extracts": (
        {
            "id": "example-statute-term",
            "source": "example-statute",
            "article": "Art. 7(2)",
            "heading": {"az": "Sədrin səlahiyyət müddəti", "en": "Term of the president"},
            "summary": {
                "az": "Sədr üç il müddətinə, bir dəfə təkrar olmaqla seçilir.",
                "en": "The president is elected for three years, renewable once.",
            },
            "quotation": {"language": "pt", "text": "O mandato tem a duração de três anos."},
            "version": "2019-07-23",
            "topics": ["terms", "elections"],
            "verified": False,
        },
    ),
    "needs": (
        {
            "id": "EX-01",
            "group": "students",
            "title": {"az": "Tələbələrin səsi (nümunə)", "en": "A voice for students (example)"},
            "text": {
                "az": "Tələbələr konfransın işində iştirak etmək istəyirlər.",
                "en": "Students want to take part in the work of the conference.",
            },
            "kind": "expectation",
            "priority": "high",
            "status": "open",
            "evidence": {"az": "Sorğu, 2024", "en": "Survey, 2024"},
            "method": "survey",
            "link": "https://example.org/survey",
        },
    ),
}
