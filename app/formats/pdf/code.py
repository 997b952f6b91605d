"""The QR code on every page: drawn once, put on each page by reference."""

from itertools import groupby
from typing import Any

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.lib.units import mm

CODE = 15 * mm
"""Its side: a module of what is said there is a third of a millimetre wide."""

FORM = "code"
LONGEST = 600
"""Bytes beyond which its modules would be too small for a camera; nothing is drawn then."""


def draw_code(canvas: Any, words: str, at: tuple[float, float]) -> None:
    """Draw the code of `words` with its lower left corner at `at`."""
    if len(words.encode()) > LONGEST:
        return
    if not canvas.hasForm(FORM):
        canvas.beginForm(FORM, 0, 0, CODE, CODE)
        _draw(canvas, words)
        canvas.endForm()
    canvas.saveState()
    canvas.translate(*at)
    canvas.doForm(FORM)
    canvas.restoreState()


def _draw(canvas: Any, words: str) -> None:
    """One path of all dark runs: hairlines between modules would disturb a camera."""
    code = QrCodeWidget(words, barLevel="M").qr
    code.make()
    side = CODE / len(code.modules)
    path = canvas.beginPath()
    for line, modules in enumerate(code.modules, start=1):
        place = 0
        for dark, run in groupby(modules):
            width = len(list(run))
            if dark:
                path.rect(place * side, CODE - line * side, width * side, side)
            place += width
    canvas.drawPath(path, stroke=0, fill=1)
