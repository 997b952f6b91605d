"""Bytes become text in the encoding they show, or a person is asked; what is no text is refused."""

import codecs

import pytest

from app.formats.encoding import LIMIT, OFFERED, decode
from app.formats.errors import EmptyFile, NotText, TooLarge, TooManyLines, UnknownEncoding

AZ = "Maddə 1. Şuranın vəzifələri: güzəştlər, çağırış, İclas, ığdır.\n"
TURKISH_LETTERS = "Madde 1. Şuranın gündəliyi, çağırış, İclas, ığ\n".replace("ə", "e")
CYRILLIC = "Статья 1. Общие положения о совете ректоров\n"


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (AZ.encode(), "utf-8"),
        (b"plain", "utf-8"),
        (codecs.BOM_UTF8 + AZ.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + AZ.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + AZ.encode("utf-16-be"), "utf-16-be"),
        (AZ.encode("utf-16-le"), "utf-16-le"),
        (AZ.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_unicode_is_certain(raw: bytes, encoding: str) -> None:
    decoded = decode(raw)
    assert (decoded.encoding, decoded.certain) == (encoding, True)
    assert decoded.text in {AZ, "plain"}


@pytest.mark.parametrize(
    ("text", "encoding"), [(TURKISH_LETTERS, "windows-1254"), (CYRILLIC, "windows-1251")]
)
def test_a_single_byte_encoding_is_a_guess(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.certain) == (text, encoding, False)


def test_quotes_alone_are_read_as_windows() -> None:
    assert decode("“şura”nın".encode("windows-1254")).text == "“şura”nın"
    assert decode(b"\x93a\x94").text == "“a”"


def test_what_fits_nothing_is_asked_about() -> None:
    with pytest.raises(UnknownEncoding) as asked:
        decode("Þórður ýtti ðví ñandú ùà".encode("windows-1252"))
    assert set(OFFERED) <= set(asked.value.candidates)


def test_a_person_may_name_the_encoding() -> None:
    raw = "Þórður".encode("windows-1252")
    decoded = decode(raw, encoding="windows-1252")
    assert (decoded.text, decoded.encoding, decoded.certain) == ("Þórður", "windows-1252", True)


@pytest.mark.parametrize("encoding", ["utf-8", "no-such-encoding", "hex", "utf-8\x00"])
def test_a_name_that_does_not_fit_is_asked_about_again(encoding: str) -> None:
    with pytest.raises(UnknownEncoding):
        decode("Þórður".encode("windows-1252"), encoding=encoding)


@pytest.mark.parametrize("raw", [b"", b" \r\n\t", codecs.BOM_UTF8 + b" "])
def test_nothing_is_refused(raw: bytes) -> None:
    with pytest.raises(EmptyFile):
        decode(raw)


def test_two_megabytes_are_read_and_one_byte_more_is_refused() -> None:
    assert len(decode(b"a" * LIMIT).text) == LIMIT
    with pytest.raises(TooLarge) as refused:
        decode(b"a" * (LIMIT + 1))
    assert (refused.value.limit, refused.value.size) == (LIMIT, LIMIT + 1)


def test_a_file_of_too_many_lines_is_told_how_many_it_has_and_may_have() -> None:
    refused = TooManyLines(limit=40_000, size=40_001)
    assert str(refused) == "the file has 40001 lines; at most 40000 are read"
    assert (refused.limit, refused.size) == (40_000, 40_001)


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (b"PK\x03\x04rest", "zip"),
        (b"%PDF-1.7 rest", "pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "ole"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"\xff\xd8\xff\xe0", "jpeg"),
        (b"GIF89a", "gif"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"{\\rtf1 a}", "rtf"),
        (b"a\x00\x00\x00\x00b\x00\x00cd", "binary"),
        (bytes(range(1, 32)) * 4, "binary"),
    ],
)
def test_what_is_no_text_is_named(raw: bytes, found: str) -> None:
    with pytest.raises(NotText) as refused:
        decode(raw)
    assert refused.value.found == found


def test_broken_utf_16_is_asked_about() -> None:
    with pytest.raises(UnknownEncoding):
        decode(codecs.BOM_UTF16_LE + b"\x00\xd8a")
