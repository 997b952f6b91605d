"""Dossiers to write down: a small charter, its older text, and documents made at random."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import strategies as st

from app.statute.dossier import Approver, CitedExtract, Dossier, Objection, SealMark
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

AT = datetime(2026, 5, 12, 10, tzinfo=UTC)
DIGEST = "0123456789abcdef" * 4
LETTERS = "abcçdeəfgğhxıijkqlmnoöprsştuüvyzABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ"
PRINTABLE = f"{LETTERS}0123456789.,;:!?()«»“”–§№%&<>'\"/"

NUMBERS = {
    "ch1": "I",
    "ar1": "1",
    "pa1": "1.1",
    "po1": "a",
    "po2": "b",
    "pa2": "1.2",
    "ar2": "2",
    "pa3": "2.1",
    "an1": "1",
}


def clause(
    id: str,  # noqa: A002 - the word of the trade
    kind: Kind,
    parent: str | None = None,
    heading: str = "",
    text: str = "",
    **rest: object,
) -> Clause:
    """A clause worded in Azerbaijani; `rank` and the rest as given."""
    made = Clause(id, kind, parent, 0, wordings={"az": word("az", heading, text)})
    return replace(made, **rest)  # type: ignore[arg-type]


CHARTER = (
    clause("pre", Kind.PREAMBLE, text="Universitetlər birləşərək\nbu Nizamnaməni qəbul edir."),
    clause("ch1", Kind.CHAPTER, heading="Ümumi müddəalar", rank=1),
    clause("ar1", Kind.ARTICLE, "ch1", "Konfransın adı", rank=2),
    clause("pa1", Kind.PARAGRAPH, "ar1", text="Konfransın aşağıdakı vəzifələri var:", rank=3),
    clause("po1", Kind.POINT, "pa1", text="təhsil <müstəqil> & azad;", rank=4),
    clause("in1", Kind.INDENT, "po1", text="bu abzas ayrıca verilir;", rank=5),
    clause("po2", Kind.POINT, "pa1", text="elmi əlaqə – Ğöyçə İsmayıllı, ışıq.", rank=6),
    clause("pa2", Kind.PARAGRAPH, "ar1", text="Üzvlük haqqı 100 ₼ təşkil edir.", rank=7),
    clause("ar2", Kind.ARTICLE, "ch1", "Üzvlük", "Üzvlük könüllüdür.", rank=8),
    clause("pa3", Kind.PARAGRAPH, "ar2", "Qəbul", "Üzvlüyə qəbul açıqdır.", rank=9),
    clause("an1", Kind.ANNEX, heading="Üzvlərin siyahısı", text="Siyahı", rank=10),
)

PARTICULARS = Particulars(
    "charter",
    {"az": "Rektorlar Konfransının nizamnaməsi", "en": "Charter of the Conference"},
    "charter",
    Family.LAW,
    Numbering.DERIVED,
    illustrative=True,
)


def snapshot(clauses: Iterable[Clause] = CHARTER, **particulars: object) -> Snapshot:
    """The clauses at step 57."""
    described = replace(PARTICULARS, **particulars)  # type: ignore[arg-type]
    return Snapshot(described, 57, DIGEST, AT, in_reading_order(tuple(clauses)), "Razılaşdırılmış")


def reworded(clauses: Iterable[Clause], texts: dict[str, str]) -> tuple[Clause, ...]:
    """The clauses, some with another text."""
    return tuple(
        replace(one, wordings={"az": word("az", one.wording("az").heading, texts[one.id])})
        if one.id in texts
        else one
        for one in clauses
    )


def full() -> Dossier:
    """A dossier with everything in it."""
    older = reworded(CHARTER, {"pa2": "Üzvlük haqqı 50 manat təşkil edir."})
    against = replace(snapshot(older), step=12, digest="f" * 64, milestone=None, at=None)
    return Dossier(
        snapshot(),
        against,
        citations=(
            CitedExtract("pa2", "adapts", "HRK, Ordnung", "§ 1", "Uyğunlaşdırma qeydi"),
            CitedExtract("pa1", "follows", "EUA Articles", "3", "", "https://eua.eu/articles"),
            CitedExtract("lost", "echoes", "CRUP", "", ""),
        ),
        rationale={"pa2": ("Manat işarəsi işlədilir.",)},
        needs={"pa2": ("E-07 Şəffaflıq",), "po1": ("E-02 Tələbələr",)},
        states={"pa1": "agreed", "pa2": "proposed", "po1": "draft"},
        approvers=(
            Approver(
                "Ləman Əliyeva",
                "Xəzər Universiteti",
                approved=9,
                objected=1,
                outdated=2,
                last_at=AT,
                objections=(Objection("pa2", "Haqq çoxdur."), Objection("po1", "")),
            ),
            Approver("Iğdır Çıraqov", "Naxçıvan Dövlət Universiteti", 0, 0, 0, None),
        ),
        seal=SealMark(57, "ab" * 32, "Ləman Əliyeva", AT, "Mətn uyğundur.", ("2.1 açıqdır",)),
    )


words = st.text(PRINTABLE, min_size=1, max_size=14)
sentences = st.lists(words, min_size=1, max_size=60).map(" ".join)
hostile = st.text(max_size=200)
"""Anything Unicode has: control characters, emoji, right-to-left, combining marks."""


@st.composite
def snapshots(draw: st.DrawFn, texts: st.SearchStrategy[str] = sentences) -> Snapshot:
    """A document of up to a dozen clauses of any kind, in no sensible order."""
    kinds = draw(st.lists(st.sampled_from(Kind), max_size=12))
    clauses: list[Clause] = []
    for place, kind in enumerate(kinds):
        parent = draw(st.sampled_from([None, *(one.id for one in clauses)]))
        heading = draw(st.one_of(st.just(""), texts))
        made = clause(f"c{place}", kind, parent, heading, draw(texts), rank=place)
        clauses.append(replace(made, struck=draw(st.sampled_from([False, False, True]))))
    numbering = draw(st.sampled_from(Numbering))
    family = draw(st.sampled_from(Family))
    return snapshot(clauses, numbering=numbering, family=family)
