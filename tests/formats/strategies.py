"""Which snapshots a format must be able to carry: any tree the placement rules allow, any words."""

from hypothesis import strategies as st

from app.statute.snapshot import (
    Clause,
    Family,
    Kind,
    Numbering,
    Particulars,
    Snapshot,
    in_reading_order,
    word,
)
from app.statute.structure import MAY_STAND_UNDER

TRAPS = [
    "Maddə 5. Başlıq",
    "I fəsil. Ümumi",
    "1.1. bir",
    "1. bir",
    "a) bənd",
    "§ 2",
    "1 nömrəli əlavə",
    "Əlavə",
    "Preambula",
    "MÜNDƏRİCAT",
    "# nömrə",
    "Son #",
    "<!-- article depth=0 -->",
    '<!-- point depth=3 number="1" text -->',
    "*ulduz* _xətt_ `kod` ~~pozulmuş~~ &amp; &#65; <b>",
    "tərs \\",
    "\\",
    "---",
    "===",
    "- siyahı",
    "a\n\n\nb",
    "a\\\n  b",
    "a\n\tb",
    "a\nMaddə 7. b\n1.1. c",
    "iхtisas Azәrbaycan",
    "Москва",
    "ǝЖa Азәrб",
    "ləğv edilmişdir.",
    "Qeyd: bir",
    "siyahı:",
    "1) bir",
    "5.1.2 nöqtəsiz",
    "Maddə 3 ləğv edilmişdir",
    "Birinci fəsil",
    "bir-",
    "**Maddə 1. Ad**",
    "__1.1.__ mətn",
    "1.1. Konfrans\n\n\\\nson",
    "a\u2028b\u0085c\u00a0d",
    "\u202eşərq\u202c \u05d0",
    "\ufeffbaşlanğıc",
    "e\u0301\u0338",
    "[1]",
    "AZƏRBAYCAN",
    "[312] §1. a",
]
words = st.one_of(st.just(""), st.sampled_from(TRAPS), st.sampled_from(TRAPS), st.text(max_size=30))
numbers = st.one_of(
    st.none(),
    st.sampled_from(
        ["1", "2", "10-1", "5.2", "5.2-1", "ç", "a", "b", "IV", "I", "Birinci", "1.1.1"]
    ),
    st.text(max_size=4),
)


@st.composite
def snapshots(draw: st.DrawFn, most: int = 12) -> Snapshot:
    """A document of up to `most` clauses, worded in Azerbaijani alone."""
    clauses: list[Clause] = []
    for rank in range(draw(st.integers(0, most))):
        kind = draw(st.sampled_from(list(Kind)))
        allowed = [each.id for each in clauses if each.kind in MAY_STAND_UNDER[kind]]
        parent = draw(st.sampled_from([None, *allowed[-4:]]))
        wording = word("az", draw(words), draw(words))
        clauses.append(
            Clause(
                id=f"c{rank:03}",
                kind=kind,
                parent=parent,
                rank=rank,
                fixed=draw(numbers),
                struck=draw(st.integers(0, 9)) == 0,
                wordings={"az": wording},
            )
        )
    told = Particulars(
        slug=draw(st.sampled_from(["charter", "1996", "yes", "a: b"])),
        titles={"az": draw(words)},
        kind="charter",
        family=draw(st.sampled_from(list(Family))),
        numbering=draw(st.sampled_from(list(Numbering))),
        illustrative=draw(st.booleans()),
    )
    return Snapshot(told, 7, "f" * 64, None, in_reading_order(clauses))
