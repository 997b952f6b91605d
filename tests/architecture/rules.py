"""What do the conventions of the code say of one Python file? Each rule names its breaches."""

import ast
import re
from collections.abc import Callable, Iterator
from statistics import median, quantiles

from tests.architecture.sources import Source, functions, length_of

Rule = Callable[[Source], Iterator[str]]

LONGEST_FILE = 400
"""Lines a file may have; it then becomes a folder by concept."""

LONGEST_FUNCTION = 50
"""Lines a function may have, without its docstring."""

LONGEST_SENTENCE = 94
"""Characters of a module's first sentence: what a line holds beside six quotation marks."""

EMPTY_WORDS = {"manager", "helper", "helpers", "util", "utils", "data", "process", "handle"}
"""Words that name nothing."""

GIVEN_NAMES = {
    "process_bind_param",
    "process_result_value",
    "handle_data",
    "handle_starttag",
    "handle_endtag",
}
"""Names that a base class of a library prescribes."""


def opens_with_a_sentence(source: Source) -> Iterator[str]:
    """A module opens by saying in one line what it answers."""
    docstring = ast.get_docstring(source.tree)
    if not docstring:
        yield f"{source.path}: says nothing of itself"
        return
    first = docstring.splitlines()[0]
    if len(first) > LONGEST_SENTENCE or first[-1] not in ".?!":
        yield f"{source.path}: opens with no sentence of one line: {first!r}"


def fits_in_the_head(source: Source) -> Iterator[str]:
    """A file has at most 400 lines."""
    lines = source.text.count("\n")
    if lines > LONGEST_FILE:
        yield f"{source.path}: {lines} lines, {LONGEST_FILE} allowed"


def has_short_functions(source: Source) -> Iterator[str]:
    """No function has more than 50 lines."""
    for function in functions(source.tree):
        lines = length_of(function)
        if lines > LONGEST_FUNCTION:
            yield f"{source.path}:{function.lineno}: {function.name} has {lines} lines"


def takes_few_by_position(source: Source) -> Iterator[str]:
    """A function takes at most five things by position, itself not counted."""
    for function in functions(source.tree):
        names = [arg.arg for arg in (*function.args.posonlyargs, *function.args.args)]
        count = len([name for name in names if name not in {"self", "cls"}])
        if count > 5:
            yield f"{source.path}:{function.lineno}: {function.name} takes {count} by position"


def imports_at_the_top(source: Source) -> Iterator[str]:
    """Nothing is imported inside a function."""
    for function in functions(source.tree):
        for node in ast.walk(function):
            if isinstance(node, ast.Import | ast.ImportFrom):
                yield f"{source.path}:{node.lineno}: {function.name} imports"


def called(source: Source, *names: str) -> Iterator[ast.Call]:
    """Calls of something by one of the names, bare or as an attribute."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            target = node.func
            name = target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "")
            if name in names:
                yield node


def commits_in_one_place(source: Source) -> Iterator[str]:
    """Only app/db.py commits, and there once."""
    calls = list(called(source, "commit"))
    allowed = 1 if source.path == "app/db.py" else 0
    yield from (f"{source.path}:{call.lineno}: commits" for call in calls[allowed:])


def marks_safe_in_one_place(source: Source) -> Iterator[str]:
    """Only app/presentation.py says of HTML that it is safe."""
    if source.path != "app/presentation.py":
        for call in called(source, "Markup"):
            yield f"{source.path}:{call.lineno}: marks HTML as safe"


def asks_no_clock(source: Source) -> Iterator[str]:
    """What is pure, and every deed, is told the time."""
    if source.path.startswith(("app/statute/", "app/formats/", "app/operations/")):
        for call in called(source, "now", "utcnow", "today", "localtime", "time", "time_ns"):
            if isinstance(call.func, ast.Attribute):
                yield f"{source.path}:{call.lineno}: asks the clock"


def maps_with_types(source: Source) -> Iterator[str]:
    """A column or relationship of a model is declared as Mapped[...]."""
    if not source.path.startswith("app/models/"):
        return
    for model in (node for node in ast.walk(source.tree) if isinstance(node, ast.ClassDef)):
        for line in model.body:
            value = getattr(line, "value", None)
            mapping = isinstance(value, ast.Call) and ast.unparse(value.func).split(".")[-1]
            annotation = ast.unparse(line.annotation) if isinstance(line, ast.AnnAssign) else ""
            if mapping in {"Column", "mapped_column", "relationship"} and not re.match(
                r"(\w+\.)?(Mapped|WriteOnlyMapped|DynamicMapped)\[", annotation
            ):
                yield f"{source.path}:{line.lineno}: {model.name} maps without Mapped[...]"


def defined_names(source: Source) -> Iterator[tuple[str, int]]:
    """Every name the file gives, with its line; the file's own name at line 1."""
    yield source.path.rsplit("/", 1)[-1].removesuffix(".py"), 1
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno


def names_something(source: Source) -> Iterator[str]:
    """No name is made of words that mean nothing."""
    for name, line in defined_names(source):
        words = set(re.findall(r"[a-z]+", re.sub(r"([A-Z])", r"_\1", name).lower()))
        if words & EMPTY_WORDS and name not in GIVEN_NAMES:
            yield f"{source.path}:{line}: {name} names nothing"


def imports_absolutely(source: Source) -> Iterator[str]:
    """Imports are absolute."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            yield f"{source.path}:{node.lineno}: imports relatively"


RULES: tuple[Rule, ...] = (
    asks_no_clock,
    commits_in_one_place,
    fits_in_the_head,
    has_short_functions,
    imports_absolutely,
    imports_at_the_top,
    maps_with_types,
    marks_safe_in_one_place,
    names_something,
    opens_with_a_sentence,
    takes_few_by_position,
)
"""Every rule about one file of the package."""


def has_small_pieces(sources: list[Source]) -> Iterator[str]:
    """Half of all functions have at most 8 lines, 95 of 100 at most 30."""
    lengths = [length_of(function) for source in sources for function in functions(source.tree)]
    if median(lengths) > 8:
        yield f"half of the functions have more than {median(lengths)} lines, 8 allowed"
    longest_of_most = quantiles(lengths, n=20)[-1]
    if longest_of_most > 30:
        yield f"5 of 100 functions have more than {longest_of_most:.0f} lines, 30 allowed"
