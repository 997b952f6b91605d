"""Words that refer to a clause: a field that follows its number, or a link."""

import re
from collections.abc import Iterator

from docx.oxml.xmlchemy import BaseOxmlElement

from app.formats.layout.sheet import Paragraph, Span
from app.formats.word.markup import bookmark_name, element, field, run
from app.formats.word.setting import Setting


def words_of(block: Paragraph, setting: Setting) -> list[BaseOxmlElement]:
    """The runs of a paragraph."""
    tag = setting.tag_of(block)
    made: list[BaseOxmlElement] = []
    for span in block.spans:
        if span.target in setting.places:
            made.extend(_reference(span, span.target, setting, tag))
        else:
            made.append(run(span.text, span.mark, tag))
    return made


def _reference(span: Span, target: str, setting: Setting, tag: str) -> Iterator[BaseOxmlElement]:
    """The number in the label as a field where Word's own would say just that; else a link.

    "5-ci maddə" names an article whose number Word knows as "Maddə 5": an update would put that
    into the sentence, so this is a link, which no update changes.
    """
    numbered = setting.numbered.get(target)
    found = _number_in(span.text, numbered.number) if numbered else None
    if numbered is None or found is None:
        anchor = bookmark_name("_c_", target)
        yield element("w:hyperlink", run(span.text, span.mark, tag), anchor=anchor, history=1)
        return
    before, after = span.text[: found.start()], span.text[found.end() :]
    if before:
        yield run(before, span.mark, tag)
    yield from field(f"REF {numbered.bookmark} \\n \\h", found[0], tag)
    if after:
        yield run(after, span.mark, tag)


def _number_in(words: str, number: str) -> re.Match[str] | None:
    """Where the label says the number as it is printed, if it says it once."""
    alone = rf"(?<![\w.-]){re.escape(number)}(?!\w|\.\w)"
    found = list(re.finditer(alone, words))
    return found[0] if len(found) == 1 else None
