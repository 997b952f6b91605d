"""A ministry with two names, a committee it chairs, and a nomination that is declined."""

from sqlalchemy.orm import Session

from app.models import Clause, Document
from app.operations.groups import GroupSaid, Seat, add_group, describe_group, seat
from app.operations.institutions import Described, add_institution
from app.operations.nominating import Candidacy, decline_nomination, nominate
from app.operations.recording import Actor
from app.statute.institutions import DatedName

MINISTRY = Described(
    "authority",
    "AZ",
    [
        DatedName({"az": "Təhsil Nazirliyi", "en": "Ministry of Education"}, until="2022-07"),
        DatedName({"az": "Elm və Təhsil Nazirliyi", "en": "Ministry of Science"}, since="2022-07"),
    ],
)


def somebody_is_nominated(session: Session, by: Actor, clause: Clause) -> None:
    """A row in each table of institutions, groups and nominations."""
    add_institution(session, by, "ministry", MINISTRY)
    legal = GroupSaid({"az": "Hüquq komitəsi"})
    add_group(session, by, "legal", legal)
    seat(session, by, "legal", Seat("chair", name="Sevda", institution_id="ministry"))
    describe_group(session, by, "legal", legal)
    charter = session.get_one(Document, clause.record_id)
    letter = Candidacy("ministry", "reviewer", "2026-11-01", name="Kamran", email="k@etn.example")
    decline_nomination(session, by, nominate(session, by, charter, letter), "Yer yoxdur")
