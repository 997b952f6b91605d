"""What the usual formulas cannot say is said some other way, or refused, never said wrong."""

from dataclasses import replace

import pytest

from app.statute.amending import (
    NumbersShifted,
    Unreadable,
    Voice,
    act_of,
    amend,
    apply,
    in_english,
    is_proven,
    plain_text,
    read,
    settled,
)
from app.statute.amending.applying import Contradiction, edits_of
from app.statute.amending.instructions import (
    Add,
    EndSign,
    Insert,
    NewEdition,
    Repeal,
    Replace,
    Restate,
    Target,
    Where,
)
from app.statute.amending.register import NoSuchPlace, Register
from app.statute.amending.rewording import Line, makes
from app.statute.numbering import Unit
from app.statute.snapshot import Family, Kind, Numbering, Snapshot, word
from tests.statute.amending.texts import about, act, clause, snapshot

OLD = act(("5", "", "Ad"), ("5.1", "Bir iki. Üç iki."), ("5.2", "Dörd."))
AT = Target((Unit(Kind.PARAGRAPH, "5"), Unit(Kind.PARAGRAPH, "5.1")))


def reworded(old: Snapshot, number: str, text: str) -> Snapshot:
    one = old.by_id[number]
    said = replace(one, wordings={"az": word("az", one.wording("az").heading, text)})
    return replace(old, clauses=tuple(said if it.id == number else it for it in old.clauses))


@pytest.mark.parametrize(
    "order",
    [
        Replace(AT, "iki", "iki yüz"),
        Replace(AT, "heç", "nə"),
        Replace(AT, "iki", "on", turn=3),
        Replace(replace(AT, sentence=3), "iki", "on"),
        Replace(replace(AT, line=2), "iki", "on"),
        Replace(Target((Unit(Kind.PARAGRAPH, "6"),)), "iki", "on"),
        EndSign(AT, ";", "."),
        Insert(Where.NUMBER, Target(), ("sətir",)),
    ],
)
def test_an_instruction_that_fits_no_place_or_two_is_not_carried_out(order: Replace) -> None:
    with pytest.raises(NoSuchPlace):
        apply(act_of(OLD), [order])


def test_two_instructions_may_not_change_the_same_words() -> None:
    with pytest.raises(Contradiction):
        apply(act_of(OLD), [Replace(AT, "Bir iki", "a"), Replace(AT, "Bir", "b")])


def test_part_of_a_word_is_no_word() -> None:
    old = act(("5", "", "Ad"), ("5.1", "Şuranın üzvü Şura ilə."))
    found = apply(act_of(old), [Replace(AT, "Şura", "Məclis")])
    assert found.root.units()[0].units()[0].lines() == ("Şuranın üzvü Məclis ilə.",)


@pytest.mark.parametrize("words", ["5.1-ci bənd gözəl edilsin", "9.9-cu bənd ləğv edilsin"])
def test_a_sentence_in_no_formula_or_about_nothing_is_refused(words: str) -> None:
    with pytest.raises(Unreadable):
        read(f"1. Dəyişikliklər:\n1.1. {words}.\n", act_of(OLD))


def test_new_text_without_its_marks_is_refused() -> None:
    text = "1.1. 5.1-ci bənd aşağıdakı redaksiyada verilsin:\n    5.1. Bir.\n"
    with pytest.raises(Unreadable):
        read(text, act_of(OLD))
    assert not is_proven(act_of(OLD), act_of(OLD), text)


def test_a_text_tampered_with_is_not_proven() -> None:
    found = amend(OLD, reworded(OLD, "5.2", "Beş."))
    text = plain_text(found.act)
    assert is_proven(found.old, found.new, text)
    assert not is_proven(found.old, found.new, text.replace("Beş", "Altı"))


def test_words_with_marks_of_quotation_are_not_quoted_but_worded_anew() -> None:
    """“a” sözü “b” within the quoted words would be read as the formula itself."""
    said = "Burada ” sözü “ yazılmışdır və sonra çox uzun bir izahat gəlir, heç nə dəyişmir."
    old = reworded(OLD, "5.1", said)
    found = amend(old, reworded(OLD, "5.1", said.replace("yazılmışdır", "“ ” sözü “ durur")))
    assert found.proven


def test_lines_that_look_like_units_are_quoted_as_lines_where_that_can_be() -> None:
    found = amend(OLD, reworded(OLD, "5.2", "5.2.1. Bu, bəndin öz sözüdür.\n5.2.2. Bu da."))
    assert found.proven
    assert apply(found.old, found.instructions) == found.new


def test_a_new_unit_whose_lines_look_like_units_is_owned_to_be_in_doubt() -> None:
    fresh = clause("5.3", "Bu.\n5.3.1. Bu, bəndin öz sözüdür.", parent="5", rank=9)
    found = amend(OLD, snapshot([*OLD.clauses, fresh]))
    assert not found.proven
    assert apply(found.old, found.instructions) == found.new


def test_units_cited_alike_are_worded_anew_with_what_holds_them() -> None:
    twins = [clause("5.1", "Bir."), replace(clause("5.1", "İki.", rank=1), id="twin")]
    five = [replace(one, parent="5") for one in twins]
    old = snapshot([clause("5", heading="Ad"), *five])
    new = snapshot([clause("5", heading="Ad"), five[0], replace(five[1], wordings={})])
    found = amend(old, new)
    assert [type(one) for one in found.instructions] == [Restate]
    assert apply(found.old, found.instructions) == found.new


def test_units_in_another_order_that_keep_their_numbers_are_worded_anew_together() -> None:
    new = snapshot([replace(one, rank=-one.rank) for one in OLD.clauses])
    found = amend(OLD, new)
    assert [one.at.path for one in found.instructions] == [(Unit(Kind.PARAGRAPH, "5"),)]
    assert found.proven


def test_what_only_the_whole_can_say_is_a_new_edition() -> None:
    old = act(("1", "", "A"), ("2", "", "B"))
    new = snapshot([replace(one, rank=-one.rank) for one in old.clauses])
    found = amend(old, new)
    assert isinstance(found.instructions[0], NewEdition)
    assert (found.wants_edition, found.proven) == (True, False)
    assert apply(found.old, found.instructions) == found.new
    assert "yeni redaksiyada təsdiq edilsin" in plain_text(found.act)
    voice = Voice(found.old.family, found.old.kind)
    assert in_english(found.instructions[0], voice).startswith("the Regulation is given a new")


def test_an_article_that_came_under_another_chapter_keeps_its_number() -> None:
    law = about(Family.LAW)
    chapters = [clause(one, heading="Fəsil", kind=Kind.CHAPTER) for one in ("I", "II")]
    article = clause("1", heading="Ad", kind=Kind.ARTICLE)
    one, other = (snapshot([*chapters, replace(article, parent=it)], law) for it in ("I", "II"))
    for found in (amend(one, other), amend(other, one)):
        assert apply(found.old, found.instructions) == found.new


def test_a_place_after_a_unit_that_is_cited_like_another_is_not_named() -> None:
    line = replace(clause("line", "Son sətir.", kind=Kind.INDENT, parent="5", rank=9), fixed=None)
    units = [clause("5", heading="Ad"), clause("6", heading="Ad", rank=1), line]
    twins = [replace(clause("5.1", "Bir."), id=f"in{it}", parent=it) for it in ("5", "6")]
    fresh = replace(line, id="fresh", rank=8, wordings={"az": word("az", "", "Yeni sətir.")})
    found = amend(snapshot([*units, *twins]), snapshot([*units, *twins, fresh]))
    assert [type(one) for one in found.instructions] == [Restate]
    assert apply(found.old, found.instructions) == found.new


def test_new_units_stand_in_the_order_of_the_new_text_however_their_places_are_named() -> None:
    chapter, article, preamble = Kind.CHAPTER, Kind.ARTICLE, Kind.PREAMBLE
    held = [clause("I", kind=chapter), clause("1", kind=article, heading="Ad", rank=1)]
    old = snapshot([*held, clause("II", kind=chapter, rank=2)], about(Family.LAW))
    new = [clause("", "Bu Qanun.", kind=preamble), clause("2", kind=article, heading="B", rank=1)]
    found = amend(old, snapshot(new, about(Family.LAW)))
    made = apply(found.old, found.instructions)
    assert settled(made, found.new) == settled(found.new, made)


def test_an_instruction_about_a_unit_edits_no_words() -> None:
    assert edits_of(Register(act_of(OLD)), Repeal(AT)) == []


def test_a_line_of_signs_alone_is_worded_anew() -> None:
    long = "Bu sətir uzundur və olduğu kimi qalır, çünki onda heç nə dəyişmir, hər şey yerindədir."
    old = act(("1", "", "A"), ("1.1", f"{long}\n***."))
    for said in ("+++.", "+++. Şura gəlir."):
        found = amend(old, act(("1", "", "A"), ("1.1", f"{long}\n{said}")))
        assert "1.1-ci bəndin ikinci abzası aşağıdakı redaksiyada" in plain_text(found.act)
        assert found.proven


def test_when_half_of_the_words_change_a_new_edition_is_advised() -> None:
    found = amend(OLD, reworded(OLD, "5.1", "Tamam başqa sözlər durur indi, heç nə qalmayıb."))
    assert found.share >= 0.5
    assert found.wants_edition
    assert not amend(OLD, reworded(OLD, "5.2", "Beş.")).wants_edition


def test_a_draft_whose_numbers_shifted_is_refused_with_the_clauses_that_shifted() -> None:
    draft = replace(about(Family.LAW), numbering=Numbering.DERIVED)
    articles = [replace(clause(n, "Mətn.", kind=Kind.ARTICLE), fixed=None) for n in ("a", "b")]
    new = replace(articles[0], id="0", rank=-1)
    with pytest.raises(NumbersShifted) as refusal:
        amend(snapshot(articles, draft), snapshot([new, *articles], draft))
    assert refusal.value.clauses == ("a", "b")


def test_in_a_draft_what_is_struck_leaves_no_number() -> None:
    draft = replace(about(Family.LAW), numbering=Numbering.DERIVED)
    articles = [replace(clause(n, "Mətn.", kind=Kind.ARTICLE), fixed=None) for n in ("a", "b")]
    found = amend(
        snapshot(articles, draft), snapshot([articles[0], replace(articles[1], struck=True)], draft)
    )
    assert found.proven
    assert "2-ci maddə çıxarılsın" in plain_text(found.act)


def test_an_addition_before_words_stands_before_them() -> None:
    found = apply(act_of(OLD), [Add(replace(AT, sentence=2), "iki", "on", before=True)])
    assert found.root.units()[0].units()[0].lines() == ("Bir iki. Üç on iki.",)


def test_a_word_of_one_line_among_several_is_sought_in_that_line() -> None:
    old = act(("1", "", "A"), ("1.1", "Sədr hər il seçilir və işləyir.\nSədr qərar qəbul edir."))
    new = act(("1", "", "A"), ("1.1", "Sədr hər il seçilir və işləyir.\nŞura qərar qəbul edir."))
    found = amend(old, new)
    assert found.proven
    assert "ikinci abzasında “Sədr” sözü “Şura” sözü ilə" in plain_text(found.act)


def test_a_word_of_one_sentence_is_sought_in_that_sentence() -> None:
    said = "Sədr hər il yenidən seçilir və işləyir. Sədr qərar qəbul edir və onu imzalayır."
    old, new = (
        act(("1", "", "A"), ("1.1", one)) for one in (said, said.replace(". Sədr", ". Şura"))
    )
    assert "ikinci cümləsində “Sədr” sözü “Şura” sözü ilə" in plain_text(amend(old, new).act)


def test_units_of_an_annex_are_cited_with_it() -> None:
    annex = clause("1", heading="Forma", kind=Kind.ANNEX, rank=9)
    inside = replace(clause("5.1", "Forma doldurulur və göndərilir."), id="x", parent="1")
    old = snapshot([*OLD.clauses, annex, inside])
    more = replace(clause("5.2", "Forma imzalanır."), id="y", parent="1", rank=1)
    found = amend(old, snapshot([*old.clauses, more]))
    assert "1 nömrəli əlavəyə aşağıdakı məzmunda" in plain_text(found.act)
    assert found.proven


def test_a_chapter_of_a_law_is_read_back_with_all_below_it() -> None:
    law = about(Family.LAW)
    chapter = clause("I", heading="Ümumi müddəalar", kind=Kind.CHAPTER)
    article = clause("1", heading="Məqsəd", kind=Kind.ARTICLE, parent="I")
    part = clause("1.1", "Bu Qanun:", parent="1")
    point = replace(clause("a", "tətbiq edilir.", kind=Kind.POINT, parent="1.1"), id="pt")
    second = clause("II", heading="Yekun", kind=Kind.CHAPTER, rank=5)
    body = [article, part, point]
    added = [second, replace(article, id="2", fixed="2", parent="II")]
    old = snapshot([chapter, *body], law)
    found = amend(old, snapshot([chapter, *body, *added], law))
    assert found.proven
    assert "Aşağıdakı məzmunda II fəsil əlavə edilsin:" in plain_text(found.act)


def test_instructions_that_contradict_each_other_make_nothing() -> None:
    register = Register(act_of(OLD))
    line = Line(register, ((0, 0), 0), AT, AT)
    assert makes(line, [Replace(AT, "Bir", "On")], "On iki. Üç iki.")
    assert not makes(line, [Replace(AT, "Bir iki", "a"), Replace(AT, "Bir", "b")], "a. Üç iki.")
