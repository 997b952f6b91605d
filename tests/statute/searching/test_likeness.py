"""Which words are offered instead of one that is nowhere."""

from app.statute.searching import likest

KNOWN = ["nizamname", "nizam", "sura", "surasi", "sedr", "universitet"]


def test_a_mistyped_word_finds_the_one_that_was_meant() -> None:
    assert "nizamname" in likest("nizamnma", KNOWN)
    assert likest("univresitet", KNOWN) == ["universitet"]
    assert likest("sdur", KNOWN) == []


def test_a_word_is_not_offered_instead_of_itself() -> None:
    assert "sura" not in likest("sura", KNOWN)


def test_only_some_are_offered() -> None:
    assert len(likest("nizamn", KNOWN, most=1)) == 1
