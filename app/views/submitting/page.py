"""One submission: what it holds, who signed it, how to check it, the package itself."""

from flask import Response, abort, render_template

from app.access import requires
from app.db import session
from app.formats.package.readme import SUMS, VERIFY
from app.formats.package.writing import plain_name
from app.queries.contents import content_held
from app.queries.submissions import Sent
from app.statute.roles import Action
from app.views.handing_out import attached
from app.views.submitting.blueprint import blueprint
from app.views.submitting.listing import prepared_at, readable

ZIP = "application/zip"


@blueprint.get("/submissions/<submission_id>")
@requires(Action.ENTER)
def page(submission_id: str) -> str:
    """What was sent."""
    sent = known(submission_id)
    return render_template(
        "submitting/page.html",
        sent=sent,
        submission=sent.submission,
        facts=sent.submission.facts,
        prepared_at=prepared_at(sent),
        name=package_name(sent),
        commands=(VERIFY, SUMS),
    )


@blueprint.get("/submissions/<submission_id>/package.zip")
@requires(Action.ENTER)
def package(submission_id: str) -> Response:
    """The package, byte for byte as it was prepared."""
    sent = known(submission_id)
    content = content_held(session(), sent.submission.package, package_name(sent))
    return attached(content, package_name(sent), ZIP)


def known(submission_id: str) -> Sent:
    """The submission, where the person may read every document of it."""
    found = [one for one in readable() if one.submission.id == submission_id]
    return found[0] if found else abort(404)


def package_name(sent: Sent) -> str:
    """What the file is called."""
    return f"submission-{plain_name(sent.submission.number.replace('/', '-'))}.zip"
