"""An act is read from what its pages show, and no word of it gets lost."""

import re
from collections import Counter
from itertools import pairwise

import pytest

from app.statute.outline import Draft, Remark
from app.statute.snapshot import Kind
from app.statute.structure import MAY_STAND_UNDER
from tests.formats.samples import NAMES, act, below, law, numbers, outline, remarks, text_of, unit

LABELS = Counter("BÖLMƏbölməFƏSİLfəsilMaddəƏlavəəlavəNÖMRƏLİnömrəlicıcicucüPartChapterArticle")


def letters(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]", text))


def kept(draft: Draft) -> str:
    parts = [draft.title]
    for clause in draft.clauses:
        parts += [clause.number, clause.heading, clause.text]
    return "".join(parts)


@pytest.mark.parametrize("name", NAMES)
def test_every_letter_of_an_act_is_kept(name: str) -> None:
    draft = act(name)
    lost = letters(text_of(name)) - letters(kept(draft))
    assert draft.coverage == 1.0
    assert not set(lost) - set(LABELS)
    assert lost.total() <= 9 * len(draft.clauses)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_read_stands_where_it_may(name: str) -> None:
    clauses = act(name).clauses
    for place, clause in enumerate(clauses):
        above = None if clause.parent is None else clauses[clause.parent].kind
        assert clause.parent is None or clause.parent < place
        assert above in MAY_STAND_UNDER[clause.kind]


@pytest.mark.parametrize("name", NAMES)
def test_clauses_stand_in_the_order_of_their_lines(name: str) -> None:
    lines = [clause.line for clause in act(name).clauses if clause.kind is not Kind.INDENT]
    assert all(one < two for one, two in pairwise(lines))


def test_a_chapter_takes_its_name_from_the_line_below() -> None:
    assert unit(act("forest-head"), Kind.CHAPTER, "I").heading == "Ümumi müddəalar"


def test_a_name_of_two_lines_is_one_name() -> None:
    heading = unit(act("forest-tail"), Kind.CHAPTER, "X").heading
    assert heading.startswith("Meşələrin istifadəsi, mühafizəsi")
    assert heading.endswith("meşə qanunvericiliyinin pozulmasına görə məsuliyyət")


def test_articles_without_numbers_inside_hold_their_abzas() -> None:
    draft = act("forest-head")
    first = unit(draft, Kind.ARTICLE, "1")
    assert first.heading == "Əsas anlayışlar"
    assert len(below(draft, first)) == 13
    assert {clause.kind for clause in below(draft, first)} == {Kind.INDENT}


def test_the_title_is_not_a_clause_and_its_footnote_mark_is_kept() -> None:
    draft = act("forest-head")
    assert draft.title == "AZƏRBAYCAN RESPUBLİKASININ MEŞƏ MƏCƏLLƏSİ"
    assert draft.clauses[0].text == "[1]"
    assert remarks(draft, Remark.FURNITURE) == [
        (Remark.FURNITURE, "[1]"),
        (Remark.FURNITURE, "[2]"),
    ]


def test_a_footnote_mark_stands_behind_the_words_it_was_raised_above() -> None:
    draft = act("labour-head")
    assert unit(draft, Kind.ARTICLE, "3").heading.endswith("anlayışlar [3]")
    assert unit(draft, Kind.PARAGRAPH, "2-1").text.endswith(
        "(xüsusi rütbəli şəxslər istisna olmaqla). [4]"
    )


def test_a_footnote_mark_on_a_chapter_does_not_hide_it() -> None:
    chapter = unit(act("migration-footnoted-chapter"), Kind.CHAPTER)
    assert chapter.number == "14"
    assert chapter.heading.endswith("SAXLANILMASI QAYDASI [124]")


def test_the_notes_of_a_consolidated_text_are_no_articles() -> None:
    draft = act("forest-tail")
    assert numbers(draft, Kind.ARTICLE) == ["78", "79", "80"]
    notes = [clause for clause in draft.clauses if clause.kind is Kind.ANNEX]
    assert [clause.heading[:9] for clause in notes] == ["İSTİFADƏ ", "MƏCƏLLƏYƏ"]
    assert "Maddə 7. Meşə fonduna daxil olmayan ağac-kol bitkiləri" in [
        clause.text for clause in below(draft, notes[1])
    ]


def test_a_table_of_contents_is_kept_apart() -> None:
    draft = act("competition-contents")
    contents = unit(draft, Kind.PREAMBLE, "")
    heads = [clause for clause in draft.clauses if clause.kind is Kind.PREAMBLE]
    assert [clause.heading for clause in heads] == ["", "MÜNDƏRİCAT", ""]
    assert contents.text.startswith("(Bu Məcəllə")
    assert len(below(draft, heads[1])) == 20
    assert heads[2].text.endswith("zəmin yaradır.")
    assert numbers(draft, Kind.ARTICLE) == ["1"]
    assert remarks(draft, Remark.TABLE_OF_CONTENTS) == [(Remark.TABLE_OF_CONTENTS, "MÜNDƏRİCAT")]


def test_dotted_numbers_nest_as_deep_as_they_are_long() -> None:
    draft = act("competition-contents")
    deep = unit(draft, Kind.PARAGRAPH, "1.1.16.1")
    assert deep.parent is not None
    assert draft.clauses[deep.parent].number == "1.1.16"


def test_a_letter_spaced_number_is_closed_up() -> None:
    draft = act("competition-contents")
    assert unit(draft, Kind.PARAGRAPH, "1.1.3").text.startswith("alıcı – istehsal")


def test_a_lead_in_numbered_zero_holds_its_list() -> None:
    draft = act("migration-head")
    assert unit(draft, Kind.ARTICLE, "3").heading == "Əsas anlayışlar"
    lead = unit(draft, Kind.PARAGRAPH, "3.0")
    assert [clause.number for clause in below(draft, lead)][:2] == ["3.0.1", "3.0.2"]


def test_parts_hold_chapters_and_take_names_in_capitals() -> None:
    draft = act("migration-head")
    assert outline(draft)[1:4] == ["part I", "-chapter 1", "--article 1"]
    assert unit(draft, Kind.PART, "III").heading.endswith("SƏNƏDLƏR VƏ ONLARIN VERİLMƏSİ QAYDALARI")


def test_a_sentence_goes_on_overleaf() -> None:
    draft = act("migration-head")
    assert unit(draft, Kind.PARAGRAPH, "24.4").text.endswith(
        "vətəndaşlığı olmayan şəxslərə verilir."
    )
    assert remarks(draft, Remark.JOINED)


def test_chapters_counted_in_words_keep_their_word() -> None:
    draft = act("labour-head")
    assert unit(draft, Kind.CHAPTER).number == "Birinci"
    assert unit(draft, Kind.CHAPTER).heading == "Əsas müddəalar"


def test_points_follow_the_azerbaijani_alphabet() -> None:
    assert numbers(act("labour-head"), Kind.POINT) == ["a", "b", "c", "ç", "d"]


def test_inserted_paragraphs_have_children_of_their_number() -> None:
    draft = act("labour-head")
    inserted = unit(draft, Kind.PARAGRAPH, "2-3")
    assert [clause.number for clause in below(draft, inserted)] == ["2-3.1", "2-3.2"]


def test_a_repealed_article_is_struck_and_keeps_its_words() -> None:
    article = unit(act("labour-head"), Kind.ARTICLE, "298")
    assert article.struck
    assert article.heading == "ləğv edilmişdir. [300]"


def test_a_note_belongs_to_the_article() -> None:
    draft = act("labour-head")
    note = next(clause for clause in draft.clauses if clause.text.startswith("Qeyd:"))
    assert note.parent is not None
    assert draft.clauses[note.parent].kind is Kind.ARTICLE


def test_annexes_hold_their_sections_and_say_whose_they_are() -> None:
    draft = act("labour-annexes")
    first, second = (clause for clause in draft.clauses if clause.kind is Kind.ANNEX)
    assert (first.number, second.number) == ("1", "2")
    assert first.heading.startswith("Əmək müqaviləsinin (kontraktın)")
    assert below(draft, first)[0].text == "Azərbaycan Respublikasının Əmək Məcəlləsinə"
    assert below(draft, first)[1].kind is Kind.SECTION
    assert second.heading.endswith("fasilələrin verilməsi şərtləri")
    third = next(clause for clause in below(draft, second) if clause.number == "3")
    assert [clause.number for clause in below(draft, third)] == ["3.1", "3.2", "3.3", "3.4"]


def test_plain_text_pasted_from_a_page_is_read_line_by_line() -> None:
    draft = law(
        "NÜMUNƏ HAQQINDA QANUN\n"
        "I fəsil. Ümumi müddəalar\n"
        "Maddə 1. Məqsəd\n"
        "Bu Qanun nümunədir.\n"
        "Maddə 5-1. Sui-istifadə və onun\n"
        "qarşısının alınması\n"
        "5-1.1. Sui-\n"
        "istifadə qadağandır:\n"
        "a) birinci;\n"
        "b) ikinci.\n"
        "5.1-1.1. Əlavə edilmişdir.\n"
    )
    assert draft.title == "NÜMUNƏ HAQQINDA QANUN"
    assert outline(draft) == [
        "chapter I",
        "-article 1",
        "--indent",
        "-article 5-1",
        "--paragraph 5-1.1",
        "---point a",
        "---point b",
        "--paragraph 5.1-1.1",
    ]
    assert unit(draft, Kind.ARTICLE, "5-1").heading == "Sui-istifadə və onun qarşısının alınması"
    assert unit(draft, Kind.PARAGRAPH, "5-1.1").text == "Sui-istifadə qadağandır:"
    assert remarks(draft) == [
        (Remark.OUT_OF_ORDER, "Maddə 5-1. Sui-istifadə və onun qarşısının alınması"),
        (Remark.OUT_OF_ORDER, "5.1-1.1. Əlavə edilmişdir."),
    ]


def test_text_broken_at_a_width_is_joined() -> None:
    draft = law(
        "Maddə 1. Məqsəd\n\n"
        "Bu Qanunun məqsədi nümunəvi mətnin necə oxunduğunu göstərmək, onun\n"
        "sətirlərinin bir abzasa necə birləşdiyini yoxlamaq, habelə\n"
        "Azərbaycan dilində olan uzun cümlələri qorumaqdır.\n\n"
        "İkinci abzas.\n"
    )
    assert [clause.text.count("\n") for clause in draft.clauses] == [0, 0, 0]
    assert draft.clauses[1].text.endswith(
        "habelə Azərbaycan dilində olan uzun cümlələri qorumaqdır."
    )
    assert len(draft.clauses) == 3


def test_long_lines_without_a_stop_go_on_below() -> None:
    draft = law(
        "Maddə 1. Məqsəd\n"
        "Bu Qanunun məqsədi nümunəvi mətnin necə oxunduğunu göstərməkdir və onun\n"
        "Azərbaycan dilində yazılmış olan uzun sətirləri də birləşdirilməlidir.\n"
        "Yeni abzas burada başlanır və həmin abzas da kifayət qədər uzun olmalıdır.\n"
    )
    assert len(draft.clauses) == 3


def test_unbroken_lines_are_paragraphs_however_they_end() -> None:
    draft = law("Maddə 1. Məqsəd\n" + "Söz " * 100 + "\nBaşqa abzas\nÜçüncü abzas.\n")
    assert len(draft.clauses) == 4


def test_page_numbers_are_kept_behind_the_paragraph_they_cut() -> None:
    draft = law(
        "Maddə 1. Məqsəd\n    Birinci abzas burada yarımçıq qalır və\n- 2 -\n"
        "\fsəhifənin o biri üzündə bitir.\n    İkinci abzas isə bütövdür və burada qurtarır.\n"
    )
    assert [clause.text for clause in draft.clauses[1:]] == [
        "Birinci abzas burada yarımçıq qalır və səhifənin o biri üzündə bitir.",
        "- 2 -",
        "İkinci abzas isə bütövdür və burada qurtarır.",
    ]
    assert (Remark.FURNITURE, "- 2 -") in remarks(draft)


def test_page_numbers_before_everything_are_no_preamble() -> None:
    assert outline(law("7\n\fMaddə 1. Ad\n")) == ["indent", "article 1"]
    assert outline(law("7\n\f8\n")) == ["indent", "indent"]


def test_a_running_title_is_furniture() -> None:
    page = "    {0}-ci abzas: {1} tam şəkildə bitir.\n\fNümunə haqqında Qanun, səhifə {0}\n"
    draft = law(
        "Maddə 1. Məqsəd\n" + "".join(page.format(number, "a" * number) for number in range(2, 6))
    )
    assert len(remarks(draft, Remark.FURNITURE)) == 4
    assert draft.coverage == 1.0
