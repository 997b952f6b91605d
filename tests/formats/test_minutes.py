"""Do minutes say everything in the order the trade has it, on paper and in both languages?"""

import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.formats.minutes import Part, Protocol, after, as_docx, as_json, as_pdf, lines
from app.formats.minutes.words import AZ, EN
from app.statute.minutes import Heard
from tests.statute.test_minutes import MINUTES

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
FULL = replace(
    MINUTES,
    guests=("Qonaq",),
    items=(
        Heard(
            1,
            "1-ci maddə",
            words=(("1.", "Söz."),),
            heard="Leyla məruzə etdi.",
            spoke="Bahar danışdı.\n\nCavid susdu.",
            outcome="approved",
            reason="Aydındır",
            by_name=(("approve", "Aydan"), ("object", "Bahar")),
            tally=(1, 1, 0),
            dissents=(("Bahar", "Razı deyiləm."),),
            digest="d" * 64,
        ),
        Heard(2, "Haqq", outcome="approved", decided="100 manat.", tally=(2, 0, 0)),
        Heard(3, "Ləğv", outcome="rejected"),
        Heard(4, "Sonra", outcome="put_off"),
        Heard(5, "Heç"),
    ),
)
CLOSED = Protocol(
    FULL,
    closed_at=date(2026, 11, 23),
    digest="e" * 64,
    addenda=((date(2026, 11, 24), "Saat 12-də."),),
    contests=((1, "Aydan", "Bitərəf idim."),),
    at=AT,
)


def said(protocol: Protocol) -> list[str]:
    told = [*lines(protocol), *after(protocol)]
    return [f"{one.number} {one.text}".strip() for one in told]


def test_minutes_say_everything_in_order() -> None:
    told = said(CLOSED)
    wanted = [
        "PROTOKOL № 3",
        "22 noyabr 2026-cı il",
        "Keçirildiyi yer: Bakı",
        "Başlanıb: 11:05; başa çatıb: 12:00",
        "İclasın sədri: Leyla",
        "İştirak edirdilər:",
        "1. Aydan",
        "İştirak etmirdilər:",
        "Dəvət olunmuşlar:",
        "Cavid öz səsini Aydan adlı üzvə həvalə edib.",
        "Saat 11:20: Bahar iclasa qoşulub.",
        "3 üzvdən 2 nəfər iştirak edir, yetərsay 2 nəfərdir: yetərsay var.",
        "GÜNDƏLİK",
        "EŞİDİLDİ:",
        "Leyla məruzə etdi.",
        "ÇIXIŞ ETDİLƏR:",
        "Cavid susdu.",
        "QƏRARA ALINDI:",
        "Aşağıdakı redaksiya qəbul edilsin:",
        "1. Söz.",
        "Əsaslandırma: Aydındır",
        "Səsvermə: lehinə – 1, əleyhinə – 1, bitərəf – 0.",
        "Əleyhinə: Bahar.",
        "Xüsusi rəy – Bahar: «Razı deyiləm.»",
        "100 manat.",
        "Qərar yekdilliklə qəbul edilib.",
        "Rədd edilsin.",
        "Məsələnin müzakirəsi təxirə salınsın.",
        "Məsələyə baxılmayıb.",
        f"Protokol 23 noyabr 2026-cı il tarixində bağlanıb. Rəqəmsal izi (SHA-256): {'e' * 64}",
        "24 noyabr 2026-cı il: Saat 12-də.",
        "Gündəliyin 1-ci məsələsi, Aydan: Bitərəf idim.",
    ]
    places = [told.index(one) for one in wanted]
    assert places == sorted(places)


def test_an_extract_says_neither_who_was_there_nor_what_else_was_decided() -> None:
    protocol = Protocol(FULL.extract(frozenset({2})), extract=True, at=AT)
    told = said(protocol)
    assert "№ 3 PROTOKOLDAN ÇIXARIŞ" in told
    assert "100 manat." in told
    assert "GÜNDƏLİK" not in told
    assert "Leyla məruzə etdi." not in told


def test_minutes_that_are_open_say_so() -> None:
    open_still = Protocol(replace(FULL, place="", ended="", quorum=(1, 2, 3), language="en"), at=AT)
    first = next(lines(open_still))
    assert first.part is Part.DRAFT
    told = said(open_still)
    assert "Began: 11:05" in told
    assert any("there is no quorum" in one for one in told)


def test_minutes_have_the_same_words_to_say_in_both_languages() -> None:
    assert AZ.keys() == EN.keys()


@pytest.mark.parametrize("protocol", [CLOSED, Protocol(MINUTES, extract=True, at=AT)])
def test_the_same_minutes_are_the_same_bytes(protocol: Protocol) -> None:
    assert as_docx(protocol) == as_docx(protocol)
    assert as_pdf(protocol).startswith(b"%PDF")
    with zipfile.ZipFile(io.BytesIO(as_docx(protocol))) as opened:
        words = opened.read("word/document.xml").decode()
    assert "Nigar" in words
    assert ("Leyla" in words) is True


def test_programs_read_the_minutes_too() -> None:
    told = json.loads(as_json(CLOSED))
    assert (told["closed"], told["digest"], told["extract"]) == ("2026-11-23", "e" * 64, False)
    assert told["minutes"]["number"] == 3
