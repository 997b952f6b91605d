"""Does a Word file tell what it prints, and keep its seal, whatever is done to it?"""

import io
import zipfile
from collections.abc import Mapping

import pytest
from lxml import etree

from app.formats import pdf, word
from app.formats.errors import NotText
from app.formats.package.writing import plain_name
from app.formats.pdf.sealed import with_statement
from app.formats.word.printed import printed_words
from app.formats.word.sealed import (
    MAIN_RELATIONS,
    RELATIONS,
    TYPES,
    TwoSeals,
    said_of,
    seal_in,
    with_seal,
)
from app.formats.zipping import zipped
from tests.formats.dossiers import AT, NUMBERS, full

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def docx(body: str, **parts: str) -> bytes:
    """A file with that body, and with parts of word/."""
    made = {"word/document.xml": f"<w:document {NS} {MC}><w:body>{body}</w:body></w:document>"}
    made |= {f"word/{name}.xml": content for name, content in parts.items()}
    return zipped((name, content.encode()) for name, content in made.items())


def control(clause: str, inner: str) -> str:
    return (
        f'<w:sdt><w:sdtPr><w:tag w:val="{clause}"/></w:sdtPr>'
        f"<w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    )


def run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def test_the_words_of_a_clause_are_those_between_its_controls() -> None:
    first = f"<w:p>{run('1. ')}{control('c1', run('Hər üz') + run('vün'))}</w:p>"
    second = f"<w:p>{control('c1', run('bir   səsi var.'))}{control('c2', run('Son'))}</w:p>"
    found = printed_words(docx(first + second))
    assert found.clauses == {"c1": "Hər üzvün bir səsi var.", "c2": "Son"}
    assert found.body == "1. Hər üzvün bir səsi var. Son"


def test_what_word_computes_and_what_was_struck_is_no_printed_word() -> None:
    shown = "".join(
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{after}'
        for kind, after in (("begin", ""), ("separate", run("5.2")), ("end", run("bənd")))
    )
    struck = f"<w:del>{run('köhnə')}</w:del><w:ins>{run('yeni')}</w:ins>"
    twice = (
        f"<mc:AlternateContent><mc:Choice>{run('a')}</mc:Choice>"
        f"<mc:Fallback>{run('a')}</mc:Fallback></mc:AlternateContent>"
    )
    signs = "<w:r><w:t>x</w:t><w:tab/><w:t>y</w:t><w:noBreakHyphen/><w:t>z</w:t></w:r>"
    simple = f"<w:fldSimple>{run('9')}</w:fldSimple>"
    stray = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = f"<w:p>{stray}{shown}{struck}</w:p><w:p>{twice}{signs}{simple}</w:p>"
    assert printed_words(docx(body)).body == "bəndyeni ax y-z"


def test_notes_are_read_in_the_order_the_body_refers_to_them() -> None:
    body = (
        '<w:p><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r>'
        '<w:r><w:footnoteReference w:id="9"/></w:r></w:p>'
    )
    notes = "".join(
        f'<w:footnote w:id="{n}"><w:p>{run(said)}</w:p></w:footnote>'
        for n, said in ((1, "unseen"), (2, "first"))
    )
    ends = f'<w:endnote w:id="1"><w:p>{run("second")}</w:p></w:endnote>'
    made = docx(
        body,
        footnotes=f"<w:footnotes {NS}>{notes}</w:footnotes>",
        endnotes=f"<w:endnotes {NS}>{ends}</w:endnotes>",
    )
    assert printed_words(made).notes == "first second"


def test_a_seal_goes_in_and_out_and_leaves_every_word_as_it_was() -> None:
    clean = word.clean(full(), "az", NUMBERS)
    sealed = with_seal(clean, b'{"a":1}', b"\x30\x00")
    found = seal_in(sealed)
    assert found is not None
    assert (found.statement, found.signature) == (b'{"a":1}', b"\x30\x00")
    assert printed_words(sealed) == printed_words(clean)
    assert seal_in(clean) is None
    assert with_seal(clean, b"1", b"") == with_seal(clean, b"1", b"")
    with pytest.raises(TwoSeals):
        seal_in(with_seal(sealed, b"{}", b""))


def test_a_changed_word_changes_the_digest_of_its_clause_and_of_no_other() -> None:
    def made(words: str) -> Mapping[str, object]:
        body = f"<w:p>{control('a', run('Bir'))}{control('b', run(words))}</w:p>"
        return said_of(docx(body), {"a": "1", "b": "2"})

    before, after = made("İki"), made("Üç")
    assert before["clauses"][0] == after["clauses"][0]  # type: ignore[index]
    assert before["clauses"][1] != after["clauses"][1]  # type: ignore[index]
    assert before["body"] != after["body"]
    assert before["notes"] == after["notes"]
    assert [one[:2] for one in before["clauses"]] == [["a", "1"], ["b", "2"]]  # type: ignore[attr-defined]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", zipped([("a", b"")])])
def test_what_is_no_word_file_is_refused(content: bytes) -> None:
    with pytest.raises(NotText):
        printed_words(content)


def test_a_part_that_is_no_seal_is_refused() -> None:
    for inner in ("<statement>***</statement>", "<statement>é</statement>"):
        part = f'<seal xmlns="urn:nizam:seal:1">{inner}</seal>'.encode()
        with pytest.raises(NotText):
            seal_in(zipped([("word/document.xml", b"<a/>"), ("customXml/item1.xml", part)]))
    with pytest.raises(NotText):
        seal_in(b"none")


def test_other_parts_of_the_file_are_declared_as_they_were() -> None:
    with zipfile.ZipFile(
        io.BytesIO(with_seal(word.clean(full(), "az", NUMBERS), b"", b""))
    ) as made:
        types = etree.fromstring(made.read("[Content_Types].xml"))
        kinds = [one.get("Extension") for one in types if one.get("Extension")]
    assert len(set(kinds)) == len(kinds)
    bare = [
        ("[Content_Types].xml", f'<Types xmlns="{TYPES}"/>'.encode()),
        (MAIN_RELATIONS, f'<Relationships xmlns="{RELATIONS}"/>'.encode()),
    ]
    with zipfile.ZipFile(io.BytesIO(with_seal(zipped(bare), b"", b""))) as made:
        assert b'Extension="xml"' in made.read("[Content_Types].xml")


def test_a_statement_in_a_pdf_gives_the_same_bytes_each_time() -> None:
    clean = pdf.clean(full(), "az", NUMBERS)
    assert with_statement(clean, b"{}", AT) == with_statement(clean, b"{}", AT) != clean


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("Məktub № 5.txt", "mektub-no-5.txt"),
        ("../../etc/passwd", "passwd"),
        ("..\\a b.PDF", "a-b.pdf"),
        ("№", "no"),
        ("...", "file"),
        ("日本", "file"),
        ("a." + "b" * 50, "a." + "b" * 50),
    ],
)
def test_names_inside_a_package_are_plain(given: str, plain: str) -> None:
    assert plain_name(given) == plain
