"""Pages and forms: parse, call one deed or question, answer."""

from flask import Flask

from app.views import door, home

BLUEPRINTS = (door.blueprint, home.blueprint)


def init_app(app: Flask) -> None:
    """Hang every page on its address."""
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
