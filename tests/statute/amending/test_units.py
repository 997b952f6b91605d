"""Headings, lines and units in the formulas official texts use, proven by being read again."""

from dataclasses import replace

import pytest

from app.statute.amending import amend
from app.statute.snapshot import Family, Kind, Snapshot, word
from tests.statute.amending.saying import LONG, english, of, orders
from tests.statute.amending.texts import about, act, clause, snapshot


@pytest.mark.parametrize(
    ("old", "new", "order", "help_"),
    [
        (
            "Köhnə",
            "Yeni ad",
            "5-ci hissənin adı aşağıdakı redaksiyada verilsin: | Yeni ad",
            "the heading of paragraph 5 is worded anew",
        ),
        (
            "Şuranın tərkibi və işi barədə məsələlər",
            "Şuranın tərkibi barədə məsələlər",
            "5-ci hissənin adından “və işi” sözləri çıxarılsın",
            "in the heading of paragraph 5 the words “və işi” are struck out",
        ),
        ("Ad", "", "5-ci hissənin adı çıxarılsın", "the heading of paragraph 5 is deleted"),
    ],
)
def test_headings(old: str, new: str, order: str, help_: str) -> None:
    found = amend(act(("5", "", old)), act(("5", "", new)))
    assert (orders(found), english(found)) == ([order], [help_])


def test_the_title() -> None:
    old = act(("5", "", "Ad"), title="Şura haqqında Əsasnamə")
    found = amend(old, act(("5", "", "Ad"), title="Rektorlar Şurası haqqında Əsasnamə"))
    assert orders(found) == [
        "Əsasnamənin adında “Şura” sözü “Rektorlar Şurası” sözləri ilə əvəz edilsin"
    ]
    assert english(found) == ["in the title the word “Şura” is replaced by “Rektorlar Şurası”"]
    assert found.clauses() == ("",)


def listed(*lines: str) -> Snapshot:
    return act(("1", "", "A"), ("1.1", "\n".join([LONG, *lines])))


@pytest.mark.parametrize(
    ("old", "new", "order", "help_"),
    [
        (
            listed(LONG, "Üç."),
            listed(LONG, "Üç.", "Dörd."),
            "1.1-ci bəndə aşağıdakı məzmunda abzas əlavə edilsin: | Dörd.",
            "a new indent is inserted at the end of clause 1.1",
        ),
        (
            listed("İki.", LONG),
            listed(LONG),
            "1.1-ci bəndin ikinci abzası çıxarılsın",
            "the second indent of clause 1.1 is deleted",
        ),
        (
            listed("Üç.", LONG),
            listed("İki.", "İki yarım.", "Üç.", LONG),
            (
                "1.1-ci bəndin birinci abzasından sonra aşağıdakı məzmunda abzaslar "
                "əlavə edilsin: | İki. | İki yarım."
            ),
            "2 new indents are inserted after the first indent of clause 1.1",
        ),
        (
            listed("Üç.", LONG),
            act(("1", "", "A"), ("1.1", f"Sıfır.\n{LONG}\nÜç.\n{LONG}")),
            "1.1-ci bəndin əvvəlinə aşağıdakı məzmunda abzas əlavə edilsin: | Sıfır.",
            "a new indent is inserted at the beginning of clause 1.1",
        ),
        (
            listed("Sədr gəlir.", LONG),
            listed("Katib gedir, üzv isə qalır.", LONG),
            (
                "1.1-ci bəndin ikinci abzası aşağıdakı redaksiyada verilsin: | "
                "Katib gedir, üzv isə qalır."
            ),
            "the second indent of clause 1.1 is worded anew",
        ),
    ],
)
def test_lines(old: Snapshot, new: Snapshot, order: str, help_: str) -> None:
    found = amend(old, new)
    assert (orders(found), english(found)) == ([order], [help_])


def points(*letters: str) -> Snapshot:
    said = [
        clause(one, f"{LONG} {one};", parent="7.1", kind=Kind.POINT, rank=place)
        for place, one in enumerate(letters)
    ]
    return snapshot([clause("7.1", "Şura:"), *said])


@pytest.mark.parametrize(
    ("old", "new", "begins", "help_"),
    [
        (
            points("a", "b"),
            points("a", "b", "c"),
            "7.1-ci bəndə aşağıdakı məzmunda “c” bəndi əlavə edilsin: | c) ",
            "new point (c) is inserted at the end of clause 7.1",
        ),
        (
            points("a"),
            points("a", "b", "c"),
            "7.1-ci bəndə aşağıdakı məzmunda “b” və “c” bəndləri əlavə edilsin: | b) ",
            "new point (b) and point (c) are inserted at the end of clause 7.1",
        ),
        (
            points("a", "c"),
            points("a", "b", "c"),
            "7.1-ci bəndin “a” bəndindən sonra aşağıdakı məzmunda “b” bəndi əlavə edilsin: | b) ",
            "new point (b) is inserted after point (a) of clause 7.1",
        ),
        (
            points("b", "c"),
            points("a", "b", "c"),
            "7.1-ci bəndin birinci abzasından sonra aşağıdakı məzmunda “a” bəndi əlavə edilsin: ",
            "new point (a) is inserted after the first indent of clause 7.1",
        ),
    ],
)
def test_points(old: Snapshot, new: Snapshot, begins: str, help_: str) -> None:
    found = amend(old, new)
    assert orders(found)[0].startswith(begins)
    assert english(found) == [help_]


LAW = about(Family.LAW, "Ali təhsil haqqında Qanun")
ARTICLES = [clause(n, heading=f"Ad {n}", kind=Kind.ARTICLE, rank=int(n)) for n in ("1", "2", "3")]


def law(*more: object, without: str = "") -> Snapshot:
    made = [*ARTICLES, *more]
    kept = [one for one in made if one.id != without]  # type: ignore[attr-defined]
    return snapshot(kept, LAW)  # type: ignore[arg-type]


def test_in_a_law_a_new_article_stands_by_its_number_with_all_below_it() -> None:
    fresh = replace(clause("2-1", heading="Yeni", kind=Kind.ARTICLE, rank=2), id="a")
    below = clause("2-1.1", "Birinci qayda.", parent="a")
    after = replace(ARTICLES[2], rank=9)

    found = amend(law(), snapshot([*ARTICLES[:2], fresh, below, after], LAW))

    assert orders(found) == [
        "Aşağıdakı məzmunda 2-1-ci maddə əlavə edilsin: | Maddə 2-1. Yeni | 2-1.1. Birinci qayda."
    ]
    assert found.clauses() == ("a",)


def test_what_is_struck_is_repealed_and_what_is_restored_is_worded_anew() -> None:
    old = act(("5", "", "A"), ("5.1", "Bir."), ("5.1.1", "İki."))
    struck = replace(
        old, clauses=tuple(replace(one, struck=one.id == "5.1.1") for one in old.clauses)
    )
    assert orders(amend(old, struck)) == ["5.1.1-ci yarımbənd çıxarılsın"]
    assert orders(amend(struck, old)) == [
        "5.1.1-ci yarımbənd aşağıdakı redaksiyada verilsin: | 5.1.1. İki."
    ]
    assert english(amend(old, struck)) == ["sub-clause 5.1.1 is repealed"]
    article = snapshot([replace(ARTICLES[0], struck=True), *ARTICLES[1:]], LAW)
    assert orders(amend(law(), article)) == ["1-ci maddə ləğv edilsin"]


def test_a_moved_unit_is_repealed_where_it_stood_and_inserted_where_it_stands() -> None:
    old = act(("1", "", "A"), ("1.1", "Bir."), ("1.2", "İki."), ("2", "", "B"), ("2.1", "Üç."))
    moved = replace(old.by_id["1.2"], parent="2", fixed=None, rank=9)
    found = amend(old, snapshot([moved if one.id == "1.2" else one for one in old.clauses]))
    assert orders(found) == [
        "1.2-ci bənd ləğv edilsin",
        "Aşağıdakı məzmunda 2.2-ci bənd əlavə edilsin: | 2.2. İki.",
    ]


def test_a_preamble_comes_and_goes() -> None:
    bare = act(("5", "", "Ad"))
    preamble = replace(clause("p", "Şura yaradılır.", kind=Kind.PREAMBLE, rank=-1), fixed=None)
    full = snapshot([preamble, *bare.clauses])
    assert orders(amend(bare, full)) == [
        "Əsasnamənin əvvəlinə aşağıdakı məzmunda preambula əlavə edilsin: | Şura yaradılır."
    ]
    other = replace(preamble, wordings={"az": word("az", "", "Başqa bir Şura qurulur.")})
    assert orders(amend(full, snapshot([other, *bare.clauses]))) == [
        "Preambula aşağıdakı redaksiyada verilsin: | Başqa bir Şura qurulur."
    ]
    assert orders(amend(full, bare)) == ["Preambula çıxarılsın"]


def test_an_article_quoted_in_a_regulation_is_text_there() -> None:
    found = amend(of("Bir."), of("Məcəllənin maddəsi belədir:\nMaddə 5. Qərar qəbul edilir."))
    assert found.proven


def test_the_first_line_of_a_list_is_changed_by_words_found_once_in_all_of_it() -> None:
    lead = "Şuranın hüquqları, vəzifələri və üzvlərinin səlahiyyətləri bunlardır:"
    old, new = (
        act(("5", "", "Ad"), ("5.1", one), ("5.1.1", "rəy vermək;"), ("5.1.2", "təklif vermək."))
        for one in (lead, lead.replace("vəzifələri", "borcları"))
    )
    assert orders(amend(old, new)) == [
        "5.1-ci bənddə “vəzifələri” sözü “borcları” sözü ilə əvəz edilsin"
    ]


def test_what_is_repealed_within_what_is_worded_anew_says_so() -> None:
    old = act(("5", "", "Ad"), ("5.1", "Bir."), ("5.2", "İki."), ("5.3", "Üç."))
    said = {"az": word("az", "", "Başqa.")}
    new = [
        replace(one, struck=True) if one.id == "5.2" else replace(one, wordings=said)
        for one in old.clauses[1:]
    ]
    assert orders(amend(old, snapshot([old.clauses[0], *new]))) == [
        (
            "5-ci hissə aşağıdakı redaksiyada verilsin: | "
            "5. Ad | 5.1. Başqa. | 5.2. (ləğv edilmişdir) | 5.3. Başqa."
        )
    ]


def test_a_repealed_number_that_stands_no_more_needs_no_instruction() -> None:
    old = act(("5", "", "Ad"), ("5.1", "Bir."), ("5.2", "(ləğv edilmişdir)"))
    assert orders(amend(old, act(("5", "", "Ad"), ("5.1", "Bir.")))) == []


def test_an_article_of_a_regulation_is_called_a_part() -> None:
    old = snapshot([clause("5", heading="Ad", kind=Kind.ARTICLE)])
    new = snapshot([clause("5", heading="Yeni ad", kind=Kind.ARTICLE)])
    assert orders(amend(old, new))[0].startswith("5-ci hissənin adı ")
