"""For all texts: the instructions yield the new text, and so does their Azerbaijani wording."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.statute.amending import NumbersShifted, amend, apply, settled
from app.statute.amending.instructions import NewEdition
from app.statute.snapshot import Family, Numbering, Snapshot
from tests.statute.amending.texts import about, acts, amended, wild

PAIRS = st.sampled_from([Family.SUBORDINATE, Family.LAW]).flatmap(
    lambda family: acts(family).flatmap(lambda old: st.tuples(st.just(old), amended(old)))
)
QUICK = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@given(PAIRS)
@QUICK
def test_the_instructions_carried_out_yield_the_new_text(pair: tuple[Snapshot, Snapshot]) -> None:
    found = amend(*pair)
    made = apply(found.old, found.instructions)
    assert settled(made, found.new) == settled(found.new, made)


@given(PAIRS)
@QUICK
def test_the_azerbaijani_text_alone_yields_the_new_text(pair: tuple[Snapshot, Snapshot]) -> None:
    found = amend(*pair)
    assert found.proven or any(isinstance(one, NewEdition) for one in found.instructions)


@given(acts())
@QUICK
def test_a_text_needs_no_instruction_to_become_itself(old: Snapshot) -> None:
    found = amend(old, old)
    assert (found.instructions, found.share, found.proven) == ((), 0, True)


@given(wild(), wild())
@QUICK
def test_whatever_stands_in_whatever_order_the_instructions_yield_it(
    old: Snapshot, new: Snapshot
) -> None:
    found = amend(old, replace(new, particulars=old.particulars))
    made = apply(found.old, found.instructions)
    assert settled(made, found.new) == settled(found.new, made)


@given(wild(), wild(), st.sampled_from(Family))
@QUICK
def test_in_a_draft_too_unless_its_numbers_shifted(
    old: Snapshot, new: Snapshot, family: Family
) -> None:
    draft = replace(about(family), numbering=Numbering.DERIVED)
    try:
        found = amend(replace(old, particulars=draft), replace(new, particulars=draft))
    except NumbersShifted:
        return
    assert apply(found.old, found.instructions) == found.new
