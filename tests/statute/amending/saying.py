"""How an amendment is worded, as tests read it."""

from app.statute.amending import Amendment, Voice, in_english, say
from app.statute.snapshot import Snapshot
from tests.statute.amending.texts import act

LONG = "Bu bənd uzun bir sətirdir və onda hər şey ətraflı izah edilir, heç nə qısaldılmır."

MEETING = (
    "Şuranın iclasları rübdə bir dəfə Bakı şəhərində sədrin təklif etdiyi gündəliklə keçirilir."
)


def of(text: str) -> Snapshot:
    return act(("5", "", "Ad"), ("5.2", text))


def orders(found: Amendment) -> list[str]:
    """The instructions without their numbers, quoted lines behind a bar; the text is proven."""
    assert found.proven
    voice = Voice(found.old.family, found.old.kind)
    told = [say(one, voice) for one in found.instructions]
    return [" | ".join([one.words, *one.quoted]) for one in told]


def english(found: Amendment) -> list[str]:
    voice = Voice(found.old.family, found.old.kind)
    return [in_english(one, voice) for one in found.instructions]
