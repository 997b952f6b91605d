"""What is wrong with a translation catalogue, compared with the words the interface uses?"""

import re
from collections.abc import Iterator

from babel.messages.catalog import Catalog, Message

PLACEHOLDER = re.compile(r"%\((\w+)\)[sdifr]|%[sdifr]|\{(\w*)\}")
"""What is filled in when a message is shown: `%(name)s`, `%s`, `{name}`."""


def forms(words: str | tuple[str, ...] | list[str]) -> list[str]:
    """The singular and, where there are any, the plurals."""
    return [words] if isinstance(words, str) else list(words)


def placeholders(text: str) -> set[str]:
    """The placeholders of a text, `%%` being a percent sign."""
    return {found.group() for found in PLACEHOLDER.finditer(text.replace("%%", ""))}


def quoted(message: Message) -> str:
    """How a message is named in a complaint."""
    return repr(forms(message.id)[0][:60])


def wrong_with(message: Message) -> Iterator[str]:
    """What is wrong with one translated message."""
    if not message.string or not all(text.strip() for text in forms(message.string)):
        yield f"{quoted(message)}: not translated"
        return
    if message.fuzzy:
        yield f"{quoted(message)}: only guessed (fuzzy)"
    wanted = [placeholders(text) for text in forms(message.id)]
    for text in forms(message.string):
        if placeholders(text) not in wanted:
            yield f"{quoted(message)}: other placeholders in {text[:60]!r}"


def complaints(used: Catalog, translated: Catalog) -> Iterator[str]:
    """What is missing, wrong or left over in `translated`, given the messages that are used."""
    for message in used:
        if message.id:
            found = translated.get(message.id, message.context)
            if found is None:
                yield f"{quoted(message)}: missing"
            else:
                yield from wrong_with(found)
    for message in translated:
        if message.id and used.get(message.id, message.context) is None:
            yield f"{quoted(message)}: no page says it any more"
    for message in translated.obsolete.values():
        yield f"{quoted(message)}: obsolete"
