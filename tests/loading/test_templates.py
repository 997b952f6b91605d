"""Texts to begin with: alike in both languages, faultless, the same after any way out and in."""

import pytest
from sqlalchemy.orm import Session

from app.exporting import Order, write_down
from app.formats.markdown import read
from app.loading.templates import Template, begin_with, templates
from app.models import Document
from app.operations.documents import Founding
from app.operations.importing import import_text
from app.operations.recording import Actor
from app.queries.snapshots import snapshot
from app.statute.checks import check
from app.statute.fields import actions, signatories
from app.statute.kinds import AGREEMENT, BUILT, PLANS
from app.statute.snapshot import LANGUAGES, Snapshot
from tests.makers import NOON, a_person

EVERY = list(templates().values())
each = pytest.mark.parametrize("template", EVERY, ids=lambda one: one.name)


def begun(session: Session, template: Template) -> tuple[Actor, Document]:
    who = Actor(a_person(session).id, NOON)
    titles = dict(template.titles)
    return who, begin_with(session, who, template, Founding(slug="begun", titles=titles))


def words(now: Snapshot) -> list[tuple[str, ...]]:
    return [
        (one.kind, *(part for tongue in LANGUAGES for part in _said(one.wording(tongue))))
        for one in now.clauses
    ]


def _said(wording: object) -> tuple[str, str]:
    return wording.heading, wording.text  # type: ignore[attr-defined]


def test_there_is_a_text_for_each_kind_that_the_committee_writes() -> None:
    assert {one.kind for one in EVERY} == {
        "strategic_plan", "action_plan", "agreement", "guideline", "regulation", "service_charter"
    }  # fmt: skip
    assert all(one.family is BUILT[one.kind] for one in EVERY)
    assert all(one.purpose["az"] and one.purpose["en"] for one in EVERY)


@each
def test_every_word_of_it_is_taken_in_both_languages(template: Template) -> None:
    for draft in (template.pair.authoritative, template.pair.translation):
        assert (draft.coverage, draft.findings) == (1.0, ())
        assert draft.front["illustrative"] is True
    assert len(template.pair.clauses) > 20


@each
@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_begun_it_is_faultless_and_the_same_after_any_way_out_and_in(
    session: Session, template: Template
) -> None:
    who, document = begun(session, template)
    now = snapshot(session, document)
    assert [(one.rule.id, one.words) for one in check(now).findings] == []
    assert (now.particulars.illustrative, now.step) == (True, 2)
    for language in LANGUAGES:
        _says_what_its_kind_must(template, now, language)
        made = write_down(session, document, Order(format="markdown", language=language))
        draft = read(made.content.decode(), language="az", family=template.family)
        import_text(session, who, document, draft)
        assert words(snapshot(session, document)) == words(now)


def _says_what_its_kind_must(template: Template, now: Snapshot, language: str) -> None:
    """Plans have actions with every part, agreements two who sign."""
    said = [one.said for one in actions(now, language)] if template.kind in PLANS else []
    assert all(len(one) == 3 for one in said)
    assert bool(said) == (template.kind in PLANS)
    assert len(signatories(now, language)) == 2 * (template.kind == AGREEMENT)
