"""What kinds of documents and units are called, in each family of acts."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

DOCUMENTS: Mapping[str, Any] = {
    "charter": _l("Charter"),
    "regulation": _l("Regulation"),
    "strategic_plan": _l("Strategic plan"),
    "action_plan": _l("Action plan"),
    "plan": _l("Plan"),
    "agreement": _l("Agreement (document)"),
    "guideline": _l("Guideline"),
    "service_charter": _l("Service charter"),
    "act": _l("Act"),
}
"""Kinds of documents."""

PURPOSES: Mapping[str, Any] = {
    "charter": _l("the founding document of a union or an institution"),
    "regulation": _l("how a body or a department is built and works"),
    "strategic_plan": _l("goals and objectives of several years"),
    "action_plan": _l("what is to be done, by whom and until when"),
    "plan": _l("any other plan"),
    "agreement": _l("what parties promise each other and sign"),
    "guideline": _l("how something is done well"),
    "service_charter": _l("how an office serves, and how soon"),
    "act": _l("any other act"),
}
"""What each kind of document is for, as one chooses it."""

KINDS: Mapping[str, Any] = {
    "preamble": _l("Preamble"),
    "part": _l("Part"),
    "chapter": _l("Chapter"),
    "section": _l("Section"),
    "article": _l("Article"),
    "paragraph": _l("Paragraph"),
    "point": _l("Point"),
    "indent": _l("Indent"),
    "annex": _l("Annex"),
}
"""Kinds of clauses, as a law calls them."""

KINDS_BELOW_LAW: Mapping[str, Any] = {
    **KINDS,
    "article": _l("Paragraph"),
    "paragraph": _l("Clause (1.1)"),
    "point": _l("Point (a)"),
}
"""Kinds of clauses, as a subordinate act calls them: it has no articles."""

KINDS_EUROPEAN: Mapping[str, Any] = {
    **KINDS,
    "paragraph": _l("Paragraph (1.)"),
    "point": _l("Point (a)"),
}
"""Kinds of clauses, as an act built like those of the Union calls them."""

KINDS_OF_PLANS: Mapping[str, Any] = {
    **KINDS,
    "article": _l("Goal"),
    "paragraph": _l("Objective (1.1) or action (1.1.1)"),
    "point": _l("Point (a)"),
}
"""Kinds of clauses, as a plan calls them."""

KINDS_IN: Mapping[str, Mapping[str, Any]] = {
    "law": KINDS,
    "subordinate": KINDS_BELOW_LAW,
    "european": KINDS_EUROPEAN,
    "plan": KINDS_OF_PLANS,
}


def kinds_of(family: str) -> Mapping[str, Any]:
    """What an act family calls each kind of clause."""
    return KINDS_IN[family]


_ARTICLES: Mapping[str, Any] = {
    "one": _l("Article"),
    "members": _l("Articles and members"),
    "none": _l("No article stands so. Choose another filter above."),
    "several": _l("Decide on several articles at once"),
    "show": _l("Show articles"),
    "unsettled": _l("Articles not settled"),
}

UNITS: Mapping[str, Mapping[str, Any]] = {
    "law": _ARTICLES,
    "european": _ARTICLES,
    "subordinate": {
        "one": _l("Paragraph"),
        "members": _l("Paragraphs and members"),
        "none": _l("No paragraph stands so. Choose another filter above."),
        "several": _l("Decide on several paragraphs at once"),
        "show": _l("Show paragraphs"),
        "unsettled": _l("Paragraphs not settled"),
    },
    "plan": {
        "one": _l("Goal"),
        "members": _l("Goals and members"),
        "none": _l("No goal stands so. Choose another filter above."),
        "several": _l("Decide on several goals at once"),
        "show": _l("Show goals"),
        "unsettled": _l("Goals not settled"),
    },
}
"""What pages say of the units that are agreed on, by act family."""

_TALLY: Mapping[str, Any] = {
    "signed": _l("All %(n)s articles are signed off"),
    "contested": _l("Of %(n)s articles %(agreed)s are agreed, %(contested)s contested"),
    "agreed": _l("Of %(n)s articles %(agreed)s are agreed"),
}

TALLIES: Mapping[str, Mapping[str, Any]] = {
    "law": _TALLY,
    "european": _TALLY,
    "subordinate": {
        "signed": _l("All %(n)s paragraphs are signed off"),
        "contested": _l("Of %(n)s paragraphs %(agreed)s are agreed, %(contested)s contested"),
        "agreed": _l("Of %(n)s paragraphs %(agreed)s are agreed"),
    },
    "plan": {
        "signed": _l("All %(n)s goals are signed off"),
        "contested": _l("Of %(n)s goals %(agreed)s are agreed, %(contested)s contested"),
        "agreed": _l("Of %(n)s goals %(agreed)s are agreed"),
    },
}
"""How many units stand where, by act family; numbers are filled in later."""

FAMILIES: Mapping[str, Any] = {
    "law": _l("A law, or a text built like one"),
    "subordinate": _l("A subordinate act"),
    "european": _l("A text built like an act of the European Union"),
    "plan": _l("A plan"),
}
"""Act families, as a choice."""

FAMILY_EXAMPLES: Mapping[str, Any] = {
    "law": _l(
        "Laws, codes, charters. Articles with numbered units: Maddə 5, then 5.2 and 5.2.1, each a"
        " “maddə”."
    ),
    "subordinate": _l(
        "Regulations, rules, annexes to decrees. No articles: 1 is a “hissə”, 1.1 a “bənd”, 1.1.7"
        " a “yarımbənd”."
    ),
    "european": _l(
        "Statutes after the European model. In each article the paragraphs begin anew: 1., 2.,"
        " then (a), then (i); cited as Article 5(1)(a)."
    ),
    "plan": _l(
        "Strategic and action plans. 1 is a goal (“məqsəd”), 1.1 an objective (“hədəf”), 1.1.1 an"
        " action (“tədbir”)."
    ),
}
"""What is built so, and how its units are numbered."""

LANGUAGE_NAMES: Mapping[str, Any] = {"az": _l("Azerbaijani"), "en": _l("English")}
