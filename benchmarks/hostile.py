"""What the text engine meets from those who do not wish it well: each case and its bound."""

import random
from collections.abc import Iterator
from dataclasses import replace

from app.statute.anchoring import Anchor, Edit, anchor, likely, port
from app.statute.diffing import after_of, before_of, compare
from app.statute.merging import merge
from app.statute.moves import moved_between
from app.statute.numbering import number_all
from app.statute.references import Form, Places, mentions, references, shown, stored, token
from app.statute.snapshot import (
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
from benchmarks.measuring import Work, grid, timed

LARGE = 100_000
"""Characters of the longest clause there may be."""

TOKENS = 50_000

Case = tuple[str, float, Work]
"""What it is, the seconds it may take here, the work."""

HEAD = ("", "longest ms", "CPU ms", "bound ms", "kept")


def report(rounds: int) -> Iterator[str]:
    """One table; of three rounds the longest counts."""
    chance = random.Random(57)  # noqa: S311
    rows = [_row(case, min(rounds, 3)) for case in (*_diffs(chance), *_others(chance))]
    yield grid([HEAD, *rows])


def _row(case: Case, rounds: int) -> tuple[str, ...]:
    title, bound, work = case
    taken = [timed(work) for _ in range(rounds)]
    wall, busy = (max(column) for column in zip(*taken, strict=True))
    kept = "yes" if busy < bound * 1000 else "NO"
    return title, f"{wall:,.0f}", f"{busy:,.0f}", f"{bound * 1000:,.0f}", kept


def _diffs(chance: random.Random) -> Iterator[Case]:
    """Pairs of texts; both sides must come back from the redline to the character."""
    words = [f"söz{number}" for number in range(TOKENS)]
    shuffled = chance.sample(words, len(words))
    few = ["bir", "iki", "üç"]
    pairs = {
        "50,000 words, all different on the two sides": (words, [f"{one}x" for one in words]),
        "50,000 words, shuffled": (words, shuffled),
        "11,000 words, shuffled (just within what is compared exactly)": (
            words[:5_500],
            chance.sample(words[:5_500], 5_500),
        ),
        "50,000 times the same word, then one more": (few[:1] * TOKENS, few[:1] * (TOKENS + 1)),
        "50,000 words of three, drawn by lot": (
            chance.choices(few, k=TOKENS),
            chance.choices(few, k=TOKENS),
        ),
        "two words in turn, beginning with the other": (few[:2] * 25_000, few[1::-1] * 25_000),
    }
    for title, (before, after) in pairs.items():
        yield f"redline: {title}", 5, _exact(" ".join(before), " ".join(after))
    texts = {
        "one word of 100,000 letters, one changed": (
            "a" * LARGE,
            "a" * 50_000 + "b" + "a" * 49_999,
        ),
        "100,000 combining marks on one letter": ("e" + "\u0301" * LARGE, "e" + "\u0300" * LARGE),
        "families of emoji, 100,000 code points": ("👨‍👩‍👧‍👦" * 14_000, "👨‍👩‍👧" * 20_000),
        "right to left with marks and direction signs": (
            "\u202bשָׁלוֹם עֲלֵיכֶם\u202c " * 5_000,
            "\u202bشَهْرُ رَمَضَان\u202c " * 5_000,
        ),
        "100,000 line feeds and one word": ("\n" * LARGE, "\n" * 50_000 + "söz" + "\n" * 50_000),
        "100,000 opening brackets and braces": ("({" * 50_000, "{(" * 50_000),
    }
    for title, (one, other) in texts.items():
        yield f"redline: {title}", 5, _exact(one, other)


def _exact(before: str, after: str) -> Work:
    def work() -> None:
        runs = compare(before, after)
        assert before_of(runs) == before
        assert after_of(runs) == after

    return work


def _others(chance: random.Random) -> Iterator[Case]:
    base = [f"söz{number}" for number in range(TOKENS // 2)]
    ours, theirs = list(base), list(base)
    ours[::2] = [f"{one}a" for one in base[::2]]
    theirs[1::2] = [f"{one}b" for one in base[1::2]]
    texts = " ".join(base), " ".join(ours), " ".join(theirs)
    yield "merge: 25,000 words, each side changed every other one", 10, lambda: merge(*texts)
    yield (
        "merge: both sides wrote 10,000 words anew",
        10,
        lambda: merge(
            " ".join(base[:10_000]), " ".join(ours[::-1][:10_000]), " ".join(theirs[::-1][:10_000])
        ),
    )
    repeated = "Sədr seçilir. " * 7_000
    anchor = Anchor("seçilir", "Sədr ", ". Sədr", 35_005, 35_012)
    yield (
        "quote: one of 7,000 alike, the text written anew",
        5,
        lambda: port(anchor, repeated, repeated.replace("Sədr", "Katib")),
    )
    yield from _of_quotes(chance)
    yield from _of_references(chance)
    yield from _of_structure()
    control = "".join(chr(code) for code in range(0x20)) * 3_000
    yield "canonical: 96,000 control characters", 1, lambda: canonical(control)


def _of_quotes(chance: random.Random) -> Iterator[Case]:
    """Five hundred quotes of one clause, carried over one edit."""
    words = " ".join(chance.choices(["bir", "iki", "üç"], k=TOKENS // 2))[:LARGE]
    anew = " ".join(chance.choices(["bir", "iki", "üç"], k=TOKENS // 2))[:LARGE]
    one_letter = "a" * LARGE
    texts = {
        "25,000 words of three, written anew": (words, anew, 40),
        "the same, each quote a third of it": (words, anew, LARGE // 3),
        "one word of 100,000 letters, one changed": (one_letter, f"{one_letter[1:]}b", 40_000),
        "7,000 like sentences, another word in each": (
            "Sədr seçilir. " * 7_000,
            "Katib seçilir. " * 7_000,
            20,
        ),
    }
    for title, (before, after, size) in texts.items():
        places = [chance.randrange(len(before) - size) for _ in range(500)]
        held = [anchor(before, place, place + size) for place in places]
        yield f"500 quotes: {title}", 5, _carried(before, after, held)
    found = anchor(words, 500, 540)
    yield "likely places in 25,000 words of three", 5, lambda: likely(found, anew)
    long = anchor(words, 500, 60_000)
    yield "likely places of 60,000 characters", 5, lambda: likely(long, anew)


def _carried(before: str, after: str, held: list[Anchor]) -> Work:
    def work() -> None:
        edit = Edit(before, after)
        for one in held:
            edit.carry(one)

    return work


def _of_references(chance: random.Random) -> Iterator[Case]:
    clauses = tuple(_siblings(2_000))
    about = Particulars("act", {}, "act", Family.LAW, Numbering.DERIVED)
    now = Snapshot(about, 1, "", None, clauses)
    living = " ".join(token(chance.choice(clauses).id, Form()) for _ in range(4_500))
    assert len(references(living)) == 4_500
    yield "references: 4,500 in one clause said", 5, lambda: shown(living, Places(now))
    typed = " ".join(f"{{{number}}}" for number in range(1, 15_000))
    yield "references: 15,000 typed in one clause", 5, lambda: stored(typed, Places(now))
    open_braces = "{" * LARGE
    yield "references: 100,000 opening braces", 5, lambda: stored(open_braces, Places(now))
    plain = "5.2-ci bəndinin və 7-ci maddənin " * 3_000
    yield "references: 6,000 plain mentions found", 5, lambda: mentions(plain, Places(now))


def _siblings(count: int) -> Iterator[Clause]:
    for number in range(count):
        said = {"az": word("az", "", f"Maddə {number}")}
        yield Clause(f"{number:016x}", Kind.ARTICLE, None, number * 1024, wordings=said)


def _of_structure() -> Iterator[Case]:
    deep = [
        Clause(f"{n:016x}", Kind.POINT, f"{n - 1:016x}" if n else None, 0) for n in range(5_000)
    ]
    yield (
        "structure: 5,000 levels put in order and numbered",
        5,
        lambda: number_all(in_reading_order(deep), Family.LAW, Numbering.DERIVED),
    )
    wide = list(_siblings(3_000))
    turned = [replace(one, rank=-one.rank) for one in wide][::-1]
    everything = frozenset(one.id for one in wide)
    yield (
        "structure: the order of 3,000 siblings turned round",
        5,
        lambda: moved_between(wide, turned, everything),
    )
