"""Each deed in the formula official texts use for it, and proven by being read again."""

from dataclasses import replace

import pytest

from app.statute.amending import (
    NOTE,
    Amendment,
    Voice,
    amend,
    compose_in_english,
    in_english,
    plain_text,
    say,
)
from app.statute.amending.grammar import counted, object_noun
from app.statute.snapshot import Family, Kind, Snapshot, word
from tests.statute.amending.texts import about, act, clause, snapshot

MEETING = (
    "Şuranın iclasları rübdə bir dəfə Bakı şəhərində sədrin təklif etdiyi gündəliklə keçirilir."
)


def of(text: str) -> Snapshot:
    return act(("5", "", "Ad"), ("5.2", text))


def orders(found: Amendment) -> list[str]:
    """The instructions without their numbers, quoted lines behind a bar; the text is proven."""
    assert found.proven
    voice = Voice(found.old.family, found.old.kind)
    told = [say(one, voice) for one in found.instructions]
    return [" | ".join([one.words, *one.quoted]) for one in told]


def english(found: Amendment) -> list[str]:
    voice = Voice(found.old.family, found.old.kind)
    return [in_english(one, voice) for one in found.instructions]


@pytest.mark.parametrize(
    ("old", "new", "order", "help_"),
    [
        (
            MEETING,
            MEETING.replace("rübdə", "yarımildə"),
            "5.2-ci bənddə “rübdə” sözü “yarımildə” sözü ilə əvəz edilsin",
            "in clause 5.2 the word “rübdə” is replaced by “yarımildə”",
        ),
        (
            MEETING,
            MEETING.replace("Bakı şəhərində ", ""),
            "5.2-ci bənddən “Bakı şəhərində” sözləri çıxarılsın",
            "in clause 5.2 the words “Bakı şəhərində” are struck out",
        ),
        (
            MEETING,
            MEETING.replace("keçirilir.", "keçirilir;"),
            "5.2-ci bəndin sonunda nöqtə işarəsi nöqtəli vergül işarəsi ilə əvəz edilsin",
            "at the end of clause 5.2 the full stop is replaced by a semicolon",
        ),
        (
            MEETING,
            MEETING.replace("rübdə bir", "azı rübdə bir"),
            "5.2-ci bəndə “iclasları” sözündən sonra “azı” sözü əlavə edilsin",
            "in clause 5.2 the word “azı” is inserted after “iclasları”",
        ),
        (
            MEETING,
            MEETING.replace("Şuranın iclas", "Bütün Şuranın iclas"),
            "5.2-ci bəndə “Şuranın” sözündən əvvəl “Bütün” sözü əlavə edilsin",
            "in clause 5.2 the word “Bütün” is inserted before “Şuranın”",
        ),
        (
            MEETING,
            MEETING.replace(" keçirilir", ", bir qayda olaraq, keçirilir"),
            "5.2-ci bəndə “gündəliklə” sözündən sonra “, bir qayda olaraq,” sözləri əlavə edilsin",
            "in clause 5.2 the words “, bir qayda olaraq,” are inserted after “gündəliklə”",
        ),
        (
            "İclas 25 nəfərlə keçirilir, qərar isə iştirak edənlərin səs çoxluğu ilə qəbul edilir.",
            "İclas 9 nəfərlə keçirilir, qərar isə iştirak edənlərin səs çoxluğu ilə qəbul edilir.",
            "5.2-ci bənddə “25” rəqəmləri “9” rəqəmi ilə əvəz edilsin",
            "in clause 5.2 the word “25” is replaced by “9”",
        ),
        (
            "Sədr iclası çağırır, gündəliyi tutur, iclası aparır və onun yekununu elan edir.",
            "Sədr iclası çağırır, gündəliyi tutur, yığıncağı aparır və onun yekununu elan edir.",
            "5.2-ci bənddə ikinci halda “iclası” sözü “yığıncağı” sözü ilə əvəz edilsin",
            "in clause 5.2 the word “iclası” (second occurrence) is replaced by “yığıncağı”",
        ),
        (
            "Sədr iclası çağırır, gündəliyi tutur, iclası aparır və onun yekununu elan edir.",
            "Sədr iclası çağırır, gündəliyi tutur, aparır və onun yekununu elan edir.",
            "5.2-ci bənddən ikinci halda “iclası” sözü çıxarılsın",
            "in clause 5.2 the word “iclası” (second occurrence) is struck out",
        ),
        (
            "Sədr iclası çağırır, sonra həmin iclası aparır və onun yekununu hamıya elan edir.",
            "Sədr iclası çağırır, sonra həmin iclası özü aparır və onun yekununu hamıya elan edir.",
            "5.2-ci bəndə ikinci halda “iclası” sözündən sonra “özü” sözü əlavə edilsin",
            "in clause 5.2 the word “özü” is inserted after “iclası” (second occurrence)",
        ),
        (
            "Nazirlik rəy verir, rəy yayılır, sonra Nazirlik qərar qəbul edir və onu yayır.",
            "Agentlik rəy verir, rəy yayılır, sonra Agentlik qərar qəbul edir və onu yayır.",
            "5.2-ci bənddə hər iki halda “Nazirlik” sözü “Agentlik” sözü ilə əvəz edilsin",
            "in clause 5.2 the word “Nazirlik” (in both places) is replaced by “Agentlik”",
        ),
        (
            "Sədr seçilir. Katib təyin edilir. Üzvlər çağırılır.",
            "Sədr seçilir. Üzvlər çağırılır.",
            "5.2-ci bəndin ikinci cümləsi çıxarılsın",
            "the second sentence of clause 5.2 is deleted",
        ),
        (
            "Sədr seçilir. Katib təyin edilir. Üzvlər çağırılır.",
            "Katib təyin edilir. Üzvlər çağırılır.",
            "5.2-ci bəndin birinci cümləsi çıxarılsın",
            "the first sentence of clause 5.2 is deleted",
        ),
        (
            f"{MEETING} Katib sədr tərəfindən təyin edilir və ona tabedir.",
            f"{MEETING} Katibi Şura öz qərarı ilə vəzifəyə gətirir.",
            (
                "5.2-ci bəndin ikinci cümləsi aşağıdakı redaksiyada verilsin: | "
                "Katibi Şura öz qərarı ilə vəzifəyə gətirir."
            ),
            "the second sentence of clause 5.2 is worded anew",
        ),
        (
            MEETING,
            f"{MEETING} Katib ona tabedir.",
            "5.2-ci bəndə aşağıdakı məzmunda ikinci cümlə əlavə edilsin: | Katib ona tabedir.",
            "in clause 5.2 a second sentence is added at the end",
        ),
        (
            MEETING,
            f"{MEETING} Katib ona tabedir. Üzv gəlir.",
            (
                "5.2-ci bəndə aşağıdakı məzmunda ikinci və üçüncü cümlələr əlavə edilsin: | "
                "Katib ona tabedir. Üzv gəlir."
            ),
            "in clause 5.2 2 sentences are added at the end",
        ),
        (
            "Sədr iclasa rəhbərlik edir.",
            "Sədr, iclasa rəhbərlik edir.",
            "5.2-ci bənddə “Sədr” sözü “Sədr,” sözü ilə əvəz edilsin",
            "in clause 5.2 the word “Sədr” is replaced by “Sədr,”",
        ),
        (
            "Qısa mətn.",
            "Tamam başqa bir qayda.",
            "5.2-ci bənd aşağıdakı redaksiyada verilsin: | 5.2. Tamam başqa bir qayda.",
            "clause 5.2 is worded anew",
        ),
    ],
)
def test_words_and_sentences(old: str, new: str, order: str, help_: str) -> None:
    found = amend(of(old), of(new))
    assert orders(found) == [order]
    assert english(found) == [help_]


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


LONG = "Bu bənd uzun bir sətirdir və onda hər şey ətraflı izah edilir, heç nə qısaldılmır."


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


LAW = replace(about(Family.LAW, "Ali təhsil haqqında Qanun"))
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


def test_the_act_names_what_it_amends_and_groups_by_unit() -> None:
    old = act(("1", "", "A"), ("1.1", MEETING), ("1.2", MEETING), ("2", "", "B"), ("2.1", MEETING))
    new = act(
        ("1", "", "A"),
        ("1.1", MEETING.replace("rübdə", "ildə")),
        ("1.2", MEETING.replace("rübdə", "ayda")),
        ("2", "", "B"),
        ("2.1", MEETING.replace("rübdə", "gündə")),
    )
    lines = plain_text(amend(old, new).act).splitlines()
    assert lines[0] == "“Rektorlar Şurası haqqında Əsasnamə”də dəyişikliklər edilməsi haqqında"
    assert [line[:34] for line in lines if line[:1].isdigit()] == [
        "1. “Rektorlar Şurası haqqında Əsas",
        "1.1. 1-ci hissə üzrə:",
        "1.1.1. 1.1-ci bənddə “rübdə” sözü ",
        "1.1.2. 1.2-ci bənddə “rübdə” sözü ",
        "1.2. 2.1-ci bənddə “rübdə” sözü “g",
        "2. Bu Qərar dərc edildiyi gündən q",
    ]


def test_one_change_is_called_one_and_parliament_adopts_a_law() -> None:
    found = amend(law(), law(without="3"))
    assert found.act.title == "“Ali təhsil haqqında Qanun”da dəyişiklik edilməsi haqqında"
    assert found.act.preamble.startswith("Azərbaycan Respublikasının Milli Məclisi ")
    assert found.act.entries[-1].text == "Bu Qanun dərc edildiyi gündən qüvvəyə minir."


def test_a_title_that_is_possessed_takes_its_n() -> None:
    title = "İclasların keçirilməsi Qaydası"
    old, new = (act(("5", "", ad), title=title) for ad in ("A", "B"))
    assert amend(old, new).act.title.startswith(f"“{title}”nda ")


def test_in_english_the_act_is_a_help_and_says_so() -> None:
    found = amend(of(MEETING), act(("5", "", "Başqa"), ("5.2", f"{MEETING} Əlavə.")))
    voice = Voice(found.old.family, found.old.kind)
    told = compose_in_english(found.act, voice, "Regulation")
    assert told.title == "Amendments to “Regulation”"
    assert told.preamble == NOTE
    assert [(one.number, one.text) for one in told.entries] == [
        ("1.1", "In paragraph 5:"),
        ("1.1.1", "The heading of paragraph 5 is worded anew:"),
        ("1.1.2", "In clause 5.2 a second sentence is added at the end:"),
    ]


def test_quoted_digits_and_words_are_called_what_they_are() -> None:
    assert [object_noun(one) for one in ("5", "25", "söz", "iki söz", "– söz")] == [
        "rəqəmi", "rəqəmləri", "sözü", "sözləri", "sözü",
    ]  # fmt: skip


def test_lines_are_counted_in_words() -> None:
    assert [counted(one) for one in (1, 10, 11, 20, 45, 99, 100)] == [
        "birinci", "onuncu", "on birinci", "iyirminci", "qırx beşinci", "doxsan doqquzuncu",
        "100-cü",
    ]  # fmt: skip


def test_english_counts_beyond_nine() -> None:
    lines = "\n".join(f"Sətir {place} burada dayanır və çox uzundur." for place in range(1, 24))
    old = act(("1", "", "A"), ("1.1", lines))
    new = act(
        ("1", "", "A"),
        ("1.1", lines.replace("Sətir 11 ", "Sətir 0 ").replace("Sətir 22 b", "Yazı b")),
    )
    assert english(amend(old, new)) == [
        "in clause 1.1 the word “11” is replaced by “0”",
        "in clause 1.1 the words “Sətir 22” are replaced by “Yazı”",
    ]
    gone = act(
        ("1", "", "A"),
        (
            "1.1",
            "\n".join(lines.split("\n")[:10] + lines.split("\n")[11:21] + lines.split("\n")[22:]),
        ),
    )
    assert english(amend(old, gone)) == [
        "the 11th indent of clause 1.1 is deleted",
        "the 22nd indent of clause 1.1 is deleted",
    ]
