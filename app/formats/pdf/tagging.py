"""Which marks on which page belong to which element of the document's structure."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

Path = tuple[tuple[str, int], ...]
"""From the document down: tag and number of each element, the number unique in a file."""


@dataclass(slots=True)
class Element:
    """A structure element: what it holds, in order."""

    tag: str
    language: str = ""
    """Its language, where it is another than the document's."""
    marks: list[tuple[int, int]] = field(default_factory=list)
    """Page, counting from 0, and marked-content id there."""
    links: list[tuple[int, int]] = field(default_factory=list)
    """Page, counting from 0, and place of the annotation there."""
    children: dict[tuple[str, int], "Element"] = field(default_factory=dict)


class Ledger:
    """Records structure while pages are drawn, and where headings fell."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self.pages: dict[str, int] = {}
        """Page of each destination, counting from 1."""
        self.heights: dict[str, float] = {}
        """Height of each destination above the foot of its page, in points."""
        self.total = 0
        self.level = -1
        """Outline level of the last heading."""
        self.languages: dict[int, str] = {}
        """Language of the elements, by number, that have one of their own."""
        self.read: dict[tuple[str, str], Any] = {}
        """What mini-markup in a style says, for the next pass."""
        self.broken: dict[tuple[str, str, float], Any] = {}
        """The lines of words in a style, broken for a width, and their height."""
        self._marks: dict[int, int] = {}

    @contextmanager
    def element(self, canvas: Any, path: Path) -> Iterator[None]:
        """All that is drawn inside belongs to the element at `path`."""
        page = canvas.getPageNumber() - 1
        mark = self._marks.get(page, 0)
        self._marks[page] = mark + 1
        before = len(canvas._annotationrefs)  # noqa: SLF001 - the only list of them
        element = self._at(path)
        element.marks.append((page, mark))
        canvas._code.append(f"/{element.tag} <</MCID {mark}>> BDC")  # noqa: SLF001 - no public way
        yield
        canvas._code.append("EMC")  # noqa: SLF001
        element.links.extend((page, place) for place in range(before, len(canvas._annotationrefs)))  # noqa: SLF001

    def goes_on(self, before: "Ledger") -> "Ledger":
        """The same, knowing what an earlier pass worked out."""
        self.read, self.broken = before.read, before.broken
        return self

    def _at(self, path: Path) -> Element:
        element = self.root
        for step in path:
            made = Element(step[0], self.languages.get(step[1], ""))
            element = element.children.setdefault(step, made)
        return element

    def arrive(self, name: str, canvas: Any, above: float) -> None:
        """Note that a destination fell `above` points over the canvas's origin."""
        self.pages[name] = canvas.getPageNumber()
        _, self.heights[name] = canvas.absolutePosition(0, above)

    def descend(self, level: int) -> int:
        """The outline level to use for a heading of `level`: never two steps down at once."""
        self.level = min(level, self.level + 1)
        return self.level


@contextmanager
def artifact(canvas: Any) -> Iterator[None]:
    """All that is drawn inside is page furniture, read to nobody."""
    canvas._code.append("/Artifact BMC")  # noqa: SLF001
    yield
    canvas._code.append("EMC")  # noqa: SLF001
