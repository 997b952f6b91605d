"""A redline as it is read: with the labels of references, as they were and as they are."""

from collections.abc import Iterable
from dataclasses import replace

from app.statute.diffing.runs import STRUCK, Run
from app.statute.references import Places, shown


def labelled(runs: Iterable[Run], before: Places, after: Places) -> tuple[Run, ...]:
    """Runs over stored text with labels: what is struck by the numbers of `before`.

    A reference that stayed while its number changed is kept: its label is the one of `after`.
    """
    return tuple(
        replace(run, text=shown(run.text, before if run.kind == STRUCK else after)) for run in runs
    )
