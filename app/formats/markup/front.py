"""What the lines between `---` at the head of a file say of it."""

import json
import re
from collections.abc import Mapping
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from app.formats.errors import BrokenFrontMatter

OPENING = re.compile(r"\s*---[ \t]*\n")
PLAIN = re.compile(r"[^\W\d_][^\W_]*(?:[ .,()-]{1,2}[^\W_]+)*")
UNPRINTED = re.compile("[\x85\xa0\u2028\u2029\ufeff]")


class _PlainLoader(yaml.SafeLoader):
    """YAML without anchors: what a file says it says once, so it cannot grow while being read."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise yaml.MarkedYAMLError(problem="aliases are not read", problem_mark=self.get_mark())
        return super().compose_node(parent, index)


def front_of(text: str) -> tuple[dict[str, object], str, int]:
    """Front matter, the text after it, and the number of lines before that text.

    Raises BrokenFrontMatter.
    """
    if OPENING.match(text) is None:
        return {}, text, 0
    handler = YAMLHandler()
    try:
        source, body = handler.split(text)
    except ValueError:
        return {}, text, 0
    return _loaded(handler, source), body, text.count("\n", 0, len(text) - len(body))


def _loaded(handler: YAMLHandler, source: str) -> dict[str, object]:
    try:
        front = handler.load(source, Loader=_PlainLoader)
        str(front)  # a number of thousands of digits is read and cannot be written
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "this is not YAML"
        raise BrokenFrontMatter(mark.line + 1 if mark else 1, problem) from None
    except (ValueError, RecursionError, OverflowError, TypeError):
        raise BrokenFrontMatter(1, "a value cannot be read") from None
    if front is None:
        return {}
    if not isinstance(front, dict):
        raise BrokenFrontMatter(1, "a list of `name: value` is expected")
    return {str(name): value for name, value in front.items()}


def written(front: Mapping[str, object]) -> str:
    """The front matter with its fences, in the order of `front`."""
    lines = [f"{name}: {_scalar(value)}" for name, value in front.items()]
    return "\n".join(["---", *lines, "---"])


def _scalar(value: object) -> str:
    """Bare where YAML reads the same words back, else quoted."""
    if not isinstance(value, str):
        return json.dumps(value)
    if PLAIN.fullmatch(value) and yaml.safe_load(value) == value:
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return UNPRINTED.sub(lambda match: f"\\u{ord(match.group()):04x}", quoted)
