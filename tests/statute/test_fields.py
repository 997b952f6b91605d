"""Labelled parts of a clause: written and read they are the same, and no word is lost."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.statute.fields import (
    ACTION,
    LABELS,
    Field,
    Parted,
    actions,
    apart,
    asked_of,
    joined,
    parted,
    signatories,
    with_fields,
)
from app.statute.snapshot import (
    LANGUAGES,
    Clause,
    Family,
    Kind,
    Numbering,
    Particulars,
    Snapshot,
    canonical,
    in_reading_order,
    word,
)

TEXT = "Siyasəti qəbul etmək.\nMəsul: Komitə\nMüddət: 31.12.2027\nGöstərici: 12 universitet"

lines = st.one_of(
    st.text(max_size=20),
    st.sampled_from([f"{label}: x" for known in LABELS.values() for label in known.values()]),
    st.sampled_from(
        ["Məsul:", "Məsul:x", "Məsul : x", "məsul: x", "Müddət:  iki boş", "Məsul: Müddət: x", ""]
    ),
)
hostile = st.lists(lines, max_size=8).map("\n".join)
values = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=30
)
typed = st.dictionaries(
    st.sampled_from(Field), values.map(lambda said: " ".join(said.split())), max_size=5
)


@given(hostile, st.sampled_from(LANGUAGES))
def test_whatever_is_taken_apart_is_put_together_again(text: str, language: str) -> None:
    text = canonical(text)
    assert joined(parted(text, language), language) == text


@given(typed, st.sampled_from(LANGUAGES))
def test_what_is_written_is_read_back(said: dict[Field, str], language: str) -> None:
    text = canonical(with_fields("Nə etməli.", said, language))
    kept = {name: words for name, words in said.items() if words}
    told = parted(text, language)
    assert told.words == "Nə etməli."
    assert {name: canonical(words) for name, words in told.said.items()} == {
        name: canonical(words) for name, words in kept.items()
    }


@given(hostile, typed, st.sampled_from(LANGUAGES))
def test_typing_a_part_loses_no_word(text: str, said: dict[Field, str], language: str) -> None:
    text = canonical(text)
    after = with_fields(text, said, language)
    assert after.startswith(text)
    for name, words in said.items():
        assert not words or parted(after, language).said[name] == words


def test_parts_stand_in_the_order_typed_and_an_empty_one_goes() -> None:
    said = {Field.RESPONSIBLE: "Komitə", Field.DEADLINE: " ", Field.INDICATOR: "say"}
    assert with_fields("Nə etməli.", said, "az") == "Nə etməli.\nMəsul: Komitə\nGöstərici: say"
    assert with_fields("", {Field.RESPONSIBLE: "x"}, "en") == "Responsible: x"


@given(hostile, st.sampled_from(LANGUAGES))
def test_a_form_sent_as_it_was_opened_changes_no_word(text: str, language: str) -> None:
    text = " ".join(canonical(text).split(" ")).strip()
    words, said = apart(text, language, ACTION)
    again = with_fields(words, said, language)
    assert sorted(again.split()) == sorted(text.split()) or not all(said.values())


def test_a_form_asks_actions_for_their_parts_and_others_only_for_what_they_have() -> None:
    now = _plan(
        _clause("a1", Kind.ARTICLE, None, "", "Keyfiyyət"),
        _clause("b2", Kind.PARAGRAPH, "a1", "Hədəf"),
        _clause("c3", Kind.PARAGRAPH, "b2", "Tədbir"),
        _clause("d4", Kind.INDENT, "c3", "Məsul: Komitə"),
        _clause("e5", Kind.INDENT, "c3", "Qeyd"),
    )
    asked = {clause.id: asked_of(now, clause) for clause in now.clauses}
    assert asked == {"a1": (), "b2": (), "c3": ACTION, "d4": ACTION, "e5": ()}
    charter = replace(now, particulars=replace(now.particulars, kind="charter"))
    assert {asked_of(charter, clause) for clause in charter.clauses} == {()}


def test_a_label_met_twice_belongs_to_the_words() -> None:
    told = parted("Nə.\nMəsul: A\nMüddət: 2027\nMəsul: B", "az")
    assert told == Parted("Nə.\nMəsul: A", {Field.DEADLINE: "2027", Field.RESPONSIBLE: "B"})


def test_a_value_with_line_feeds_becomes_one_line() -> None:
    assert (
        with_fields("Nə.", {Field.DEADLINE: "2027\nMəsul: x"}, "az") == "Nə.\nMüddət: 2027 Məsul: x"
    )


def _clause(name: str, kind: Kind, parent: str | None, text: str, heading: str = "") -> Clause:
    rank = int(name[1:])
    return Clause(name, kind, parent, rank, wordings={"az": word("az", heading, text)})


def _plan(*clauses: Clause) -> Snapshot:
    about = Particulars("p", {"az": "Plan"}, "action_plan", Family.PLAN, Numbering.DERIVED)
    return Snapshot(about, 1, "", None, in_reading_order(clauses))


def test_the_actions_of_a_plan_are_its_innermost_paragraphs() -> None:
    now = _plan(
        _clause("a1", Kind.ARTICLE, None, "", "Keyfiyyət"),
        _clause("b2", Kind.PARAGRAPH, "a1", "Hədəf:"),
        _clause("c3", Kind.PARAGRAPH, "b2", TEXT),
        _clause("d4", Kind.PARAGRAPH, "b2", "Hesabat vermək."),
        _clause("e5", Kind.INDENT, "d4", "Məsul: Katiblik"),
        _clause("f6", Kind.INDENT, "d4", "Bu sətir sahə deyil."),
    )
    first, second = actions(now, "az")
    assert (first.number, first.words, first.said[Field.RESPONSIBLE]) == (
        "1.1.1",
        "Siyasəti qəbul etmək.",
        "Komitə",
    )
    assert first.goal is not None
    assert first.goal.id == "a1"
    assert first.is_overdue(date(2028, 1, 1))
    assert first.is_due(date(2027, 10, 1), date(2027, 12, 31))
    assert second.said == {Field.RESPONSIBLE: "Katiblik"}
    assert second.deadline is None
    assert not second.is_overdue(date(2028, 1, 1))
    assert not second.is_due(date.min, date.max)


def test_who_signs_is_said_by_the_clauses_of_the_text() -> None:
    now = _plan(
        _clause("a1", Kind.ARTICLE, None, "", "İmzalar"),
        _clause("b2", Kind.PARAGRAPH, "a1", "Konfrans.\nİmzalayan: A. B.\nVəzifə: sədr"),
        _clause("c3", Kind.PARAGRAPH, "a1", "İttifaq;\nVəzifə: sədr"),
        _clause("d4", Kind.PARAGRAPH, "a1", "Başqa bir bənd."),
    )
    assert [(one.party, one.name, one.position) for one in signatories(now, "az")] == [
        ("Konfrans", "A. B.", "sədr"),
        ("İttifaq", "", "sədr"),
    ]
