"""A hostile file is refused with a reason, quickly, and nothing outside of it is read."""

import time
from pathlib import Path

import pytest

from app.formats import akn
from app.formats.akn import parsing
from app.formats.akn.names import AKN
from app.formats.errors import (
    BrokenXml,
    DeclaresEntities,
    EmptyFile,
    NotAkomaNtoso,
    TooLarge,
    TooManyElements,
    Unreadable,
    WrongEncoding,
)
from tests.formats.akn.samples import act, read

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + f']><akomaNtoso xmlns="{AKN}">&j;</akomaNtoso>'
)
ARTICLE = "<article><num>1</num><heading>Ə</heading></article>"


def test_a_bomb_of_entities_is_refused_at_once() -> None:
    begun = time.perf_counter()

    with pytest.raises(DeclaresEntities):
        read(BOMB)
    assert time.perf_counter() - begun < 1


def test_a_file_of_this_machine_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", "utf-8")
    text = (
        f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
        f'<akomaNtoso xmlns="{AKN}">&x;</akomaNtoso>'
    )

    for raw in (text.encode(), text.encode("utf-16"), text.encode("utf-16-be")):
        with pytest.raises(Unreadable):
            read(akn.decoded(raw))


def test_an_entity_nobody_declared_is_broken_xml() -> None:
    with pytest.raises(BrokenXml):
        read(act("<article><num>&x;</num></article>"))


@pytest.mark.parametrize("depth", [95, 300, 100_000])
def test_what_is_nested_too_deep_is_refused(depth: int) -> None:
    deep = "<hcontainer name='x'>" * depth + "</hcontainer>" * depth

    with pytest.raises(BrokenXml):
        read(act(deep))


def test_as_deep_as_is_allowed_is_read() -> None:
    deep = "<indent>" * 80 + "<content><p>x</p></content>" + "</indent>" * 80

    assert len(read(act(deep)).draft.clauses) == 80


def test_more_elements_than_an_act_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "MOST_ELEMENTS", 20)

    with pytest.raises(TooManyElements):
        read(act(ARTICLE * 10))


def test_more_bytes_than_are_read_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "LIMIT", 500)

    with pytest.raises(TooLarge):
        akn.decoded(act(ARTICLE * 10).encode())
    with pytest.raises(TooLarge):
        read(act(ARTICLE * 30))


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ('<?xml version="1.0"?><html/>', NotAkomaNtoso),
        ('<?xml version="1.0"?><a', BrokenXml),
        (f'<akomaNtoso xmlns="{AKN}"><act></akomaNtoso>', BrokenXml),
        ("<?xml version='1.0'?>", BrokenXml),
    ],
)
def test_what_is_no_act_is_refused_with_its_reason(text: str, refusal: type[Unreadable]) -> None:
    with pytest.raises(refusal):
        read(text)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1254", "iso-8859-9", "utf-16-le"]
)
def test_the_encoding_a_file_declares_is_believed(encoding: str) -> None:
    declared = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16"}.get(encoding, encoding)
    heading = "Ə" if encoding.startswith("utf") else "ş"
    text = f'<?xml version="1.0" encoding="{declared}"?>\n{act(ARTICLE.replace("Ə", heading))}'
    raw = text.encode(encoding)

    assert akn.is_xml(raw)
    assert read(akn.decoded(raw)).draft.clauses[0].heading == heading


@pytest.mark.parametrize(
    "raw",
    [
        b'<?xml version="1.0" encoding="utf-7"?><a/>',
        b'<?xml version="1.0" encoding="idna"?><a/>',
        '<?xml version="1.0" encoding="us-ascii"?><a>ə</a>'.encode(),
        '<?xml version="1.0"?><a>ş</a>'.encode("windows-1254"),
    ],
)
def test_bytes_in_another_encoding_than_said_are_refused(raw: bytes) -> None:
    with pytest.raises(WrongEncoding):
        akn.decoded(raw)


def test_nothing_is_an_empty_file() -> None:
    with pytest.raises(EmptyFile):
        akn.decoded(b"  \n")


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        (b'<?xml version="1.0"?><a/>', True),
        (f'\n<akomaNtoso xmlns="{AKN}">'.encode(), True),
        (b"\xef\xbb\xbf<an:akomaNtoso >", True),
        ("<?xml version='1.0'?>".encode("utf-16-be"), True),
        (b"<!-- article depth=0 -->\n# Ad", False),
        (b"# Ad", False),
        (b"", False),
    ],
)
def test_xml_is_told_from_text(raw: bytes, meant: object) -> None:
    assert akn.is_xml(raw) is meant


def test_comments_and_instructions_are_no_words() -> None:
    text = act("<!-- no --><?php no?>", ARTICLE.replace("Ə", "a<!-- no -->b"))

    assert [each.heading for each in read(text).draft.clauses] == ["ab"]


@pytest.mark.parametrize(
    "flat",
    [
        act("<paragraph><content><p>x</p></content></paragraph>" * 6_000),
        act("<article><num>1</num></article>" * 9_000),
        f'<akomaNtoso xmlns="{AKN}"><components>'
        + "<component><doc name='a'><meta/></doc></component>" * 6_000
        + "</components></akomaNtoso>",
    ],
    ids=["unnumbered", "articles", "components"],
)
def test_many_of_one_sort_take_no_longer_than_they_are(flat: str) -> None:
    begun = time.process_time()
    read(flat)

    assert time.process_time() - begun < 4
