"""The signed secret of a link that ends letters: it names whose and of which document."""

from typing import cast

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

SALT = "letters"


def stop_token(person_id: str, record_id: str) -> str:
    """What the link carries. It never runs out: whoever wants no letters gets none."""
    return str(_serializer().dumps([person_id, record_id]))


def read_token(token: str) -> tuple[str, str] | None:
    """Person and record, or None where nobody here signed it."""
    try:
        person_id, record_id = cast(list[str], _serializer().loads(token))
    except (BadSignature, ValueError, TypeError):
        return None
    return str(person_id), str(record_id)


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.config["SECRET_KEY"]), salt=SALT)
