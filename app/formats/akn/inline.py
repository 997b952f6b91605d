"""How the words of a clause are written: paragraphs, line ends, references, defined terms."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml import etree
from lxml.etree import _Element as Element

from app.formats.akn.eids import eids
from app.formats.akn.flowing import closed_up
from app.formats.akn.names import SPACE, ours, tag
from app.formats.akn.told import Told
from app.statute.numbering import number_all
from app.statute.references import Found, label, references, typed
from app.statute.references.places import Register
from app.statute.snapshot import UNSTORABLE
from app.statute.terms import Definition, definitions


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text that is more than words: a reference, or a term where it is defined."""

    start: int
    end: int
    words: str
    found: Found | None = None
    term: str = ""


class Inline:
    """Writes words in one language of one file."""

    def __init__(self, told: Told, language: str, own: Mapping[str, str], prefix: str) -> None:
        self.told = told
        self.language = language
        self.own = own
        self.prefix = prefix
        self._others: dict[str, dict[str, str]] = {}

    @cached_property
    def terms(self) -> Mapping[str, Sequence[Definition]]:
        """Terms by the clause that defines them, where they stand there."""
        found: dict[str, list[Definition]] = {}
        for one in definitions(self.told.snapshot, self.language):
            found.setdefault(one.clause, []).append(one)
        return found

    @cached_property
    def term_ids(self) -> Mapping[str, str]:
        """The id of each defined term by its key, in the order of the text."""
        keys = dict.fromkeys(one.key for mine in self.terms.values() for one in mine)
        return {key: f"{self.prefix}term_{place}" for place, key in enumerate(keys, 1)}

    def heading(self, under: Element, name: str, words: str, clause: str) -> Element:
        """One line of words as the element `name`."""
        made = etree.SubElement(under, tag(name))
        self._write(made, words, self._marks(words), clause)
        return made

    def plain(self, under: Element, name: str, words: str) -> None:
        """Words without references, as they are."""
        made = etree.SubElement(under, tag(name))
        _say(made, words)
        _keep_space(made, words)

    def paragraphs(self, under: Element, text: str, clause: str) -> None:
        """A text as paragraphs: a blank line parts them, a single line end is an `eol`."""
        marks = self._marks(text, self.terms.get(clause, ()))
        start = 0
        for words in text.split("\n\n"):
            end = start + len(words)
            here = [mark for mark in marks if start <= mark.start and mark.end <= end]
            moved = [_moved(mark, start) for mark in here]
            self._write(etree.SubElement(under, tag("p")), words, moved, clause)
            start = end + 2

    def _marks(self, text: str, terms: Sequence[Definition] = ()) -> list[Mark]:
        """References, and the terms that stand outside of them, in reading order."""
        marks = [Mark(one.start, one.end, one.token, found=one) for one in references(text)]
        for one in terms:
            free = all(one.end <= mark.start or mark.end <= one.start for mark in marks)
            if free and "\n" not in text[one.start : one.end]:
                words = text[one.start : one.end]
                marks.append(Mark(one.start, one.end, words, term=self.term_ids[one.key]))
        return sorted(marks, key=lambda mark: mark.start)

    def _write(self, element: Element, words: str, marks: Sequence[Mark], clause: str) -> None:
        place = 0
        edited = []
        for mark in marks:
            _say(element, words[place : mark.start])
            edited.append(words[place : mark.start])
            edited.append(self._mark(element, mark, clause))
            place = mark.end
        _say(element, words[place:])
        edited.append(words[place:])
        exact = typed(words, self.told.places, clause)
        if exact != "".join(edited):
            element.set(ours("typed"), UNSTORABLE.sub("", exact))
        _keep_space(element, words)

    def _mark(self, element: Element, mark: Mark, clause: str) -> str:
        """Write the mark; answers how it is typed."""
        if mark.found is None:
            etree.SubElement(element, tag("def"), refersTo=f"#{mark.term}").text = mark.words
            return mark.words
        shown = label(mark.found, self.told.places)
        exact = typed(mark.words, self.told.places, clause)
        href = self._href(mark.found)
        if href:
            made = etree.SubElement(element, tag("ref"), href=href)
        else:
            made = etree.SubElement(element, tag("inline"), name="brokenReference")
        _append(made, shown)
        if exact != f"{{{closed_up(shown)}}}" or not href:
            made.set(ours("typed"), UNSTORABLE.sub("", exact))
        return exact

    def _href(self, found: Found) -> str:
        """Where it leads; empty where that is not in the file, or nowhere."""
        if found.document is None:
            return f"#{self.own[found.clause]}" if found.clause in self.own else ""
        register = self.told.places.register(found.document)
        if register is None:
            return ""
        if found.document not in self._others:
            self._others[found.document] = _eids_of(register)
        eid = self._others[found.document].get(found.clause)
        return f"{self.told.work(found.document)}/~{eid}" if eid else ""


def _eids_of(register: Register) -> dict[str, str]:
    """The eIds another document has in a file of its own."""
    now = register.snapshot
    numbers = number_all(now.clauses, now.particulars.family, now.particulars.numbering)
    return eids(now.clauses, numbers)


def _moved(mark: Mark, start: int) -> Mark:
    return Mark(mark.start - start, mark.end - start, mark.words, mark.found, mark.term)


def _keep_space(element: Element, words: str) -> None:
    if not words or closed_up(words) != words:
        element.set(SPACE, "preserve")


def _say(element: Element, words: str) -> None:
    """Put words behind what the element holds; each line end is an `eol`."""
    for place, line in enumerate(_lines(words)):
        if place:
            etree.SubElement(element, tag("eol"))
        _append(element, line)


def _lines(words: str) -> Iterator[str]:
    yield from words.split("\n")


def _append(element: Element, words: str) -> None:
    words = UNSTORABLE.sub("", words)
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words
