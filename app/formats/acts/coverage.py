"""How much of what was read is found in the document: no word may get lost."""

import re
from collections import Counter
from collections.abc import Iterable

from app.statute.language import lower
from app.statute.outline import DraftClause

TOKEN = re.compile(r"[^\W\d_]+|\d+")
"""A word: letters alone or digits alone, as in «1-ci», which has two."""


def tokens(text: str) -> Counter[str]:
    """How often each word occurs, in small letters."""
    return Counter(TOKEN.findall(lower(text)))


def coverage(
    source: str, title: str, labels: Iterable[str], clauses: Iterable[DraftClause]
) -> float:
    """Share, 0 to 1, of the words of `source` found in the title and the clauses.

    `labels` are the openings read as the kind and number of a unit, as printed: «Maddə 5.»
    """
    wanted = tokens(source)
    kept = [title, *labels]
    for clause in clauses:
        kept += [clause.heading, clause.text]
    found = tokens("\n".join(kept))
    return (wanted & found).total() / wanted.total() if wanted else 1.0
