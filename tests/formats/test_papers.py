"""Does the note say what the record says? Does a letter fill in its placeholders alone?"""

import io
import json
from dataclasses import replace

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from app.formats.bulletin import as_html
from app.formats.papers import HEADINGS, WRITERS, Grounds, Part, Told, draft, fill
from app.formats.papers.note import SECTIONS, plain
from app.formats.papers.words import AZ, EN
from app.operations.papers import SECTIONS as KEPT
from app.statute.approvals import Approvals, Line, Member
from app.statute.coverage import Answer
from app.statute.dossier import CitedExtract, ConsideredNeed, Dossier
from app.statute.snapshot import Kind
from tests.formats.dossiers import AT, CHARTER, NUMBERS, clause, full, reworded, snapshot
from tests.formats.test_register import LIVELY, a_register

POLICY = {"az": "İki razılıq lazımdır.", "en": "Two approvals."}
BARE = Approvals("charter", {}, 57, "", None, "", POLICY, (), ())
SIGNED = replace(
    BARE,
    members=(Member("n", "Nigar_", {}),),
    lines=(Line("pa1", {}, {}, "0", "agreed", ()), Line("pa2", {}, {}, "0", "draft", ())),
)
NEEDS = (
    ConsideredNeed("E-01", "Səs", "rektorlar", "", "", "", (Answer("E-01", "pa1", "fully"),)),
    ConsideredNeed("E-02", "Haqq", "tələbələr", "", "", "", (Answer("E-02", "pa2", "partly"),)),
    ConsideredNeed("E-03", "Ad", "tələbələr", "", "", "baxılmayıb"),
)


def grounds(told: Dossier, language: str = "az", *, lively: bool = False) -> Grounds:
    """What a note is drafted from."""
    register = a_register(LIVELY if lively else (), language)
    sheet = SIGNED if lively else BARE
    return Grounds(told, language, NUMBERS, NUMBERS, register, sheet)


def test_both_languages_have_the_same_words_and_headings() -> None:
    assert AZ.keys() == EN.keys()
    assert HEADINGS["az"].keys() == HEADINGS["en"].keys()


def test_every_section_that_is_kept_is_drafted() -> None:
    assert tuple(SECTIONS) == KEPT["note"]


@pytest.mark.parametrize("language", ["az", "en"])
@pytest.mark.parametrize("section", SECTIONS)
def test_an_empty_text_is_told_without_a_fault(section: str, language: str) -> None:
    empty = Dossier(snapshot((), illustrative=False))
    assert isinstance(draft(section, grounds(empty, language)), str)


def test_of_a_new_document_the_note_tells_what_each_chapter_holds() -> None:
    lone = clause("ar9", Kind.ARTICLE, heading="Son", rank=99)
    told = draft("changes", grounds(Dossier(snapshot((*CHARTER, lone)))))
    assert told.startswith("- **I fəsil Ümumi müddəalar:** Maddə 1, Maddə 2.")
    assert "Fəsillərdən kənar" in told


def test_of_a_revision_it_tells_by_chapter_what_becomes_of_its_units() -> None:
    older = reworded((*CHARTER, clause("gone", Kind.ARTICLE, "ch1", "Ləğv", rank=20)), {"pa2": "x"})
    newer = tuple(one for one in CHARTER if one.id != "po2")
    told = Dossier(snapshot(CHARTER), replace(snapshot(older), step=3))
    changes = draft("changes", grounds(told))
    assert "dəyişdirilir — 1.2" in changes
    assert "çıxarılır" in changes
    assert "çıxarılanlar: 1" in draft("purpose", grounds(told))
    unchanged = Dossier(snapshot(newer), snapshot(newer))
    assert draft("changes", grounds(unchanged)) == ""


def test_what_stands_before_the_chapters_is_told_so() -> None:
    lone = clause("ar0", Kind.ARTICLE, heading="Başlanğıc")
    told = Dossier(snapshot((lone, *CHARTER)), snapshot(CHARTER))
    assert draft("changes", grounds(told)).startswith("- **Fəsillərdən kənar:** əlavə edilir")


def test_an_act_without_chapters_is_told_without_their_names() -> None:
    bare = (clause("ar1", Kind.ARTICLE, heading="Ad"),)
    newer = (*bare, clause("ar2", Kind.ARTICLE, heading="Üzvlük", rank=2))
    told = Dossier(snapshot(newer), snapshot(bare))
    assert draft("changes", grounds(told)) == "- əlavə edilir — Maddə 2."


def test_units_are_named_one_by_one_up_to_a_dozen() -> None:
    many = tuple(clause(f"a{n}", Kind.ARTICLE, heading=f"M{n}", rank=n) for n in range(15))
    told = Dossier(snapshot(many))
    facts = replace(grounds(told), numbers={f"a{n}": str(n + 1) for n in range(15)})
    assert "Maddə 12 və daha 3" in draft("changes", facts)


def test_a_reason_given_for_many_is_told_once() -> None:
    told = Dossier(snapshot(), rationale={"pa1": ("Aydınlıq.",), "pa2": ("Aydınlıq.",)})
    assert draft("reasons", grounds(told)) == "- Aydınlıq. (1.1, 1.2)"


def test_needs_are_told_with_what_answers_them_and_what_is_left() -> None:
    told = draft("needs", grounds(Dossier(snapshot(), considered=NEEDS)))
    assert "3 ehtiyacı" in told
    assert "- **E-01 Səs** (rektorlar): 1.1" in told
    assert told.endswith("- **E-03 Ad** — baxılmayıb")


def test_practice_is_told_by_how_clauses_stand_to_it() -> None:
    again = CitedExtract("pa1", "adapts", "HRK, Ordnung", "§ 1", "Uyğunlaşdırma qeydi")
    told = draft("practice", grounds(replace(full(), citations=(*full().citations, again))))
    assert told.index("Əsas götürülmüş") < told.index("uyğunlaşdırılmış")
    assert "HRK, Ordnung, § 1 — 1.2, 1.1: Uyğunlaşdırma qeydi" in told


def test_agreement_tells_the_policy_the_states_and_the_remarks() -> None:
    told = draft("agreement", grounds(full(), lively=True))
    assert told.startswith("İki razılıq lazımdır.")
    assert "razılaşdırılıb — 1" in told
    assert "Nigar\\_" in told
    assert "Rəy və təkliflərin sayı 4" in told


@given(st.text(max_size=60))
def test_plain_words_mean_nothing_but_themselves(words: str) -> None:
    html = as_html(f"a {plain(words)}")
    assert "<" not in html.removeprefix("<p>").replace("</p>", "").replace("<br>", "").strip()


def test_a_letter_fills_in_its_placeholders_and_leaves_the_rest() -> None:
    template = "{{ number }} {{date}} {{ enclosures }} {{ who }} {% raw %} {{ 7*7 }}"
    filled = fill(template, {"number": "{{ date }}", "enclosures": ("*Bir*", "İki")})
    assert filled.unknown == ("who",)
    assert filled.text.startswith("{{ date }} \\_\\_")
    assert "1. \\*Bir\\*\n2. İki" in filled.text
    assert filled.text.endswith("{{ who }} {% raw %} {{ 7*7 }}")


def test_a_list_of_nothing_leaves_room_to_write() -> None:
    assert fill("{{ enclosures }}", {"enclosures": ()}).text.startswith("\\_")


PAPER = Told(
    paper="note",
    language="az",
    title="Əsaslandırma",
    subtitle="Nizamnamə",
    parts=(Part("purpose", "Mahiyyəti", "Bir **söz**.\n\n- maddə", own=True), Part("x", "", "Son")),
    slug="charter",
    step=57,
    anchor="ab" * 32,
    at=AT,
)


@pytest.mark.parametrize("format_", WRITERS)
def test_the_same_paper_gives_the_same_bytes(format_: str) -> None:
    for told in (PAPER, replace(PAPER, title="", at=None)):
        assert WRITERS[format_](told) == WRITERS[format_](told)


def test_a_paper_says_its_sections_under_their_headings() -> None:
    page = [one.text for one in Document(io.BytesIO(WRITERS["docx"](PAPER))).paragraphs]
    assert "Bir söz." in page
    assert page.index("Mahiyyəti") < page.index("Bir söz.") < page.index("Son")
    facts = json.loads(WRITERS["json"](PAPER))
    assert [one["own"] for one in facts["sections"]] == [True, False]
    assert b"## Mahiyy" in WRITERS["markdown"](PAPER)
