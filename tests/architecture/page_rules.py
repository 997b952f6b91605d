"""What do the conventions say of one template, and of any file that git keeps?"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.architecture.sources import ROOT, Source

Rule = Callable[[Source], Iterator[str]]

LONGEST_TEMPLATE = 120
"""Lines a template may have; it then gives a part of itself away."""

COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL)

LOGIC = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
"""What a template decides: `{% if only == name %}` is no handler of a page."""

INLINE = {
    "a script in the page": r"<script\b(?![^>]*\bsrc=)",
    "a style in the page": r"<style\b|<[^>]*\sstyle\s*=",
    "a handler in the page": r"<[^>]*\s(?:on[a-z]+|hx-on[\w:-]*)\s*=",
    "a script in a link": r"=\s*[\"']?\s*(?:javascript|js):",
}
"""What a strict content security policy refuses, and how it is recognised."""

LETTERS = "templates/mail/"
"""Mail programs keep no styles but those in the line, and no policy of ours reaches them."""

SHARED_FOLDERS = {
    "/",
    "/app",
    "/home",
    "/opt",
    "/root",
    "/srv",
    "/tmp",
    "/usr/src",
    "/var",
    "/var/tmp",
}
"""Folders that say nothing of who works in them."""

OF_A_MACHINE = [
    r"/home/[a-z]\w*/",
    r"/Users/[A-Za-z]\w*/",
    r"[A-Z]:\\Users\\",
    r"python" + r"hosted\.org",
    r"pypi\.org/simple",
    r"registry\.(?:npmjs|yarnpkg)\.",
    r"--(?:extra-)?index-url",
]
"""Paths of somebody's machine and addresses of package registries."""


def of_this_machine() -> re.Pattern[str]:
    """What must stand in no file: where this checkout lies, and the like elsewhere."""
    here = [folder for folder in (ROOT, ROOT.parent) if str(folder) not in SHARED_FOLDERS]
    paths = [rf"(?<![\w./:-]){re.escape(str(folder))}/" for folder in here]
    return re.compile("|".join([*paths, *OF_A_MACHINE]))


def lines_with(source: Source, pattern: re.Pattern[str], text: str | None = None) -> Iterator[int]:
    """Numbers of the lines where the pattern begins."""
    searched = source.text if text is None else text
    for match in pattern.finditer(searched):
        yield searched.count("\n", 0, match.start()) + 1


def without_comments(source: Source) -> str:
    """The template with every comment blanked and every line where it was."""
    return COMMENT.sub(lambda comment: "\n" * comment.group().count("\n"), source.text)


def fits_in_the_head(source: Source) -> Iterator[str]:
    """A template has at most 120 lines."""
    lines = source.text.count("\n")
    if lines > LONGEST_TEMPLATE:
        yield f"{source.path}: {lines} lines, {LONGEST_TEMPLATE} allowed"


def obeys_the_content_policy(source: Source) -> Iterator[str]:
    """A template has no script, style or handler of its own; letters have styles, as they must."""
    text = LOGIC.sub(lambda logic: "\n" * logic.group().count("\n"), without_comments(source))
    allowed = {"a style in the page"} if source.path.startswith(LETTERS) else set()
    for what, pattern in ((one, INLINE[one]) for one in INLINE if one not in allowed):
        for line in lines_with(source, re.compile(pattern, re.IGNORECASE), text):
            yield f"{source.path}:{line}: {what}"


def leaves_escaping_alone(source: Source) -> Iterator[str]:
    """A template never says that HTML is safe."""
    pattern = re.compile(r"\|\s*safe\b|\{%-?\s*autoescape\b|\bMarkup\(")
    for line in lines_with(source, pattern, without_comments(source)):
        yield f"{source.path}:{line}: marks HTML as safe"


def says_nothing_of_a_machine(source: Source) -> Iterator[str]:
    """No file names a path of a developer's machine or a package registry's address."""
    if source.path != Path(__file__).relative_to(ROOT).as_posix():
        for line in lines_with(source, of_this_machine()):
            yield f"{source.path}:{line}: {source.text.splitlines()[line - 1].strip()[:80]}"


RULES: tuple[Rule, ...] = (fits_in_the_head, leaves_escaping_alone, obeys_the_content_policy)
"""Every rule about one template."""
