"""Which characters the bytes of an uploaded act stand for."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from app.formats.errors import EmptyFile, NotText, TooLarge, UnknownEncoding

LIMIT = 2_000_000
"""Bytes read at most; the Labour Code, the longest act at hand, has 720 000."""

OFFERED = ("utf-8", "windows-1254", "windows-1251", "windows-1252", "utf-16-le", "utf-16-be")
"""Encodings a person may name when the file does not tell."""

SAMPLE = 65_536
"""Bytes looked at where a look at all would not tell more."""

PLAUSIBLE = 0.97
"""Share of letters beyond ASCII that must fit before a single-byte guess is believed."""

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

MAGIC = (
    (b"PK\x03\x04", "zip"),
    (b"%PDF-", "pdf"),
    (b"\xd0\xcf\x11\xe0", "ole"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"\x1f\x8b", "gzip"),
    (b"{\\rtf", "rtf"),
)

CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
LATIN_WORD = re.compile(r"[a-zçğıöşüəâîûéèàäëïôß]+", re.IGNORECASE)
CYRILLIC_WORD = re.compile(r"[\u0400-\u045f\u0490\u0491]+")
FOREIGN = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding it was in; `certain` is False where that was a guess."""

    text: str
    encoding: str
    certain: bool


def decode(raw: bytes, encoding: str | None = None, *, most: int = LIMIT) -> Decoded:
    """The text of `raw`, in the encoding a person named or in the one it shows.

    `most`: bytes it may have. Raises EmptyFile, TooLarge, NotText or UnknownEncoding.
    """
    _refuse_what_is_no_text(raw, most)
    if encoding is not None:
        return Decoded(_in_named(raw, encoding), encoding, certain=True)
    found = _marked(raw) or _wide(raw) or _utf8(raw) or _single_byte(raw)
    if not found.text.strip():
        raise EmptyFile
    return found


def _refuse_what_is_no_text(raw: bytes, most: int) -> None:
    if not raw.strip():
        raise EmptyFile
    if len(raw) > most:
        raise TooLarge(most, len(raw))
    for magic, name in MAGIC:
        if raw.startswith(magic):
            raise NotText(name)


def _in_named(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding).removeprefix("\ufeff")
    except (ValueError, LookupError):
        raise UnknownEncoding(OFFERED) from None


def _marked(raw: bytes) -> Decoded | None:
    """By a byte order mark."""
    for mark, name in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return Decoded(_in_named(raw, name), name, certain=True)
    return None


def _wide(raw: bytes) -> Decoded | None:
    """UTF-16 without a mark: every other byte of Latin text is zero. Zeros elsewhere: no text."""
    sample = raw[:SAMPLE]
    controls = len(CONTROLS.findall(sample))
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    for name, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros * 5 > len(sample) // 2 and others * 20 < zeros and len(raw) % 2 == 0:
            return Decoded(_in_named(raw, name), name, certain=True)
    if even or odd or controls * 20 > len(sample):
        raise NotText("binary")
    return None


def _utf8(raw: bytes) -> Decoded | None:
    try:
        return Decoded(raw.decode("utf-8"), "utf-8", certain=True)
    except UnicodeDecodeError:
        return None


def _single_byte(raw: bytes) -> Decoded:
    guesses = [
        (_share_that_fits(text[:SAMPLE], word), name, text)
        for name, word in (("windows-1254", LATIN_WORD), ("windows-1251", CYRILLIC_WORD))
        if (text := raw.decode(name, errors="replace"))
    ]
    share, name, text = max(guesses, key=lambda guess: guess[0])
    if share < PLAUSIBLE or "\ufffd" in text:
        raise UnknownEncoding(_candidates(raw))
    return Decoded(text, name, certain=False)


def _share_that_fits(text: str, plausible: re.Pattern[str]) -> float:
    """Share of the words with letters beyond ASCII that are made of `plausible` letters alone."""
    words = [word for word in FOREIGN.findall(text) if not word.isascii()]
    fitting = sum(1 for word in words if plausible.fullmatch(word))
    return fitting / len(words) if words else 1.0


def _candidates(raw: bytes) -> tuple[str, ...]:
    """What charset-normalizer would try, then what may be named anyway."""
    guessed = [match.encoding.replace("_", "-") for match in from_bytes(raw[:SAMPLE])][:4]
    return tuple(dict.fromkeys([*guessed, *OFFERED]))
