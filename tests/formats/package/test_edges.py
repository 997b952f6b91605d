"""What a reader of packages does at the edges of what it reads."""

import io
import json
import struct
import zipfile
from collections.abc import Callable
from hashlib import sha256

import pytest

from app.formats.package import proofs, shape, single_docx, single_pdf
from app.formats.package.anchors import HOUSE, anchors_in
from app.formats.package.archive import Archive, Bounds, Unfit
from app.formats.package.findings import Outcome, What, plain
from app.formats.package.reading import is_canonical, opened, parsed
from app.formats.package.records import faults_of_record
from app.formats.package.texts import faults_of_text
from app.formats.word.sealed import said_of, with_seal
from app.formats.zipping import zipped
from app.statute.record import canonical_json
from tests.formats.package import parting, resigning
from tests.formats.package import tampering as by
from tests.formats.package.test_tampering import verdict


def refused(raw: bytes, **bounds: int) -> What:
    with pytest.raises(Unfit) as unfit:
        read_all(raw, Bounds(**bounds))
    return unfit.value.found.what


def read_all(raw: bytes, bounds: Bounds) -> None:
    archive = Archive(raw, bounds)
    for name in archive.entries:
        archive.read(name)


def small(content: bytes = b"hello" * 20) -> bytes:
    return zipped([("a.txt", content), ("b.txt", b"b")])


def middle(raw: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The packed bytes of the first entry otherwise, its lengths with them."""
    length = struct.unpack_from("<L", raw, 18)[0]
    start, at = 35, by.listed(raw, "a.txt")
    packed = change(raw[start : start + length])
    grown = len(packed) - length
    raw = by.patched(by.patched(raw, 18, "<L", len(packed)), at + 20, "<L", len(packed))
    raw = by.patched(raw, by.listed(raw, "b.txt") + 42, "<L", start + length + grown)
    place = by.end(raw) + 16
    raw = by.patched(raw, place, "<L", struct.unpack_from("<L", raw, place)[0] + grown)
    return raw[:start] + packed + raw[start + length :]


def test_bounds_are_kept() -> None:
    assert refused(small(), file=10) is What.TOO_LARGE
    assert refused(small(), entry=10) is What.BOMB
    assert refused(small(), total=50) is What.BOMB
    with pytest.raises(Unfit) as unfit:
        Archive(small()).read("a.txt", 5)
    assert unfit.value.found.what is What.PART_TOO_LARGE


def test_broken_entries_are_found() -> None:
    raw, at = small(), by.listed(small(), "a.txt")
    shorter = by.patched(by.patched(raw, at + 24, "<L", 9), 22, "<L", 9)
    assert refused(shorter) is What.BROKEN_ENTRY
    assert refused(middle(raw, lambda one: one + b"x")) is What.HIDDEN_BYTES
    assert refused(middle(raw, lambda one: one[:-3])) is What.BROKEN_ENTRY
    assert refused(middle(raw, lambda _one: b"\xff" * 9)) is What.BROKEN_ENTRY


def test_broken_lists_are_found() -> None:
    raw, at = small(), by.listed(small(), "a.txt")
    assert refused(by.patched(raw, at + 28, "<H", 60_000)) is What.BROKEN_ZIP
    assert refused(by.patched(raw, at, "<L", 0)) is What.BROKEN_ZIP
    fewer = by.patched(by.patched(raw, by.end(raw) + 8, "<H", 1), by.end(raw) + 10, "<H", 1)
    assert refused(fewer) is What.BROKEN_ZIP
    assert refused(by.patched(raw, by.end(raw) + 4, "<H", 1)) is What.BROKEN_ZIP
    assert refused(by.patched(raw, at + 34, "<H", 1)) is What.BROKEN_ZIP
    assert refused(by.patched(raw, at + 38, "<L", 0x10)) is What.NO_FILE


def test_entries_lie_side_by_side() -> None:
    raw = small()
    place = by.end(raw)
    start = struct.unpack_from("<L", raw, place + 16)[0]
    listed = [by.listed(raw, name) for name in ("a.txt", "b.txt")]
    second = raw[listed[1] : place]
    alone = raw[:start] + second + raw[place:]
    for offset, value in ((8, 1), (10, 1)):
        alone = by.patched(alone, by.end(alone) + offset, "<H", value)
    alone = by.patched(alone, by.end(alone) + 12, "<L", len(second))
    assert refused(alone) is What.HIDDEN_BYTES
    longer = by.patched(by.patched(raw, 18, "<L", 60), listed[0] + 20, "<L", 60)
    assert refused(longer) is What.OVERLAPPING


def test_extra_fields_of_other_programs_are_no_fault() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        entry = zipfile.ZipInfo("a.txt")
        entry.extra = struct.pack("<2HL", 0x5455, 4, 1)
        archive.writestr(entry, b"a")
    assert Archive(out.getvalue()).read("a.txt") == b"a"


def test_a_list_that_tells_a_file_twice_is_found() -> None:
    def change(held: by.Files) -> None:
        held["SHA256SUMS"] += held["SHA256SUMS"].splitlines(keepends=True)[0]

    assert What.SUMS_DISAGREE in {one.what for one in verdict(by.changed(change)).found}


def test_a_list_of_digests_that_is_no_text_is_found() -> None:
    raw = by.changed(lambda held: held.update({"SHA256SUMS": b"\xff"}))
    assert What.SUMS_DISAGREE in {one.what for one in verdict(raw).found}


def test_a_package_anchors_every_step_it_holds_and_the_house_where_it_says() -> None:
    assert [step for step, _ in anchors_in(by.whole())["charter"]] == [1, 2, 3, 4, 5, 6]
    house = resigning.signed_again(lambda one: one.update(house={"step": 3, "digest": "ab" * 32}))
    assert anchors_in(house)[HOUSE] == [(3, "ab" * 32)]


def test_proofs_have_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proofs, "LARGEST", 10)
    assert verdict(b"{" + b" " * 20).found[0].what is What.TOO_LARGE


def test_parts_that_are_too_large_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    package = opened(by.whole())
    document = package.documents[0]
    monkeypatch.setattr("app.formats.package.texts.LARGEST_TEXT", 10)
    monkeypatch.setattr("app.formats.package.records.LARGEST_RECORD", 10)
    (text,), (record,) = faults_of_text(package, document), faults_of_record(package, document)
    assert text.what is record.what is What.PART_TOO_LARGE
    monkeypatch.setattr("app.formats.package.reading.LARGEST_SIGNATURE", 10)
    assert What.PART_TOO_LARGE in {one.what for one in verdict(by.whole()).found}


def test_certificates_that_are_none_are_nobodys() -> None:
    assert opened(by.without("certificate.pem")).certificates() == frozenset()
    odd = b"-----BEGIN CERTIFICATE-----\nA\n-----END CERTIFICATE-----\n"
    changed = by.changed(lambda held: held.update({"certificate.pem": odd}))
    assert opened(changed).certificates() == frozenset()


@pytest.mark.parametrize("written", [b"[NaN]", b"\xff", b"[" * 100_000])
def test_json_of_strangers_is_bounded(written: bytes) -> None:
    with pytest.raises((ValueError, RecursionError)):
        parsed(written)


def test_what_no_digest_can_vouch_for_is_not_canonical() -> None:
    assert not is_canonical({"n": 2**60}, b'{"n":1152921504606846976}')


def test_lists_say_where_they_do_not_fit() -> None:
    assert shape.a_list(shape.DIGEST)({}, "leaves") == "leaves"
    assert shape.a_list(shape.DIGEST)(["x"], "leaves") == "leaves[0]"


def sealed(statement: bytes) -> bytes:
    held = {name: part for name, part in parting.docx_parts().items() if "customXml/" not in name}
    return with_seal(zipped(held.items()), statement, b"")


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        (b'{"format":"other"}', What.STATEMENT_UNREADABLE),
        (b'{"format":"nizam-seal","version":2}', What.NEWER_VERSION),
        (b'{"format":"nizam-seal", "version":1}', What.STATEMENT_UNREADABLE),
        (b"no JSON", What.STATEMENT_UNREADABLE),
    ],
)
def test_a_seal_that_is_none_says_nothing(statement: bytes, what: What) -> None:
    assert verdict(sealed(statement)).found[0].what is what


def test_other_notes_are_found_and_a_seal_without_number_says_nothing() -> None:
    raw = sealed(b"")
    told = {"format": "nizam-seal", "version": 1} | said_of(raw, {})
    assert verdict(sealed(canonical_json(told))).found[0].what is What.STATEMENT_UNREADABLE
    other = told | {"notes": sha256(b"other").hexdigest()}
    found = single_docx.opened(sealed(canonical_json(other))).found
    assert [one.what for one in found] == [What.NOTES_CHANGED]


def test_times_and_signatures_in_a_pdf_are_taken_as_they_are() -> None:
    head = b"%PDF-1.7 /M (D:20260231999999Z) "
    gap = b"<3001>"
    range_ = b"/ByteRange [0 00000 00000 00000]"
    body = head + range_
    told = b"/ByteRange [0 %05d %05d %05d]" % (len(body), len(body) + len(gap), 0)
    found = single_pdf.covered(head + told + gap)
    assert found
    assert (found.signature, found.stated) == (b"\x30\x01", None)
    assert single_pdf.covered(head.replace(b"/M", b"/X") + told + gap).stated is None  # type: ignore[union-attr]


def test_a_pdf_that_cannot_be_read_has_no_seal() -> None:
    assert single_pdf.statement_in(b"%PDF-1.7") is None


def test_a_leaf_that_was_not_sealed_is_found() -> None:
    def change(told: dict[str, list[dict[str, object]]]) -> None:
        leaves = told["sealed"]["leaves"]  # type: ignore[call-overload]
        leaves.append(leaves[1] | {"id": "new"})

    found = verdict(by.text(change))
    assert found.outcome is Outcome.ALTERED
    assert ("new", What.CLAUSE_EXTRA) in {(one.clause, one.what) for one in found.found}
    assert json.loads(by.files()[by.TEXT])["sealed"]["leaves"]


def test_a_long_name_is_shortened_in_its_middle() -> None:
    said = plain(f"documents/{'a' * 200}-clean-az-13.docx")
    assert len(said) < 130
    assert said.startswith("documents/")
    assert said.endswith("-clean-az-13.docx")


def test_what_does_not_begin_as_a_zip_file_is_not_ours() -> None:
    assert refused(b"hello") is What.NOT_OURS
