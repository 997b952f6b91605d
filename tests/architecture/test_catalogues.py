"""Does the interface say everything in Azerbaijani?"""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from tests.architecture.catalogues import complaints
from tests.architecture.sources import ROOT

CATALOGUE = ROOT / "app/translations/az/LC_MESSAGES/messages.po"

USED = b'msgid "Hello, %(name)s"\nmsgstr ""\n\nmsgctxt "verb"\nmsgid "Object"\nmsgstr ""\n'

GOOD = 'msgid "Hello, %(name)s"\nmsgstr "Salam, %(name)s"\n\n'
OBJECT = 'msgctxt "verb"\nmsgid "Object"\nmsgstr "Etiraz et"\n\n'


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Every message that a template or a module of the package shows."""
    template = tmp_path_factory.mktemp("messages") / "messages.pot"
    script = str(ROOT / "scripts/messages")
    environment = {**os.environ, "PYTHON": sys.executable}
    subprocess.run([script, "extract", str(template)], env=environment, check=True)
    with template.open("rb") as file:
        return read_po(file)


def test_the_azerbaijani_catalogue_is_complete(used: Catalog) -> None:
    with Path(CATALOGUE).open("rb") as file:
        translated = read_po(file, locale="az")
    assert len(used) > 0
    assert list(complaints(used, translated)) == []


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (GOOD, "'Object': missing"),
        (GOOD + 'msgctxt "verb"\nmsgid "Object"\nmsgstr ""\n', "'Object': not translated"),
        (GOOD + "#, fuzzy\n" + OBJECT, "'Object': only guessed (fuzzy)"),
        (GOOD + OBJECT + 'msgid "x"\nmsgstr "y"\n', "'x': no page says it any more"),
        (GOOD + OBJECT + '#~ msgid "x"\n#~ msgstr "y"\n', "'x': obsolete"),
        (
            'msgid "Hello, %(name)s"\nmsgstr "Salam, %(ad)s"\n\n' + OBJECT,
            "'Hello, %(name)s': other placeholders in 'Salam, %(ad)s'",
        ),
    ],
)
def test_a_flaw_of_the_catalogue_is_noticed(text: str, complaint: str) -> None:
    translated = read_po(BytesIO(text.encode()), locale="az")
    assert list(complaints(read_po(BytesIO(USED)), translated)) == [complaint]


def test_a_complete_catalogue_is_accepted() -> None:
    translated = read_po(BytesIO((GOOD + OBJECT).encode()), locale="az")
    assert list(complaints(read_po(BytesIO(USED)), translated)) == []
