"""Load the library of sources and the register of needs from their files."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Need, Source
from app.operations.citing import describe_extract, describe_source
from app.operations.needs import describe_need
from app.operations.recording import Actor


def read_yaml(path: Path) -> Mapping[str, Any]:
    """A file of drafts/: a mapping with one list in it."""
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


def load_house(session: Session, actor: Actor, drafts: Path) -> None:
    """Sources with their extracts, and needs; those known already are left alone."""
    known = set(session.scalars(select(Source.slug)))
    for source in read_yaml(drafts / "sources.yaml")["sources"]:
        if source["id"] in known:
            continue
        describe_source(session, actor, source["id"], source)
        for extract in source.get("extracts", []):
            describe_extract(session, actor, source["id"], extract["id"], extract)
    needed = set(session.scalars(select(Need.slug)))
    for need in read_yaml(drafts / "needs.yaml")["needs"]:
        if need["id"] not in needed:
            describe_need(session, actor, need["id"], need)
