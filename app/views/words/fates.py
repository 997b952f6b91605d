"""What may become of a submission, in words."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

SUBMISSION_FATES: Mapping[str, Any] = {
    "prepared": _l("Prepared"),
    "sent": _l("Sent"),
    "registered": _l("Registered"),
    "returned": _l("Returned with remarks"),
    "accepted": _l("Accepted"),
    "withdrawn": _l("Withdrawn"),
}
