"""The schema of the lists for programs: JSON Schema 2020-12 of the JSON form."""

import json
from typing import Any

from app.formats.listing.objects import FORM
from app.formats.listing.schema import LISTS, VERSION, Column, Value
from app.formats.listing.values import COUNTRY, LANGUAGE, MOST_TOPICS, MOST_VERSIONS, NAMED, TOPIC

DATE = r"^([0-9]{4}(-[0-9]{2}){0,2})?$"
LINK = r"^(https?://\S+)?$"


def json_schema() -> str:
    """The text of docs/lists.schema.json."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Nizam lists",
        "description": "Sources, extracts and needs as Nizam writes and reads them.",
        "type": "object",
        "properties": {
            "format": {"const": FORM},
            "version": {"const": VERSION},
            **{kind: {"type": "array", "items": _row(kind)} for kind in LISTS},
        },
        "required": ["version"],
        "anyOf": [{"required": [kind]} for kind in LISTS],
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _row(kind: str) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    for column in LISTS[kind]:
        first, *inner = column.path
        if not inner:
            properties[first] = _value(column)
            continue
        whole = properties.setdefault(first, {"type": "object", "properties": {}})
        whole["properties"][inner[0]] = _value(column)
    return {"type": "object", "properties": properties, "required": ["id"]}


def _value(column: Column) -> dict[str, Any]:
    if column.value in WHOLE:
        return WHOLE[column.value]
    if column.choices:
        return {"enum": [*column.choices, ""]}
    said: dict[str, Any] = {"type": "string", "maxLength": column.longest}
    return said | PATTERNS.get(column.value, {})


def _whole(pattern: str, *, empty: bool = True) -> dict[str, Any]:
    return {"pattern": f"^({pattern})?$" if empty else f"^{pattern}$"}


PATTERNS: dict[Value, dict[str, Any]] = {
    Value.NAME: _whole(NAMED.pattern, empty=False),
    Value.COUNTRY: _whole(COUNTRY.pattern),
    Value.LANGUAGE: _whole(LANGUAGE.pattern),
    Value.DATE: {"pattern": DATE},
    Value.LINK: {"pattern": LINK},
}

WHOLE: dict[Value, dict[str, Any]] = {
    Value.YES: {"type": "boolean"},
    Value.TOPICS: {
        "type": "array",
        "maxItems": MOST_TOPICS,
        "items": {"type": "string", **_whole(TOPIC.pattern, empty=False)},
    },
    Value.VERSIONS: {
        "type": "array",
        "maxItems": MOST_VERSIONS,
        "items": {
            "type": "object",
            "properties": {
                "date": {"type": "string", "pattern": DATE},
                "label": {"type": "string"},
                "link": {"type": "string", "pattern": LINK},
            },
            "additionalProperties": False,
        },
    },
}
