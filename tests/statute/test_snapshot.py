"""Laws of what a document says: canonical words, digests, and the order of reading."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.statute.record import digest_of
from app.statute.snapshot import (
    UNSTORABLE,
    Clause,
    Family,
    Kind,
    Numbering,
    Particulars,
    Snapshot,
    canonical,
    children_of,
    depths,
    in_reading_order,
    word,
)
from tests.statute.trees import above, clause, forests

awkward = st.text(
    st.sampled_from("aAəİı \t\n\r\x00\x07\x85\x9f\xa0\u0301\u0307\u0327\u2028\ufffeé")
)
texts = st.one_of(awkward, st.text(st.characters(exclude_categories=())))
languages = st.sampled_from(["az", "en"])


@given(texts)
@example("a\x00\u0301")
@example(" \n\u0301a \n ")
def test_what_is_canonical_stays_as_it_is(text: str) -> None:
    assert canonical(canonical(text)) == canonical(text)


@given(texts)
def test_canonical_text_can_be_stored_and_has_no_blank_edges(text: str) -> None:
    kept = canonical(text)
    assert not UNSTORABLE.search(kept)
    assert "\r" not in kept
    assert kept == kept.strip()
    assert all(line == line.rstrip() for line in kept.split("\n"))
    kept.encode("utf-8")


@given(st.text(st.characters(categories=["L", "N", "P"])))
def test_no_letter_is_lost(text: str) -> None:
    assert canonical(f"«{text}»") == canonical("«") + canonical(text) + canonical("»")


def test_lines_and_letters_have_one_form() -> None:
    assert canonical("bir \r\niki\rüç") == "bir\niki\nüç"
    assert canonical("o\u0308lku\u0308") == "ölkü"
    assert canonical("a\ud800b\ufffec\x00") == "abc"
    assert canonical("bir\n\n  iki") == "bir\n\n  iki"


@given(st.tuples(languages, texts, texts), st.tuples(languages, texts, texts))
@example(("az", "a", "b"), ("az", "b", "a"))
@example(("az", "", "ab"), ("az", "a", "b"))
@example(("az", "a\r\nb", "é"), ("az", "a b ", "e\u0301"))
@example(("az", "a", "b"), ("en", "a", "b"))
def test_digests_are_equal_exactly_where_the_words_are(
    one: tuple[str, str, str], other: tuple[str, str, str]
) -> None:
    first, second = word(*one), word(*other)
    same = (first.language, first.heading, first.text) == (
        second.language,
        second.heading,
        second.text,
    )
    assert (first.digest == second.digest) is same


@given(languages, texts, texts)
def test_wording_what_is_worded_changes_nothing(language: str, heading: str, text: str) -> None:
    once = word(language, heading, text)
    assert word(language, once.heading, once.text) == once


def test_a_digest_covers_language_heading_and_text() -> None:
    said = {"heading": "Məqsəd", "language": "az", "text": "Mətn."}
    assert word("az", " Məqsəd ", "Mətn.\n").digest == digest_of(said)


def test_a_heading_is_one_line() -> None:
    assert word("az", "Ümumi\nmüddəalar", "").heading == "Ümumi müddəalar"


def test_what_a_translation_was_made_from_is_no_part_of_its_words() -> None:
    assert word("en", "", "Text", "f" * 64).digest == word("en", "", "Text").digest


def test_a_clause_says_nothing_in_a_language_it_has_no_words_in() -> None:
    said = word("az", "", "Mətn")
    one = Clause("a", Kind.ARTICLE, None, 0, wordings={"az": said})
    assert one.wording("az") is said
    assert one.wording("en") == word("en", "", "")


@pytest.mark.parametrize(
    ("titles", "shown"),
    [({"az": "Nizamnamə", "en": "Charter"}, "Charter"), ({"az": "Nizamnamə"}, "Nizamnamə")],
)
def test_a_title_falls_back_on_the_authoritative_one(titles: dict[str, str], shown: str) -> None:
    assert particulars(titles).title("en") == shown


def test_a_document_without_title_is_called_by_its_slug() -> None:
    assert particulars({}).title("en") == "charter"


def particulars(titles: dict[str, str]) -> Particulars:
    return Particulars("charter", titles, "charter", Family.LAW, Numbering.DERIVED)


def test_a_snapshot_finds_its_clauses_by_id() -> None:
    clauses = (clause("a"), clause("b", "a"))
    taken = Snapshot(particulars({}), 1, "0" * 64, None, clauses)
    assert taken.by_id == {"a": clauses[0], "b": clauses[1]}


@given(forests())
def test_reading_order_is_every_clause_once(clauses: list[Clause]) -> None:
    assert sorted(one.id for one in in_reading_order(clauses)) == sorted(one.id for one in clauses)


@given(forests())
def test_whatever_order_they_come_in_clauses_are_read_in_one(clauses: list[Clause]) -> None:
    assert in_reading_order(clauses) == in_reading_order(clauses[::-1])


@given(forests())
def test_a_clause_is_read_before_and_right_with_its_parts(clauses: list[Clause]) -> None:
    order = [one.id for one in in_reading_order(clauses)]
    for name in order:
        parts = [part for part in order if name in above(clauses, part)]
        begin = order.index(name)
        assert order[begin + 1 : begin + 1 + len(parts)] == parts


@given(forests())
def test_siblings_are_read_by_rank_and_of_equal_rank_by_id(clauses: list[Clause]) -> None:
    ordered = in_reading_order(clauses)
    for siblings in children_of(ordered).values():
        assert [one for one in ordered if one in siblings] == siblings
        assert siblings == sorted(siblings, key=lambda one: (one.rank, one.id))


@given(forests())
def test_depth_is_how_many_clauses_stand_above(clauses: list[Clause]) -> None:
    expected = {one.id: len(above(clauses, one.id)) for one in clauses}
    assert depths(in_reading_order(clauses)) == expected
