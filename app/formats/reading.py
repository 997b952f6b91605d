"""What a text says as an act: its title, its clauses, and what was remarkable on the way."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from app.formats.acts.blocks import Block
from app.formats.acts.contents import with_contents, without_title
from app.formats.acts.coverage import coverage
from app.formats.acts.layout import QUOTED, Layout, before_annexes
from app.formats.acts.lines import close_up, lines_of
from app.formats.acts.placing import Tree
from app.formats.errors import EmptyFile
from app.formats.markup.blocks import Raw, is_markdown, raw_blocks, with_hints, with_names
from app.formats.markup.escaping import unescape
from app.formats.markup.front import front_of
from app.statute.language import map_lookalikes
from app.statute.outline import Draft, Finding, Remark
from app.statute.snapshot import LANGUAGES, UNSTORABLE, Family, canonical

PAGE = "\f"


@dataclass(frozen=True, slots=True)
class Source:
    """A file taken apart: blocks for placing, the words they must keep, and findings so far."""

    title: str
    blocks: Sequence[Block]
    words: str
    findings: tuple[Finding, ...] = ()


def read(text: str, *, language: str, family: Family, title: str = "") -> Draft:
    """The act a plain text or a Markdown file holds.

    What the front matter says of language, family and title wins over the arguments. Nothing is
    dropped: a line that opens no unit is kept as text where it stood. Raises EmptyFile or
    BrokenFrontMatter.
    """
    front, body, offset = front_of(_storable(text))
    language = _one_of(LANGUAGES, front.get("language"), language)
    family = Family(_one_of(tuple(Family), front.get("family"), family))
    title = _one_line(front.get("title") or title)
    mended, mapped = _without_lookalikes(body, offset)
    if is_markdown(mended):
        source = _from_markdown(mended, offset, title, family, language)
    else:
        source = _from_plain_text(mended, offset, title)
    if not front and not source.title and not source.words.strip():
        raise EmptyFile
    tree = Tree(family, language)
    for block in source.blocks:
        tree.add(tree.place(block), block)
    share = coverage(source.words, source.title, tree.labels, tree.clauses)
    findings = sorted([*mapped, *source.findings, *tree.findings], key=lambda found: found.line)
    clauses = tuple(tree.clauses)
    return Draft(source.title, language, family, clauses, tuple(findings), share, front)


def _storable(text: str) -> str:
    """NFC with line feeds; of what cannot be stored only the ends of pages are left."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    pages = [UNSTORABLE.sub("", page) for page in text.split(PAGE)]
    return unicodedata.normalize("NFC", PAGE.join(pages))


def _one_of(allowed: Sequence[str], said: object, otherwise: str) -> str:
    return said if isinstance(said, str) and said in allowed else otherwise


def _one_line(title: object) -> str:
    return canonical(str(title)).replace("\n", " ")


def _without_lookalikes(body: str, offset: int) -> tuple[str, list[Finding]]:
    """The text with look-alike letters mapped, and each line where one was."""
    mended, count = map_lookalikes(body)
    if not count:
        return body, []
    mended = unicodedata.normalize("NFC", mended)
    lines = zip(body.split("\n"), mended.split("\n"), strict=True)
    return mended, [
        Finding(offset + number, Remark.LOOKALIKES, before.strip()[:QUOTED])
        for number, (before, after) in enumerate(lines, 1)
        if before != after
    ]


def _from_markdown(body: str, offset: int, title: str, family: Family, language: str) -> Source:
    raws = list(raw_blocks(body.replace(PAGE, ""), offset))
    words = "\n".join(unescape(raw.text) for raw in raws)
    title, raws = _titled(raws, title)
    blocks = with_contents(with_names(list(with_hints(raws, family, language))))
    return Source(title, blocks, words)


def _titled(raws: list[Raw], title: str) -> tuple[str, list[Raw]]:
    """The title and the blocks without the heading that prints it."""
    if not raws or raws[0].level != 1:
        return title, raws
    printed = _one_line(unescape(raws[0].text))
    if title and printed != title:
        return title, raws
    return printed, raws[1:]


def _from_plain_text(body: str, offset: int, title: str) -> Source:
    page = lines_of(body, offset)
    layout = Layout(page.lines)
    title, blocks = without_title(list(layout.blocks()), title)
    blocks = before_annexes(with_contents(blocks))
    marks = [Finding(line, Remark.FURNITURE, mark) for line, mark in page.footnotes]
    words = "\n".join(close_up(line.strip()) for line in body.split("\n"))
    return Source(title, blocks, words, (*marks, *layout.findings))
