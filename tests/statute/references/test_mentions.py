"""Which plain words are offered as live references, and which are not ours."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.statute.references import (
    Places,
    enlivened,
    mentions,
    mentions_in,
    references,
    shown,
    stored,
    typed,
)
from app.statute.snapshot import Family
from tests.statute.references import acts

OURS_AZ = {
    "Bu Nizamnamənin 1.2-ci maddəsinə uyğun": ["1.2-ci maddəsinə"],
    "bu Nizamnamənin 1.1-ci və 1.2-ci maddələrində": ["1.1-ci", "1.2-ci maddələrində"],
    "bu Nizamnamənin 1.1–1.2-ci maddələrində": ["1.1", "1.2-ci maddələrində"],
    "1.1-ci, 1.2-ci və ya 2-ci maddəyə əsasən": ["1.1-ci", "1.2-ci", "2-ci maddəyə"],
    "1.2-ci maddənin a) bəndinə əsasən": ["1.2-ci maddənin a) bəndinə"],
    "II fəsildə və 1 nömrəli əlavədə": ["II fəsildə", "1 nömrəli əlavədə"],
    "Maddə 2 tətbiq edilmir": ["Maddə 2"],
    "1.2-ci bəndə əsasən": ["1.2-ci"],
    "Sədrin 1.2-ci maddədə göstərilən vəzifəsi": ["1.2-ci maddədə"],
    "Bu Nizamnamənin 1.1-ci maddəsinə, digər halda 1.2-ci maddəsinə": [
        "1.1-ci maddəsinə",
        "1.2-ci maddəsinə",
    ],
    "Qanunun 5-ci maddəsi var. Bu Nizamnamənin 1.2-ci maddəsi isə": ["1.2-ci maddəsi"],
}
OURS_EN = {
    "in accordance with Article 1.2 of this Charter": ["Article 1.2"],
    "Articles 1.1, 1.2 and 2 of this Charter": ["Articles 1.1", "1.2", "2"],
    "under Article 1(2) and article 2": ["Article 1(2)", "article 2"],
    "point (a) of Article 1.2": ["point (a) of Article 1.2"],
    "clause 1.2 applies": ["1.2"],
    "set out in Chapter II": ["Chapter II"],
    "this Charter, Article 1.2": ["Article 1.2"],
}
NOT_OURS_AZ = (
    "Mülki Məcəllənin 1.2-ci maddəsi",
    "Mülki Məcəllənin 1.1-ci və 1.2-ci maddələri",
    "“Təhsil haqqında” Qanunun 2-ci maddəsinə əsasən",
    "Konstitusiyasının 1-ci maddəsində, habelə 1.2-ci maddəsində",
    "Nazirliyin 1.2-ci maddəsi",
    "15.06.1996-cı il, 1.2 manat, 21-ci əsr, 1.2-ci sual, iki maddə",
    "9.9-cu maddəsinə uyğun",
    "{1.2-ci maddə}",
    "",
)
NOT_OURS_EN = (
    "Article 1.2 of the Civil Code",
    "Articles 1.1 and 1.2 of the Law on Education",
    "Civil Code, Article 1.2",
    "1.2 million, page 1, Article 9",
)


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [("az", *one) for one in OURS_AZ.items()] + [("en", *one) for one in OURS_EN.items()],
)
def test_mentions_of_own_units_are_found(language: str, text: str, words: list[str]) -> None:
    found = mentions(text, acts.places(), language)
    assert [one.words for one in found] == words
    assert [text[one.start : one.end] for one in found] == words


@pytest.mark.parametrize(
    ("language", "text"),
    [("az", text) for text in NOT_OURS_AZ] + [("en", text) for text in NOT_OURS_EN],
)
def test_what_other_acts_say_is_not_offered(language: str, text: str) -> None:
    assert mentions(text, acts.places(), language) == ()


@settings(deadline=None)
@given(
    st.lists(st.sampled_from([*OURS_AZ, *NOT_OURS_AZ, "{1.2}", " və ", ". "]), max_size=8).map(
        " ".join
    ),
    st.sampled_from(list(Family)),
)
def test_making_mentions_live_changes_nothing_that_is_read(text: str, family: Family) -> None:
    places = acts.places(family)
    text = stored(text, places)
    live = enlivened(text, mentions(text, places))
    assert shown(live, places) == shown(text, places)
    assert len(references(live)) == len(references(text)) + len(mentions(text, places))
    assert mentions(live, places) == ()


def test_one_mention_of_several_can_be_made_live() -> None:
    text = "bu Nizamnamənin 1.1-ci və 1.2-ci maddələrində"
    places = acts.places()
    _, second = mentions(text, places)
    assert typed(enlivened(text, [second]), places) == (
        "bu Nizamnamənin 1.1-ci və {1.2-ci maddələrində}"
    )


def test_mentions_of_a_whole_document_are_told_by_clause() -> None:
    text = "Bu Nizamnamənin 1.2-ci maddəsinə uyğun"
    said = acts.saying(acts.LAST, text)
    clauses = tuple(said if one.id == said.id else one for one in acts.CLAUSES)
    now = acts.act(clauses)
    [(where, [mention])] = mentions_in(now, Places(now)).items()
    assert where == (said.id, "az")
    assert mention.clause == acts.id_of(acts.SECOND)
