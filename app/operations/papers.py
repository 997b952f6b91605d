"""Write the sections of the papers that go with a document, or let their drafts stand again."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.models import Document, PaperSection
from app.operations.errors import DoneAlready, NotThere, Refused, TooLong
from app.operations.recording import Actor, hold, step
from app.queries.papers import written_at, written_sections
from app.statute.merging import merge
from app.statute.record import digest_of
from app.statute.snapshot import LANGUAGES, canonical

LONGEST = 40_000
"""Characters of one section."""

SECTIONS = {
    "note": ("purpose", "needs", "practice", "changes", "reasons", "agreement", "effects"),
    "letter": ("letter",),
}
"""What each paper consists of, in its order."""


class PaperChanged(Refused):
    """A colleague wrote the section meanwhile, and the two edits touch the same words."""

    def __init__(self, theirs: str, standing: int) -> None:
        super().__init__("The section this edit started from no longer stands")
        self.theirs = theirs
        self.standing = standing
        """The step that wrote what stands: what the next save starts from."""


@dataclass(frozen=True, slots=True)
class Place:
    """One section of one paper in one language."""

    paper: str
    section: str
    language: str

    def __post_init__(self) -> None:
        if self.section not in SECTIONS.get(self.paper, ()) or self.language not in LANGUAGES:
            raise NotThere

    @property
    def key(self) -> tuple[str, str, str]:
        """What the tables call it by."""
        return self.paper, self.section, self.language


@dataclass(frozen=True, slots=True)
class Draft:
    """A section as the document's own record gives it."""

    text: str

    @property
    def digest(self) -> str:
        """By which an edit names the draft it began from."""
        return digest_of({"draft": canonical(self.text)})


def write_section(
    session: Session,
    actor: Actor,
    document: Document,
    place: Place,
    text: str,
    *,
    seen: int,
    draft: Draft,
    drafted: str = "",
) -> bool:
    """Keep the words of a section; whether they were merged with a colleague's.

    `seen`: the step whose words the form showed, 0 where it showed the draft. `drafted`: digest of
    the draft it showed, that of today's `draft` where it does not say. The same words again make
    no step. Raises PaperChanged where a colleague's edit clashes, TooLong.
    """
    text = canonical(text.replace("\r\n", "\n")).strip()
    if len(text) > LONGEST:
        raise TooLong(len(text), LONGEST)
    hold(session, document.id)
    standing = _standing(session, document, place)
    now = standing.since if standing else 0
    mine = text if seen == now else _merged(session, document, place, text, (seen, draft))
    if mine != (standing.text if standing and standing.own else draft.text):
        row = PaperSection(text=mine, drafted=drafted or draft.digest, own=True)
        _add(session, actor, document, place, row)
    return mine != text


def keep_section(
    session: Session, actor: Actor, document: Document, place: Place, *, seen: int, draft: Draft
) -> None:
    """Say that the words that stand were looked at beside the draft of today, and stay.

    Raises PaperChanged, DoneAlready.
    """
    standing = _as_seen(session, document, place, seen)
    if standing.drafted == draft.digest:
        raise DoneAlready
    row = PaperSection(text=standing.text, drafted=draft.digest, own=True)
    _add(session, actor, document, place, row)


def redraft_section(
    session: Session, actor: Actor, document: Document, place: Place, *, seen: int
) -> None:
    """Let the draft stand again; what was written stays in the record.

    Raises PaperChanged, DoneAlready where the draft stands.
    """
    _as_seen(session, document, place, seen)
    _add(session, actor, document, place, PaperSection(text="", drafted="", own=False))


def _as_seen(session: Session, document: Document, place: Place, seen: int) -> PaperSection:
    hold(session, document.id)
    standing = _standing(session, document, place)
    if standing is None or not standing.own:
        raise DoneAlready
    if standing.since != seen:
        raise PaperChanged(standing.text, standing.since)
    return standing


def _standing(session: Session, document: Document, place: Place) -> PaperSection | None:
    return written_sections(session, document, place.paper, place.language).get(place.section)


def _merged(
    session: Session, document: Document, place: Place, mine: str, began: tuple[int, Draft]
) -> str:
    """Both edits laid over what they began from. Raises PaperChanged."""
    seen, draft = began
    standing = _standing(session, document, place)
    base_row = written_at(session, document, place.key, seen) if seen else None
    base = base_row.text if base_row and base_row.own else draft.text
    theirs = standing.text if standing and standing.own else draft.text
    both = merge(base, mine, theirs).text
    if both is None:
        raise PaperChanged(theirs, standing.since if standing else 0)
    return both


def _add(
    session: Session, actor: Actor, document: Document, place: Place, row: PaperSection
) -> None:
    row.paper, row.section, row.language = place.key
    deed = "write_paper" if row.own else "redraft_paper"
    said = {"paper": place.paper, "section": place.section, "language": place.language}
    with step(session, document.id, actor, deed, **said) as entry:
        entry.add(row)
