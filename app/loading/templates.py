"""Texts a new document may begin with: what each is for, and its units in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from sqlalchemy.orm import Session

from app.config import ROOT
from app.formats.markdown import Pair, read_pair
from app.models import Document
from app.operations.documents import Founding, found_document
from app.operations.importing import import_text
from app.operations.recording import Actor
from app.statute.snapshot import Family, Numbering

FOLDER = ROOT / "drafts/templates"


@dataclass(frozen=True, slots=True)
class Template:
    """One text to begin with."""

    name: str
    kind: str
    family: Family
    titles: Mapping[str, str]
    purpose: Mapping[str, str]
    """What it is for, in a sentence per language."""
    pair: Pair


@cache
def templates(folder: Path = FOLDER) -> Mapping[str, Template]:
    """Every template by name; files are read once, at the first question."""
    found = (_read(path) for path in sorted(folder.glob("*.az.md")))
    return {one.name: one for one in found}


def _read(path: Path) -> Template:
    other = path.with_name(path.name.replace(".az.md", ".en.md"))
    pair = read_pair(path.read_text("utf-8"), other.read_text("utf-8"))
    text, translation = pair.authoritative, pair.translation
    purpose = text.front["purpose"]
    return Template(
        name=path.name.removesuffix(".az.md"),
        kind=str(text.front["kind"]),
        family=text.family,
        titles={text.language: text.title, translation.language: translation.title},
        purpose=purpose if isinstance(purpose, dict) else {},
        pair=pair,
    )


def begin_with(session: Session, actor: Actor, template: Template, founding: Founding) -> Document:
    """Found a document that says what the template says: two steps of one transaction.

    Kind, family and the illustrative mark are the template's. Raises what found_document raises.
    """
    document = found_document(
        session,
        actor,
        replace(
            founding,
            kind=template.kind,
            family=template.family,
            numbering=Numbering.DERIVED,
            illustrative=True,
        ),
    )
    import_text(session, actor, document, template.pair.authoritative, template.pair.translation)
    return document
