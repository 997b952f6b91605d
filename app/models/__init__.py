"""The tables. A child knows its parent, never the other way round."""

from app.models.agreement import Decision, Seal
from app.models.attachments import Attachment, FileContent
from app.models.attention import Presence, ReadMark
from app.models.base import Base, Recorded, new_id
from app.models.carrying import CarryOver
from app.models.checking import SettingAside
from app.models.clause import Clause, Placement, PlacementHead, WordingHead, WordingRow
from app.models.composing import Composition
from app.models.document import Document, ParticularsRow
from app.models.evidence import Citation, Extract, LinkCheck, Need, NeedLink, Source
from app.models.fates import SubmissionRemark, SubmissionTurn
from app.models.guests import Guest, GuestAnswer, GuestLink, GuestSending, GuestTry
from app.models.institutions import (
    GroupTerm,
    InstitutionRow,
    Nomination,
    NominationTurn,
    Nominee,
    WorkingGroup,
)
from app.models.lineage import Continuation
from app.models.mail import (
    Follow,
    Hours,
    Letter,
    NewsMark,
    PasswordReset,
    RefusedAddress,
    Told,
    Wish,
)
from app.models.newsletter import FeedKey, Newsletter, Stakeholder
from app.models.paper import PaperSection
from app.models.people import Institution, Invitation, Membership, Person
from app.models.record import HOUSE, Milestone, Record, Step
from app.models.remark import Remark
from app.models.round import (
    Asking,
    Reminder,
    Review,
    ReviewRound,
    ReviewThread,
    RoundTerms,
    Sitting,
)
from app.models.searching import SearchEntry, SearchGroup, SearchMark, SearchWord
from app.models.signin import SignIn, SignInTry
from app.models.submission import Enclosure, Preparation, Submission, SubmittedDocument
from app.models.thread import (
    Assignment,
    Comment,
    CommentRevision,
    Holding,
    Mention,
    Proposal,
    Reattachment,
    Thread,
    Turn,
)
from app.models.upload import Upload

RECORDED: tuple[type[Recorded], ...] = (
    Asking,
    Assignment,
    Attachment,
    CarryOver,
    Citation,
    Comment,
    CommentRevision,
    Continuation,
    Decision,
    Extract,
    GroupTerm,
    Holding,
    InstitutionRow,
    Membership,
    Mention,
    Milestone,
    Need,
    NeedLink,
    Nomination,
    NominationTurn,
    PaperSection,
    ParticularsRow,
    Placement,
    Proposal,
    Reattachment,
    Review,
    ReviewThread,
    RoundTerms,
    Seal,
    SettingAside,
    Source,
    Submission,
    SubmissionRemark,
    SubmissionTurn,
    SubmittedDocument,
    Thread,
    Turn,
    WordingRow,
    WorkingGroup,
)
"""Every table whose rows a step makes and nothing changes."""

__all__ = [
    "HOUSE",
    "RECORDED",
    "Asking",
    "Assignment",
    "Attachment",
    "Base",
    "CarryOver",
    "Citation",
    "Clause",
    "Comment",
    "CommentRevision",
    "Composition",
    "Continuation",
    "Decision",
    "Document",
    "Enclosure",
    "Extract",
    "FeedKey",
    "FileContent",
    "Follow",
    "GroupTerm",
    "Guest",
    "GuestAnswer",
    "GuestLink",
    "GuestSending",
    "GuestTry",
    "Holding",
    "Hours",
    "Institution",
    "InstitutionRow",
    "Invitation",
    "Letter",
    "LinkCheck",
    "Membership",
    "Mention",
    "Milestone",
    "Need",
    "NeedLink",
    "NewsMark",
    "Newsletter",
    "Nomination",
    "NominationTurn",
    "Nominee",
    "PaperSection",
    "ParticularsRow",
    "PasswordReset",
    "Person",
    "Placement",
    "PlacementHead",
    "Preparation",
    "Presence",
    "Proposal",
    "ReadMark",
    "Reattachment",
    "Record",
    "Recorded",
    "RefusedAddress",
    "Remark",
    "Reminder",
    "Review",
    "ReviewRound",
    "ReviewThread",
    "RoundTerms",
    "Seal",
    "SearchEntry",
    "SearchGroup",
    "SearchMark",
    "SearchWord",
    "SettingAside",
    "SignIn",
    "SignInTry",
    "Sitting",
    "Source",
    "Stakeholder",
    "Step",
    "Submission",
    "SubmissionRemark",
    "SubmissionTurn",
    "SubmittedDocument",
    "Thread",
    "Told",
    "Turn",
    "Upload",
    "Wish",
    "WordingHead",
    "WordingRow",
    "WorkingGroup",
    "new_id",
]
