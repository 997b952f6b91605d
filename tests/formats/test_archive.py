"""Is an archive read as it was written, and anything else refused with where and why?"""

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.archive import Archive, NotAnArchive, read, reading, write
from app.formats.archive.told import HEAD, Fault, Place

PAPER = b"one voice,12"
DOCUMENT = {"id": "0" * 16, "slug": "charter", "founded_at": "2026-03-01T09:00:00.000000Z"}
SMALL = Archive(
    DOCUMENT,
    1,
    "a" * 64,
    {(Place.RECORD, "step"): [{"number": 1, "deed": "found"}], (Place.HOUSE, "need"): []},
    {sha256(PAPER).hexdigest(): PAPER},
    {"charter.md": "# Əsasnamə\n".encode()},
)

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
rows = st.lists(
    st.dictionaries(words, st.none() | st.booleans() | st.integers(-9, 9) | words, max_size=4),
    max_size=4,
)
tables = st.dictionaries(
    st.tuples(st.sampled_from(Place), st.from_regex(r"[a-z_]{1,12}", fullmatch=True)),
    rows,
    max_size=4,
)


@given(tables, st.lists(st.binary(max_size=20), max_size=3))
def test_what_is_written_is_read(
    found: Mapping[tuple[Place, str], Any], files: list[bytes]
) -> None:
    contents = {sha256(one).hexdigest(): one for one in files}
    archive = Archive(DOCUMENT, 3, "b" * 64, found, contents)
    assert read(write(archive)) == archive
    assert write(read(write(archive))) == write(archive)


def test_a_table_that_is_not_there_has_no_rows() -> None:
    assert SMALL.rows(Place.RECORD, "wording") == ()


Parts = dict[str, bytes]
Change = Callable[[Parts], object]


def _rezipped(change: Change, content: bytes = b"") -> bytes:
    with zipfile.ZipFile(io.BytesIO(content or write(SMALL))) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, said in parts.items():
            file.writestr(name, said)
    return out.getvalue()


def _head(**facts: object) -> Change:
    def change(parts: Parts) -> None:
        parts[HEAD] = json.dumps({**json.loads(parts[HEAD]), **facts}).encode()

    return change


def _put(name: str, content: bytes) -> Change:
    return lambda parts: parts.update({name: content})


def _listed(name: str, content: bytes, digest: str = "") -> Change:
    """A part the head says of what it is."""

    def change(parts: Parts) -> None:
        head = json.loads(parts[HEAD])
        said = {"path": name, "bytes": len(content), "sha256": sha256(content).hexdigest()}
        head["files"] = [one for one in head["files"] if one["path"] != name] + [said]
        parts.update({HEAD: json.dumps(head).encode(), name: content})

    return change


REFUSED: Mapping[str, tuple[Change, Fault]] = {
    "no head": (lambda parts: parts.pop(HEAD), Fault.NOT_OURS),
    "a head of something else": (_head(format="other"), Fault.NOT_OURS),
    "a later version": (_head(version=2), Fault.NEWER),
    "a head that is no JSON": (_put(HEAD, b"{"), Fault.UNREADABLE),
    "a head that is no object": (_put(HEAD, b"[]"), Fault.UNREADABLE),
    "a head nested without end": (_put(HEAD, b"[" * 100_000), Fault.UNREADABLE),
    "a head that says one thing twice": (_put(HEAD, b'{"a":1,"a":2}'), Fault.UNREADABLE),
    "a head that says more": (_head(more=1), Fault.UNREADABLE),
    "a head without steps": (_head(steps="1"), Fault.UNREADABLE),
    "files that are no list of files": (_head(files=[{"path": "x"}]), Fault.UNREADABLE),
    "a file that is no object": (_head(files=["x"]), Fault.UNREADABLE),
    "a path nobody writes": (_listed("../x", b""), Fault.UNREADABLE),
    "a part less": (lambda parts: parts.pop("record/step.jsonl"), Fault.MISSING),
    "a part more": (_put("record/wording.jsonl", b""), Fault.EXTRA),
    "other bytes": (_put("README.txt", b"Hello"), Fault.CHANGED),
    "more bytes": (_put("texts/charter.md", b"# " * 100), Fault.TOO_LARGE),
    "a file under another digest": (_listed(f"contents/{'0' * 64}", b"x"), Fault.CHANGED),
    "a row that is no JSON": (_listed("record/step.jsonl", b"{\n"), Fault.UNREADABLE),
    "a row in no alphabet": (_listed("record/step.jsonl", b"\xff\n"), Fault.UNREADABLE),
    "a row that is no object": (_listed("record/step.jsonl", b"5\n"), Fault.UNREADABLE),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_archive_is_refused(name: str) -> None:
    change, fault = REFUSED[name]
    with pytest.raises(NotAnArchive) as refused:
        read(_rezipped(change))
    assert refused.value.fault is fault


def test_a_row_is_refused_with_its_line() -> None:
    with pytest.raises(NotAnArchive) as refused:
        read(_rezipped(_listed("record/step.jsonl", b"{}\n{\n")))
    assert refused.value.where == "record/step.jsonl:2"


def test_one_part_twice_is_refused() -> None:
    out = io.BytesIO(write(SMALL))
    with zipfile.ZipFile(out, "a") as file, pytest.warns(UserWarning, match="Duplicate"):
        file.writestr("README.txt", b"Hello")
    with pytest.raises(NotAnArchive) as refused:
        read(out.getvalue())
    assert refused.value.fault is Fault.EXTRA


@pytest.mark.parametrize(("limit", "most"), [("MOST_PARTS", 2), ("LARGEST", 100)])
def test_more_than_can_be_held_is_refused(
    monkeypatch: pytest.MonkeyPatch, limit: str, most: int
) -> None:
    monkeypatch.setattr(reading, limit, most)
    with pytest.raises(NotAnArchive) as refused:
        read(write(SMALL))
    assert refused.value.fault is Fault.TOO_LARGE


def test_what_is_no_zip_file_is_refused() -> None:
    with pytest.raises(NotAnArchive) as refused:
        read(b"PK no")
    assert refused.value.fault is Fault.NOT_ZIP


@given(st.integers(0, len(write(SMALL)) - 1), st.integers(1, 255))
def test_a_byte_that_fell_over_changes_nothing_or_is_refused(place: int, turn: int) -> None:
    content = bytearray(write(SMALL))
    content[place] ^= turn
    try:
        found = read(bytes(content))
    except NotAnArchive:
        return
    assert found == SMALL  # a moment, or another field of the ZIP file that says nothing


@given(st.integers(0, len(write(SMALL))))
def test_an_archive_cut_short_is_refused(end: int) -> None:
    if end < len(write(SMALL)):
        with pytest.raises(NotAnArchive):
            read(write(SMALL)[:end])
