"""What topics and countries of European practice are called, on pages and in files."""

from collections.abc import Mapping
from typing import Any

from babel import Locale
from flask_babel import get_locale
from flask_babel import lazy_gettext as _l

COUNTRIES: Mapping[str, Any] = {
    "": _l("International"),
    "AT": _l("Austria"),
    "AZ": _l("Azerbaijan"),
    "BE": _l("Belgium"),
    "CH": _l("Switzerland"),
    "CZ": _l("Czechia"),
    "DE": _l("Germany"),
    "ES": _l("Spain"),
    "EU": _l("European Union"),
    "FI": _l("Finland"),
    "FR": _l("France"),
    "GB": _l("United Kingdom"),
    "IT": _l("Italy"),
    "LT": _l("Lithuania"),
    "NO": _l("Norway"),
    "PL": _l("Poland"),
    "PT": _l("Portugal"),
    "SE": _l("Sweden"),
}

TOPICS: Mapping[str, Any] = {
    "academics": _l("academic staff"),
    "admission": _l("admission of members"),
    "aims": _l("aims"),
    "amendments": _l("amendment of the statute"),
    "associate-members": _l("associate members"),
    "autonomy": _l("autonomy"),
    "bologna": _l("Bologna process"),
    "careers": _l("careers"),
    "citation": _l("citation"),
    "committees": _l("committees"),
    "consultation": _l("consultation"),
    "cooperation": _l("cooperation"),
    "definitions": _l("definitions"),
    "drafting": _l("drafting of acts"),
    "duration": _l("duration"),
    "education-policy": _l("education policy"),
    "elections": _l("elections"),
    "exclusion": _l("exclusion"),
    "exit": _l("leaving"),
    "fees": _l("membership fees"),
    "finance": _l("finance"),
    "founding": _l("founding"),
    "groups": _l("groups of institutions"),
    "internationalisation": _l("internationalisation"),
    "labour-market": _l("labour market"),
    "legal-basis": _l("legal basis"),
    "legal-status": _l("legal status"),
    "liability": _l("liability"),
    "liquidation": _l("liquidation"),
    "majority": _l("majorities"),
    "meetings": _l("meetings"),
    "membership": _l("membership"),
    "micro-credentials": _l("micro-credentials"),
    "ministry": _l("relations with the ministry"),
    "name": _l("name"),
    "nominations": _l("nomination of candidates"),
    "notice": _l("notice of meetings"),
    "numbering": _l("numbering"),
    "organs": _l("organs"),
    "private-institutions": _l("private institutions"),
    "property": _l("property"),
    "publication": _l("publication"),
    "quality-assurance": _l("quality assurance"),
    "recognition": _l("recognition of qualifications"),
    "recommendations": _l("recommendations"),
    "registration": _l("registration"),
    "representation": _l("representation"),
    "required-content": _l("required content"),
    "requisites": _l("requisites of acts"),
    "rules-approval": _l("approval of the rules by the state"),
    "seat": _l("seat"),
    "secretariat": _l("secretariat"),
    "students": _l("students"),
    "tasks": _l("tasks"),
    "terms": _l("terms of office"),
    "vacancy": _l("vacancies"),
    "values": _l("values"),
    "votes": _l("votes"),
}


def topic(name: str) -> str:
    """A topic in words; an unknown one as it was written."""
    return str(TOPICS.get(name, name.replace("-", " ")))


def country(name: str) -> str:
    """A country in words, as we or as Unicode CLDR call it; an unknown one by its code."""
    if name in COUNTRIES:
        return str(COUNTRIES[name])
    return str((get_locale() or Locale("en")).territories.get(name, name))
