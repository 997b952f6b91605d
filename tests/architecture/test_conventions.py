"""Does the code keep its conventions, and does each convention notice a breach?"""

from itertools import chain

import pytest

from tests.architecture import page_rules, rules
from tests.architecture.sources import ROOT, Source, modules, package, templates, tracked

BREACHES: dict[rules.Rule, tuple[str, str]] = {
    rules.asks_no_clock: ("app/operations/x.py", "at = datetime.now(UTC)\n"),
    rules.commits_in_one_place: ("app/operations/x.py", "session.commit()\n"),
    rules.fits_in_the_head: ("app/x.py", "x = 1\n" * 401),
    rules.has_short_functions: ("app/x.py", "def f():\n" + "    x = 1\n" * 50),
    rules.imports_absolutely: ("app/x.py", "from . import y\n"),
    rules.imports_at_the_top: ("app/x.py", "def f():\n    import os\n"),
    rules.maps_with_types: ("app/models/x.py", "class X(Base):\n    a = mapped_column(Text)\n"),
    rules.marks_safe_in_one_place: ("app/views/x.py", "page = Markup('<b>')\n"),
    rules.names_something: ("app/x.py", "def loadData(x):\n    return x\n"),
    rules.opens_with_a_sentence: ("app/x.py", '"""Things"""\n'),
    rules.takes_few_by_position: ("app/x.py", "def f(self, a, b, c, d, e, f): ...\n"),
}
"""For each rule a file that breaks it."""

ALLOWED: dict[rules.Rule, tuple[str, str]] = {
    rules.asks_no_clock: ("app/views/x.py", "at = datetime.now(UTC)\n"),
    rules.commits_in_one_place: ("app/db.py", "session.commit()\n"),
    rules.fits_in_the_head: ("app/x.py", "x = 1\n" * 400),
    rules.has_short_functions: ("app/x.py", "def f():\n" + "    x = 1\n" * 49),
    rules.imports_absolutely: ("app/x.py", "from app import y\n"),
    rules.imports_at_the_top: ("app/x.py", "import os\ndef f(): ...\n"),
    rules.maps_with_types: (
        "app/models/x.py",
        "class X(Base):\n    a: Mapped[str] = mapped_column(Text)\n",
    ),
    rules.marks_safe_in_one_place: ("app/presentation.py", "page = Markup('<b>')\n"),
    rules.names_something: ("app/x.py", "metadata = candidate = request.data\n"),
    rules.opens_with_a_sentence: ("app/x.py", '"""What is a thing?"""\n'),
    rules.takes_few_by_position: ("app/x.py", "def f(self, a, b, c, d, e, *, f): ...\n"),
}
"""For each rule a file that comes close and keeps it."""

PAGE_BREACHES: list[tuple[page_rules.Rule, str]] = [
    (page_rules.fits_in_the_head, "<br>\n" * 121),
    (page_rules.leaves_escaping_alone, "{{ text | safe }}"),
    (page_rules.leaves_escaping_alone, "{% autoescape false %}"),
    (page_rules.obeys_the_content_policy, "<script>alert()</script>"),
    (page_rules.obeys_the_content_policy, '<p class="a"\n style="color: red">'),
    (page_rules.obeys_the_content_policy, '<button type="submit" onclick="f()">'),
    (page_rules.obeys_the_content_policy, '<div hx-on:click="f()">'),
    (page_rules.obeys_the_content_policy, '<a{% if only == a %} b{% endif %} onclick="f()">'),
    (page_rules.obeys_the_content_policy, '<a href="javascript:f()">'),
]

PAGE_ALLOWED: list[tuple[page_rules.Rule, str]] = [
    (page_rules.fits_in_the_head, "<br>\n" * 120),
    (page_rules.leaves_escaping_alone, "{# never |safe #}{{ safe_name }}"),
    (page_rules.obeys_the_content_policy, '<script type="module" src="/x.js"></script>'),
    (page_rules.obeys_the_content_policy, '<p data-once="1">one on= two, a style = x</p>'),
]


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_every_module_keeps_the_rule(rule: rules.Rule) -> None:
    assert list(chain.from_iterable(map(rule, package()))) == []


@pytest.mark.parametrize("rule", page_rules.RULES, ids=lambda rule: rule.__name__)
def test_every_template_keeps_the_rule(rule: page_rules.Rule) -> None:
    assert list(chain.from_iterable(map(rule, templates()))) == []


@pytest.mark.parametrize("rule", [rules.fits_in_the_head, rules.has_short_functions])
def test_tests_fit_in_the_head_too(rule: rules.Rule) -> None:
    others = modules("tests", "scripts", "benchmarks")
    assert list(chain.from_iterable(map(rule, others))) == []


def test_functions_are_short_as_a_whole() -> None:
    assert list(rules.has_small_pieces(package())) == []


def test_no_kept_file_names_a_machine_or_a_registry() -> None:
    breaches = map(page_rules.says_nothing_of_a_machine, tracked())
    assert list(chain.from_iterable(breaches)) == []


def test_every_rule_has_a_breach_and_a_counterexample() -> None:
    assert set(BREACHES) == set(ALLOWED) == set(rules.RULES)
    assert {rule for rule, _ in PAGE_BREACHES} == set(page_rules.RULES)
    assert {rule for rule, _ in PAGE_ALLOWED} == set(page_rules.RULES)


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_the_rule_notices_a_breach(rule: rules.Rule) -> None:
    assert len(list(rule(Source(*BREACHES[rule])))) == 1


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_the_rule_allows_what_keeps_it(rule: rules.Rule) -> None:
    assert list(rule(Source(*ALLOWED[rule]))) == []


@pytest.mark.parametrize(("rule", "text"), PAGE_BREACHES)
def test_the_rule_of_templates_notices_a_breach(rule: page_rules.Rule, text: str) -> None:
    assert len(list(rule(Source("templates/x.html", text)))) == 1


@pytest.mark.parametrize(("rule", "text"), PAGE_ALLOWED)
def test_the_rule_of_templates_allows_what_keeps_it(rule: page_rules.Rule, text: str) -> None:
    assert list(rule(Source("templates/x.html", text))) == []


@pytest.mark.parametrize("lines", [[9] * 20, [2] * 17 + [31] * 3], ids=["median", "longest"])
def test_long_functions_as_a_whole_are_noticed(lines: list[int]) -> None:
    text = "".join("def f():\n" + "    x = 1\n" * (length - 1) for length in lines)
    assert len(list(rules.has_small_pieces([Source("app/x.py", text)]))) == 1


@pytest.mark.parametrize(
    "text", [f"see {ROOT}/notes", "C:" + r"\Users\x", "pip --" + "index-url x"]
)
def test_a_machine_in_a_file_is_noticed(text: str) -> None:
    assert len(list(page_rules.says_nothing_of_a_machine(Source("README.md", text)))) == 1


def test_only_one_commit_is_allowed_in_its_place() -> None:
    twice = Source("app/db.py", "session.commit()\nsession.commit()\n")
    assert list(rules.commits_in_one_place(twice)) == ["app/db.py:2: commits"]
