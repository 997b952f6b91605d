"""What states, kinds, roles, verdicts, deeds and relations are called on every page."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

STATES: Mapping[str, Any] = {
    "draft": _l("Draft"),
    "proposed": _l("Proposed"),
    "contested": _l("Contested"),
    "agreed": _l("Agreed"),
    "signed": _l("Signed off"),
}

DOCUMENTS: Mapping[str, Any] = {
    "charter": _l("Charter"),
    "regulation": _l("Regulation"),
    "plan": _l("Plan"),
    "agreement": _l("Agreement (document)"),
    "guideline": _l("Guideline"),
    "act": _l("Act"),
}
"""Kinds of documents."""

KINDS: Mapping[str, Any] = {
    "preamble": _l("Preamble"),
    "part": _l("Part"),
    "chapter": _l("Chapter"),
    "section": _l("Section"),
    "article": _l("Article"),
    "paragraph": _l("Paragraph"),
    "point": _l("Point"),
    "indent": _l("Indent"),
    "annex": _l("Annex"),
}
"""Kinds of clauses, as a law calls them."""

KINDS_BELOW_LAW: Mapping[str, Any] = {
    **KINDS,
    "article": _l("Paragraph"),
    "paragraph": _l("Clause (1.1)"),
    "point": _l("Point (a)"),
}
"""Kinds of clauses, as a subordinate act calls them: it has no articles."""


KINDS_EUROPEAN: Mapping[str, Any] = {
    **KINDS,
    "paragraph": _l("Paragraph (1.)"),
    "point": _l("Point (a)"),
}
"""Kinds of clauses, as an act built like those of the Union calls them."""

KINDS_IN: Mapping[str, Mapping[str, Any]] = {
    "law": KINDS,
    "subordinate": KINDS_BELOW_LAW,
    "european": KINDS_EUROPEAN,
}


def kinds_of(family: str) -> Mapping[str, Any]:
    """What an act family calls each kind of clause."""
    return KINDS_IN[family]


_ARTICLES: Mapping[str, Any] = {
    "one": _l("Article"),
    "members": _l("Articles and members"),
    "none": _l("No article stands so. Choose another filter above."),
    "several": _l("Decide on several articles at once"),
    "show": _l("Show articles"),
    "unsettled": _l("Articles not settled"),
}

UNITS: Mapping[str, Mapping[str, Any]] = {
    "law": _ARTICLES,
    "european": _ARTICLES,
    "subordinate": {
        "one": _l("Paragraph"),
        "members": _l("Paragraphs and members"),
        "none": _l("No paragraph stands so. Choose another filter above."),
        "several": _l("Decide on several paragraphs at once"),
        "show": _l("Show paragraphs"),
        "unsettled": _l("Paragraphs not settled"),
    },
}
"""What pages say of the units that are agreed on, by act family."""

_TALLY: Mapping[str, Any] = {
    "signed": _l("All %(n)s articles are signed off"),
    "contested": _l("Of %(n)s articles %(agreed)s are agreed, %(contested)s contested"),
    "agreed": _l("Of %(n)s articles %(agreed)s are agreed"),
}

TALLIES: Mapping[str, Mapping[str, Any]] = {
    "law": _TALLY,
    "european": _TALLY,
    "subordinate": {
        "signed": _l("All %(n)s paragraphs are signed off"),
        "contested": _l("Of %(n)s paragraphs %(agreed)s are agreed, %(contested)s contested"),
        "agreed": _l("Of %(n)s paragraphs %(agreed)s are agreed"),
    },
}
"""How many units stand where, by act family; numbers are filled in later."""

ROLES: Mapping[str, Any] = {
    "observer": _l("Observer"),
    "reviewer": _l("Reviewer"),
    "member": _l("Member"),
    "coordinator": _l("Coordinator"),
}

DUTIES: Mapping[str, Any] = {
    "observer": _l("reads the document, its history and its exports"),
    "reviewer": _l("reads, comments and suggests other wordings"),
    "member": _l("edits, discusses and decides on the wording"),
    "coordinator": _l("leads the work: people, rules, milestones, sign-off"),
}
"""What each role is for, as one chooses it."""

VERDICTS: Mapping[str, Any] = {
    "propose": _l("proposed"),
    "approve": _l("approved"),
    "object": _l("objected"),
    "abstain": _l("abstained"),
    "withdraw": _l("withdrew"),
}
"""What a member did, after their name."""

VOICES: Mapping[str, Any] = {
    "approved": _l("approved"),
    "partly": _l("approved in part"),
    "objected": _l("objects"),
    "abstained": _l("abstains"),
    "outdated": _l("decided on earlier words"),
    "waiting": _l("has not decided"),
}
"""What a member's word on an article comes to."""

WHYS: Mapping[str, Any] = {
    "not_agreed": _l("not agreed"),
    "astray": _l("a reference leads nowhere"),
    "objection": _l("an objection stands"),
    "blocking": _l("an open discussion holds it back"),
    "stale": _l("translated from earlier words"),
    "untranslated": _l("not translated"),
}
"""What stands in the way of a seal."""

RELATIONS: Mapping[str, Any] = {
    "follows": _l("Follows"),
    "adapts": _l("Adapts"),
    "departs": _l("Departs from"),
    "informs": _l("Informed by"),
}
"""How a clause stands to what it cites, before the name of the source."""

ANSWERS: Mapping[str, Any] = {"fully": _l("Answers"), "partly": _l("Answers in part")}
"""How far a clause answers a need, before the name of the need."""

OUTCOMES: Mapping[str, Any] = {
    "accepted": _l("Accepted"),
    "partly": _l("Accepted in part"),
    "rejected": _l("Rejected"),
    "noted": _l("Noted"),
    "withdrawn": _l("Withdrawn"),
}

DISPOSITIONS: Mapping[str, Any] = {"open": _l("Open"), **OUTCOMES}
"""What became of a remark, as registers say it."""

THREAD_KINDS: Mapping[str, Any] = {
    "comment": _l("Comment"),
    "question": _l("Question"),
    "objection": _l("Remark"),
    "suggestion": _l("Suggestion"),
}

KIND_MEANINGS: Mapping[str, Any] = {
    "comment": _l("a thought or a note; nothing has to change"),
    "question": _l("waits for an answer"),
    "objection": _l("says what is wrong with the words and should be mended"),
}
"""What each kind of conversation asks of the others, as one chooses it."""

FAMILIES: Mapping[str, Any] = {
    "law": _l("A law, or a text built like one"),
    "subordinate": _l("A subordinate act"),
    "european": _l("A text built like an act of the European Union"),
}
"""Act families, as a choice."""

FAMILY_EXAMPLES: Mapping[str, Any] = {
    "law": _l(
        "Laws, codes, charters. Articles with numbered units: Maddə 5, then 5.2 and 5.2.1, each a"
        " “maddə”."
    ),
    "subordinate": _l(
        "Regulations, rules, annexes to decrees. No articles: 1 is a “hissə”, 1.1 a “bənd”, 1.1.7"
        " a “yarımbənd”."
    ),
    "european": _l(
        "Statutes after the European model. In each article the paragraphs begin anew: 1., 2.,"
        " then (a), then (i); cited as Article 5(1)(a)."
    ),
}
"""What is built so, and how its units are numbered."""

REMARKS: Mapping[str, tuple[Any, Any]] = {
    "unrecognised": (
        _l("No unit recognised"),
        _l("Kept as text of the unit above. Check whether a number is missing."),
    ),
    "furniture": (
        _l("Notes and signs of the publisher"),
        _l("Footnote marks and the like; kept where they stood."),
    ),
    "out_of_order": (
        _l("Number out of order"),
        _l("Taken as printed. Check whether the number is right."),
    ),
    "repeated": (_l("Number used twice"), _l("Both units were taken.")),
    "lookalikes": (
        _l("Look-alike letters"),
        _l("Cyrillic letters inside Latin words were replaced, so that search finds the word."),
    ),
    "table_of_contents": (
        _l("Table of contents"),
        _l("Recognised as a list of headings, not as units."),
    ),
    "joined": (_l("Lines joined"), _l("A line broken in the file was read as one sentence.")),
}
"""What the import report says of a line, and what was done about it."""

LEVELS: Mapping[str, Any] = {
    "blocks": _l("Blocks"),
    "warning": _l("Warning"),
    "note": _l("Note"),
}
"""How grave a finding of the checks is."""

LEVEL_MEANINGS: Mapping[str, Any] = {
    "blocks": _l("holds agreement back"),
    "warning": _l("should be mended"),
    "note": _l("worth a look"),
}

LIKELY: Mapping[str, Any] = {
    "instead": _l("Put where the words stood"),
    "same": _l("The very words"),
    "between": _l("Between the same words as then"),
    "alike": _l("Written nearly the same"),
}
"""Why a place may be what lost words became."""

ROUTES: Mapping[str, Any] = {
    "here": _l("the same clause"),
    "flowed": _l("where the words went when clauses were split or joined"),
    "elsewhere": _l("came to another clause since"),
}
"""How lost words may have come to a clause."""

STANDINGS: Mapping[str, Any] = {
    "": _l("All"),
    "confirmed": _l("Confirmed"),
    "asked": _l("Asked to confirm"),
    "unasked": _l("Not asked yet"),
    "stopped": _l("Wants no more letters"),
}
"""Where somebody stands who gets, or might get, the newsletter."""

ORIGINS: Mapping[str, Any] = {
    "added": _l("added by hand"),
    "imported": _l("from an imported list"),
    "sign_up": _l("signed up"),
}
"""How somebody came to the list."""

IMPORTED: Mapping[str, Any] = {
    "added": _l("added"),
    "known": _l("on the list already"),
    "stopped": _l("wants no more letters: not added again"),
    "twice": _l("twice in the file"),
    "invalid": _l("no e-mail address"),
}
"""What became of a line of an imported list."""

LANGUAGE_NAMES: Mapping[str, Any] = {"az": _l("Azerbaijani"), "en": _l("English")}

TURNS: Mapping[str, Any] = {
    "inserted": _l("inserted it"),
    "moved": _l("moved it"),
    "struck": _l("struck it"),
    "restored": _l("restored it"),
    "converted": _l("made it a unit of another kind"),
}
"""What became of the place of a clause."""

MISFITS: Mapping[str, Any] = {
    "struck": _l("what it is about is struck"),
    "words": _l("the same words were changed since"),
    "parted": _l("the clause was split or joined since, and the change fits into none of them"),
    "gone": _l("what it is to stand beside is no longer there"),
    "misplaced": _l("a unit of this kind cannot stand there"),
    "inside": _l("a clause cannot become part of one of its own parts"),
    "waits": _l("it is to stand in a new unit that is not taken"),
}
"""Why a part of a suggestion no longer fits the text."""

CONTESTS: Mapping[str, Any] = {
    "misfit": _l("The text has changed so that not all of it fits."),
    "stands": _l("The text says so already."),
    "several": _l("Another suggestion touches the same clause or place."),
    "replied": _l("Somebody has replied to it."),
    "blocked": _l("An open remark objects here, or holds agreement back."),
    "objected": _l("Somebody votes against the words that stand."),
    "agreed": _l("The words it changes are agreed."),
}
"""Why a suggestion waits for a decision of its own."""

RIVALRIES: Mapping[str, Any] = {
    "words": _l("both change the same words"),
    "struck": _l("one strikes what the other builds on"),
    "moved": _l("each moves the clause elsewhere"),
    "place": _l("both put something at the same place"),
}
"""Why two suggestions cannot both be taken as they are."""

DEEDS: Mapping[str, Any] = {
    "found_document": _l("founded the document"),
    "change_particulars": _l("changed what is said of the document as a whole"),
    "name_milestone": _l("named a step"),
    "import_text": _l("imported a text"),
    "save_wording": _l("reworded"),
    "insert_clause": _l("inserted"),
    "move_clause": _l("moved"),
    "strike_clause": _l("struck"),
    "restore_clause": _l("restored"),
    "split_clause": _l("split in two"),
    "join_clauses": _l("joined with the next"),
    "change_kind": _l("made another kind of unit"),
    "paste_clauses": _l("pasted several clauses, from"),
    "undo": _l("undid their last change"),
    "restore_text": _l("brought back an earlier text"),
    "begin_thread": _l("began a discussion"),
    "reply": _l("replied in a discussion"),
    "resolve_thread": _l("resolved a discussion"),
    "reopen_thread": _l("reopened a discussion"),
    "revise_comment": _l("changed their words in a discussion"),
    "withdraw_comment": _l("withdrew their words in a discussion"),
    "withdraw_thread": _l("withdrew a discussion"),
    "hold_agreement": _l("let a discussion hold agreement back"),
    "lift_hold": _l("let a discussion hold agreement back no longer"),
    "assign_thread": _l("gave a discussion to somebody to see to"),
    "reattach": _l("put a discussion on words that stand"),
    "propose_wording": _l("suggested another wording"),
    "propose_changes": _l("suggested changes of the text"),
    "accept_suggestion": _l("accepted a suggestion"),
    "reject_suggestion": _l("rejected a suggestion"),
    "decide_propose": _l("put forward for agreement"),
    "decide_approve": _l("approved the wording"),
    "decide_object": _l("objected to the wording"),
    "decide_abstain": _l("abstained on the wording"),
    "decide_withdraw": _l("withdrew a decision"),
    "cite": _l("cited a source"),
    "withdraw_citation": _l("withdrew a citation"),
    "link_need": _l("linked a need"),
    "withdraw_need": _l("withdrew the link to a need"),
    "give_role": _l("gave or changed a role"),
    "invite": _l("sent an invitation"),
    "join": _l("joined by invitation"),
    "revoke_invitation": _l("revoked an invitation"),
    "make_guest_link": _l("made a link for guests"),
    "extend_guest_link": _l("gave a link for guests more time"),
    "revoke_guest_link": _l("withdrew a link for guests"),
    "admit_guests": _l("let in what guests wrote"),
    "refuse_guests": _l("kept out what guests wrote"),
    "seal": _l("signed the document off"),
    "set_aside": _l("set a finding of the checks aside"),
    "take_up": _l("took a finding of the checks up again"),
    "describe_source": _l("described a source"),
    "describe_extract": _l("described an extract"),
    "describe_need": _l("described a need"),
    "open_round": _l("opened a review round"),
    "ask_reviewers": _l("asked more people to review"),
    "extend_round": _l("put off the deadline of a review round"),
    "close_round": _l("closed a review round"),
    "hand_in_review": _l("handed a review in"),
    "send_newsletter": _l("sent a newsletter"),
}
"""What each step did, after the name of who did it; the clause is named beside it."""
