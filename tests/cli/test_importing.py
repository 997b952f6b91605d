"""Laws of `flask import`, `flask export` and `flask record verify`."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from app.exporting import WRITTEN
from app.formats import akn
from app.statute.outline import Draft, DraftClause
from app.statute.snapshot import Family, Numbering
from tests.formats.akn.samples import FILES, FOREIGN, document, told
from tests.formats.akn.test_writing import ACT as ACT_OF_TWO
from tests.installation import let_go, make_app

ACT = "# Meşə Məcəlləsi\n\n### Maddə 1. Meşə\n\n1.1. Meşə qorunur.\n"


def run(app: Flask, *words: str) -> tuple[int, str]:
    result = app.test_cli_runner().invoke(args=list(words))
    return result.exit_code, result.output


@pytest.fixture
def act(tmp_path: Path) -> Path:
    path = tmp_path / "mese.md"
    path.write_text(ACT, "utf-8")
    return path


def test_a_file_becomes_a_document_and_goes_home_again(app: Flask, act: Path) -> None:
    code, said = run(app, "import", str(act), "--slug", "mese")
    assert (code, said) == (
        0,
        "mese: 2 clauses at step 2.\nWords of the file found in the document: 100.00%.\n",
    )

    code, text = run(app, "export", "mese", "--format", "markdown")

    assert code == 0
    assert "1.1. Meşə qorunur." in text
    assert "title: Meşə Məcəlləsi" in text


def test_a_title_of_ones_own_makes_no_clause_of_the_printed_one(app: Flask, act: Path) -> None:
    code, said = run(app, "import", str(act), "--slug", "mese", "--title", "Meşələr")

    assert (code, said.splitlines()[0]) == (0, "mese: 2 clauses at step 2.")


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "The file is empty"),
        (b"PK\x03\x04", "not a text file"),
        (b"x" * 2_000_001, "larger than 2 MB"),
    ],
)
def test_what_cannot_be_read_is_said_without_a_traceback(
    app: Flask, tmp_path: Path, raw: bytes, words: str
) -> None:
    (tmp_path / "bad.txt").write_bytes(raw)

    code, said = run(app, "import", str(tmp_path / "bad.txt"), "--slug", "bad")

    assert code == 1
    assert words in said


def test_an_export_of_nothing_is_said_without_a_traceback(app: Flask, act: Path) -> None:
    run(app, "import", str(act), "--slug", "mese")

    assert run(app, "export", "none")[0] == 1
    assert run(app, "export", "mese", "--at", "99")[0] == 1
    assert run(app, "export", "mese", "--form", "comparative")[0] == 1


def test_a_file_can_be_written_to_disk(app: Flask, act: Path, tmp_path: Path) -> None:
    run(app, "import", str(act), "--slug", "mese")

    code, _ = run(app, "export", "mese", "--format", "docx", "-o", str(tmp_path / "mese.docx"))

    assert code == 0
    assert (tmp_path / "mese.docx").read_bytes().startswith(b"PK")


def test_verification_passes_with_the_anchor_it_told_and_fails_with_another(
    app: Flask, act: Path
) -> None:
    run(app, "import", str(act), "--slug", "mese")
    code, said = run(app, "record", "verify", "mese")
    digest = said.split("head ")[1].strip()

    assert (code, said) == (0, f"mese: 2 steps checked, head {digest}\n")
    assert run(app, "record", "verify", "mese", "--anchor", f"2:{digest}")[0] == 0
    assert run(app, "record", "verify", "--anchor", f"mese@2:{digest}")[0] == 0
    assert run(app, "record", "verify", "mese", "--anchor", f"2:{'0' * 64}") == (
        1,
        "mese: step 2 does not fit (anchor)\n",
    )
    assert run(app, "record", "verify", "mese", "--anchor", f"3:{digest}") == (
        1,
        "mese: step 3 does not fit (missing)\n",
    )


def test_verification_asks_for_what_it_needs(app: Flask, act: Path) -> None:
    run(app, "import", str(act), "--slug", "mese")

    assert run(app, "record", "verify", "none")[0] == 1
    assert run(app, "record", "verify", "--anchor", f"2:{'0' * 64}")[0] == 2
    assert run(app, "record", "verify", "mese", "--anchor", "two")[0] == 2
    assert run(app, "record", "verify", "--anchor", f"none@2:{'0' * 64}")[0] == 1


def test_a_database_without_tables_is_said_without_a_traceback(tmp_path: Path) -> None:
    empty = make_app(f"sqlite:///{tmp_path / 'empty.sqlite'}")
    try:
        code, said = run(empty, "record", "verify")
    finally:
        let_go(empty)

    assert code == 1
    assert "run flask setup" in said


def test_a_document_goes_home_and_comes_back_in_both_languages(app: Flask, tmp_path: Path) -> None:
    path = tmp_path / "charter.xml"
    now = document(*ACT_OF_TWO, numbering=Numbering.FIXED)
    path.write_bytes(akn.write(told(now), ("az", "en")))

    code, answer = run(app, "import", str(path), "--slug", "copy", "--encoding", "utf-8")
    assert (code, answer.splitlines()[0]) == (0, "copy: 11 clauses at step 2.")

    for fmt in ("akn", "markdown"):
        run(app, "export", "copy", "--format", fmt, "-o", str(tmp_path / f"copy.{fmt}"))
    both = tmp_path / "both.xml"
    assert (
        run(app, "export", "copy", "--format", "akn", "--language", "both", "-o", str(both))[0] == 0
    )
    back = akn.read(akn.decoded(both.read_bytes()), language="az", family=Family.LAW)
    first = akn.read(akn.decoded(path.read_bytes()), language="az", family=Family.LAW)
    for one, other in ((back.draft, first.draft), (back.translation, first.translation)):
        assert one is not None
        assert other is not None
        assert (one.title, one.clauses) == (other.title, _with_lines(other, one))


def _with_lines(draft: Draft, as_in: Draft) -> tuple[DraftClause, ...]:
    """The clauses as if they stood on the lines they stand on in another file."""
    pairs = zip(draft.clauses, as_in.clauses, strict=True)
    return tuple(replace(one, line=other.line) for one, other in pairs)


def test_foreign_acts_are_imported_with_every_word(app: Flask) -> None:
    for name in FOREIGN:
        path = str(FILES / f"{name}.xml")
        code, answer = run(app, "import", path, "--slug", name, "--language", "en")

        assert code == 0
        assert "Words of the file found in the document: 100.00%." in answer
        assert "markup:" in answer


def test_two_languages_in_a_format_of_one_are_refused(app: Flask, act: Path) -> None:
    run(app, "import", str(act), "--slug", "mese")
    code, answer = run(app, "export", "mese", "--format", "markdown", "--language", "both")

    assert code == 1
    assert "this form has them as Akoma Ntoso, DOCX, PDF only" in answer


HOSTILE = {
    "entities of its own": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>',
    "broken at line 1": b'<?xml version="1.0"?><a>',
    "begins with <html>": b'<?xml version="1.0"?><html/>',
    "written in utf-7": b'<?xml version="1.0" encoding="utf-7"?><a/>',
    "larger than 8 MB": b"<?xml version='1.0'?>" + b" " * 8_000_000,
}


def test_hostile_xml_is_refused_with_its_reason(app: Flask, tmp_path: Path) -> None:
    bad = tmp_path / "bad.xml"
    for words, raw in HOSTILE.items():
        bad.write_bytes(raw)
        code, answer = run(app, "import", str(bad), "--slug", "bad")

        assert code == 1
        assert words in answer


def test_the_help_of_export_tells_which_formats_a_form_has(app: Flask) -> None:
    code, answer = run(app, "export", "--help")

    assert code == 0
    told = " ".join(answer.split())
    for form, formats in WRITTEN.items():
        assert f"{form}: {', '.join(formats)}" in told
