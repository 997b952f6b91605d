"""What reviewers did to a Word file of ours is read clause by clause, and nothing of it is lost."""

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

import pytest
from docx.oxml.ns import qn
from lxml import etree

from app.formats import word
from app.formats.errors import DeclaresEntities, NotText, TooLarge, TooManyElements
from app.formats.word import opening
from app.formats.word.markup import element, run
from app.formats.word.passages import OWN
from app.formats.word.returned import Change, Comment, Did, Returned, hand, returned
from app.formats.zipping import zipped
from tests.formats.test_word_reading import NUMBERS, plan

AT = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
REVIEWER = "Rəyçi Əliyeva"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"


class Sent:
    """A clean text as it was sent, under the hands of a reviewer."""

    def __init__(self) -> None:
        raw = word.clean(plan(), "az", NUMBERS)
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.body = etree.fromstring(self.parts["word/document.xml"])
        self.comments: list[str] = []

    def paragraph(self, clause: str, *, heading: bool = False) -> Any:
        """The paragraph that bears a clause's heading or text."""
        for one in self.body.iter(qn("w:p")):
            names = [mark.get(qn("w:name"), "") for mark in one.iter(qn("w:bookmarkStart"))]
            marks = [found["part"] for name in names if (found := OWN.fullmatch(name))]
            tags = [tag.get(qn("w:val")) for tag in one.iter(qn("w:tag"))]
            if clause in tags and ("h" in marks) is heading:
                return one
        raise AssertionError(clause)

    def content(self, clause: str, *, heading: bool = False) -> Any:
        """Where the words of a clause stand."""
        return next(self.paragraph(clause, heading=heading).iter(qn("w:sdtContent")))

    def back(self) -> bytes:
        """The file as the reviewer saves it."""
        self.parts["word/document.xml"] = etree.tostring(self.body)
        if self.comments:
            self.parts["word/comments.xml"] = (
                '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
                f' xmlns:w14="{W14}">{"".join(self.comments)}</w:comments>'
            ).encode()
        return zipped(self.parts.items())

    def comment(self, number: int, text: str, *, at: str = "2026-05-04T09:30:00Z") -> None:
        """A comment in the part of comments."""
        self.comments.append(
            f'<w:comment w:id="{number}" w:author="{REVIEWER}" w:date="{at}" w:initials="R">'
            f'<w:p w14:paraId="0000000{number}"><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>'
        )


def tracked(tag: str, text: str, author: str = REVIEWER, at: datetime = AT) -> Any:
    made = element(
        f"w:{tag}", run(text), id=9, author=author, date=at.strftime("%Y-%m-%dT%H:%M:%SZ")
    )
    if tag == "del":
        for words in made.iter(qn("w:t")):
            words.tag = qn("w:delText")
    return made


def mark(paragraph: Any, tag: str, author: str = REVIEWER) -> None:
    """Put or strike the end of a paragraph."""
    done = element(f"w:{tag}", id=8, author=author, date="2026-05-04T09:30:00Z")
    properties = paragraph.find(qn("w:pPr"))
    if properties is None:
        properties = element("w:pPr")
        paragraph.insert(0, properties)
    properties.append(element("w:rPr", done))


def strike(content: Any, author: str = REVIEWER) -> None:
    """Strike all words that stand in it."""
    struck = tracked("del", "".join(one.text or "" for one in content.iter(qn("w:t"))), author)
    content[:] = [struck]


def only(came: Returned) -> Change:
    [change] = came.changes
    return change


def test_a_file_nobody_touched_brings_nothing_and_says_where_it_is_from() -> None:
    came = returned(Sent().back())
    assert (came.comments, came.changes) == ((), ())
    assert (came.language, came.anchor) == ("az", "ab" * 32)
    assert came.texts["d", False] == "Siyasət."
    assert came.texts["b", True] == "Tədbirlər"


def test_words_put_in_and_struck_are_a_change_of_the_clause() -> None:
    sent = Sent()
    strike(sent.content("d"))
    sent.content("d").append(tracked("ins", "Keyfiyyət siyasəti."))
    change = only(returned(sent.back()))
    assert change == Change(REVIEWER, AT, "d", "az", "Siyasət.", "Keyfiyyət siyasəti.")


def test_a_heading_is_changed_as_a_heading() -> None:
    sent = Sent()
    sent.content("b", heading=True).append(tracked("ins", " və müddətlər"))
    change = only(returned(sent.back()))
    assert (change.clause, change.heading, change.after) == ("b", True, "Tədbirlər və müddətlər")


def test_words_typed_beside_the_control_are_the_clauses_and_its_number_is_not() -> None:
    sent = Sent()
    sent.paragraph("d").append(tracked("ins", " Əlavə."))
    change = only(returned(sent.back()))
    assert (change.before, change.after) == ("Siyasət.", "Siyasət. Əlavə.")


def test_what_two_reviewers_changed_is_told_apart() -> None:
    sent = Sent()
    sent.content("d").append(tracked("ins", " Bir."))
    sent.content("d").append(tracked("ins", " İki.", "İkinci rəyçi"))
    found = {change.author: change.after for change in returned(sent.back()).changes}
    assert found == {REVIEWER: "Siyasət. Bir.", "İkinci rəyçi": "Siyasət. İki."}


def test_the_newest_of_ones_changes_dates_them() -> None:
    sent = Sent()
    sent.content("d").append(tracked("ins", " Bir.", at=AT))
    sent.content("d").append(tracked("ins", " İki.", at=AT.replace(day=6)))
    sent.content("d").append(tracked("ins", " Üç.", at=AT.replace(day=5)))
    assert only(returned(sent.back())).at == AT.replace(day=6)


def test_a_date_that_is_none_loses_no_change() -> None:
    sent = Sent()
    undated = tracked("ins", " Tarixsiz.")
    undated.set(qn("w:date"), "0-00-00T00:00:00Z")
    sent.content("d").append(undated)
    assert only(returned(sent.back())).at is None


def test_a_date_without_a_zone_is_taken_as_it_stands() -> None:
    sent = Sent()
    bare = tracked("ins", " Saatsız.")
    bare.set(qn("w:date"), "2026-05-04T09:30:00")
    sent.content("d").append(bare)
    assert only(returned(sent.back())).at == AT


def test_a_clause_struck_whole_is_struck() -> None:
    sent = Sent()
    strike(sent.content("d"))
    mark(sent.paragraph("d"), "del")
    change = only(returned(sent.back()))
    assert (change.did, change.after, change.before) == (Did.STRUCK, "", "Siyasət.")


def test_a_new_paragraph_comes_after_its_clause() -> None:
    sent = Sent()
    here = sent.paragraph("d")
    mark(here, "ins")
    here.addnext(element("w:p", tracked("ins", "1.2. Yeni bənd.")))
    change = only(returned(sent.back()))
    assert (change.did, change.clause) == (Did.INSERTED, "d")
    assert (change.before, change.after) == ("", "1.2. Yeni bənd.")


def test_several_new_paragraphs_come_each_after_the_same_clause() -> None:
    sent = Sent()
    for text in ("İkinci.", "Birinci."):
        new = element("w:p", tracked("ins", text))
        mark(new, "ins")
        sent.paragraph("d").addnext(new)
    found = returned(sent.back()).changes
    assert [(one.clause, one.after) for one in found] == [("d", "Birinci."), ("d", "İkinci.")]


def test_a_paragraph_broken_in_two_is_one_text_with_a_line_feed() -> None:
    sent = Sent()
    here = sent.paragraph("d")
    mark(here, "ins")
    here.addnext(element("w:p", run("Qalan hissə.")))
    change = only(returned(sent.back()))
    assert (change.clause, change.did) == ("d", Did.REWORDED)
    assert change.after == "Siyasət.\nQalan hissə."


def test_a_change_beside_the_act_is_listed_without_a_clause() -> None:
    sent = Sent()
    title = next(sent.body.iter(qn("w:p")))
    title.append(tracked("ins", "Başqa ad"))
    assert only(returned(sent.back())).clause is None


def test_changes_that_were_sent_out_stand_as_made() -> None:
    sent = Sent()
    content = sent.content("d")
    strike(content, "Komitə")
    content.append(tracked("ins", "Yeni siyasət.", "Komitə"))
    content.append(tracked("ins", " Əlavə."))
    change = only(returned(sent.back(), {hand("Komitə", AT)}))
    assert (change.author, change.before) == (REVIEWER, "Yeni siyasət.")
    assert change.after == "Yeni siyasət. Əlavə."


def test_what_was_sent_out_as_put_in_may_be_struck() -> None:
    sent = Sent()
    content = sent.content("d")
    put = tracked("ins", "", "Komitə")
    put[:] = [tracked("del", " Yeni.")]
    content.append(put)
    change = only(returned(sent.back(), {hand("Komitə", AT)}))
    assert (change.before, change.after) == ("Siyasət. Yeni.", "Siyasət.")


def test_a_comment_stands_at_its_clause_with_the_words_it_is_on() -> None:
    sent = Sent()
    content = sent.content("d")
    content.insert(0, element("w:commentRangeStart", id=1))
    content.append(element("w:commentRangeEnd", id=1))
    content.append(element("w:r", element("w:commentReference", id=1)))
    sent.comment(1, "Hansı siyasət?")
    [comment] = returned(sent.back()).comments
    assert comment == Comment(REVIEWER, AT, "d", "Siyasət.", "Hansı siyasət?")


def test_a_comment_at_a_heading_on_no_words_and_one_nowhere() -> None:
    sent = Sent()
    sent.content("b", heading=True).append(element("w:commentReference", id=1))
    sent.comment(1, "Başlıq.")
    sent.comment(2, "Heç yerdə.", at="bilinmir")
    first, second = returned(sent.back()).comments
    assert (first.clause, first.heading, first.quote) == ("b", True, "")
    assert (second.clause, second.quote, second.text, second.at) == (None, "", "Heç yerdə.", None)


def test_an_answer_names_what_it_answers_and_ours_are_known() -> None:
    sent = Sent()
    sent.comment(1, "Sual?")
    sent.comment(2, "Cavab.", at="2026-06-01T10:00:00Z")
    sent.parts["word/commentsExtended.xml"] = (
        f'<w15:commentsEx xmlns:w15="{W15}"><w15:commentEx w15:paraId="00000001"/>'
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001"/></w15:commentsEx>'
    ).encode()
    first, second = returned(sent.back(), {hand(REVIEWER, AT)}).comments
    assert (first.ours, first.parent, second.ours, second.parent) == (True, None, False, 0)


def test_words_typed_with_tracking_switched_off_are_seen_in_the_texts() -> None:
    sent = Sent()
    sent.content("d").append(run(" Gizli."))
    came = returned(sent.back())
    assert came.changes == ()
    assert came.texts["d", False] == "Siyasət. Gizli."


def test_a_control_around_a_whole_paragraph_tells_the_clause_too() -> None:
    sent = Sent()
    here = sent.paragraph("d")
    outer = element(
        "w:sdt", element("w:sdtPr", element("w:tag", val="zz")), element("w:sdtContent")
    )
    here.addprevious(outer)
    outer[1].append(element("w:p", run("Blokda."), tracked("ins", " Yeni.")))
    found = only(returned(sent.back()))
    assert (found.clause, found.after) == ("zz", "Blokda. Yeni.")


def test_a_file_of_another_language_says_so() -> None:
    sent = Sent()
    sent.parts["docProps/core.xml"] = sent.parts["docProps/core.xml"].replace(
        b"az-Latn-AZ", b"en-GB"
    )
    assert returned(sent.back()).language == "en"
    sent.parts["docProps/core.xml"] = sent.parts["docProps/core.xml"].replace(b"en-GB", b"xx")
    assert returned(sent.back()).language == "az"


@pytest.mark.parametrize(
    ("raw", "refusal"),
    [
        (b"salam", NotText),
        (b"\xd0\xcf\x11\xe0 password", NotText),
        (b"PK\x03\x04 cut", NotText),
        (zipped([("word/document.xml", b"<a/>")]), NotText),
        (zipped([("word/document.xml", b"<a>")]), NotText),
        (zipped([("word/other.xml", b"<a/>")]), NotText),
        (zipped([("word/document.xml", b"<!DOCTYPE a><a/>")]), DeclaresEntities),
        (zipped((f"{n}", b"") for n in range(2_001)), NotText),
    ],
)
def test_what_is_no_such_file_is_refused(raw: bytes, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        returned(raw)


def test_a_huge_file_a_bomb_and_endless_marks_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = Sent().back()
    for limit, refusal in (
        ("MOST_ELEMENTS", TooManyElements),
        ("UNPACKED", TooLarge),
        ("LIMIT", TooLarge),
    ):
        monkeypatch.setattr(opening, limit, 100)
        with pytest.raises(refusal):
            returned(raw)
