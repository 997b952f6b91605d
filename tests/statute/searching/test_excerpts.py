"""What is shown of a text that was found."""

from hypothesis import given
from hypothesis import strategies as st

from app.statute.searching import excerpt, sought


def marked(text: str, question: str, room: int = 260) -> str:
    found = excerpt(text, sought(question), room)
    said = "".join(f"[{part.text}]" if part.sought else part.text for part in found.parts)
    return ("" if found.begins else "…") + said + ("" if found.ends else "…")


def test_words_are_marked_with_their_endings() -> None:
    assert marked("Şuranın və Şuraya", "sura") == "[Şuranın] və [Şuraya]"


def test_phrases_are_marked_as_one() -> None:
    assert marked("Rektorlar Şurası rektorlar", '"rektorlar şurası"') == (
        "[Rektorlar Şurası] rektorlar"
    )
    assert marked("elmi-tədqiqat işi", "elmi-ted") == "[elmi-tədqiqat] işi"


def test_a_long_text_is_shown_where_most_of_it_is() -> None:
    text = "sədr " + "söz " * 100 + "sədr və müavin " + "söz " * 100
    shown = marked(text, "sədr müavin")
    assert "[sədr] və [müavin]" in shown
    assert shown.startswith("…söz")
    assert shown.endswith("söz…")


def test_what_has_nothing_of_it_is_shown_from_its_beginning() -> None:
    assert marked("söz " * 100, "sədr", 10) == "söz söz…"
    assert marked("ş" * 50, "sədr", 10) == "ş" * 10 + "…"
    assert marked("", "sədr") == ""


def test_longer_matches_hide_those_within_them() -> None:
    assert marked("elmi şura", 'elmi "elmi şura"') == "[elmi şura]"


@given(st.text(max_size=600), st.text(min_size=1, max_size=20), st.integers(5, 300))
def test_an_excerpt_is_a_part_of_the_text(text: str, question: str, room: int) -> None:
    found = excerpt(text, sought(question), room)
    said = "".join(part.text for part in found.parts)
    assert said in text
    assert not found.begins or text.startswith(said)
    assert not found.ends or text.endswith(said)
    assert len(said) <= max(room, len(text) if len(text) <= room else room)


def test_what_stands_at_the_end_is_shown_to_the_end() -> None:
    shown = marked("uzunca " * 100 + "sədr.", "sədr")
    assert shown.startswith("…uzunca")
    assert shown.endswith("[sədr].")
