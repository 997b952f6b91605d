"""Whatever a document says, its Markdown reads back as the same document."""

import re
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formats.reading import read
from app.formats.writing import write
from app.statute.outline import Draft
from app.statute.snapshot import (
    Clause,
    Family,
    Kind,
    Numbering,
    Particulars,
    Snapshot,
    word,
)
from tests.formats.samples import NAMES, act
from tests.formats.strategies import TRAPS, snapshots

Read = tuple[Kind, int | None, str, str, str, bool]


def said(snapshot: Snapshot, numbers: Mapping[str, str], language: str = "az") -> list[Read]:
    places = {clause.id: place for place, clause in enumerate(snapshot.clauses)}
    return [
        (
            clause.kind,
            None if clause.parent is None else places[clause.parent],
            numbers.get(clause.id, clause.fixed or ""),
            clause.wording(language).heading,
            clause.wording(language).text,
            clause.struck,
        )
        for clause in snapshot.clauses
    ]


def found(draft: Draft) -> list[Read]:
    return [
        (each.kind, each.parent, each.number, each.heading, each.text, each.struck)
        for each in draft.clauses
    ]


def taken(draft: Draft) -> Snapshot:
    """The draft as a document with fixed numbers."""
    clauses = tuple(
        Clause(
            id=f"c{place}",
            kind=each.kind,
            parent=None if each.parent is None else f"c{each.parent}",
            rank=place,
            fixed=each.number or None,
            struck=each.struck,
            wordings={draft.language: word(draft.language, each.heading, each.text)},
        )
        for place, each in enumerate(draft.clauses)
    )
    return snapshot_of(*clauses, family=draft.family, title=draft.title or "Ad")


def snapshot_of(*clauses: Clause, family: Family = Family.LAW, title: str = "Ad") -> Snapshot:
    told = Particulars("act", {"az": title}, "act", family, Numbering.FIXED)
    return Snapshot(told, 3, "ab" * 32, None, clauses)


def one(kind: Kind, heading: str, text: str, number: str = "", above: str | None = None) -> Clause:
    wording = {"az": word("az", heading, text), "en": word("en", heading, text)}
    return Clause(f"{above}-{kind}-{number}", kind, above, 1, number or None, wordings=wording)


@given(snapshots())
@settings(max_examples=150, deadline=None)
def test_reading_gives_back_what_was_written(snapshot: Snapshot) -> None:
    written = write(snapshot, "az", {})
    draft = read(written, language="az", family=Family.LAW)
    assert found(draft) == said(snapshot, {})
    assert draft.coverage == 1.0
    assert draft.family is snapshot.particulars.family
    for clause, each in zip(snapshot.clauses, draft.clauses, strict=True):
        assert word("az", each.heading, each.text).digest == clause.wording("az").digest


@given(st.sampled_from(TRAPS), st.sampled_from(Kind), st.sampled_from(["", "1", "a", "2.1", "IV"]))
@settings(max_examples=80, deadline=None)
def test_words_that_look_like_units_stay_words(trap: str, kind: Kind, number: str) -> None:
    for family in Family:
        for heading, text in ((trap, ""), ("", trap), (trap, "siyahı:")):
            after = one(Kind.INDENT, "", "son", "x")
            snapshot = snapshot_of(one(kind, heading, text, number), after, family=family)
            for language in ("az", "en"):
                draft = read(write(snapshot, language, {}), language="az", family=Family.LAW)
                assert found(draft) == said(snapshot, {}, language)


@pytest.mark.parametrize("name", NAMES)
def test_an_act_survives_being_written(name: str) -> None:
    draft = act(name)
    written = write(taken(draft), "az", {})
    again = read(written, language="az", family=Family.LAW)
    assert found(again) == found(draft)
    assert write(taken(again), "az", {}) == written


CHARTER = """---
slug: act
kind: act
family: law
numbering: fixed
language: az
title: Ad
step: 3
digest: {digest}
---

# Ad

Preambula mətni…

## I fəsil. Ümumi müddəalar

### Maddə 1. Konfransın adı və hüquqi statusu

1.1. Konfrans *yeni* [1] …

1.2. Siyahının başlanğıcı:

1.2.1. birinci;

a) bənd;

### Maddə 10-1.

Abzas.

### Maddə 11. ləğv edilmişdir.

## Əlavə 1. Forma

### § 1. Ümumi
""".replace("{digest}", "ab" * 32)


def test_a_well_formed_act_carries_no_hints_and_reads_as_law() -> None:
    draft = read(CHARTER, language="az", family=Family.LAW)
    written = write(taken(draft), "az", {})
    assert written == CHARTER.replace("*yeni*", "\\*yeni\\*")
    assert [clause.struck for clause in draft.clauses].count(True) == 1


def test_a_subordinate_act_is_written_with_bare_numbers() -> None:
    source = "# Ad\n\n### 1. Ümumi müddəalar\n\n1.1. Şura orqandır.\n\n2. Bu Əsasnamə qüvvədədir.\n"
    draft = read(source, language="az", family=Family.SUBORDINATE)
    assert write(taken(draft), "az", {}).endswith(source.removeprefix("# Ad"))


def test_a_struck_clause_says_so_to_people_and_machines() -> None:
    clause = Clause(
        "c", Kind.PARAGRAPH, None, 1, "1.2", True, {"az": word("az", "", "Köhnə mətn.")}
    )
    written = write(snapshot_of(clause), "az", {})
    assert '<!-- paragraph depth=0 number="1.2" text struck -->' in written
    assert "\n1.2. *(ləğv edilmişdir)* Köhnə mətn.\n" in written
    assert found(read(written, language="az", family=Family.LAW)) == said(snapshot_of(clause), {})


def test_lines_of_a_text_stay_lines() -> None:
    clause = one(Kind.INDENT, "", "bir\n\n  # iki\nüç\\")
    written = write(snapshot_of(one(Kind.ARTICLE, "Ad", "", "1"), clause), "az", {})
    assert "bir\\\n\\\n&#32;&#32;# iki\\\nüç\\\\\n" in written


def test_derived_numbers_are_printed_where_they_are_given() -> None:
    clause = one(Kind.ARTICLE, "Ad", "")
    written = write(snapshot_of(clause), "az", {clause.id: "7"})
    assert "### Maddə 7. Ad" in written


def test_headings_show_the_tree() -> None:
    part = one(Kind.PART, "Hissə", "", "I")
    chapter = one(Kind.CHAPTER, "Fəsil", "", "I", part.id)
    article = one(Kind.ARTICLE, "Maddə", "", "1", chapter.id)
    written = write(snapshot_of(part, chapter, article), "az", {})
    assert re.findall(r"^(#+) ", written, re.MULTILINE) == ["#", "##", "###", "####"]


def test_the_illustrative_mark_travels_with_the_file() -> None:
    told = Particulars("act", {"az": "Ad"}, "act", Family.LAW, Numbering.DERIVED, illustrative=True)
    draft = read(write(Snapshot(told, 1, "", None, ()), "az", {}), language="az", family=Family.LAW)
    assert draft.front["illustrative"] is True
    assert draft.front["numbering"] == "derived"


def test_a_document_without_a_title_has_no_heading() -> None:
    told = Particulars("", {"az": " "}, "act", Family.LAW, Numbering.DERIVED)
    written = write(Snapshot(told, 1, "", None, (one(Kind.INDENT, "", "a"),)), "az", {})
    assert "\n# " not in written


def test_a_european_act_is_written_as_such_acts_are_printed() -> None:
    source = (
        "---\nfamily: european\n---\n\n# Charter\n\n## Chapter I. General\n\n"
        "### Article 2. Members\n\n1\\. Members are:\n\n(a) universities;\n\n"
        "(b) academies:\n\n(i) of arts;\n\n(ii) of music.\n"
    )
    draft = read(source, language="en", family=Family.LAW)
    written = write(taken(draft), "en", {})
    assert "(a) universities;" in written
    assert "(ii) of music." in written
    assert "<!--" not in written
    assert found(read(written, language="en", family=Family.LAW)) == found(draft)
