"""A table of what can be done to a package, and the verdict on each."""

import io
import json
import zipfile
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formats.package.findings import Outcome
from app.formats.package.verdicts import Verdict
from app.signing.trust import Trust, lists_in
from app.verifying import verified
from tests.formats.package import tampering as by
from tests.formats.package.cases import Case
from tests.formats.package.cases_of_contents import FILES, SEALED
from tests.formats.package.cases_of_envelopes import ARCHIVES, ENVELOPE
from tests.formats.package.cases_of_single_files import SINGLE
from tests.formats.package.certifying import (
    NOW,
    Authority,
    authority,
)


def trust(*lists: bytes, anchors: tuple[Authority, ...] = ()) -> Trust:
    above = anchors or (authority(), authority("Stamps"))
    return Trust(
        tuple(one.certificate for one in above),
        tuple(one for raw in lists for one in lists_in(raw)),
    )


def verdict(raw: bytes, *lists: bytes, now: datetime = NOW) -> Verdict:
    return verified(raw, trust(*lists), now)


CASES = [*FILES, *SEALED, *ENVELOPE, *ARCHIVES, *SINGLE]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_kind_of_tampering_has_its_verdict_and_its_finding(case: Case) -> None:
    found = verdict(case.make())
    told = [(one.what, one.path, one.clause) for one in found.found]
    assert found.outcome is case.outcome, told
    assert not case.what or [
        one
        for one in found.found
        if one.what is case.what
        and case.path in (None, one.path)
        and case.clause in (None, one.clause)
    ], told
    assert all(one.said(language) for one in found.found for language in ("az", "en"))


def test_the_table_is_as_long_as_it_should_be_and_names_nothing_twice() -> None:
    assert len({case.name for case in CASES}) == len(CASES) > 100
    assert {case.outcome for case in CASES} == set(Outcome)


@given(st.sampled_from(sorted(by.files())), st.integers(min_value=0), st.integers(0, 7))
@settings(max_examples=30, deadline=None)
def test_one_flipped_bit_of_any_file_is_never_authentic(path: str, place: int, bit: int) -> None:
    held = by.files()
    held[path] = by.flip(held[path], place % len(held[path]), 1 << bit)
    assert verdict(by.packed(held)).outcome is not Outcome.AUTHENTIC


@given(st.data())
@settings(max_examples=30, deadline=None)
def test_no_flipped_bit_of_the_signature_is_authentic(data: st.DataObject) -> None:
    held = by.files()
    place = data.draw(st.integers(0, len(held[by.SIGNATURE]) - 1))
    held[by.SIGNATURE] = by.flip(held[by.SIGNATURE], place, 1 << data.draw(st.integers(0, 7)))
    assert verdict(by.packed(held)).outcome is not Outcome.AUTHENTIC


@given(st.integers(min_value=0), st.integers(0, 7))
@settings(max_examples=30, deadline=None)
def test_a_flipped_bit_of_the_archive_is_authentic_only_where_its_files_are_the_same(
    place: int, bit: int
) -> None:
    raw = by.flip(by.whole(), place % len(by.whole()), 1 << bit)
    if verdict(raw).outcome is Outcome.AUTHENTIC:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            assert {name: archive.read(name) for name in archive.namelist()} == by.files()


@given(
    st.sampled_from([b"", b"PK\3\4", b"PK\5\6", b"%PDF-1.7 /ByteRange [0 1 2 3]", b"{"]),
    st.binary(max_size=400),
)
@settings(max_examples=30, deadline=None)
def test_any_bytes_get_a_verdict(head: bytes, rest: bytes) -> None:
    found = verdict(head + rest)
    assert found.outcome is not Outcome.AUTHENTIC
    assert found.found[0].said("az")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.sampled_from([by.MANIFEST, by.TEXT, by.RECORD]), st.data())
@settings(max_examples=30, deadline=None)
def test_any_json_in_place_of_any_member_gets_a_verdict(path: str, data: st.DataObject) -> None:
    held = by.files()
    told = json.loads(held[path].splitlines()[0])
    where = told
    for _ in range(data.draw(st.integers(0, 4))):
        keys = sorted(where) if isinstance(where, dict) else list(range(len(where)))
        inner = where[data.draw(st.sampled_from(keys))] if keys else None
        if not isinstance(inner, dict | list) or not inner:
            break
        where = inner
    keys = sorted(where) if isinstance(where, dict) else list(range(len(where)))
    where[data.draw(st.sampled_from(keys))] = data.draw(JSON)
    held[path] = json.dumps(told).encode() + b"\n"
    by.refit_if_possible(held)
    found = verdict(by.packed(held))
    assert found.outcome is not Outcome.AUTHENTIC or held == by.files()
    assert all(one.said(language) for one in found.found for language in ("az", "en"))
