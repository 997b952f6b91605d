"""Suggestions that are still being put together: their author's business alone."""

from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, LongText, Moment


class Composition(Base):
    """What a person is going to suggest on a document, part by part; gone once it is suggested."""

    __tablename__ = "composition"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    record_id: Mapped[str] = mapped_column(ForeignKey("record.id"), primary_key=True)
    parts: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    """Facts of app.statute.suggesting.Part, in the order they are to be done."""
    reason: Mapped[LongText] = mapped_column(default="")
    updated_at: Mapped[Moment]
