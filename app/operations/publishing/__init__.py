"""Tell people outside what the committee did: newsletters, and the list of who gets them."""

from app.operations.publishing.contacts import (
    Contact,
    Outcome,
    add_stakeholder,
    erase_stakeholder,
    import_stakeholders,
)
from app.operations.publishing.errors import (
    AlreadySent,
    LinkExpired,
    NobodyToSendTo,
    NotAnAddress,
    SavedMeanwhile,
    TooManySignUps,
)
from app.operations.publishing.newsletters import (
    Said,
    delete_draft,
    draft_newsletter,
    offer_to_all,
    save_newsletter,
    send_newsletter,
)
from app.operations.publishing.opting import (
    ask_to_confirm,
    confirm,
    sign_up,
    stop,
)

__all__ = [
    "AlreadySent",
    "Contact",
    "LinkExpired",
    "NobodyToSendTo",
    "NotAnAddress",
    "Outcome",
    "Said",
    "SavedMeanwhile",
    "TooManySignUps",
    "add_stakeholder",
    "ask_to_confirm",
    "confirm",
    "delete_draft",
    "draft_newsletter",
    "erase_stakeholder",
    "import_stakeholders",
    "offer_to_all",
    "save_newsletter",
    "send_newsletter",
    "sign_up",
    "stop",
]
