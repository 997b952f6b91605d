"""A printed redline shows every change, and in the margin whose it is and when it was made."""

import subprocess
from pathlib import Path

from app.formats.layout.redline_sheet import redline_sheet
from app.formats.layout.sheet import Mark, Paragraph
from app.formats.pdf.redline import redline
from app.statute.authorship import Version
from app.statute.hands import Hand, Hands
from tests.formats.test_word_redline import AYTEN, PLACED, RESHAD, text, told
from tests.programs import needed

OLDER = text(("a", "Bir iki.\nSətir."), ("b", "İki."), ("d", "Üç."), step=2)
NEWER = text(("d", "Üç."), ("c", "Dörd."), ("a", "Bir beş.\nSətir."))


def test_struck_and_put_in_words_are_set_apart_and_signed_in_the_margin() -> None:
    blocks = redline_sheet(told(OLDER, NEWER, PLACED)).blocks
    act = [one for one in blocks if isinstance(one, Paragraph)]
    marks = {span.mark for one in act for span in one.spans}

    assert {Mark.ADDED, Mark.STRUCK} <= marks
    assert any("Rəşad Quliyev, 2 aprel 2026-cı il, addım 5" in one.aside for one in act)
    assert any(one.aside.startswith("bura köçürülüb") for one in act)
    assert any(one.aside.startswith("buradan köçürülüb") for one in act)


def test_of_many_hands_two_are_named_and_the_others_counted() -> None:
    versions = [Version("a b c d", None, 0), Version("x b c d", "Bir", 3)]
    versions += [Version("x y c d", "İki", 4), Version("x y z d", "Üç", 5)]
    steps = {3: AYTEN, 4: Hand("", None, 4), 5: RESHAD}
    hands = Hands(steps, RESHAD, {("a", False): versions})
    sheet = redline_sheet(told(text(("a", "a b c d")), text(("a", "x y z d")), hands))
    [aside] = [one.aside for one in sheet.blocks if isinstance(one, Paragraph) and one.aside]

    assert aside.splitlines()[-1].startswith("və daha ")


def test_the_file_says_both_texts_and_is_the_same_every_time(tmp_path: Path) -> None:
    raw = redline(told(OLDER, NEWER, PLACED))
    made = tmp_path / "redline.pdf"
    made.write_bytes(raw)
    reader = needed("pdftotext", "poppler-utils")
    read = subprocess.run([reader, str(made), "-"], check=True, capture_output=True).stdout.decode()

    assert raw == redline(told(OLDER, NEWER, PLACED))
    assert all(said in read for said in ("iki", "beş", "Dörd."))
    assert "Quliyev" in read
