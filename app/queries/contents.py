"""Are the contents of attached papers and packages those the record names: each hashed again."""

from collections.abc import Iterator
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Attachment, FileContent, Nomination, Record, Submission


class ContentLost(Exception):
    """What was in an attached file is not there any more, or is something else."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"content of {name} {why}")
        self.name = name


def content_held(session: Session, digest: str, name: str) -> bytes:
    """What is in a file called `name`, as it was attached. Raises ContentLost."""
    content = session.scalar(select(FileContent.content).where(FileContent.digest == digest))
    if content is None:
        raise ContentLost(name, "is missing")
    if sha256(content).hexdigest() != digest:
        raise ContentLost(name, "was changed")
    return content


def misfit_contents(session: Session, record: Record) -> Iterator[tuple[int, str]]:
    """Steps that attached what is not there as it was, one file in memory at a time."""
    named: dict[str, tuple[int, str]] = {}
    for step, digest, name in _papers(session, record):
        named.setdefault(digest, (step, name))
    for digest, (step, name) in named.items():
        try:
            content_held(session, digest, name)
        except ContentLost as lost:
            yield step, str(lost)


def _papers(session: Session, record: Record) -> Iterator[tuple[int, str, str]]:
    """Step, digest and name of each file the record names, taken away or not."""
    attached = select(Attachment.since, Attachment.digest, Attachment.name)
    for row in session.execute(
        attached.where(Attachment.record_id == record.id).order_by(Attachment.row)
    ):
        yield row.since, row.digest, row.name
    nominated = select(Nomination.since, Nomination.paper)
    for step, paper in session.execute(
        nominated.where(Nomination.record_id == record.id).order_by(Nomination.since)
    ):
        if "digest" in paper:  # a row that says otherwise than its step is told as such
            yield step, str(paper["digest"]), str(paper.get("name", ""))
    sent = select(Submission.since, Submission.package, Submission.number)
    for row in session.execute(
        sent.where(Submission.record_id == record.id).order_by(Submission.since)
    ):
        yield row.since, row.package, f"{row.number}.zip"
