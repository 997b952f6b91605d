"""The digest that seals named before they signed a tree: kept, so that they verify for ever."""

from sqlalchemy.orm import Session

from app.models import Document
from app.queries.answers import needs_answered
from app.queries.evidence import Cited, citations
from app.queries.grounds import deciding_digest
from app.statute.record import digest_of
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES, Snapshot


def flat_root_of(session: Session, document: Document, now: Snapshot) -> str:
    """Digest over clauses in order, translations, citations and needs of a state."""
    return digest_of(
        {
            "clauses": [
                [clause.id, clause.parent, clause.kind, clause.fixed, deciding_digest(clause)]
                for clause in now.clauses
            ],
            "translations": [
                [clause.id, language, clause.wordings[language].digest]
                for clause in now.clauses
                for language in LANGUAGES
                if language != AUTHORITATIVE and language in clause.wordings
            ],
            "citations": sorted(
                _signed(one)
                for cited in citations(session, document, now.step).values()
                for one in cited
            ),
            "needs": sorted(
                [one.clause, one.need.slug, one.answers, dict(one.note)]
                for answered in needs_answered(session, document, now.step).values()
                for one in answered
            ),
        }
    )


def _signed(one: Cited) -> list[object]:
    """What a seal vouches for of a citation; seals before descriptions were kept named none."""
    described = [one.pinned.since] if one.pinned else []
    said = [one.clause, one.extract.slug, one.extract.since, one.relation, dict(one.note)]
    return [*said, *described]
