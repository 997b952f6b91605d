"""Pages and forms: parse, call one deed or question, answer."""

from flask import Flask

from app.views import (
    agreeing,
    amending,
    attending,
    checking,
    citing,
    comparing,
    concordance,
    convening,
    door,
    editing,
    exporting,
    extracts,
    following,
    forgetting,
    founding,
    groups,
    guests,
    home,
    importing,
    inbox,
    institutions,
    library,
    listing,
    needs,
    nominating,
    outbox,
    people,
    planning,
    precedents,
    publishing,
    reading,
    recalling,
    referring,
    reviewing,
    searching,
    settings,
    stopping,
    talking,
    verifying,
    visiting,
    vouching,
    wishes,
    words,
    working,
)

BLUEPRINTS = (
    agreeing.blueprint,
    amending.blueprint,
    attending.blueprint,
    checking.blueprint,
    citing.blueprint,
    comparing.blueprint,
    convening.blueprint,
    door.blueprint,
    editing.blueprint,
    exporting.blueprint,
    extracts.blueprint,
    following.blueprint,
    forgetting.blueprint,
    founding.blueprint,
    groups.blueprint,
    guests.blueprint,
    home.blueprint,
    importing.blueprint,
    inbox.blueprint,
    institutions.blueprint,
    concordance.blueprint,
    library.blueprint,
    listing.blueprint,
    needs.blueprint,
    nominating.blueprint,
    outbox.blueprint,
    people.blueprint,
    precedents.blueprint,
    planning.blueprint,
    publishing.blueprint,
    reading.blueprint,
    recalling.blueprint,
    referring.blueprint,
    reviewing.blueprint,
    searching.blueprint,
    settings.blueprint,
    stopping.blueprint,
    talking.blueprint,
    verifying.blueprint,
    visiting.blueprint,
    vouching.blueprint,
    wishes.blueprint,
    working.blueprint,
)


def init_app(app: Flask) -> None:
    """Hang every page on its address, and give every page the words for what it shows."""
    app.jinja_env.globals.update(
        words=words, offered_in=referring.offered_in, work_count=working.count
    )
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    # Guests’ pages tell no referrer, which the general check asks for by HTTPS: they look at the
    # token of each form themselves.
    app.extensions["csrf"].exempt(visiting.blueprint)
