"""How a document at a step is written as Markdown, so that `read` finds every clause again."""

from collections.abc import Mapping

from app.formats.acts.blocks import Block, Hint, Role
from app.formats.acts.labels import HEADED, hinted_opening, is_headed, label, opening, parts_of
from app.formats.acts.placing import Tree
from app.formats.markup import front, hints
from app.formats.markup.escaping import escape_block, escape_heading
from app.statute.outline import DraftClause
from app.statute.snapshot import Family, Kind, Snapshot, canonical
from app.statute.vacated import with_vacated

LEVELS = {Kind.PREAMBLE: 2, Kind.PART: 2, Kind.CHAPTER: 2, Kind.ANNEX: 2, Kind.SECTION: 3}
"""Heading levels where nothing larger stands above; every other kind starts at 3."""

DEEPEST = 6


def write(snapshot: Snapshot, language: str, numbers: Mapping[str, str]) -> str:
    """The document in one language as Markdown with front matter.

    `numbers`: printed number by clause id, bare; where one is missing, the fixed one stands.
    A clause whose words would not be read as what it is has a comment before it that says so. A
    number left behind is written as a struck unit without words.
    """
    family = snapshot.particulars.family
    title = _one_line(snapshot.particulars.title(language))
    pages = [front.written(_front(snapshot, language, title))]
    if title:
        pages.append(f"# {escape_heading(title)}")
    tree = Tree(family, language)
    places: dict[str, int] = {}
    levels: list[int] = []
    for place, clause in enumerate(with_vacated(snapshot)):
        wording = clause.wording(language)
        number = numbers.get(clause.id, clause.fixed or "")
        above = None if clause.parent is None else places[clause.parent]
        wanted = DraftClause(
            clause.kind, number, wording.heading, wording.text, above, struck=clause.struck
        )
        places[clause.id] = place
        levels.append(_level(clause.kind, None if above is None else levels[above]))
        pages += _clause(tree, wanted, levels[place])
    return "\n\n".join(pages) + "\n"


def _one_line(words: str) -> str:
    return canonical(words).replace("\n", " ")


def _front(snapshot: Snapshot, language: str, title: str) -> dict[str, object]:
    told = snapshot.particulars
    said: dict[str, object] = {
        "slug": _one_line(told.slug),
        "kind": _one_line(told.kind),
        "family": told.family.value,
        "numbering": told.numbering.value,
        "language": language,
        "title": title,
    }
    if told.illustrative:
        said["illustrative"] = True
    return said | {"step": snapshot.step, "digest": snapshot.digest}


def _level(kind: Kind, above: int | None) -> int:
    """Number signs of the heading: one more than the unit above, so a reader sees the tree."""
    level = LEVELS.get(kind, 3)
    return min(DEEPEST, level if above is None else max(level, above + 1))


def _clause(tree: Tree, wanted: DraftClause, level: int) -> list[str]:
    """The blocks of one clause; the tree grows by it as it will when they are read."""
    plain = _plain(wanted, tree.family, tree.language)
    if plain is not None:
        placed = tree.place(plain)
        if placed.clause == wanted:
            tree.add(placed, plain)
            return [f"{'#' * level} {plain.text}" if plain.role is Role.TITLED else plain.text]
    hint = Hint(
        wanted.kind,
        _depth(tree, wanted.parent),
        wanted.number,
        bool(wanted.heading),
        bool(wanted.text),
        wanted.struck,
    )
    block = Block(0, "", hint=hint, words=("", wanted.heading, wanted.text))
    tree.add(tree.place(block), block)
    first, *others = [*_hinted(hint, wanted, tree, level), ""][:2]
    return ["\n".join(line for line in (hints.written(hint), first) if line), *filter(None, others)]


def _depth(tree: Tree, parent: int | None) -> int:
    """Depth of a clause under `parent`, which is on the path to the last clause."""
    return 0 if parent is None else tree.path.index(parent) + 1


def _plain(wanted: DraftClause, family: Family, language: str) -> Block | None:
    """The block that says the clause in words alone; None where it has none, or needs two."""
    printed = label(wanted.kind, wanted.number, family, language)
    if wanted.heading and wanted.text:
        return None
    if wanted.text:
        start = opening(printed, wanted.text)
        lists = not printed or (printed[:-1].isdecimal() and printed[-1] in ".)")
        text = start + escape_block(wanted.text, opens=lists)
        return Block(0, text, escaped=True)
    if wanted.heading or (printed and wanted.kind in HEADED):
        heading = opening(printed, wanted.heading) + escape_heading(wanted.heading)
        return Block(0, heading, Role.TITLED, escaped=True)
    return Block(0, opening(printed, ""), escaped=True) if printed else None


def _hinted(hint: Hint, wanted: DraftClause, tree: Tree, level: int) -> list[str]:
    """The lines behind a hint: a heading, a paragraph, both or none."""
    start = hinted_opening(hint, tree.family, tree.language)
    headed, worded = parts_of(hint, tree.family, tree.language)
    found = []
    if headed:
        found.append(f"{'#' * level} {start}{escape_heading(wanted.heading)}")
    if worded:
        before = "" if is_headed(hint) else start
        found.append(before + escape_block(wanted.text, opens=not before))
    return found
