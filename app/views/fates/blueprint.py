"""What every page about the fate of submissions shares: the blueprint, and who may see what."""

from flask import Blueprint, abort

from app.access import may
from app.db import session
from app.models import Submission
from app.operations.attaching import LARGEST
from app.queries.fates import documents_of
from app.statute.roles import Action
from app.views.taking_in import take_up_to

blueprint = Blueprint("fates", __name__)

take_up_to(blueprint, LARGEST + 100_000, "fates.enter")


def loaded(submission_id: str, action: Action = Action.READ) -> Submission:
    """The submission, for who may read, and do `action` with, each of its documents.

    Not readable: 404; readable and not theirs to do: 403.
    """
    found = session().get(Submission, submission_id)
    documents = documents_of(session(), found) if found else []
    if found is None or not documents or not all(may(Action.READ, one) for one in documents):
        abort(404)
    if not all(may(action, one) for one in documents):
        abort(403)
    return found
