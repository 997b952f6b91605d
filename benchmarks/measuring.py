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
    processor: float
    """Median of what it kept the processor busy: what it takes where nobody else is at work."""
    peak: float
    """What Python allocated at the most, in one more run that is not timed."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table: what was done, and the same on the bare floor."""

    title: str
    figure: Figure
    floor: Figure


def beside(title: str, work: Work, floor: Work, runs: int) -> Line:
    """Run the work and its floor in turn, so that both meet the same weather.

    Once each to warm up, then `runs` times by the clock, then once by the scales.
    """
    work()
    floor()
    pairs = [(_timed(work), _timed(floor)) for _ in range(runs)]
    return Line(
        title,
        _figure([pair[0] for pair in pairs], _weighed(work)),
        _figure([pair[1] for pair in pairs], _weighed(floor)),
    )


def _figure(times: list[tuple[float, float]], peak: float) -> Figure:
    walls = [wall for wall, _ in times]
    processor = statistics.median(busy for _, busy in times)
    return Figure(statistics.median(walls), min(walls), max(walls), processor, peak)


def _timed(work: Work) -> tuple[float, float]:
    """Milliseconds by the clock on the wall, and by that of the processor."""
    gc.collect()
    wall, busy = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - wall) * 1000, (time.process_time() - busy) * 1000


def _weighed(work: Work) -> float:
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


HEAD = ("", "median ms", "min–max ms", "CPU ms", "peak MB", "floor ms", "floor CPU ms", "times")


def table(lines: Iterable[Line]) -> str:
    """The lines as a Markdown table; the last column divides the medians."""
    rows = [HEAD, tuple("-" * len(title) or "-" for title in HEAD), *map(_cells, lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    )


def _cells(line: Line) -> tuple[str, ...]:
    figure, floor = line.figure, line.floor
    return (
        line.title,
        f"{figure.median:.1f}",
        f"{figure.least:.1f}–{figure.most:.1f}",
        f"{figure.processor:.1f}",
        f"{figure.peak:.1f}",
        f"{floor.median:.2f}",
        f"{floor.processor:.2f}",
        f"{figure.median / floor.median:.1f}",
    )
