"""A redline is the older text with all its changes refused, and the newer one with all taken."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from app.formats.layout.act import Reading, act
from app.formats.layout.front import capitals
from app.formats.layout.redline import Redlined, before_words
from app.formats.word.redline import redline
from app.statute.hands import Hand, Hands
from app.statute.numbering import number_all
from app.statute.snapshot import (
    UNSTORABLE,
    Clause,
    Kind,
    Snapshot,
    canonical,
    in_reading_order,
    word,
)
from tests.formats.revisions import settled
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
DEEDS = {
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
