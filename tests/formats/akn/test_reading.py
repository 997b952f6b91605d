"""Foreign acts come in whole: every word is in the document, and the report says what was bent."""

import pytest

from app.formats import akn
from app.formats.akn.names import AKN
from app.formats.errors import EmptyFile, UnequalPair
from app.statute.outline import Draft, DraftClause, Remark
from app.statute.snapshot import Kind
from tests.formats.akn.samples import FOREIGN, act, document, foreign, read, told
from tests.formats.akn.test_writing import ACT
from tests.formats.samples import below, numbers, outline, remarks, unit


def one(*units: str, head: str = "") -> Draft:
    return read(act(*units, head=head)).draft


def article(*inside: str) -> str:
    return f"<article><num>Art. 1.</num>{''.join(inside)}</article>"


@pytest.mark.parametrize("name", FOREIGN)
def test_no_word_of_a_published_act_is_lost(name: str) -> None:
    draft = foreign(name).draft

    assert draft.coverage == 1.0
    assert draft.title
    assert draft.clauses
    assert draft.findings


def test_sections_of_a_scottish_act_are_its_articles() -> None:
    draft = foreign("scottish-act").draft

    assert draft.title == "Budget (Scotland) Act 2017"
    assert numbers(draft, Kind.ARTICLE) == ["1", "3", "6"]
    assert numbers(draft, Kind.ANNEX) == ["3"]
    assert outline(draft)[4:7] == ["---paragraph 1", "----point a", "----point b"]
    last = below(draft, draft.clauses[16])[-1]
    assert (last.kind, last.text) == (Kind.INDENT, "of an amount determined under subsection (3).")
    assert remarks(draft, Remark.ADAPTED)[1] == (Remark.ADAPTED, "<section> → article (3)")


def test_a_european_proposal_brings_its_recitals_and_the_papers_with_it() -> None:
    draft = foreign("eu-proposal").draft

    preamble = unit(draft, Kind.PREAMBLE)
    assert [each.number for each in below(draft, preamble) if each.kind is Kind.POINT] == ["1", "2"]
    assert numbers(draft, Kind.CHAPTER) == ["I", "II", "V"]
    assert numbers(draft, Kind.ARTICLE) == ["1", "2", "4", "10"]
    assert [text for remark, text in remarks(draft, Remark.ADAPTED)] == ["<doc>", "<doc>"]
    assert "\n\n" in unit(draft, Kind.ARTICLE, "4").text


def test_words_an_italian_bill_quotes_are_no_units_of_it() -> None:
    draft = foreign("italian-bill").draft

    assert numbers(draft, Kind.ARTICLE) == ["1"]
    assert "\n\n«Art. 1. -- 1." in unit(draft, Kind.POINT, "a").text
    assert remarks(draft, Remark.MARKUP)[0] == (Remark.MARKUP, "<FRBRlanguage> it")
    assert any("<quotedStructure>" in text for _, text in remarks(draft, Remark.MARKUP))


def test_words_before_the_units_are_the_text_and_those_behind_a_line() -> None:
    draft = one(
        article(
            "<intro><p>Before:</p></intro><point><num>(a)</num><content><p>one</p></content></point>"
            "<wrapUp><p>behind</p><p>and on</p></wrapUp>"
        )
    )

    assert [(each.kind, each.text) for each in draft.clauses] == [
        (Kind.ARTICLE, "Before:"),
        (Kind.POINT, "one"),
        (Kind.INDENT, "behind\n\nand on"),
    ]


def test_what_may_not_stand_there_becomes_the_nearest_kind_that_may() -> None:
    draft = one(
        article("<part><num>II</num><heading>H</heading><point><num>a</num></point></part>"),
        "<point><num>1</num><chapter><num>I</num></chapter></point>",
        "<indent><point><num>1</num></point></indent>",
    )

    assert outline(draft) == [
        "article 1",
        "-paragraph II",
        "--point a",
        "point 1",
        "-point I",
        "indent",
        "-indent 1",
    ]


def test_a_unit_without_number_is_the_text_of_the_one_it_is_in() -> None:
    single = one(article("<paragraph><content><p>all</p></content></paragraph>"))
    several = one(
        article(
            "<paragraph><content><p>one</p></content></paragraph>"
            "<paragraph><list><point><num>a)</num></point></list></paragraph>"
        )
    )

    assert [each.text for each in single.clauses] == ["all"]
    assert outline(several) == ["article 1", "-paragraph", "--point a"]


def test_dashes_and_bullets_are_no_numbers() -> None:
    draft = one(
        article(
            "<content><blockList><listIntroduction>List:</listIntroduction>"
            "<item><num>–</num><p>one</p></item><item><num>2.</num><p>two</p></item></blockList>"
            "<ul><li>three</li></ul></content>"
        )
    )

    assert [(each.kind, each.number, each.text) for each in draft.clauses] == [
        (Kind.ARTICLE, "1", "List:"),
        (Kind.INDENT, "", "one"),
        (Kind.POINT, "2", "two"),
        (Kind.INDENT, "", "three"),
    ]
    assert draft.coverage == 1.0


def test_a_number_that_is_none_opens_the_heading() -> None:
    draft = one("<hcontainer name='x'><num>Final provisions</num><heading>H</heading></hcontainer>")

    assert (draft.clauses[0].number, draft.clauses[0].heading) == ("", "Final provisions H")


def test_a_note_follows_the_words_it_belongs_to() -> None:
    draft = one(
        article(
            "<heading>H<authorialNote><p>of it</p></authorialNote></heading>",
            "<content><p>a<authorialNote marker='9'><p>note</p></authorialNote> b.</p></content>",
        )
    )

    assert draft.clauses[0].heading == "H [1]"
    assert draft.clauses[0].text == "[1] of it\n\na [9] b.\n\n[9] note"


def test_a_table_is_a_line_for_each_row() -> None:
    draft = one(
        article(
            "<content><table><tr><th><p>A</p></th><th><p>B</p></th></tr>"
            "<tr><td><p>1</p></td><td><p>2</p></td></tr></table></content>"
        )
    )

    assert draft.clauses[0].text == "A | B\n1 | 2"


def test_words_loose_between_units_are_kept_where_they_are() -> None:
    odd = "<content><foreign>odd <b>words</b></foreign></content>"
    draft = one(
        f"loose <hcontainer name='x'>{odd}</hcontainer>", article("and", "<p>then</p> more")
    )

    assert [(each.kind, each.text) for each in draft.clauses] == [
        (Kind.INDENT, "loose\n\nodd words"),
        (Kind.ARTICLE, "and\n\nthen\n\nmore"),
    ]
    assert draft.coverage == 1.0


def test_a_schedule_within_a_part_is_a_unit_of_it() -> None:
    schedule = "<hcontainer name='schedule'><num>Schedule 2</num></hcontainer>"

    assert outline(one(f"<part><num>1</num>{schedule}</part>", schedule)) == [
        "part 1",
        "-section 2",
        "annex 2",
    ]


def test_what_was_removed_is_struck() -> None:
    assert one("<article status='removed'><num>5</num></article>").clauses[0].struck


def test_an_attachment_is_an_annex_named_by_what_is_in_it() -> None:
    attached = (
        "<attachments><attachment><doc name='a'><meta/><preface><p><docTitle>Form</docTitle></p>"
        "</preface><preamble><p>of old</p></preamble><mainBody><p>Words</p></mainBody>"
        "<attachments><attachment><num>Annex A</num><doc name='b'><meta/><mainBody><p>Deep</p>"
        "</mainBody></doc></attachment></attachments></doc></attachment></attachments>"
    )
    text = act(article()).replace("</body>", f"</body>{attached}")
    draft = read(text).draft

    assert [(each.kind, each.number, each.heading, each.text) for each in draft.clauses[1:]] == [
        (Kind.ANNEX, "", "Form", "of old\n\nWords"),
        (Kind.PART, "A", "", "Deep"),
    ]
    assert draft.coverage == 1.0


def test_a_title_within_a_line_leaves_the_line_where_it_was() -> None:
    head = (
        "<preface><p>The <docTitle>Charter</docTitle> of all</p>"
        "<longTitle><p>An act</p></longTitle></preface>"
    )
    draft = one(article(), head=head)

    assert draft.title == "Charter"
    assert draft.clauses[0].text == "The Charter of all\n\nAn act"


def test_facts_about_the_file_that_are_not_kept_are_told() -> None:
    text = act(article()).replace("<meta/>", "<meta><lifecycle><eventRef/></lifecycle></meta>")

    assert remarks(read(text).draft, Remark.MARKUP) == [(Remark.MARKUP, "<lifecycle> (1)")]


@pytest.mark.parametrize(
    "text", [f'<akomaNtoso xmlns="{AKN}"/>', act(), act("<hcontainer name='x'/>")]
)
def test_a_file_that_says_nothing_is_refused(text: str) -> None:
    with pytest.raises(EmptyFile):
        read(text)


def test_a_translation_with_other_units_is_refused() -> None:
    raw = akn.write(told(document(*ACT)), ("az", "en")).decode()
    begin = raw.rindex("<attachments>")
    shorter = raw[:begin] + raw[raw.index("</attachments>", begin) + len("</attachments>") :]
    other = raw.replace("<num>1.2.</num>", "<num>1.3.</num>", 1)

    for text in (shorter, other):
        with pytest.raises(UnequalPair):
            read(text)


def test_two_documents_of_other_works_are_an_act_and_an_annex() -> None:
    raw = akn.write(told(document(*ACT)), ("az", "en")).decode()
    begin = raw.index('<component eId="cmp_2"')
    text = raw[:begin] + raw[begin:].replace("/charter/", "/other/")
    found = read(text)

    assert found.translation is None
    assert sum(each.kind is Kind.ANNEX for each in found.draft.clauses) >= 2


def test_what_our_own_file_says_wrong_falls_back() -> None:
    raw = akn.write(told(document(*ACT)), ("az",)).decode()

    assert read(raw.replace('family="law"', 'family="x"')).draft.family == "law"


def test_units_say_on_which_line_they_are() -> None:
    draft = read(act("\n\n", article())).draft

    assert draft.clauses[0] == DraftClause(Kind.ARTICLE, "1", "", "", None, 3)
