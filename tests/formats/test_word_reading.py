"""A file of Word read as an act: ours without losing a word, others by what a reader sees."""

import io
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import nsdecls, qn
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from app.formats import word
from app.formats.errors import EmptyFile, NotText, TooLarge, TooManyElements
from app.formats.markdown import read
from app.formats.word import reading
from app.formats.word.lists import Level, Lists, W
from app.formats.word.markup import element
from app.formats.word.reading import as_markdown, is_docx
from app.statute.dossier import Dossier
from app.statute.outline import Draft
from app.statute.snapshot import Clause, Family, Kind, Numbering, Particulars, Snapshot
from app.statute.snapshot import word as worded

TYPED = f'<w:r {nsdecls("w")}><w:t xml:space="preserve">{{}}\u00a0</w:t></w:r>'

ACTION = (
    "Siyasəti qəbul etmək.\nMəsul: Komitə\nMüddət: 31.12.2027\nGöstərici: *qəbul* edilmiş_siyasət"
)


def plan() -> Dossier:
    about = Particulars(
        "p", {"az": "Fəaliyyət Planı"}, "action_plan", Family.PLAN, Numbering.DERIVED, True
    )
    said = [
        ("a", Kind.PREAMBLE, None, "", "Bu Plan qəbul edilir."),
        ("b", Kind.CHAPTER, None, "Tədbirlər", ""),
        ("c", Kind.ARTICLE, "b", "Keyfiyyət", ""),
        ("d", Kind.PARAGRAPH, "c", "", "Siyasət."),
        ("e", Kind.PARAGRAPH, "d", "", ACTION),
        ("f", Kind.INDENT, "e", "", "Digər sətir."),
    ]
    clauses = tuple(
        Clause(name, kind, parent, place, wordings={"az": worded("az", heading, text)})
        for place, (name, kind, parent, heading, text) in enumerate(said)
    )
    return Dossier(Snapshot(about, 3, "ab" * 32, None, clauses))


NUMBERS = {"b": "I", "c": "1", "d": "1.1", "e": "1.1.1"}


def taken(raw: bytes, family: Family = Family.LAW) -> Draft:
    return read(as_markdown(raw), language="az", family=family)


def test_a_clean_text_of_ours_comes_back_the_same() -> None:
    told = plan()
    draft = taken(word.clean(told, "az", NUMBERS), Family.PLAN)
    assert (draft.title, draft.language, draft.findings) == ("Fəaliyyət Planı", "az", ())
    assert draft.front["illustrative"] is True
    assert [draft.front[name] for name in ("kind", "family", "numbering")] == [
        "action_plan",
        "plan",
        "derived",
    ]
    names = [clause.id for clause in told.snapshot.clauses]
    for clause, unit in zip(told.snapshot.clauses, draft.clauses, strict=True):
        wording = clause.wording("az")
        assert (unit.kind, unit.heading, unit.text) == (clause.kind, wording.heading, wording.text)
        assert unit.number == NUMBERS.get(clause.id, "")
        assert (None if unit.parent is None else names[unit.parent]) == clause.parent


def test_a_text_that_is_no_specimen_comes_back_as_none() -> None:
    told = plan()
    real = replace(
        told.snapshot, particulars=replace(told.snapshot.particulars, illustrative=False)
    )
    assert "illustrative" not in taken(word.clean(Dossier(real), "az", NUMBERS)).front


def test_it_comes_back_in_its_family_whatever_was_asked_for() -> None:
    assert taken(word.clean(plan(), "az", NUMBERS), Family.EUROPEAN).family is Family.PLAN


def test_a_clean_text_saved_before_lists_counted_its_numbers_comes_back_the_same() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word.clean(plan(), "az", NUMBERS))) as old:
        listed: Any = etree.fromstring(old.read("word/document.xml"))
        for place, one in enumerate(list(listed.iter(f"{W}numPr"))):
            typed = etree.fromstring(TYPED.format(("I fəsil", "1.", "1.1.", "1.1.1.")[place]))
            one.getparent().addnext(typed)
            one.getparent().remove(one)
        with zipfile.ZipFile(kept, "w") as made:
            for name in set(old.namelist()) - {"docProps/custom.xml"}:
                whole = etree.tostring(listed) if name == "word/document.xml" else old.read(name)
                made.writestr(name, whole)

    draft = taken(kept.getvalue())
    assert [one.number for one in draft.clauses] == ["", "I", "1", "1.1", "1.1.1", ""]


def saved(document: Any) -> bytes:
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def test_a_foreign_file_is_read_by_its_styles_and_typed_numbers() -> None:
    document = Document()
    document.add_paragraph("Əməkdaşlıq haqqında Saziş", style="Title")
    document.add_paragraph("Maddə 1. Predmet", style="Heading 1")
    line = document.add_paragraph("1.1. Bu Saziş")
    line.add_run("\nikinci sətir")
    document.add_paragraph("")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Tərəf", "İmza"
    draft = taken(saved(document))
    assert draft.title == "Əməkdaşlıq haqqında Saziş"
    assert [(one.kind, one.number) for one in draft.clauses][:2] == [
        (Kind.ARTICLE, "1"),
        (Kind.PARAGRAPH, "1.1"),
    ]
    assert draft.clauses[1].text == "Bu Saziş\nikinci sətir"
    assert [one.text for one in draft.clauses][2:] == ["Tərəf", "İmza"]


def test_numbers_word_counts_by_itself_are_written_out() -> None:
    document = Document()
    for text in ("Birinci", "İkinci"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("Nöqtə", style="List Bullet")
    assert as_markdown(saved(document)) == "1. Birinci\n\n2. İkinci\n\n– Nöqtə\n"


def test_what_is_struck_as_a_tracked_change_is_left_out_and_what_is_added_is_there() -> None:
    document = Document()
    line = document.add_paragraph("1.1. Sədr ")
    for tag, text in (("w:del", "seçilir"), ("w:ins", "təyin edilir")):
        other = document.add_paragraph(text)
        line._p.append(element(tag, other.runs[0]._r))
        document.element.body.remove(other._p)
    assert as_markdown(saved(document)) == "1.1. Sədr təyin edilir\n"


def test_no_other_zip_and_no_other_file_is_taken_for_word() -> None:
    assert is_docx(saved(Document()))
    assert not is_docx(b"PK\x03\x04 broken")
    assert not is_docx(b"1.1. Plain text")
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("notes.txt", "x")
    assert not is_docx(other.getvalue())


def packed(body: bytes, **others: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", body)
        for name, content in others.items():
            archive.writestr(f"word/{name}.xml", content)
    return made.getvalue()


def test_a_broken_an_empty_and_a_huge_file_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotText):
        as_markdown(packed(b"<w:document"))
    with pytest.raises(EmptyFile):
        as_markdown(saved(Document()))
    monkeypatch.setattr(reading, "UNPACKED", 100)
    with pytest.raises(TooLarge):
        as_markdown(saved(Document()))
    monkeypatch.setattr(reading, "LIMIT", 100)
    with pytest.raises(TooLarge):
        as_markdown(saved(Document()))


def test_entities_of_a_file_are_not_followed() -> None:
    uri = qn("w:p").partition("}")[0][1:]
    body = (
        f'<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/hostname">]><w:document xmlns:w="{uri}">'
        "<w:body><w:p><w:r><w:t>Söz &secret;</w:t></w:r></w:p></w:body></w:document>"
    )
    assert as_markdown(packed(body.encode())) == "Söz\n"


def damaged(raw: bytes, part: bytes) -> bytes:
    """The same package, one part of it no longer as it was packed."""
    start = raw.index(part) + len(part)
    return raw[:start] + b"\xff\xff\xff\xff" + raw[start + 4 :]


def test_a_package_damaged_on_its_way_is_refused() -> None:
    with pytest.raises(NotText):
        as_markdown(damaged(saved(Document()), b"word/document.xml"))
    newer = bytearray(saved(Document()))
    newer[newer.index(b"PK\x01\x02") + 6] = 99
    assert not is_docx(bytes(newer))


def test_what_unfolds_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    uri = qn("w:p").partition("}")[0][1:]
    line = "<w:p><w:r><w:t>Söz</w:t></w:r></w:p>"
    body = f'<w:document xmlns:w="{uri}"><w:body>{line * 40}</w:body></w:document>'.encode()
    assert as_markdown(packed(body)).count("Söz") == 40
    monkeypatch.setattr(reading, "MOST_WORDS", 100)
    with pytest.raises(TooLarge):
        as_markdown(packed(body))
    monkeypatch.setattr(reading, "MOST_ELEMENTS", 100)
    with pytest.raises(TooManyElements):
        as_markdown(packed(body))


def test_paragraphs_in_paragraphs_are_read_once_each() -> None:
    uri = qn("w:p").partition("}")[0][1:]
    inner = "<w:p>" * 200 + "<w:r><w:t>Söz</w:t></w:r>" + "</w:p>" * 200
    body = f'<w:document xmlns:w="{uri}"><w:body>{inner}</w:body></w:document>'
    assert as_markdown(packed(body.encode())) == "Söz\n"


def test_what_is_printed_before_a_paragraph_is_short() -> None:
    uri = qn("w:p").partition("}")[0][1:]
    numbers = (
        f'<w:numbering xmlns:w="{uri}"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">'
        f'<w:lvlText w:val="{"x" * 5_000}"/></w:lvl></w:abstractNum><w:num w:numId="1">'
        '<w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    body = (
        f'<w:document xmlns:w="{uri}"><w:body><w:p><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr><w:r><w:t>Söz</w:t></w:r></w:p></w:body></w:document>"
    )
    told = as_markdown(packed(body.encode(), numbering=numbers.encode()))
    assert told.endswith("Söz\n")
    assert len(told) < 100


def test_lists_are_counted_level_by_level() -> None:
    levels = {
        0: Level(1, "upperRoman", "%1."),
        1: Level(1, "decimal", "%1.%2."),
        2: Level(2, "lowerLetter", "%3)"),
        3: Level(1, "lowerRoman", "(%4)"),
        4: Level(1, "upperLetter", "%5"),
    }
    lists = Lists({"1": levels}, {"1": "x"})
    path = [0, 1, 1, 2, 2, 3, 4, 0, 1]
    labels = [lists.label(("1", depth)) for depth in path]
    assert labels == ["I.", "I.1.", "I.2.", "b)", "c)", "(i)", "A", "II.", "II.1."]
    assert lists.label(("1", 8)) == lists.label(("9", 0)) == lists.label(None) == ""


@given(st.binary(max_size=200))
def test_whatever_the_bytes_they_are_refused_or_read(raw: bytes) -> None:
    assert not is_docx(raw)
    with pytest.raises(NotText):
        as_markdown(raw)


def test_a_clause_of_ours_that_says_nothing_is_no_line() -> None:
    told = plan()
    silent = Clause("g", Kind.INDENT, None, 9, wordings={"az": worded("az", "", "")})
    more = replace(told.snapshot, clauses=(*told.snapshot.clauses, silent))
    made = (word.clean(Dossier(one), "az", NUMBERS) for one in (told.snapshot, more))
    assert len({as_markdown(one) for one in made}) == 1
