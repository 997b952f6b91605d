"""Pages and forms: parse, call one deed or question, answer."""

from flask import Flask

from app.views import comparing, door, editing, home, importing, reading, words

BLUEPRINTS = (
    comparing.blueprint,
    door.blueprint,
    editing.blueprint,
    home.blueprint,
    importing.blueprint,
    reading.blueprint,
)


def init_app(app: Flask) -> None:
    """Hang every page on its address, and give every page the words for what it shows."""
    app.jinja_env.globals.update(words=words)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
