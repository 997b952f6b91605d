"""Export the comparative table: older text, newer text, why, and whatever else is asked for."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from app.exporting.order import NoSuchColumn, Order, Written, handed_over
from app.exporting.told import labelled, numbers_of, older_side, told_of
from app.formats import canonical, compared
from app.formats.layout.columns import CELLS, USUAL
from app.formats.layout.comparative import Asked
from app.formats.register.words import called, said
from app.models import Document
from app.queries.compared import hands, remarks, states
from app.queries.references import Neighbours
from app.statute.compared import Beside, Remarked
from app.statute.register import Entry

FORMATS = tuple(compared.WRITERS)

COLUMNS = tuple(CELLS)
"""Those to choose from."""


def write(session: Session, document: Document, order: Order) -> Written:
    """The file. Raises NoSuchStep, NothingToCompare, NoSuchColumn."""
    columns = chosen_columns(order)
    told = told_of(session, document, order, older_side(session, document, order))
    others, now, before = Neighbours(session), told.snapshot, told.against or told.snapshot
    numbers, old_numbers = numbers_of(now), numbers_of(before)
    if order.format == "json" and not order.columns:  # both texts whole, for programs
        content = canonical.write(told, numbers, old_numbers, others=others)
        return handed_over(document, order, content, now.step)
    steps = (before.step, now.step)
    asked = Asked(columns, _beside(session, document, steps, order.language, columns))
    page = compared.Told(labelled(told, others), order.language, numbers, old_numbers, asked)
    return handed_over(document, order, compared.WRITERS[order.format](page), now.step)


def chosen_columns(order: Order) -> tuple[str, ...]:
    """The columns asked for, each once; the usual ones where none is. Raises NoSuchColumn."""
    for column in order.columns:
        if column not in COLUMNS:
            raise NoSuchColumn(column, COLUMNS)
    return tuple(dict.fromkeys(order.columns)) or USUAL


def _beside(
    session: Session,
    document: Document,
    steps: tuple[int, int],
    language: str,
    columns: Collection[str],
) -> Beside:
    """What the columns asked for need, and nothing they do not."""
    noted = remarks(session, document, steps[1], language) if "remarks" in columns else {}
    return Beside(
        hands=hands(session, document, steps) if "who" in columns else {},
        remarks={
            clause: tuple(_remarked(entry, language) for entry in some)
            for clause, some in noted.items()
        },
        states=states(session, document, steps[1]) if "state" in columns else {},
    )


def _remarked(entry: Entry, language: str) -> Remarked:
    answer = called(language, entry.disposition)
    return Remarked(
        who=entry.who,
        words=entry.remark or said(language, "withdrawn_words"),
        answer=f"{answer}: {entry.reason}" if entry.reason else answer,
    )
