"""The committee's drafts with one of everything a page may show, and a visitor of each sort."""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from app.delivering.stopping import stop_token
from app.exporting import Order, write_down
from app.importing import BYTES, UNDECIDED, Asked
from app.listing import Kept
from app.loading.setup import set_up
from app.models import (
    Clause,
    Document,
    Extract,
    FeedKey,
    GroupTerm,
    GuestLink,
    Invitation,
    Letter,
    Newsletter,
    Nomination,
    Person,
    Remark,
    ReviewRound,
    Source,
    Stakeholder,
    Submission,
    SubmissionTurn,
    Thread,
)
from app.operations.attaching import attach
from app.operations.clauses import standing_placement
from app.operations.discussing import Said, begin_thread
from app.operations.membership import invite
from app.operations.needs import describe_need, facts_of, set_need_aside
from app.operations.nominating import Candidacy, Paper, nominate
from app.operations.preparing import begin_preparation
from app.operations.recording import Actor
from app.operations.remarks import Written, keep_remark
from app.operations.reviewing.opening import ask_more
from app.operations.signing_in import token_digest
from app.operations.structure import strike_clause
from app.operations.uploading import RETURNED, keep_upload
from app.queries.needs import need_named
from app.queries.snapshots import snapshot
from app.statute.roles import Role
from app.statute.snapshot import Kind
from app.submitting import Asked as Preparing
from tests.journeys.reaching_out import SECRET, reach_out
from tests.makers import NOON, a_colleague, a_person, signed_in
from tests.views.meeting_hall import a_running_meeting

DRAFTS = Path(__file__).parents[2] / "drafts"

VISITORS = ("anonymous", "guest", "stranger", "steward", *Role)

ASKED = {
    "reading.read": ("?at=1", "?language=both", "?at=1&language=en"),
    "reading.history": ("?deed=import_text", "?page=2"),
    "comparing.compare": ("?from=1", "?from=1&mode=side", "?from=1&mode=words&language=en"),
    "convening.screen": ("?place=1", "?place=1&against=none"),
    "convening.minutes": ("?extract=1&language=az",),
    "agreeing.board": ("?show=outdated", "?show=waiting"),
    "agreeing.ballot": ("?only=all", "?only=proposed&tick=all"),
    "agreeing.outdated": ("?show=all",),
    "inbox.index": ("?show=all",),
    "searching.page": ("?q=konfrans", "?q=konfrans&in=charter&page=2", "?q=none"),
    "talking.index": ("?only=blocking", "?only=mentions", "?order=time"),
    "institutions.index": ("?q=nazirliyi", "?kind=conference&country=FR", "?q=none"),
    "institutions.page": ("?on=1996", "?on=soon"),
    "library.index": ("?q=none",),
    "needs.index": ("?answered=no&order=priority", "?q=none", "?group=none"),
    "needs.matrix": ("?group=students&at=1", "?how=partly&priority=high"),
    "needs.choose": ("?clause=none",),
    "citing.form": ("?need=E-01",),
    "working.page": ("?what=due",),
}
"""What else than the plain page may be asked for."""


class Showroom:
    """Where every address leads to something, for whoever may see it."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.visitors: dict[str, FlaskClient] = {"anonymous": app.test_client()}
        self.known: dict[str, list[str]] = {}

    def addresses(self, rule: Rule) -> Iterator[str]:
        """The rule's address on each thing it can name."""
        names = sorted(rule.arguments)
        for values in product(*(self._values(rule.endpoint, name) for name in names)):
            arguments = dict(zip(names, values, strict=True))
            plain = str(self.app.url_map.bind("localhost").build(rule.endpoint, arguments))
            yield from (plain + asked for asked in ("", *self._asked(rule.endpoint)))

    def _values(self, endpoint: str, name: str) -> list[str]:
        """What `endpoint name` says goes before what `name` says."""
        return self.known.get(f"{endpoint} {name}") or self.known.get(name, ["none"])

    def _asked(self, endpoint: str) -> Iterable[str]:
        return self.known.get(endpoint) or ASKED.get(endpoint, ())

    def furnish(self, session: Session) -> None:
        """Load the drafts, give each role to somebody, leave one of everything."""
        set_up(session, DRAFTS, NOON, demonstration=True)
        reach_out(session)
        charter = session.scalars(select(Document).where(Document.slug == "charter")).one()
        people = {str(role): a_colleague(session, charter, role, role) for role in Role}
        people["stranger"] = a_person(session, "stranger")
        people["steward"] = a_person(session, "steward", steward=True)
        struck = _strike_one(session, charter, people[Role.COORDINATOR])
        self.known |= {
            "slug": ["charter"],
            "clause_id": [struck, *_first_of_each_kind(session, charter)],
            "form": ["clean", "comparative", "approvals", "note", "letter", "none"],
            "paper": ["note", "letter"],
            "section": ["purpose", "letter", "none"],
            "ext": ["md", "json", "csv", "xlsx", "none"],
            "language": ["az", "en", "none"],
            "topic": ["autonomy", "none"],
            "what": ["reword", "move", "insert", "strike", "none"],
            "institution": ["ministry", "khazar", "none"],
            "group": ["education", "students", "none"],
            "step": ["1"],
            "number": ["1"],
            "submission_id": [*session.scalars(select(Submission.id)), "none"],
            "fates.paper number": [str(row) for row in session.scalars(select(SubmissionTurn.row))],
            "fates.preview number": [
                str(row) for row in session.scalars(select(SubmissionTurn.row))
            ],
            "fates.table ext": ["xlsx", "none"],
            "need": ["E-01", "none"],
            "needs.download digest": [_prove(session, people["steward"]), "none"],
            "upload_id": _sent(session, charter, people),
            "shelf": ["sources", "needs"],
            "listing.preview upload_id": _listed(session, people["steward"]),
            "listing.take upload_id": ["none"],
            "listing.download ext": ["xlsx", "csv", "json", "bibtex", "csl", "none"],
            "talking.revise_form": [f"?said={_say(session, charter, people[Role.REVIEWER])}"],
        }
        self.known |= _going_out(session, charter, people[Role.COORDINATOR])
        _write(session, charter, people)
        _nominate(session, charter, people)
        meeting, item = a_running_meeting(session, charter, people[Role.COORDINATOR].id)
        self.known |= {"meeting_id": [meeting], "convening.meeting": [f"?item={item}"]}
        self.known["convening.download ext"] = ["docx", "pdf", "none"]
        self.known |= _secrets(session, charter, people[Role.MEMBER]) | _things(session, charter)
        session.commit()
        self.visitors |= {name: signed_in(self.app, one.id) for name, one in people.items()}
        self.visitors["guest"] = self._guest(session)

    def _guest(self, session: Session) -> FlaskClient:
        """Who wrote something by the link."""
        [link] = session.scalars(select(GuestLink))
        guest = self.app.test_client()
        guest.set_cookie(f"guest-{link.id}", SECRET)
        return guest


def _first_of_each_kind(session: Session, document: Document) -> Iterable[str]:
    firsts: dict[Kind, str] = {}
    for clause in snapshot(session, document).clauses:
        firsts.setdefault(clause.kind, clause.id)
    return firsts.values()


def _strike_one(session: Session, document: Document, person: Person) -> str:
    last = snapshot(session, document).clauses[-1]
    placed = standing_placement(session, session.get_one(Clause, last.id))
    actor = Actor(person.id, NOON)
    strike_clause(session, actor, document, last.id, seen=placed.since, reason="Artıqdır.")
    return last.id


def _sent(session: Session, document: Document, people: Mapping[str, Person]) -> list[str]:
    """A new act, another text of the document, and bytes whose encoding is a guess."""
    text = "---\ntitle: Akt\n---\nMaddə 1. Ad\n\n1.1. Söz.\n"
    today = datetime.now(UTC)
    steward, leads = Actor(people["steward"].id, today), Actor(people["coordinator"].id, today)
    guessed = asdict(Asked(encoding=UNDECIDED))
    return [
        keep_upload(session, steward, text, Asked().facts()),
        keep_upload(session, steward, text.encode().decode(BYTES), guessed),
        keep_upload(session, leads, text, Asked().facts(), record_id=document.id),
    ]


def _going_out(session: Session, document: Document, coordinator: Person) -> dict[str, list[str]]:
    """A file that came back, and a submission that is being put together or written."""
    by = Actor(coordinator.id, datetime.now(UTC))
    file = write_down(session, document, Order()).content
    asked = b64encode(file).decode(), {RETURNED: "charter.docx"}
    drafts = [begin_preparation(session, by, Preparing().facts()) for _ in range(2)]
    drafts[1].state, drafts[1].beat_at = "working", by.at
    session.flush()
    return {
        "returning.preview upload_id": [keep_upload(session, by, *asked, record_id=document.id)],
        "preparation_id": [one.id for one in drafts],
    }


def _listed(session: Session, steward: Person) -> list[str]:
    """A list with a row of each verdict, and one whose encoding is a guess."""
    text = "id;title_en;country\neua;EUA;XX\nnew;Unheard of;PT\nwrong;Wrong;Portugal\n;EUA;PT\n"
    actor = Actor(steward.id, datetime.now(UTC))
    guessed = Kept("sources", encoding=UNDECIDED).facts()
    return [
        keep_upload(session, actor, text, Kept("sources").facts()),
        keep_upload(session, actor, text, guessed),
        keep_upload(session, actor, "id,title_en\nX-1,Need\n", Kept("needs").facts()),
    ]


def _say(session: Session, document: Document, person: Person) -> int:
    """A question on the document; answers the step of its words."""
    by = Actor(person.id, datetime.now(UTC))
    return begin_thread(session, by, document, None, Said("Nə üçün?", kind="question")).since


def _write(session: Session, document: Document, people: Mapping[str, Person]) -> None:
    """A reviewer is asked in the round, and begins."""
    [found] = session.scalars(select(ReviewRound))
    now, reviewer = datetime.now(UTC), people[Role.REVIEWER].id
    by = Actor(reviewer, now)
    ask_more(session, Actor(people[Role.COORDINATOR].id, now), found, [reviewer])
    keep_remark(session, by, document, None, Written("Qısa olsun."), round_id=found.id)


def _prove(session: Session, person: Person) -> str:
    """A need described anew and set aside, with a paper; answers the paper's digest."""
    by = Actor(person.id, datetime.now(UTC))
    need = need_named(session, "E-01")
    assert need is not None
    describe_need(session, by, "E-01", {**facts_of(need), "priority": "low"})
    set_need_aside(session, by, "E-01", {"az": "Qanunla həll olunub."})
    return attach(session, by, "E-01", "survey.csv", b"voice,12")


def _nominate(session: Session, document: Document, people: Mapping[str, Person]) -> None:
    """The ministry nominates the stranger for the charter and a committee, letter attached."""
    by = Actor(people["steward"].id, datetime.now(UTC))
    paper = Paper("letter.txt", "Namizəd göstəririk.".encode())
    for target, role in ((document, "member"), ("education", "deputy")):
        whom = people["stranger"].id
        asked = Candidacy("ministry", role, "2026-11-10", person_id=whom, paper=paper)
        nominate(session, by, target, asked)


def _secrets(session: Session, document: Document, person: Person) -> dict[str, list[str]]:
    """Everything that opens by a secret alone opens by this one; or by the one it must have."""
    by = Actor(person.id, datetime.now(UTC))
    asked = {"email": "new@nizam.example", "name": "Yeni", "role": Role.OBSERVER, "days": 7}
    digest = token_digest(invite(session, by, document, **asked))  # type: ignore[arg-type]
    session.flush()
    invited = session.scalars(select(Invitation).where(Invitation.token_digest == digest)).one()
    invited.token_digest = token_digest(SECRET)
    feed = FeedKey(token_digest=token_digest(SECRET), made_at=by.at)
    feed.person_id, feed.record_id = person.id, document.id
    session.add(feed)
    stop = select(Stakeholder.stop_token).limit(1)
    return {
        "token": ["none", SECRET],
        "publishing.stop_page token": list(session.scalars(stop)),
        "stopping.page token": [stop_token(person.id, document.id)],
    }


def _things(session: Session, document: Document) -> dict[str, list[str]]:
    """What there is, by the name an address calls it."""
    first = select(Source.slug).order_by(Source.since).limit(1)
    asked = {
        "thread_id": select(Thread.id).where(Thread.record_id == document.id),
        "source": select(Source.slug).order_by(Source.since).limit(3),
        "extract": select(Extract.slug).where(Extract.source_slug == first.scalar_subquery()),
        "term": select(GroupTerm.term).where(GroupTerm.group_slug == "education").limit(2),
        "nomination": select(Nomination.id).where(Nomination.paper.is_not(None)),
        "link_id": select(GuestLink.id),
        "round_id": select(ReviewRound.id),
        "remark_id": select(Remark.id),
        "letter_id": select(Letter.id).where(Letter.key == "showroom"),
        "newsletter_id": select(Newsletter.id),
        "stakeholder_id": select(Stakeholder.id),
    }
    return {name: list(session.scalars(query)) for name, query in asked.items()}
