"""A redline is the older text with all its changes refused, and the newer one with all taken."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from app.formats.layout.act import Reading, act
from app.formats.layout.front import capitals
from app.formats.layout.redline import Note, Redlined, before_words
from app.formats.word.redline import redline
from app.formats.word.returned import hand, returned
from app.statute.authorship import Version
from app.statute.hands import Hand, Hands
from app.statute.numbering import number_all
from app.statute.snapshot import (
    UNSTORABLE,
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
from tests.formats.revisions import W, body_of, settled
from tests.formats.strategies import snapshots, words

AYTEN = Hand("Aytən Əliyeva", datetime(2026, 3, 1, 9, 15, 30, tzinfo=UTC), 3)
RESHAD = Hand("Rəşad Quliyev", datetime(2026, 4, 2, 17, 5, tzinfo=UTC), 5)


def read(snapshot: Snapshot, language: str = "az") -> Reading:
    said = snapshot.particulars
    return Reading(snapshot, language, number_all(snapshot.clauses, said.family, said.numbering))


def told(older: Snapshot, newer: Snapshot, hands: Hands | None = None) -> Redlined:
    return Redlined(read(older), read(newer), hands or Hands({5: RESHAD, 3: AYTEN}, RESHAD))


WORDED = st.builds(lambda heading, text: {"az": word("az", heading, text)}, words, words)
RANKS = st.integers(-9, 20)
DEEDS: dict[str, st.SearchStrategy[Any]] = {
    "keep": st.just({}),
    "reword": st.fixed_dictionaries({"wordings": WORDED}),
    "move": st.fixed_dictionaries({"rank": RANKS}),
    "raise": st.just({"parent": None}),
    "strike": st.fixed_dictionaries({"struck": st.booleans()}),
    "convert": st.fixed_dictionaries({"kind": st.sampled_from(list(Kind)), "parent": st.none()}),
    "renumber": st.fixed_dictionaries({"fixed": st.sampled_from([None, "7", "10-1", "b"])}),
    "remove": st.none(),
}
"""What may be done to a clause: what of it is otherwise then."""

DONE = st.sampled_from(["keep", "keep", *DEEDS]).flatmap(DEEDS.__getitem__)
NEW = st.builds(lambda said, rank: ("n", Kind.ARTICLE, None, rank, said), WORDED, RANKS)


@st.composite
def edited(draw: st.DrawFn) -> tuple[Snapshot, Snapshot]:
    """A document, and what random deeds made of it."""
    older = draw(snapshots())
    older = retitled(older, draw(words))
    kept: dict[str, Clause] = {}
    for clause in older.clauses:
        done = draw(DONE)
        if done is not None:
            changed = replace(clause, **done)
            there = changed.parent if changed.parent in kept else None
            kept[clause.id] = replace(changed, parent=there)
    for place, (name, kind, parent, rank, said) in enumerate(draw(st.lists(NEW, max_size=3))):
        kept[f"{name}{place}"] = Clause(f"{name}{place}", kind, parent, rank, wordings=said)
    newer = replace(older, step=9, clauses=in_reading_order(list(kept.values())))
    return older, retitled(newer, draw(words))


def retitled(snapshot: Snapshot, title: str) -> Snapshot:
    titles = {"az": canonical(title)}
    return replace(snapshot, particulars=replace(snapshot.particulars, titles=titles))


def as_read(reading: Reading) -> list[str]:
    title = capitals(reading.snapshot.particulars.title("az"), "az")
    blocks = (before_words(block) + block.text for block in act(reading))
    return [UNSTORABLE.sub("", text) for text in (title, *blocks)]


@settings(max_examples=80, deadline=None)
@given(edited())
def test_all_taken_is_the_newer_text_and_all_refused_the_older(
    sides: tuple[Snapshot, Snapshot],
) -> None:
    older, newer = sides
    raw = redline(told(older, newer))
    for side, accept in ((newer, True), (older, False)):
        *found, _ = settled(raw, accept=accept)
        assert [one.text for one in found] == as_read(read(side))
        *alone, _ = settled(redline(told(side, side)), accept=accept)
        assert found == alone


ABOUT = Particulars("x", {"az": "Nizamnamə"}, "charter", Family.LAW, Numbering.DERIVED)
PLACED = Hands({5: RESHAD, 3: AYTEN}, RESHAD, placed={"c": 3, "a": 5})


def text(*said: tuple[str, str], title: str = "Nizamnamə", step: int = 9) -> Snapshot:
    """Articles by id, each with its text, in that order."""
    clauses = tuple(
        Clause(name, Kind.ARTICLE, None, rank, wordings={"az": word("az", "", words)})
        for rank, (name, words) in enumerate(said)
    )
    about = replace(ABOUT, titles={"az": title})
    return Snapshot(about, step, "ab" * 32, None, clauses)


def changes(raw: bytes) -> list[tuple[str, str, str, str]]:
    """Every change of words: how, by whom, when, which."""
    return [
        (
            one.tag.removeprefix(W),
            one.get(f"{W}author"),
            one.get(f"{W}date"),
            "".join(said.text or "" for said in one.iter(f"{W}t", f"{W}delText")),
        )
        for one in body_of(raw).iter(f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")
        if one.getparent().tag != f"{W}rPr"
    ]


def test_a_change_bears_the_name_and_the_moment_of_its_step() -> None:
    versions = [Version("Bir iki.", None, 0), Version("Bir üç.", "Aytən Əliyeva", 3)]
    hands = replace(PLACED, versions={("a", False): versions})
    raw = redline(told(text(("a", "Bir iki.")), text(("a", "Bir üç.")), hands))

    assert changes(raw) == [
        ("del", "Aytən Əliyeva", "2026-03-01T09:15:30Z", "iki"),
        ("ins", "Aytən Əliyeva", "2026-03-01T09:15:30Z", "üç"),
    ]


def test_a_clause_put_in_or_struck_is_so_with_the_end_of_its_paragraph() -> None:
    raw = redline(
        told(text(("a", "Bir."), ("b", "İki.")), text(("b", "İki."), ("c", "Üç.")), PLACED)
    )
    marks = [
        (one.tag.removeprefix(W), one.get(f"{W}author"))
        for one in body_of(raw).iterfind(f"{W}p/{W}pPr/{W}rPr/*")
    ]

    assert marks == [("del", "Rəşad Quliyev"), ("ins", "Aytən Əliyeva")]


def test_a_moved_clause_is_moved_from_and_to_under_one_name() -> None:
    older = text(("a", "Birinci maddə."), ("b", "İkinci maddə."), ("d", "Üçüncü maddə."))
    newer = text(("b", "İkinci maddə."), ("d", "Üçüncü maddə."), ("a", "Birinci maddə."))
    body = body_of(redline(told(older, newer, PLACED)))
    names = [
        one.get(f"{W}name")
        for tag in ("moveFromRangeStart", "moveToRangeStart")
        for one in body.iter(f"{W}{tag}")
    ]
    starts = {
        one.get(f"{W}id") for one in body.iter(f"{W}moveFromRangeStart", f"{W}moveToRangeStart")
    }
    ends = {one.get(f"{W}id") for one in body.iter(f"{W}moveFromRangeEnd", f"{W}moveToRangeEnd")}

    assert names == ["move1", "move1"]
    assert starts == ends


def test_a_number_that_differs_is_struck_and_put_in_by_who_changed_the_structure() -> None:
    hands = replace(PLACED, counted=AYTEN)
    raw = redline(told(text(("a", "Bir."), ("b", "İki.")), text(("b", "İki.")), hands))

    assert ("del", "Aytən Əliyeva", "2026-03-01T09:15:30Z", "Maddə 2\u00a0") in changes(raw)
    assert ("ins", "Aytən Əliyeva", "2026-03-01T09:15:30Z", "Maddə 1\u00a0") in changes(raw)


def test_every_change_and_bookmark_has_a_number_of_its_own_and_tracking_is_on() -> None:
    older = text(("a", "Bir."), ("b", "İki."), ("d", "Üç."))
    newer = text(("d", "Üç."), ("c", "Dörd."), ("a", "Beş."))
    raw = redline(told(older, newer, PLACED))
    numbered = [
        one.get(f"{W}id")
        for one in body_of(raw).iter()
        if one.get(f"{W}id") and not one.tag.endswith("End")
    ]
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        settings_ = archive.read("word/settings.xml")
        assert "word/comments.xml" not in archive.namelist()

    assert len(set(numbered)) == len(numbered) > 6
    assert b"<w:trackRevisions/>" in settings_
    assert raw == redline(told(older, newer, PLACED))


ANSWER = Note("Rəşad Quliyev", RESHAD.at, "Cavab.")
SAID = Note("Qonaq", AYTEN.at, "Niyə?\nİkinci sətir.", (ANSWER,), "a", 4, 7)


def commented(*notes: Note, older: Snapshot, newer: Snapshot) -> tuple[Any, Any, Any]:
    raw = redline(replace(told(older, newer, PLACED), notes=notes))
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = [
            etree.fromstring(archive.read(f"word/{name}.xml"))
            for name in ("comments", "commentsExtended")
        ]
        assert b"commentsExtended" in archive.read("[Content_Types].xml")
        assert b"commentsExtended" in archive.read("word/_rels/document.xml.rels")
    return body_of(raw), *parts


def quoted(body: Any, number: str) -> str:
    """The newer words between the marks of a comment."""
    said, inside = "", False
    for one in body.iter():
        if one.get(f"{W}id") == number and one.tag.startswith(f"{W}commentRange"):
            inside = one.tag.endswith("Start")
        elif inside and one.tag == f"{W}t":
            said += one.text
    return said


def test_a_conversation_is_a_comment_on_its_words_with_its_answers() -> None:
    same = text(("a", "Bir iki üç."))
    body, comments, extended = commented(SAID, older=same, newer=text(("a", "Bir iki dörd.")))

    assert quoted(body, "1") == quoted(body, "2") == "iki"
    assert [one.get(f"{W}author") for one in comments] == ["Qonaq", "Rəşad Quliyev"]
    assert [one.get(f"{W}initials") for one in comments] == ["Q", "RQ"]
    assert comments[0].get(f"{W}date") == "2026-03-01T09:15:30Z"
    assert ["".join(p.itertext()) for p in comments[0]] == ["Niyə?", "İkinci sətir."]
    parents = [dict(one.attrib) for one in extended]
    own = [next(v for k, v in one.items() if k.endswith("paraId")) for one in parents]
    assert [v for k, v in parents[1].items() if k.endswith("paraIdParent")] == own[:1]


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (replace(SAID, clause=None), "NİZAMNAMƏ"),
        (replace(SAID, clause="nobody"), "NİZAMNAMƏ"),
        (replace(SAID, start=None, end=None), "Bir iki üç."),
        (replace(SAID, start=4, end=99), "Bir iki üç."),
        (replace(SAID, clause="c"), "sil"),
        (replace(SAID, clause="c", start=None, end=None, at=None), "Yeni silsilə."),
    ],
)
def test_a_comment_whose_words_are_gone_stands_on_its_clause_or_on_the_title(
    note: Note, words: str
) -> None:
    older, newer = text(("a", "Bir iki üç.")), text(("a", "Bir iki üç."), ("c", "Yeni silsilə."))
    note = replace(note, start=5, end=8) if words == "sil" else note
    body, _, _ = commented(note, older=older, newer=newer)

    assert quoted(body, "1") == words


def test_a_comment_on_what_is_struck_goes_with_it() -> None:
    older = text(("a", "Bir."), ("b", "İki."))
    body, _, _ = commented(replace(SAID, clause="b"), older=older, newer=text(("a", "Bir.")))
    [sign, _] = body.iter(f"{W}commentReference")

    assert sign.getparent().getparent().tag == f"{W}del"


def test_what_was_sent_out_brings_nothing_back() -> None:
    older = text(("a", "Bir iki."), ("b", "İki."), ("d", "Üç."))
    newer = text(("d", "Üç."), ("c", "Dörd."), ("a", "Bir beş."))
    raw = redline(replace(told(older, newer, PLACED), notes=(SAID,)))
    ours = {hand(one.author, one.at) for one in (AYTEN, RESHAD)} | {hand("Qonaq", AYTEN.at)}
    came = returned(raw, ours)

    assert came.changes == ()
    assert all(one.ours for one in came.comments)
    assert [one.clause for one in came.comments] == ["a", "a"]
    assert came.comments[1].parent == 0
    assert {"a": "Bir beş.", "c": "Dörd.", "d": "Üç."}.items() <= {
        name: said for (name, _), said in came.texts.items()
    }.items()


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (("Bir.", "Bir. İki."), ("", "Üç.")),
        (("Bir.", "Başqa söz"), ("", "Üç.")),
        (("Bir. İki.", "Bir."), ("Üç.", "")),
        (("Bir.", "Bir. İki."), ("Üç", "Dörd Üç")),
    ],
)
def test_changes_of_neighbours_do_not_touch(first: tuple[str, str], then: tuple[str, str]) -> None:
    """LibreOffice would take them for one and lose the end of the paragraph between."""
    sides = [
        replace(side, clauses=tuple(replace(one, kind=Kind.INDENT) for one in side.clauses))
        for side in (
            text(
                *(
                    (name, said[0])
                    for name, said in (("a", first), ("c", then))
                    if said[0] or name == "a"
                )
            ),
            text(
                *(
                    (name, said[1])
                    for name, said in (("a", first), ("c", then))
                    if said[1] or name == "a"
                )
            ),
        )
    ]
    raw = redline(told(sides[0], sides[1], Hands({5: RESHAD}, RESHAD)))
    found = [list(one.iter(f"{W}ins", f"{W}del", f"{W}r")) for one in body_of(raw).iter(f"{W}p")]
    here, following = [
        [one.getparent().tag for one in some if one.tag == f"{W}r"] for some in found[1:3]
    ]

    assert here[-1] != following[0] or here[-1] not in (f"{W}ins", f"{W}del")
    for side, accept in ((sides[1], True), (sides[0], False)):
        assert [one.text for one in settled(raw, accept=accept)][:-1] == as_read(read(side))


def test_hands_without_a_date_are_one_where_their_names_are() -> None:
    nobody = Hand("", None, 5)
    raw = redline(
        told(
            text(("a", "Bir.")), text(("a", "Bir. İki."), ("c", "Üç.")), Hands({5: nobody}, nobody)
        )
    )

    assert [date for _, _, date, _ in changes(raw)] == [None] * len(changes(raw))


def test_a_struck_clause_of_an_act_in_force_keeps_its_number_where_its_words_are_struck() -> None:
    def act_in_force(*, struck: bool) -> Snapshot:
        about = replace(ABOUT, numbering=Numbering.FIXED)
        some = text(("a", "Bir."), ("b", "İki."), ("c", "Üç."))
        clauses = [
            replace(one, fixed=str(place), struck=struck and one.id == "b")
            for place, one in enumerate(some.clauses, start=1)
        ]
        return replace(some, particulars=about, clauses=tuple(clauses))

    raw = redline(told(act_in_force(struck=False), act_in_force(struck=True), PLACED))

    assert not any("Maddə" in words for _, _, _, words in changes(raw))
    assert [how for how, _, _, _ in changes(raw)] == ["del", "ins"]
