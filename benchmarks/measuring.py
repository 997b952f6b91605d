"""How long something takes and how much memory it needs, told beside a reference point."""

import gc
import statistics
import time
import tracemalloc
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Figure:
    """What some runs of one thing came to. Times in milliseconds, memory in megabytes."""

    median: float
    least: float
    most: float
    peak: float
    """What Python allocated at the most, in one more run that is not timed."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table: what was done, and the same on the bare floor."""

    title: str
    figure: Figure
    reference: Figure | None = None


def measure(work: Work, runs: int) -> Figure:
    """Run the work once to warm up, then `runs` times by the clock, then once by the scales."""
    work()
    times = [_timed(work) for _ in range(runs)]
    return Figure(statistics.median(times), min(times), max(times), _weighed(work))


def _timed(work: Work) -> float:
    gc.collect()
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def _weighed(work: Work) -> float:
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


HEAD = ("", "median ms", "min–max ms", "peak MB", "reference ms", "times")


def table(lines: Iterable[Line]) -> str:
    """The lines as a Markdown table."""
    rows = [HEAD, tuple("-" * len(title) or "-" for title in HEAD), *map(_cells, lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    )


def _cells(line: Line) -> tuple[str, ...]:
    figure, floor = line.figure, line.reference
    return (
        line.title,
        f"{figure.median:.1f}",
        f"{figure.least:.1f}–{figure.most:.1f}",
        f"{figure.peak:.1f}",
        f"{floor.median:.2f}" if floor else "",
        f"{figure.median / floor.median:.1f}" if floor else "",
    )
