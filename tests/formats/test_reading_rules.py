"""Numbers, letters and headings make a tree by rules a lawyer would expect."""

import pytest

from app.formats.errors import BrokenFrontMatter
from app.formats.reading import read
from app.statute.outline import Remark
from app.statute.snapshot import Family, Kind
from tests.formats.samples import law, numbers, outline, remarks, subordinate, unit


def test_a_subordinate_act_has_hisse_and_bend() -> None:
    draft = subordinate(
        "ŞURA HAQQINDA ƏSASNAMƏ\n\n1. ÜMUMİ MÜDDƏALAR\n\n1.1. Şura orqandır.\n\n"
        "2. Şuranın vəzifələri\n\n2.1. Vəzifələr:\n\n2.1.1. birinci;\n\n"
        "3. Bu Əsasnamə qüvvədədir.\n"
    )
    assert outline(draft) == [
        "article 1",
        "-paragraph 1.1",
        "article 2",
        "-paragraph 2.1",
        "--paragraph 2.1.1",
        "article 3",
    ]
    assert [clause.heading for clause in draft.clauses if clause.kind is Kind.ARTICLE] == [
        "ÜMUMİ MÜDDƏALAR",
        "Şuranın vəzifələri",
        "",
    ]
    assert unit(draft, Kind.ARTICLE, "3").text == "Bu Əsasnamə qüvvədədir."


def test_a_list_inside_a_subordinate_act_opens_no_hisse() -> None:
    draft = subordinate("### 1. Bir\n\n1.1. Siyahı:\n\n1. alma;\n\n2. armud.\n\n### 2. İki\n")
    assert numbers(draft, Kind.ARTICLE) == ["1", "2", "2"]
    assert remarks(draft) == [
        (Remark.REPEATED, "2. İki"),
    ]


def test_an_english_act_is_read_by_its_own_words() -> None:
    draft = law(
        "Charter\n\nPart I. General\n\nChapter 1\nNames\n\nArticle 5. Tasks\n\n"
        "5.1. The tasks are:\n\na) one;\n\nb) two;\n\nc) three;\n\nd) four.\n\n"
        "Annex 1. Form\n\nText.\n",
        "en",
    )
    assert outline(draft) == [
        "part I",
        "-chapter 1",
        "--article 5",
        "---paragraph 5.1",
        "----point a",
        "----point b",
        "----point c",
        "----point d",
        "annex 1",
        "-indent",
    ]
    assert remarks(draft) == [(Remark.OUT_OF_ORDER, "Article 5. Tasks")]


@pytest.mark.parametrize(
    ("written", "number"),
    [("1 nömrəli əlavə", "1"), ("Əlavə № 2", "2"), ("3-cü ƏLAVƏ", "3"), ("ƏLAVƏ", "")],
)
def test_annexes_are_counted_in_many_ways(written: str, number: str) -> None:
    draft = law(f"Maddə 1. Bir\n\nMətn.\n\n{written}\n\nFormanın adı\n\nMətn.\n")
    annex = unit(draft, Kind.ANNEX)
    assert (annex.number, annex.heading) == (number, "Formanın adı")


def test_numbers_are_kept_as_printed_and_remarked_upon() -> None:
    draft = law("## Maddə 1. Bir\n\n1.1. a.\n\n1.1. b.\n\n1.3. c.\n\n## Maddə 1. İki\n")
    assert numbers(draft, Kind.PARAGRAPH) == ["1.1", "1.1", "1.3"]
    assert [remark for remark, _ in remarks(draft)] == [
        Remark.REPEATED,
        Remark.OUT_OF_ORDER,
        Remark.REPEATED,
    ]


def test_a_point_that_continues_nothing_is_text() -> None:
    draft = law("## Maddə 1. Bir\n\n1.1. siyahı:\n\nm) tək.\n")
    assert outline(draft) == ["article 1", "-paragraph 1.1", "--indent"]
    assert remarks(draft) == [(Remark.UNRECOGNISED, "m) tək.")]


def test_a_capital_letter_opens_no_point() -> None:
    assert outline(law("## Maddə 1. Bir\n\nA) variant.\n")) == ["article 1", "-indent"]


def test_a_number_without_its_stop_counts_only_in_its_turn() -> None:
    draft = law("## Maddə 5. Bir\n\n5.1. bir;\n\n5.2 iki;\n\n50.000 manat;\n\n15.06.2023. tarix.\n")
    assert numbers(draft, Kind.PARAGRAPH) == ["5.1", "5.2"]
    assert [clause.text for clause in draft.clauses if clause.kind is Kind.INDENT] == [
        "50.000 manat;",
        "15.06.2023. tarix.",
    ]


def test_an_abzas_belongs_to_the_unit_it_follows() -> None:
    draft = law(
        "## Maddə 1. Bir\n\n1.1. siyahı:\n\na) bir;\n\nb) iki:\n\nikinin abzası;\n\n"
        "1) rəqəm;\n\nc) üç.\n\nabzas.\n"
    )
    assert outline(draft) == [
        "article 1",
        "-paragraph 1.1",
        "--point a",
        "--point b",
        "---indent",
        "---point 1",
        "--point c",
        "--indent",
    ]


def test_a_second_list_under_the_same_article_begins_anew() -> None:
    draft = law(
        "## Maddə 1. Bir\n\nbirinci:\n\na) bir;\n\nb) iki.\n\nikinci:\n\na) bir;\n\nb) iki.\n"
    )
    assert remarks(draft) == []
    assert numbers(draft, Kind.POINT) == ["a", "b", "a", "b"]


def test_points_may_stand_in_a_preamble_and_before_everything() -> None:
    assert outline(law("# T\n\nTərəflər:\n\na) bir;\n\nb) iki\n")) == [
        "preamble",
        "-point a",
        "-point b",
    ]
    assert outline(law("# T\n\na) bir;\n\nb) iki;\n")) == ["point a", "point b"]


def test_a_heading_nobody_knows_is_text_and_remarked_upon() -> None:
    draft = law("# Başlıq\n\n## Maddə 1. Bir\n\n## Başqa bir şey\n")
    assert draft.clauses[1].text == "Başqa bir şey"
    assert remarks(draft) == [(Remark.UNRECOGNISED, "Başqa bir şey")]


def test_a_preamble_may_have_its_own_heading() -> None:
    draft = law("# Başlıq\n\n## Preambula\n\nMətn.\n\nPreambula.\n")
    assert outline(draft) == ["preamble", "-indent", "-indent"]


def test_markdown_headings_of_two_lines_are_joined() -> None:
    draft = law("## FƏSİL 1\n\n## ÜMUMİ MÜDDƏALAR\n\n### Maddə 1. Bir\n\n### Maddə 2. İki\n")
    assert [clause.heading for clause in draft.clauses] == ["ÜMUMİ MÜDDƏALAR", "Bir", "İki"]


def test_front_matter_knows_the_file_best() -> None:
    draft = read(
        "---\nlanguage: en\nfamily: subordinate\ntitle: Regulation\nstep: 7\n---\n\n"
        "# Regulation\n\n### 1. General\n",
        language="az",
        family=Family.LAW,
        title="Other",
    )
    assert (draft.language, draft.family, draft.title) == ("en", Family.SUBORDINATE, "Regulation")
    assert draft.front["step"] == 7
    assert draft.clauses[0].line == 10


def test_another_title_than_the_one_given_is_kept_as_text() -> None:
    draft = read("# Köhnə ad\n\nMətn.\n", language="az", family=Family.LAW, title="Yeni ad")
    assert draft.title == "Yeni ad"
    assert [clause.text for clause in draft.clauses] == ["Köhnə ad", "Mətn."]
    plain = read("KÖHNƏ AD\n\nMətn.\n", language="az", family=Family.LAW, title="Yeni ad")
    assert plain.coverage == 1.0


def test_front_matter_before_plain_text_moves_no_line_numbers() -> None:
    draft = law("---\nslug: a\n---\nMaddə 1. Bir\n[1]\nMətn.\n")
    assert [clause.line for clause in draft.clauses] == [4, 6]
    assert draft.findings[0].line == 5


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("a: &x [1]\nb: *x", 3),
        ("a: [", 3),
        ("- a", 1),
        ("a: 2024-13-45", 1),
        ("a: " + "[" * 3000, 1),
        ("a: !!python/object:os.system x", 2),
    ],
)
def test_hostile_front_matter_is_refused_in_words(front: str, line: int) -> None:
    with pytest.raises(BrokenFrontMatter) as refused:
        law(f"---\n{front}\n---\n\nMətn.\n")
    assert refused.value.line == line
    assert refused.value.problem


def test_three_hyphens_alone_are_no_front_matter() -> None:
    assert law("---\n\nMətn burada bitir.\n").clauses[-1].text == "Mətn burada bitir."
    assert law("---\n\n---\n\nMətn burada bitir.\n").front == {}


def test_lookalike_letters_are_mapped_and_remarked_upon() -> None:
    draft = law("# Başlıq\n\nAzәrbaycan iхtisası.\n")
    assert draft.clauses[0].text == "Azərbaycan ixtisası."
    assert remarks(draft) == [(Remark.LOOKALIKES, "Azәrbaycan iхtisası.")]
    assert draft.findings[0].line == 3
    assert draft.coverage == 1.0


def test_words_of_approval_above_the_title_are_preamble() -> None:
    right, middle = " " * 40, " " * 20
    draft = subordinate(
        f"{right}Prezidentin Fərmanı ilə\n{right}təsdiq edilmişdir\n\n{middle}UNİVERSİTETİN\n"
        f"{middle}N İ Z A M N A M Ə S İ\n\n{middle}1. Ümumi müddəalar\n\n"
        "    1.1. Universitet ali təhsil müəssisəsidir və öz fəaliyyətində\n"
        "bu Nizamnaməni rəhbər tutur.\n"
    )
    assert draft.title == "UNİVERSİTETİN NİZAMNAMƏSİ"
    assert outline(draft) == ["preamble", "article 1", "-paragraph 1.1"]
    assert draft.clauses[0].text == "Prezidentin Fərmanı ilə təsdiq edilmişdir"


def test_units_set_in_bold_are_units() -> None:
    draft = law("**Maddə 1. Məqsəd**\n\n**1.1.** Mətn **vacib**.\n\n**vacib** söz.\n")
    assert outline(draft) == ["article 1", "-paragraph 1.1", "--indent"]
    assert draft.clauses[1].text == "Mətn **vacib**."
    assert draft.clauses[2].text == "**vacib** söz."


EUROPEAN = """CHAPTER I
General provisions

Article 2

1. Members may be:

(a) universities;

(b) academies:

(i) of sciences;

(ii) of arts;

(iii) of music;

(c) institutes.

2. The Presidium decides.
"""


def test_a_european_act_counts_its_lists_by_letters_and_small_roman_numerals() -> None:
    clauses = read(EUROPEAN, language="en", family=Family.EUROPEAN).clauses
    assert [
        (one.kind.value, one.number, one.parent and clauses[one.parent].number) for one in clauses
    ] == [
        ("chapter", "I", None),
        ("article", "2", 0),
        ("paragraph", "1", "2"),
        ("point", "a", "1"),
        ("point", "b", "1"),
        ("point", "i", "b"),
        ("point", "ii", "b"),
        ("point", "iii", "b"),
        ("point", "c", "1"),
        ("paragraph", "2", "2"),
    ]


def test_a_point_i_that_continues_a_list_of_letters_is_no_sub_point() -> None:
    text = "Article 1\n\n" + "".join(f"({sign}) words;\n\n" for sign in "abcdefghi")
    clauses = read(text, language="en", family=Family.EUROPEAN).clauses
    assert {one.parent for one in clauses[1:]} == {0}
    assert clauses[-1].number == "i"
