"""Laws of the amending act as a file, and real acts amended at random."""

import json
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.formats.amending import WRITERS, Told, as_json, as_markdown, as_text
from app.statute.amending import amend, apply, settled
from app.statute.snapshot import Clause, Family, Snapshot, in_reading_order, word
from tests.formats.samples import NAMES
from tests.formats.samples import act as real
from tests.statute.amending.texts import about, act, amended

LONG = "Bu bənd uzundur, olduğu kimi qalır və hissənin bütövlükdə yenidən yazılmasına yol vermir."


def of(meets: str, second: str) -> Snapshot:
    said = f"Şura {meets} bir dəfə sədrin çağırışı ilə toplanır."
    return act(("5", "", "Ad"), ("5.1", said), ("5.2", second), ("5.3", LONG))


OLD, NEW = of("rübdə", "İki."), of("ayda", "Üç *və* <b>.")


def told(language: str = "az") -> Told:
    return Told(amend(OLD, NEW), OLD, NEW, language)


def test_markdown_quotes_new_text_and_protects_its_signs() -> None:
    assert (
        "5.2-ci bənd aşağıdakı redaksiyada verilsin:\n\n> “5.2. Üç \\*və\\* \\<b>.”.\n\n"
    ) in as_markdown(told())


def test_json_says_of_each_instruction_what_it_does_to_which_clause() -> None:
    entries = json.loads(as_json(told()))["entries"]
    assert [(one.get("does"), one.get("clause")) for one in entries] == [
        (None, None), (None, None), ("Replace", "5.1"), ("Restate", "5.2"), (None, None),
    ]  # fmt: skip


def test_word_prints_the_act_line_by_line() -> None:
    document = Document(BytesIO(WRITERS["docx"](told())))
    lines = [paragraph.text.replace("\u00a0", " ") for paragraph in document.paragraphs]
    for line in as_text(told()).splitlines():
        assert line.strip() in lines or not line


def test_an_illustrative_text_makes_no_official_act() -> None:
    sample = replace(NEW, particulars=replace(NEW.particulars, illustrative=True))
    written = WRITERS["docx"](Told(amend(OLD, sample), OLD, sample))
    said = [paragraph.text for paragraph in Document(BytesIO(written)).paragraphs]
    assert "Nümunə (illüstrativ), rəsmi mətn deyil" in said


def test_the_english_help_says_on_every_page_that_it_is_none() -> None:
    document = Document(BytesIO(WRITERS["docx"](told("en"))))
    assert document.sections[0].header.paragraphs[0].text == "A help for readers, not the act"


@pytest.mark.parametrize("format_", WRITERS)
def test_the_same_amendment_gives_the_same_bytes(format_: str) -> None:
    assert WRITERS[format_](told()) == WRITERS[format_](told())


def in_force(name: str) -> Snapshot:
    """A real act as the import reads it, its printed numbers fixed."""
    draft = real(name)
    made = [
        Clause(
            f"c{place}",
            one.kind,
            None if one.parent is None else f"c{one.parent}",
            place,
            fixed=one.number or None,
            struck=one.struck,
            wordings={"az": word("az", one.heading, one.text)},
        )
        for place, one in enumerate(draft.clauses)
    ]
    about_it = replace(about(Family.LAW, draft.title or "Qanun"))
    return Snapshot(about_it, 1, "0" * 64, None, in_reading_order(made))


ACTS = {name: in_force(name) for name in NAMES}


@given(
    st.sampled_from(NAMES).flatmap(lambda name: st.tuples(st.just(ACTS[name]), amended(ACTS[name])))
)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_real_acts_amended_at_random_are_yielded_exactly(pair: tuple[Snapshot, Snapshot]) -> None:
    found = amend(*pair)
    made = apply(found.old, found.instructions)
    assert settled(made, found.new) == settled(found.new, made)
