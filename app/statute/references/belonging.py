"""Whether a citation is of the act it stands in, or of another one that is named beside it."""

import re

_ENDS = "(?:[ıiuü]n|n[ıiuü]n)"
_ACTS_AZ = (
    "məcəllə|qanun|konstitusiya|fərman|sərəncam|qərar|nizamnamə|əsasnamə|qayda|təlimat|müqavilə"
    "|konvensiya|saziş|protokol|bəyannamə|xartiya|akt|direktiv|standart|sənəd"
)
_ACT_AZ = re.compile(rf"\b\w*(?:{_ACTS_AZ})\w*?{_ENDS}\b", re.IGNORECASE)
_GENITIVE = re.compile(rf"(\w+{_ENDS})\s+$")
_UNIT = re.compile(r"(?:maddə|hissə|bənd|yarımbənd|fəsl|fəsil|bölmə|paraqraf|əlavə|preambula)\w*$")
_OURS_AZ = re.compile(r"\b(?:bu|hazırkı)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?;…]\s")

_ACT_EN = re.compile(
    r"\b(?:Code|Law|Act|Constitution|Decree|Order|Decision|Regulations?|Rules|Convention|Treaty"
    r"|Agreement|Protocol|Directive|Charter|Statutes?|Declaration)\b"
)
_OURS_EN = re.compile(r"\b(?:this|the present)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_OF = re.compile(r"(?:,? (?:and|or) [\w().]+){0,3}\s+(?:of|to|in)\s+(?P<whose>(?:\w+ ){1,3})")


def is_of_this_act(text: str, span: tuple[int, int], language: str, *, possessed: bool) -> bool:
    """Whether the citation at `span` is one of this act: no other act is its owner.

    `possessed`: in Azerbaijani its ending says that it is a unit of what is named before it.
    """
    start, end = span
    if language == "az":
        return _in_azerbaijani(text, start, possessed=possessed)
    return _in_english(text, start, end)


def _in_azerbaijani(text: str, start: int, *, possessed: bool) -> bool:
    """No act in the genitive before it in the sentence but this one: "bu Nizamnamənin …"."""
    before = _sentence_before(text, start)
    owner = _GENITIVE.search(before) if possessed else None
    ours = owner and _OURS_AZ.search(before[: owner.start()])
    if owner and not ours and not _UNIT.search(owner[1].lower()):
        return not _ACT_AZ.fullmatch(owner[1]) and not owner[1][0].isupper()
    acts = [*_ACT_AZ.finditer(before)]
    return not acts or bool(_OURS_AZ.search(before[: acts[-1].start()]))


def _in_english(text: str, start: int, end: int) -> bool:
    """Not "Article 5 of the Civil Code" nor "Civil Code, Article 5"; "of this Charter" is ours."""
    owner = _OF.match(text, end)
    named = text[owner.start("whose") : owner.end() + 60].partition(".")[0] if owner else ""
    if owner and _ACT_EN.search(named):
        return owner["whose"].lower().startswith(("this ", "the present "))
    before = _sentence_before(text, start)[-40:]
    acts = [*_ACT_EN.finditer(before)]
    return not acts or bool(_OURS_EN.search(before[: acts[-1].start()]))


def _sentence_before(text: str, start: int) -> str:
    """What stands before in the same sentence, as far as it may name an act."""
    before = text[max(0, start - 300) : start]
    ends = [*_SENTENCE.finditer(before)]
    return before[ends[-1].end() :] if ends else before
