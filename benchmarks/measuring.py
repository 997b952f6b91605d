"""How long something takes, told beside a reference point that was measured in turn with it."""

import gc
import resource
import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

Work = Callable[[], object]

ENOUGH = 20.0
"""Seconds after which a line is measured no further, however many rounds were asked for."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What some rounds of one thing came to, in milliseconds."""

    median: float
    low: float
    high: float
    """Quartiles: half of the rounds lie between them."""
    processor: float
    """Median of what it kept the processor busy, in this process and in those it started."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: what was done, what it took, and how many times its floor that is."""

    title: str
    figure: Figure
    times: float | None = None
    """Median of wall time divided by the floor's in the same round; None: it is the floor."""
    busy_times: float | None = None
    """The same of processor time."""


def abreast(works: Mapping[str, Work], rounds: int, *, before: Work | None = None) -> list[Line]:
    """Every work in turn, round after round, so that all meet the same weather.

    The first is the floor of the others. Each is done once to warm up. `before` is done, untimed,
    before each.
    """
    ready = before or (lambda: None)
    taken: dict[str, list[tuple[float, float]]] = {title: [] for title in works}
    for work in works.values():
        ready()
        work()
    begin = time.perf_counter()
    for _ in range(rounds):
        for title, work in works.items():
            ready()
            taken[title].append(timed(work))
        if time.perf_counter() - begin > ENOUGH:
            break
    floor = next(iter(taken.values()))
    return [_line(title, found, floor) for title, found in taken.items()]


def _line(
    title: str, taken: Sequence[tuple[float, float]], floor: Sequence[tuple[float, float]]
) -> Line:
    figure = figure_of(taken)
    if taken is floor:
        return Line(title, figure)
    pairs = list(zip(taken, floor, strict=True))
    times = statistics.median(mine[0] / theirs[0] for mine, theirs in pairs)
    busy = statistics.median(mine[1] / max(theirs[1], 1e-3) for mine, theirs in pairs)
    return Line(title, figure, times, busy)


def figure_of(taken: Sequence[tuple[float, float]]) -> Figure:
    """The figure of pairs of wall and processor time, in milliseconds."""
    walls = [wall for wall, _ in taken]
    low, high = walls[0], walls[0]
    if len(walls) > 1:
        low, _, high = statistics.quantiles(walls, n=4, method="inclusive")
    busy = statistics.median(processor for _, processor in taken)
    return Figure(statistics.median(walls), low, high, busy)


def timed(work: Work) -> tuple[float, float]:
    """Milliseconds by the clock on the wall, and of processor."""
    gc.collect()
    wall, busy = time.perf_counter(), _busy()
    work()
    return (time.perf_counter() - wall) * 1000, (_busy() - busy) * 1000


def _busy() -> float:
    """Seconds of processor of this process and of children that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


HEAD = ("", "median ms", "quartiles", "CPU ms", "× wall", "× CPU")


def table(lines: Iterable[Line]) -> str:
    """The lines in Markdown."""
    return grid([HEAD, *map(_cells, lines)])


def grid(rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells in Markdown, the first as the head."""
    ruled = [rows[0], ["-" * max(len(title), 1) for title in rows[0]], *rows[1:]]
    widths = [max(len(row[column]) for row in ruled) for column in range(len(rows[0]))]
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in ruled
    )


def _cells(line: Line) -> tuple[str, ...]:
    figure = line.figure
    return (
        line.title,
        _digits(figure.median),
        f"{_digits(figure.low)}–{_digits(figure.high)}",
        _digits(figure.processor),
        "floor" if line.times is None else f"{line.times:.2f}",
        "floor" if line.busy_times is None else f"{line.busy_times:.2f}",
    )


def _digits(number: float) -> str:
    return f"{number:.2f}" if number < 10 else f"{number:,.0f}"
