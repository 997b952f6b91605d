"""Is what became of a submission told truly, and does it reopen exactly what came back?"""

import io
import re
import zipfile
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import select

from app.clock import day_of, now
from app.models import Document, Person, SubmissionRemark, Thread
from app.operations.deciding import decidable, decide
from app.operations.discussing import reply, resolve
from app.operations.submitting import Package, Sealed, enter
from app.queries.agreement import agreement
from app.queries.sealing import seals
from app.queries.snapshots import snapshot
from app.statute.workflow import State, Verdict
from tests.makers import as_actor
from tests.views.posting import post
from tests.views.test_agreeing import Chamber, assembled
from tests.views.test_sealed import sign

DAY = day_of(now()).isoformat()
PREPARED = now().isoformat()
"""A package tells the moment it was prepared at."""


@dataclass
class Office:
    """A chamber whose agreed charter went to the Ministry."""

    chamber: Chamber
    submission: str

    def address(self, path: str = "fate") -> str:
        return f"/submissions/{self.submission}/{path}"

    def visitor(self, who: str = "leyla") -> FlaskClient:
        return self.chamber.visitor(who)

    def enter(self, turn: str, **fields: object) -> int:
        typed = {"turn": turn, "day": DAY, "number": "", "note": "", **fields}
        return post(self.visitor(), self.address(), typed).status_code

    def page(self, who: str = "leyla", path: str = "fate") -> str:
        answer = self.visitor(who).get(self.address(path))
        assert answer.status_code == 200
        return answer.text

    def state(self, clause: str) -> State:
        return self.chamber.where().by_clause[clause].state


@pytest.fixture
def office(app: Flask) -> Office:
    chamber = assembled(app)
    with chamber.session() as session:
        document = session.scalars(select(Document)).one()
        for who in ("rashad", "aygun"):
            member = as_actor(session.get_one(Person, chamber.people[who]))
            seen = decidable(snapshot(session, document), chamber.chapter)
            decide(session, member, document, chamber.chapter, Verdict.APPROVE, seen=seen)
        session.commit()
    assert sign(chamber) == 303
    with chamber.session() as session:
        document = session.scalars(select(Document)).one()
        leyla = session.get_one(Person, chamber.people["leyla"])
        package = Package(
            "1-12/88",
            {"az": "Elm və Təhsil Nazirliyi", "en": "Ministry"},
            [Sealed(document, seals(session, document)[0])],
            "0" * 64,
            b"PK",
            facts={"date": PREPARED},
        )
        made = enter(session, as_actor(leyla), package).id
        session.commit()
    return Office(chamber, made)


def test_a_submission_is_sent_registered_and_accepted(office: Office) -> None:
    assert office.enter("sent") == 303
    assert office.enter("registered", number="12-4/77") == 303
    assert "№ 12-4/77" in office.page("marta")
    assert office.enter("accepted") == 303
    page = office.page()
    assert "Accepted" in page
    history = office.visitor("marta").get("/d/charter/history").text
    assert "entered that the submission was registered" in history


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_day_is_taken_as_lawyers_write_it(office: Office) -> None:
    year, month, day = DAY.split("-")
    assert f'type="date" max="{DAY}"' in office.page()
    assert office.enter("sent", day=f" {day}.{month}.{year} ") == 303


@pytest.mark.parametrize("database_kind", ["sqlite"])
@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"turn": "accepted"}, "cannot follow"),
        ({"turn": "sent", "day": "2999-01-01"}, "still to come"),
        ({"turn": "sent", "day": "2001-01-01"}, "cannot have happened before"),
        ({"turn": "sent", "day": "yesterday"}, "Write the day as 20.11.2026."),
        ({"turn": "sent", "day": "2026"}, "Write the day as 20.11.2026."),
        ({"turn": "withdrawn", "note": ""}, "Say why it is withdrawn"),
        ({"turn": "none"}, "kept-note"),
        ({"turn": "sent", "number": "9" * 81}, "kept-note"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(
    office: Office, fields: dict[str, str], said: str
) -> None:
    typed = {"turn": "sent", "day": DAY, "note": "kept-note", **fields}
    answer = post(office.visitor(), office.address(), typed)
    assert answer.status_code in (409, 413, 422)
    assert said in answer.text
    assert typed["note"] in answer.text
    assert "Prepared" in office.page()


def test_a_remark_reopens_the_clause_it_is_on_and_no_other(office: Office) -> None:
    chamber = office.chamber
    office.enter("sent")
    assert office.state(chamber.paragraph) is State.SIGNED
    typed = {"place": f"charter:{chamber.paragraph}", "body": "Niyə bir dəfə?"}
    assert post(office.visitor(), office.address("remarks"), typed).status_code == 409
    office.enter("returned", number="77")
    assert post(office.visitor(), office.address("remarks"), typed).status_code == 303
    states = {one: office.state(one) for one in (chamber.article, chamber.other, chamber.chapter)}
    assert set(states.values()) == {State.SIGNED}
    assert office.state(chamber.paragraph) is State.CONTESTED
    page = office.page("marta")
    assert "Niyə bir dəfə?" in page
    assert "unchanged" in page
    text = office.visitor("marta").get("/d/charter/threads").text
    assert "Elm və Təhsil Nazirliyi" in text
    assert "addressee of a submission" in text
    assert post(office.visitor(), office.address("remarks"), typed).status_code == 409


def test_how_a_remark_was_met_is_told_with_old_and_new_words(office: Office) -> None:
    chamber = office.chamber
    office.enter("sent")
    office.enter("returned")
    typed = {"place": f"charter:{chamber.paragraph}", "body": "Niyə bir dəfə?"}
    post(office.visitor(), office.address("remarks"), typed)
    chamber.reword("İldə iki dəfə.")
    with chamber.session() as session:
        thread = session.scalars(select(Thread)).one()
        leyla = as_actor(session.get_one(Person, chamber.people["leyla"]))
        reply(session, leyla, thread, "Düzəltdik.")
        resolve(session, leyla, thread, reason="Nəzərə alındı", outcome="accepted")
        session.commit()
    page = office.page()
    assert "Nəzərə alındı" in page
    assert "<del" in page
    for ext in ("docx", "pdf", "xlsx"):
        answer = office.visitor("marta").get(office.address(f"remarks.{ext}"))
        assert answer.status_code == 200
        assert len(answer.data) > 1000
    raw = office.visitor().get(office.address("remarks.xlsx")).data
    rows = load_workbook(io.BytesIO(raw)).worksheets[0].iter_rows(values_only=True)
    said = " ".join(str(cell) for row in rows for cell in row)
    for words in ("Niyə bir dəfə?", "Nəzərə alındı", "İldə bir dəfə.", "İldə iki dəfə."):
        assert words in said
    assert office.visitor().get(office.address("remarks.exe")).status_code == 404


def test_remarks_in_their_word_file_land_on_their_clauses(office: Office) -> None:
    office.enter("sent")
    raw = commented(office)
    sent = {"paper": (io.BytesIO(raw), "Qeydlər.docx")}
    answer = post(office.visitor(), office.address(), {"turn": "returned", "day": DAY, **sent})
    assert answer.status_code == 303
    preview = answer.headers["Location"].rpartition(f"/{office.submission}/")[2]
    page = office.page(path=preview)
    assert "Found: 2. On clauses: 1. Without a place in what was sent: 1." in page
    assert "Bu nə deməkdir?" in page
    assert post(office.visitor(), office.address(preview), {"take": ["0", "1"]}).status_code == 303
    with office.chamber.session() as session:
        rows = session.scalars(select(SubmissionRemark).order_by(SubmissionRemark.place)).all()
        assert [(row.clause_id, row.origin, row.said_by) for row in rows] == [
            (office.chamber.paragraph, "comment", "Hüquq şöbəsi"),
            (None, "comment", "Hüquq şöbəsi"),
        ]
        where = agreement(session, session.scalars(select(Document)).one())
    signed = {one for one, stand in where.by_clause.items() if stand.state is State.SIGNED}
    assert office.chamber.paragraph not in signed
    assert office.chamber.article in signed
    assert post(office.visitor(), office.address(preview), {"take": ["0", "1"]}).status_code == 409
    assert post(office.visitor(), office.address(preview), {}).status_code == 422
    kept = re.search(r'href="(/submissions/\w+/papers/\d+)"', office.page())
    assert kept
    assert office.visitor("marta").get(kept[1]).data == raw


def commented(office: Office) -> bytes:
    """The file we sent with a comment on the paragraph, and one beside the act."""
    sent = office.visitor().get("/d/charter/export/clean.docx").data
    files = {}
    with zipfile.ZipFile(io.BytesIO(sent)) as archive:
        for name in archive.namelist():
            files[name] = archive.read(name)
    body = files["word/document.xml"].decode()
    words = body.index("İldə bir dəfə.")
    run = max(body.rfind("<w:r>", 0, words), body.rfind("<w:r ", 0, words))
    end = body.index("</w:r>", words) + len("</w:r>")
    body = (
        f'{body[:run]}<w:commentRangeStart w:id="900"/>{body[run:end]}'
        f'<w:commentRangeEnd w:id="900"/><w:r><w:commentReference w:id="900"/></w:r>{body[end:]}'
    )
    files["word/document.xml"] = body.encode()
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    said = (("900", "Bu nə deməkdir?"), ("901", "Ümumi qeyd: qısaldın."))
    files["word/comments.xml"] = (
        f'<w:comments xmlns:w="{w}">'
        + "".join(
            f'<w:comment w:id="{number}" w:author="Hüquq şöbəsi" w:date="2026-11-18T10:00:00Z">'
            f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>"
            for number, text in said
        )
        + "</w:comments>"
    ).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("database_kind", ["sqlite"])
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04 broken", "Remarks in their file"),
        (b"no zip", None),
        (b"", None),
    ],
)
def test_a_file_nobody_can_read_gets_a_sentence(
    office: Office, content: bytes, said: str | None
) -> None:
    office.enter("sent")
    sent = {"paper": (io.BytesIO(content), "q.docx")}
    answer = post(office.visitor(), office.address(), {"turn": "returned", "day": DAY, **sent})
    if said is None:
        assert answer.status_code == 422
        assert 'role="alert"' in answer.text
        return
    page = office.visitor().get(answer.headers["Location"])
    assert page.status_code == 200
    assert 'role="alert"' in page.text
    assert said in page.text


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_file_sent_back_untouched_holds_no_remark(office: Office) -> None:
    office.enter("sent")
    raw = office.visitor().get("/d/charter/export/clean.docx").data
    sent = {"paper": (io.BytesIO(raw), "q.docx")}
    answer = post(office.visitor(), office.address(), {"turn": "returned", "day": DAY, **sent})
    assert "holds no comment" in office.visitor().get(answer.headers["Location"]).text


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_only_who_coordinates_enters_and_strangers_see_nothing(office: Office) -> None:
    for who, status in (("rashad", 403), ("marta", 403)):
        assert post(office.visitor(who), office.address(), {"turn": "sent"}).status_code == status
        assert 'name="turn"' not in office.page(who)
    assert office.visitor().get("/submissions/none/fate").status_code == 404
    for path in ("papers/1", "returned/1"):
        assert office.visitor().get(office.address(path)).status_code == 404
    for place in ("none:", "charter:none"):
        typed = {"place": place, "body": "x"}
        assert post(office.visitor(), office.address("remarks"), typed).status_code == 404
