"""Which actions of a plan nobody answers for, have no time, or cannot be measured."""

from collections.abc import Iterator, Sequence

from app.statute.checks.reading import Reading
from app.statute.checks.rule import HOUSE, Finding, Group, Level, Rule, rule
from app.statute.deadlines import read_deadline
from app.statute.fields import ACTION, LABELS, Action, Field, actions
from app.statute.kinds import PLANS
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES

_CONTENT, _WARNING = Group.CONTENT, Level.WARNING


def _missing(name: str, az: tuple[str, str], en: tuple[str, str]) -> Rule:
    line = {language: LABELS[language][Field(name)] for language in LANGUAGES}
    return rule(
        f"action_without_{name}",
        (_CONTENT, _WARNING),
        HOUSE,
        (*az, f"Mətnin sonuna “{line['az']}: …” sətrini əlavə edin, yaxud formada doldurun."),
        (*en, f"End the text with a line “{line['en']}: …”, or fill it in on the form."),
    )


MISSING = {
    Field.RESPONSIBLE: _missing(
        "responsible",
        ("Məsul qurum göstərilməyib", "Tədbirə kimin cavabdeh olduğu deyilmir."),
        ("Nobody is responsible", "It is not said who answers for this action."),
    ),
    Field.DEADLINE: _missing(
        "deadline",
        ("Müddət göstərilməyib", "Tədbirin nə vaxtadək görüləcəyi deyilmir."),
        ("No deadline", "It is not said until when this is to be done."),
    ),
    Field.INDICATOR: _missing(
        "indicator",
        ("Göstərici yoxdur", "İcranın necə ölçüləcəyi deyilmir."),
        ("No indicator", "It is not said how one will know that this was done."),
    ),
}
NO_TIME = rule(
    "deadline_is_no_time",
    (_CONTENT, _WARNING),
    HOUSE,
    (
        "Müddət tarix deyil",
        "“{words}” gün, ay, rüb və ya il deyil.",
        "Məsələn belə yazın: 31.12.2027; 2027-ci ilin III rübü; 2027-ci il; mütəmadi.",
    ),
    (
        "The deadline is no date",
        "“{words}” is no day, month, quarter or year.",
        "Write, for instance: 31 December 2027; Q3 2027; 2027; regularly.",
    ),
)
OTHER_TIME = rule(
    "deadline_differs",
    (Group.TRANSLATION, _WARNING),
    HOUSE,
    (
        "Tərcümədə müddət başqadır",
        "Azərbaycan dilində “{words}”, tərcümədə “{other}” yazılıb.",
        "Tərcümədəki müddəti düzəldin.",
    ),
    (
        "Another deadline in the translation",
        "Azerbaijani says “{words}”, the translation “{other}”.",
        "Put the deadline of the translation right.",
    ),
)
RULES = (*MISSING.values(), NO_TIME, OTHER_TIME)


def find(reading: Reading) -> Iterator[Finding]:
    """Findings in the order of the plan; none in other documents."""
    if reading.kind not in PLANS:
        return
    asked = (Field.INDICATOR,) if reading.kind == "strategic_plan" else ACTION
    told = {language: list(actions(reading.now, language)) for language in LANGUAGES}
    for text, other in zip(told["az"], told["en"], strict=True):
        yield from _missed(text, asked)
        yield from _times(text, other)


def _missed(action: Action, asked: Sequence[Field]) -> Iterator[Finding]:
    for name in asked:
        if name not in action.said:
            text = action.clause.wording(AUTHORITATIVE).text
            yield Finding(MISSING[name], action.clause.id, text[-60:])


def _times(action: Action, other: Action) -> Iterator[Finding]:
    words, translated = (one.said.get(Field.DEADLINE, "") for one in (action, other))
    if words and action.deadline is None:
        yield _on_words(NO_TIME, action, words, words=words)
    elif words and translated and action.deadline != read_deadline(translated):
        yield Finding(
            OTHER_TIME,
            action.clause.id,
            translated,
            "en",
            facts={"words": words, "other": translated},
        )


def _on_words(one: Rule, action: Action, said: str, **facts: str) -> Finding:
    """On the very words, where they stand in the clause's own text."""
    start = action.clause.wording(AUTHORITATIVE).text.rfind(said)
    if start < 0:
        return Finding(one, action.clause.id, said, facts=facts)
    end = start + len(said)
    return Finding(one, action.clause.id, said, start=start, end=end, facts=facts)
