"""What a clean text in Word leads to and says of itself: references, endnotes, languages, facts."""

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from app.formats import word
from app.formats.layout.notes import noted
from app.statute.dossier import CitedExtract, Dossier
from app.statute.numbering import number_all
from app.statute.references import Places, links_in, read_out, stored
from app.statute.snapshot import Clause, Family, Kind, Snapshot
from app.statute.snapshot import word as worded
from tests.formats.dossiers import DIGEST, NUMBERS, clause, full, snapshot

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FIRST, SECOND, THIRD, HEAD = (f"{place:016x}" for place in range(1, 5))


def part(made: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return etree.fromstring(archive.read(name)) if name in archive.namelist() else None


def said(element: Any) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def referring(*texts: str, family: Family = Family.LAW) -> Dossier:
    """Article 1 with 1.1, 1.2 and point a) of it; `texts` are of 1.1 and 1.2, with braces."""
    first, second = (*texts, "Mətn.")[:2]
    bare = [
        clause(HEAD, Kind.ARTICLE, None, "Ad", rank=0),
        clause(FIRST, Kind.PARAGRAPH, HEAD, text=first, rank=1),
        clause(SECOND, Kind.PARAGRAPH, HEAD, text=second, rank=2),
        clause(THIRD, Kind.POINT, SECOND, text="bənd;", rank=3),
    ]
    typed = snapshot(bare, family=family)
    kept = snapshot([_stored(one, Places(typed)) for one in typed.clauses], family=family)
    return Dossier(read_out(kept, Places(kept)), links=links_in(kept, Places(kept)))


def _stored(one: Clause, places: Places) -> Clause:
    text = stored(one.wording("az").text, places, near=one.id)
    return replace(one, wordings={"az": worded("az", one.wording("az").heading, text)})


def numbers_of(now: Snapshot) -> dict[str, str]:
    return number_all(now.clauses, now.particulars.family, now.particulars.numbering)


def clean(told: Dossier, language: str = "az") -> bytes:
    return word.clean(told, language, numbers_of(told.snapshot))


def fields(made: bytes) -> list[str]:
    codes = part(made, "word/document.xml").iter(f"{W}instrText")
    return [one.text.strip() for one in codes if one.text.strip().startswith("REF")]


def test_a_reference_is_a_field_that_shows_the_number_and_stands_in_the_words() -> None:
    made = clean(referring("Bax: {1.2-ci maddəyə} uyğun, {1.2-ci maddənin a) bəndi}."))

    assert fields(made) == [f"REF _c_{SECOND} \\n \\h", f"REF _c_{THIRD} \\n \\h"]
    assert "Bax: 1.2-ci maddəyə uyğun, 1.2-ci maddənin a) bəndi." in said(
        part(made, "word/document.xml")
    )


def test_what_a_field_refers_to_is_bookmarked_in_a_paragraph_that_is_counted() -> None:
    tree = part(clean(referring("Bax: {1.2-ci maddəyə}.")), "word/document.xml")
    mark = next(
        one for one in tree.iter(f"{W}bookmarkStart") if one.get(f"{W}name") == f"_c_{SECOND}"
    )
    paragraph = next(mark.iterancestors(f"{W}p"))

    assert paragraph.find(f"{W}pPr/{W}numPr") is not None


def test_an_article_said_in_other_words_than_its_number_is_a_link() -> None:
    made = clean(referring("Bax: {1-ci maddəyə}."))
    links = part(made, "word/document.xml").iter(f"{W}hyperlink")

    assert not fields(made)
    assert [said(one) for one in links if one.get(f"{W}anchor") == f"_c_{HEAD}"] == ["1-ci maddəyə"]


def test_text_before_and_after_a_reference_is_there_once() -> None:
    made = clean(referring("{1.2-ci maddə}"))

    assert said(next(part(made, "word/document.xml").iter(f"{W}sdtContent"))) == "Ad"
    assert said(part(made, "word/document.xml")).count("1.2-ci maddə") == 1


def test_a_reference_to_what_is_not_printed_is_only_words() -> None:
    told = referring("Bax: {1.2-ci maddəyə}.")
    without = replace(told, snapshot=snapshot(told.snapshot.clauses[:2]))

    assert not fields(clean(without))
    assert "1.2-ci maddəyə" in said(part(clean(without), "word/document.xml"))


def test_a_text_that_refers_to_nothing_has_no_links() -> None:
    assert referring("Bax: {9.9-cu maddəyə} və #.").links == {}


def test_each_citation_is_an_endnote_of_its_clause() -> None:
    made = word.clean(full(), "az", NUMBERS)
    notes = [one for one in part(made, "word/endnotes.xml") if not one.get(f"{W}type")]
    marks = part(made, "word/document.xml").iter(f"{W}endnoteReference")

    assert [said(one).strip() for one in notes] == [
        "EUA Articles, maddə\xa03 — əsas götürülüb.",
        "HRK, Ordnung, §\xa01 — uyğunlaşdırılıb. Uyğunlaşdırma qeydi",
    ]
    assert (
        [one.get(f"{W}id") for one in notes] == [one.get(f"{W}id") for one in marks] == ["1", "2"]
    )


def test_the_marks_of_two_notes_are_kept_apart() -> None:
    twice = replace(
        full(), citations=(*full().citations, CitedExtract("pa1", "informs", "X", "", ""))
    )
    tree = part(word.clean(twice, "az", NUMBERS), "word/document.xml")
    line = next(p for p in tree.iter(f"{W}p") if "vəzifələri var" in said(p))

    assert said(line).endswith(":,")
    assert [number for number, _ in noted(twice)] == [1, 2, 3, 0]


def test_notes_are_counted_in_figures_and_the_settings_know_their_lines() -> None:
    made = word.clean(full(), "az", NUMBERS)
    counted = part(made, "word/document.xml").find(f".//{W}sectPr/{W}endnotePr/{W}numFmt")

    assert counted.get(f"{W}val") == "decimal"
    assert len(part(made, "word/settings.xml").find(f"{W}endnotePr")) == 2


def test_a_text_without_citations_has_no_notes() -> None:
    assert part(clean(Dossier(snapshot())), "word/endnotes.xml") is None


def test_a_translation_that_is_missing_keeps_its_note() -> None:
    tree = part(word.clean(full(), "en", NUMBERS), "word/document.xml")

    assert len(list(tree.iter(f"{W}endnoteReference"))) == 2


@pytest.mark.parametrize(("language", "tag"), [("az", "az-Latn-AZ"), ("en", "en-GB")])
def test_every_run_of_words_names_its_language(language: str, tag: str) -> None:
    tree = part(word.clean(full(), language, NUMBERS), "word/document.xml")
    runs = [run for held in tree.iter(f"{W}sdtContent") for run in held.iter(f"{W}r")]

    assert {run.find(f"{W}rPr/{W}lang").get(f"{W}val") for run in runs if said(run)} <= {tag}


def test_the_file_tells_programs_what_it_is() -> None:
    made = part(word.clean(full(), "az", NUMBERS), "docProps/custom.xml")
    told = {one.get("name"): "".join(one.itertext()) for one in made}

    assert told["nizam.document"] == told["nizam.kind"] == "charter"
    assert (told["nizam.family"], told["nizam.numbering"]) == ("law", "derived")
    assert (told["nizam.step"], told["nizam.digest"]) == ("57", DIGEST)
    assert (told["nizam.sealed_step"], told["nizam.seal"]) == ("57", "ab" * 32)
    assert told["nizam.illustrative"] == "true"
    assert re.fullmatch("[2-9]|10", made[0].get("pid"))


def test_what_was_never_signed_off_names_no_seal() -> None:
    made = part(clean(Dossier(snapshot())), "docProps/custom.xml")

    assert "nizam.seal" not in {one.get("name") for one in made}
