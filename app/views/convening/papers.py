"""Minutes and extracts: as a page, and as files to take home."""

from flask import Response, render_template, request
from flask_babel import gettext as _

from app.access import requires
from app.db import session
from app.formats.minutes import WRITERS, after, lines
from app.formats.minutes.words import said
from app.minuting import minutes_down, protocol_of
from app.models import Document
from app.statute.roles import Action
from app.statute.snapshot import LANGUAGES
from app.views.convening.blueprint import blueprint, found_meeting
from app.views.convening.matters import named, room_of
from app.views.handing_out import asked_language, attached, full_name


@blueprint.get("/d/<slug>/meetings/<meeting_id>/minutes")
@requires(Action.READ, on=Document)
def minutes(document: Document, meeting_id: str) -> str:
    """The minutes as they would be printed, or an extract of chosen items."""
    found = found_meeting(document, meeting_id)
    room, language = room_of(document, found), asked_language()
    protocol = protocol_of(session(), document, found, language, _chosen())
    return render_template(
        "convening/minutes.html",
        document=document,
        found=found,
        protocol=protocol,
        lines=list(lines(protocol)),
        after=list(after(protocol)),
        names={one.id: named(room, one) for one in found.items},
        chosen=_chosen(),
        language=language,
        languages=LANGUAGES,
        formats=list(WRITERS),
        said_in=said,
    )


@blueprint.get("/d/<slug>/meetings/<meeting_id>/minutes.<ext>")
@requires(Action.READ, on=Document)
def download(document: Document, meeting_id: str, ext: str) -> Response:
    """The minutes, or an extract, as a file."""
    found = found_meeting(document, meeting_id)
    protocol = protocol_of(session(), document, found, asked_language(), _chosen())
    written = minutes_down(document, found, protocol, ext)
    what = _("extract from minutes %(n)s", n=found.number)
    what = what if protocol.extract else _("minutes %(n)s", n=found.number)
    full = full_name(document, what, ext)
    return attached(written.content, written.name, written.media_type, full)


def _chosen() -> frozenset[int]:
    """Places of the items an extract is asked of; none: the whole minutes."""
    typed = request.args.getlist("extract")
    return frozenset(int(one) for one in typed if one.isascii() and one.isdigit() and len(one) < 5)
