"""Acts in force and what a committee does to them, at random."""

from dataclasses import replace

from hypothesis import strategies as st

from app.statute.snapshot import (
    Clause,
    Family,
    Kind,
    Numbering,
    Particulars,
    Snapshot,
    children_of,
    in_reading_order,
    word,
)

WORDS = (
    "Şura", "iclas", "iki", "üç", "5", "12", "sədr", "sədrin", "üzvlərin", "qərar", "qəbul", "edir",
    "Nazirlik", "və", "ilə", "5.2-ci", "bəndində", "“Təhsil", "haqqında”", "–",
)  # fmt: skip
"""Few, so that words repeat; some short, some with marks of quotation or signs."""

SIGNS = ("", "", "", ",", ";")


def about(
    family: Family = Family.SUBORDINATE, title: str = "Rektorlar Şurası haqqında Əsasnamə"
) -> Particulars:
    """A document whose numbers are fixed."""
    kind = "act" if family is Family.LAW else "regulation"
    return Particulars("text", {"az": title}, kind, family, Numbering.FIXED)


def snapshot(clauses: list[Clause], particulars: Particulars | None = None) -> Snapshot:
    """A step of a document."""
    return Snapshot(particulars or about(), 1, "0" * 64, None, in_reading_order(clauses))


def clause(
    number: str,
    text: str = "",
    *,
    parent: str | None = None,
    heading: str = "",
    kind: Kind = Kind.PARAGRAPH,
    rank: int = 0,
) -> Clause:
    """A unit whose id is its number, in the order of its rank."""
    wordings = {"az": word("az", heading, text)} if heading or text else {}
    return Clause(number, kind, parent, rank, fixed=number, wordings=wordings)


def act(*units: tuple[str, str] | tuple[str, str, str], title: str = "") -> Snapshot:
    """An act of units given as number, text and perhaps heading; 5.2 stands in 5."""
    made = [
        clause(
            unit[0],
            unit[1],
            heading=unit[2] if len(unit) == 3 else "",
            parent=unit[0].rpartition(".")[0] or None,
            rank=place,
        )
        for place, unit in enumerate(units)
    ]
    return snapshot(made, about(title=title) if title else about())


@st.composite
def sentences(draw: st.DrawFn, most: int = 9) -> str:
    """One sentence of a few words, with its stop."""
    words = draw(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(SIGNS)), max_size=most))
    first = draw(st.sampled_from(["Şura", "Sədr", "Üzv"]))
    return " ".join([first, *("".join(pair) for pair in words)]) + "."


@st.composite
def lines(draw: st.DrawFn) -> str:
    """A line of one to three sentences."""
    return " ".join(draw(st.lists(sentences(), min_size=1, max_size=3)))


headings = st.sampled_from(["Ümumi müddəalar", "Şuranın tərkibi", "İşin təşkili", "Üzvlük"])


@st.composite
def acts(draw: st.DrawFn, family: Family = Family.SUBORDINATE) -> Snapshot:
    """An act in force: units, paragraphs, lines and points below them."""
    top = Kind.ARTICLE if family is Family.LAW else Kind.PARAGRAPH
    made: list[Clause] = []
    for one in range(1, draw(st.integers(1, 4)) + 1):
        made.append(clause(str(one), heading=draw(headings), kind=top, rank=one))
        for two in range(1, draw(st.integers(1, 4)) + 1):
            number = f"{one}.{two}"
            made.append(clause(number, draw(lines()), parent=str(one), rank=two))
            below = draw(st.sampled_from(["", "", "lines", "points", "paragraphs"]))
            made += [draw(_below(below, number, turn)) for turn in range(3) if below]
    return snapshot(made, about(family))


@st.composite
def _below(draw: st.DrawFn, sort: str, parent: str, turn: int) -> Clause:
    text = draw(lines())
    if sort == "lines":
        return replace(
            clause(f"{parent}/{turn}", text, parent=parent, kind=Kind.INDENT, rank=turn), fixed=None
        )
    if sort == "points":
        made = clause("abc"[turn], text, parent=parent, kind=Kind.POINT, rank=turn)
        return replace(made, id=f"{parent}{made.id}")
    return clause(f"{parent}.{turn + 1}", text, parent=parent, rank=turn)


@st.composite
def amended(draw: st.DrawFn, old: Snapshot, most: int = 6) -> Snapshot:
    """The act after a few deeds of the committee."""
    clauses = {one.id: one for one in old.clauses}
    for turn in range(draw(st.integers(0, most))):
        target = draw(st.sampled_from(sorted(clauses)))
        deed = draw(st.sampled_from([reword, reword, rehead, insert, strike, restore, move]))
        for one in deed(draw, clauses, target, turn):
            clauses[one.id] = one
    return snapshot(list(clauses.values()), old.particulars)


def reword(draw: st.DrawFn, clauses: dict[str, Clause], target: str, _turn: int) -> list[Clause]:
    """Some words struck, put in or changed; or a sentence more; or everything new."""
    one = clauses[target]
    said = one.wording("az")
    words = said.text.split(" ")
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(words)))
        fresh = draw(st.lists(st.sampled_from(WORDS), max_size=2))
        words[place : place + draw(st.integers(0, 2))] = fresh
    changed = " ".join(words)
    if changed[-1:] not in ".;:,":
        changed += "."  # without a sign a line may be read as a heading
    text = draw(st.sampled_from([changed, f"{said.text} {draw(sentences())}", draw(lines())]))
    return [replace(one, wordings={"az": word("az", said.heading, text)})]


def rehead(draw: st.DrawFn, clauses: dict[str, Clause], target: str, _turn: int) -> list[Clause]:
    """Another heading where there is one."""
    one = clauses[target]
    said = one.wording("az")
    if not said.heading:
        return []
    return [replace(one, wordings={"az": word("az", draw(headings), said.text)})]


def insert(draw: st.DrawFn, clauses: dict[str, Clause], target: str, turn: int) -> list[Clause]:
    """A unit of the same sort beside the target, its number by its place."""
    one = clauses[target]
    wordings = {"az": word("az", one.wording("az").heading and draw(headings), draw(lines()))}
    fresh = replace(one, id=f"new{turn}", fixed=None, rank=one.rank, wordings=wordings)
    return [*_room(clauses, one), fresh] if f"new{turn}" not in clauses else []


def _room(clauses: dict[str, Clause], one: Clause) -> list[Clause]:
    """Siblings from the target on, one place further."""
    siblings = children_of(clauses.values())[one.parent]
    return [replace(it, rank=it.rank + 1) for it in siblings if it.rank >= one.rank]


def strike(_draw: st.DrawFn, clauses: dict[str, Clause], target: str, _turn: int) -> list[Clause]:
    """The unit ceases to be in force."""
    return [replace(clauses[target], struck=True)]


def restore(_draw: st.DrawFn, clauses: dict[str, Clause], target: str, _turn: int) -> list[Clause]:
    """And is in force again."""
    return [replace(clauses[target], struck=False)]


def move(draw: st.DrawFn, clauses: dict[str, Clause], target: str, _turn: int) -> list[Clause]:
    """The unit, with all below it, beside another of its sort; its number follows its place."""
    one = clauses[target]
    sort = (one.kind, clauses[one.parent].kind if one.parent else None)
    beside = [
        it
        for it in clauses.values()
        if (it.kind, clauses[it.parent].kind if it.parent else None) == sort and it.id != target
    ]
    below = any(it.parent == target for it in clauses.values())
    if not beside or below:
        return []
    goal = draw(st.sampled_from(sorted(beside, key=lambda it: it.id)))
    return [*_room(clauses, goal), replace(one, parent=goal.parent, rank=goal.rank, fixed=None)]


@st.composite
def wild(draw: st.DrawFn) -> Snapshot:
    """Any tree of any kinds with any numbers, as an import may leave it; ids are few."""
    made: list[Clause] = []
    for turn in range(draw(st.integers(0, 9))):
        made.append(
            replace(
                clause(
                    "",
                    draw(st.sampled_from(["", "Şura", "Şura. Sədr", "a\nb", "5.2. iki"])),
                    parent=draw(st.sampled_from([None, *(one.id for one in made)])),
                    heading=draw(st.sampled_from(["", "", "Üzvlük"])),
                    kind=draw(st.sampled_from(Kind)),
                    rank=draw(st.integers(-2, 2)),
                ),
                id=f"c{turn}",
                fixed=draw(st.sampled_from([None, None, "1", "2", "1.1", "a", "10-1"])),
                struck=draw(st.booleans()) and draw(st.booleans()),
            )
        )
    return snapshot(made, about(draw(st.sampled_from(Family))))
