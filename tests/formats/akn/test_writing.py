"""Every document is a valid Akoma Ntoso file, and reads back as the same document."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from app.formats import akn
from app.formats.akn.told import never
from app.statute.references import Form, Places, token
from app.statute.snapshot import Family, Kind, Numbering, Snapshot, Vacated, word
from tests.formats.akn.samples import (
    DAY,
    IN,
    Read,
    clause,
    document,
    documents,
    every,
    said,
    schema,
    told,
    written,
)

LANGUAGES = st.sampled_from([("az",), ("en",), ("az", "en")])
ACT = (
    clause(1, Kind.PREAMBLE, text="Rektorlar,"),
    clause(2, Kind.POINT, 1, text="təhsili rəhbər tutaraq,"),
    clause(3, Kind.INDENT, 1, text="qəbul edirlər:"),
    clause(4, Kind.CHAPTER, heading="Ümumi müddəalar"),
    clause(5, Kind.ARTICLE, 4, "Anlayışlar"),
    clause(6, Kind.PARAGRAPH, 5, text="Əsas anlayışlar:"),
    clause(7, Kind.POINT, 6, text="Konfrans – rektorların birliyi;"),
    clause(8, Kind.INDENT, 7, text="abzas"),
    clause(9, Kind.PARAGRAPH, 5, text=f"Bax: {token(f'{7:016x}', Form())} və s."),
    clause(10, Kind.ANNEX, heading="Siyahı", text="Əlavənin mətni"),
    clause(11, Kind.ARTICLE, 10, "Birinci"),
)
NOW = document(*ACT)


def found(draft: akn.Transcript | object) -> list[Read]:
    return [
        (each.kind, each.parent, each.number, each.heading, each.text, each.struck)
        for each in draft.clauses  # type: ignore[union-attr]
    ]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents(), LANGUAGES)
def test_every_document_is_valid_and_reads_back_as_it_was(
    now: Snapshot, languages: tuple[str, ...]
) -> None:
    tell = told(now)
    raw = akn.write(tell, languages)

    schema().assertValid(etree.fromstring(raw))
    back = akn.read(akn.decoded(raw), language="az", family=Family.LAW)

    drafts = (back.draft, back.translation)
    assert len(languages) == sum(draft is not None for draft in drafts)
    for draft, language in zip(drafts, languages, strict=False):
        assert draft is not None
        assert draft.language == language
        assert draft.family is now.particulars.family
        assert draft.title == tell.title(language)
        assert found(draft) == said(tell, language)
        assert draft.coverage == 1.0
        assert draft.findings == ()


@settings(max_examples=40, deadline=None)
@given(documents(), LANGUAGES)
def test_the_same_document_gives_the_same_bytes_and_every_id_once(
    now: Snapshot, languages: tuple[str, ...]
) -> None:
    raw = akn.write(told(now), languages)
    root = etree.fromstring(raw)
    ids = Counter(every(root, "//@eId"))

    assert raw == akn.write(told(now), languages)
    assert not [eid for eid, times in ids.items() if times > 1]
    for href in every(root, "//a:ref/@href"):
        assert str(href)[1:] in ids
    for refers in every(root, "//@refersTo | //@source"):
        assert str(refers)[1:] in ids


def eids(now: Snapshot, *languages: str) -> dict[str, str]:
    root = written(now, *languages)
    return {one.get("wId", ""): one.get("eId", "") for one in every(root, "//*[@wId]")}


def test_eids_follow_the_naming_convention_and_wids_are_ours() -> None:
    assert eids(NOW) == {
        f"{number:016x}": eid
        for number, eid in enumerate(
            [
                "preamble",
                "preamble__list_1__item_a",
                "preamble__list_1__item_1",
                "chp_I",
                "hcontainer",
                "art_1__para_1-1",
                "art_1__para_1-1__point_a",
                "art_1__para_1-1__point_a__indent_1",
                "art_1__para_1-2",
                "att_1",
                "att_1__art_1",
            ],
            1,
        )
    } | {f"{5:016x}": "art_1"}


def test_chapters_counted_anew_are_named_by_the_part_they_are_in() -> None:
    parts = (
        clause(1, Kind.PART, heading="Bir"),
        clause(2, Kind.CHAPTER, 1, fixed="1"),
        clause(3, Kind.PART, heading="İki"),
        clause(4, Kind.CHAPTER, 3, fixed="1"),
        clause(5, Kind.CHAPTER, 3, fixed="1"),
    )
    named = eids(document(*parts, numbering=Numbering.FIXED))

    assert [*named.values()] == [
        "part_I",
        "part_I__chp_1",
        "part_II",
        "part_II__chp_1",
        "part_II__chp_1_2",
    ]


def test_a_reference_leads_to_the_unit_and_shows_its_label() -> None:
    ref = written(NOW).find(".//a:ref", IN)

    assert ref is not None
    assert (ref.get("href"), ref.text) == ("#art_1__para_1-1__point_a", "1.1-ci maddənin a) bəndi")


def test_a_reference_to_another_document_leads_to_its_unit_there() -> None:
    class Others:
        def of_record(self, record: str) -> Snapshot | None:
            return (
                replace(NOW, particulars=replace(NOW.particulars, slug="o"))
                if record[0] == "a"
                else None
            )

        def of_slug(self, slug: str) -> tuple[str, Snapshot] | None:
            return ("a" * 16, NOW) if slug == "o" else None

    text = f"{token(f'{7:016x}', Form(), 'a' * 16)} {token(f'{7:016x}', Form(), 'b' * 16)}"
    now = document(clause(1, Kind.ARTICLE, text=text))
    root = written(now, places=Places(now, Others()))

    href = every(root, "//a:ref/@href")
    assert href == [f"/akn/az/act/charter/{DAY}/o/~art_1__para_1-1__point_a"]
    assert len(every(root, "//a:inline[@name='brokenReference']")) == 1


def test_a_term_is_marked_where_it_is_defined() -> None:
    root = written(NOW)
    term = root.find(".//a:def", IN)

    assert term is not None
    assert term.text == "Konfrans"
    assert [one.get("eId") for one in root.iterfind(".//a:TLCTerm", IN)] == [
        str(term.get("refersTo"))[1:]
    ]


def test_what_was_struck_of_an_act_in_force_stays_as_removed() -> None:
    struck = clause(1, Kind.ARTICLE, text="köhnə", fixed="10-1", struck=True)
    root = written(document(struck, numbering=Numbering.FIXED))
    article = root.find(".//a:article", IN)

    assert article is not None
    assert article.get("status") == "removed"
    assert article.get("eId") == "art_10-1"
    assert article.findtext("a:num", None, IN) == "Maddə 10-1"
    assert article.findtext(".//a:remark", None, IN) == "(ləğv edilmişdir)"
    assert every(article, "string(a:content/a:p[2])")[0] == "köhnə"


def test_what_was_struck_of_a_draft_is_no_part_of_it() -> None:
    gone = (clause(1, Kind.ARTICLE, struck=True), clause(2, Kind.PARAGRAPH, 1, text="x"))

    assert written(document(*gone)).find(".//a:article", IN) is None


def test_a_number_left_behind_is_kept_and_says_where_the_words_went() -> None:
    moved = clause(1, Kind.ARTICLE, heading="Üzvlük", fixed="7")
    now = document(moved, numbering=Numbering.FIXED)
    now = replace(now, vacated=(Vacated(moved.id, Kind.ARTICLE, None, "3"),))
    root = written(now)
    vacant = root.find(".//a:article[@class='vacant']", IN)

    assert vacant is not None
    assert vacant.get("wId") is None
    assert "7-ci maddə" in (vacant.findtext(".//a:remark", None, IN) or "")
    back = akn.read(etree.tostring(root, encoding="unicode"), language="az", family=Family.LAW)
    assert found(back.draft) == said(told(now), "az")


def test_a_preamble_of_points_is_one_of_recitals_in_a_european_act() -> None:
    root = written(document(*ACT[:2], family=Family.EUROPEAN))

    assert [one.get("eId") for one in root.iterfind(".//a:recital", IN)] == [
        "preamble__recs_1__rec_a"
    ]


def test_named_steps_are_its_life_and_the_first_its_birth() -> None:
    event = akn.Event(3, date(2026, 1, 2), {"az": "Qüvvədə olan", "en": "In force"}, "in_force")
    root = written(NOW, "en", events=[event])

    events = [(one.get("date"), one.get("type")) for one in root.iterfind(".//a:eventRef", IN)]
    assert events == [("2026-05-12", "generation"), ("2026-01-02", "amendment")]
    assert [one.get("showAs") for one in root.iterfind(".//a:TLCEvent", IN)] == ["In force"]


def test_work_expression_and_manifestation_are_named() -> None:
    root = written(NOW, "en")
    values = {
        level: every(root, f"string(//a:{level}/a:FRBRuri/@value)")[0]
        for level in ("FRBRWork", "FRBRExpression", "FRBRManifestation")
    }

    work = "/akn/az/act/charter/2026-05-12/charter"
    assert values == {
        "FRBRWork": work,
        "FRBRExpression": f"{work}/eng@ver_7",
        "FRBRManifestation": f"{work}/eng@ver_7.xml",
    }
    translation = root.find(".//a:FRBRtranslation", IN)
    assert translation is not None
    assert translation.get("href") == f"{work}/aze@ver_7"


def test_an_illustrative_document_says_so_to_readers_and_programs() -> None:
    now = document(*ACT, illustrative=True)
    root = written(now)

    words = "Nümunə (illüstrativ), rəsmi mətn deyil"
    assert every(root, "string(//a:preface//a:remark)")[0] == words
    assert every(root, "string(//a:notes/a:note/a:p)")[0] == words
    back = akn.read(etree.tostring(root, encoding="unicode"), language="en", family=Family.LAW)
    assert back.draft.front["illustrative"] is True
    assert found(back.draft) == said(told(now), "az")


def test_both_languages_are_two_expressions_of_one_work() -> None:
    root = written(NOW, "az", "en")

    spoken = [
        every(act, "string(a:meta//a:FRBRlanguage/@language)")[0]
        for act in root.iterfind(".//a:act", IN)
    ]
    assert spoken == ["aze", "eng"]
    whole = every(root, "a:documentCollection/a:meta//a:FRBRlanguage/@language")
    assert whole == ["mul"]
    assert len(set(every(root, "//a:act//a:FRBRWork/a:FRBRuri/@value"))) == 1


@pytest.mark.parametrize("milestone", [None, "razılaşdırılmış"])
def test_the_name_of_the_step_goes_along(milestone: str | None) -> None:
    raw = akn.write(told(replace(NOW, milestone=milestone)), ("az",))

    assert (
        akn.read(akn.decoded(raw), language="az", family=Family.LAW).draft.front.get("milestone")
        == milestone
    )


def test_a_heading_keeps_its_references_and_its_spaces() -> None:
    heading = f"İki  boşluq, {token(f'{1:016x}', Form())}"
    now = document(replace(ACT[4], parent=None, wordings={"az": word("az", heading, "")}))
    raw = akn.write(told(now), ("az",))

    schema().assertValid(etree.fromstring(raw))
    back = akn.read(akn.decoded(raw), language="az", family=Family.LAW)
    assert found(back.draft) == said(told(now), "az")


def test_a_preamble_keeps_numbers_and_kinds_nobody_prints() -> None:
    now = document(
        clause(1, Kind.PREAMBLE, heading="Başlıq", fixed="P"),
        clause(2, Kind.POINT, 1),
        clause(3, Kind.INDENT, 2),
        clause(4, Kind.ANNEX),
        numbering=Numbering.FIXED,
    )
    tell = replace(told(now), numbers={}, begun=never)
    raw = akn.write(tell, ("az",))

    schema().assertValid(etree.fromstring(raw))
    back = akn.read(akn.decoded(raw), language="az", family=Family.LAW)
    assert found(back.draft) == said(tell, "az")
    assert b'FRBRdate date="0001-01-01"' in raw


def test_an_act_without_units_is_valid() -> None:
    assert every(written(document()), "count(//a:hcontainer)") == [1.0]


def test_braces_meant_as_they_stand_stay_words() -> None:
    now = document(clause(1, Kind.ARTICLE, text="{1} və \\{1} deyil"))
    raw = akn.write(told(now), ("az",))

    back = akn.read(akn.decoded(raw), language="az", family=Family.LAW)
    assert back.draft.clauses[0].text == said(told(now), "az")[0][4] != "{1} və \\{1} deyil"


def test_an_empty_document_without_a_title_is_still_one() -> None:
    raw = akn.write(told(document(titles={"az": "\u2028"})), ("az",))
    back = akn.read(akn.decoded(raw), language="az", family=Family.LAW)

    assert (back.draft.title, back.draft.clauses) == ("", ())


def test_a_preamble_of_a_heading_alone_and_one_of_nothing_are_valid() -> None:
    for heading in ("Başlıq", ""):
        preamble = written(document(clause(1, Kind.PREAMBLE, heading=heading))).find(
            ".//a:preamble", IN
        )
        assert preamble is not None
        assert len(preamble) == 1
