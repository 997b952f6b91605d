"""Texts of the sort that break comparisons, for properties."""

from hypothesis import strategies as st

PIECES = [
    "iki", "üç", "maddə", "maddəsinin", "5.2-ci", "10-1-ci", "1.234,50", "I\u0307clas", "e\u0301",
    "d'Arc", "COVID-19", "a", "b", ".", ",", ";", "”nin", "«", " ", " ", " ", "  ", "\n", "\r\n",
    "\t", "👨‍👩‍👧", "🇦🇿", "مجلس", "\u200f", "\u0301", "\u200d", "𐐷", "\ud7ff", "\ue000", "각",
    "क्षि",
]  # fmt: skip

texts = st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | st.text(max_size=30)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str]:
    """A text and the same with a few pieces replaced, struck or added."""
    pieces = draw(st.lists(st.sampled_from(PIECES), max_size=25))
    edited = list(pieces)
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(edited)))
        end = draw(st.integers(start, min(start + 3, len(edited))))
        edited[start:end] = draw(st.lists(st.sampled_from(PIECES), max_size=3))
    return "".join(pieces), "".join(edited)
