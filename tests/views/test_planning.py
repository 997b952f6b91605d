"""A plan on its pages: the table, its files, the form of an action; nothing typed is lost."""

import io
import re

from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy.orm import Session

from app.loading.templates import begin_with, templates
from app.models import Document
from app.operations.deciding import decide
from app.operations.documents import Founding
from app.operations.membership import give_role
from app.queries.agreement import agreement
from app.queries.snapshots import snapshot
from app.statute.fields import Field, actions, parted
from app.statute.roles import Role
from app.statute.snapshot import Snapshot
from app.statute.workflow import State, Verdict
from tests.makers import a_person, as_actor, signed_in
from tests.views.posting import post

AZ = "Layihələrin qeydiyyatı və rəylərin hazırlanması qaydasını qəbul etmək."


def begun(
    app: Flask, session: Session, name: str = "action-plan"
) -> tuple[FlaskClient, Document, str]:
    """A document begun with a text, its coordinator signed in, and its first action or party."""
    who, other = a_person(session), a_person(session, "Rashad")
    template = templates()[name]
    founding = Founding(slug="plan", titles=template.titles)
    document = begin_with(session, as_actor(who), template, founding)
    give_role(session, as_actor(who), document, other, Role.MEMBER)
    now = snapshot(session, document)
    first = next(one.id for one in now.clauses if parted(one.wording("az").text, "az").said)
    seen = {first: now.by_id[first].wording("az").digest}
    for verdict in (Verdict.PROPOSE, Verdict.APPROVE):
        decide(session, as_actor(other), document, first, verdict, seen=seen)
    coordinator = who.id
    session.commit()
    return signed_in(app, coordinator), document, first


def look(session: Session, document: Document) -> Snapshot:
    """The document as it stands now; what reads holds nobody up."""
    session.expire_all()
    now = snapshot(session, document)
    session.commit()
    return now


def typed(session: Session, document: Document, clause: str, **parts: str) -> dict[str, str]:
    """The form of an action as it stands, but for the parts given."""
    said = {"responsible": "Rəyasət Heyəti", "deadline": "2027-ci ilin I rübü"}
    parts = {**said, "indicator": "qəbul edilmiş qayda", **parts}
    digest = look(session, document).by_id[clause].wording("az").digest
    fields = {f"part-az-{name}": value for name, value in parts.items()}
    return {"text-az": AZ, "started-az": digest, **fields}


def test_the_table_is_narrowed_sorted_and_taken_home(app: Flask, session: Session) -> None:
    visitor, _, _ = begun(app, session)
    page = visitor.get("/d/plan/plan").text
    assert page.count("<tr") == 1 + 3 + 10
    assert "Presidium" in page
    narrowed = visitor.get("/d/plan/plan?responsible=Secretariat&order=-number").text
    assert narrowed.count("<tr") == 1 + 2
    assert narrowed.index("To inform the members") < narrowed.index("To sum up")
    assert visitor.get("/d/plan/plan?due=nonsense&order=nonsense").status_code == 200
    files = {one: visitor.get(f"/d/plan/plan.{one}?language=az") for one in ("docx", "pdf", "csv")}
    assert all(one.status_code == 200 for one in files.values())
    book = visitor.get("/d/plan/plan.xlsx?language=en&responsible=Secretariat").data
    rows = list(load_workbook(io.BytesIO(book)).worksheets[0].iter_rows(values_only=True))
    assert [row[0] for row in rows][-2:] == ["1.1.2", "1.2.2"]
    assert visitor.get("/d/plan/plan.exe").status_code == 404


def test_what_is_no_plan_says_so_and_has_no_tab(app: Flask, session: Session) -> None:
    visitor, _, _ = begun(app, session, "agreement-students")
    page = visitor.get("/d/plan/plan").text
    assert "This document is no plan" in page
    assert 'href="/d/plan/plan"' not in page


def test_another_deadline_outdates_the_agreement_and_shows_in_the_redline(
    app: Flask, session: Session
) -> None:
    visitor, document, clause = begun(app, session)
    before = look(session, document).step
    form = visitor.get(f"/d/plan/c/{clause}/edit").text
    assert 'value="2027-ci ilin I rübü"' in form
    assert 'value="Q1 2027"' in form
    address = f"/d/plan/c/{clause}/edit"
    answer = post(visitor, address, typed(session, document, clause, deadline="30.06.2027"))
    assert answer.status_code == 303
    now = look(session, document)
    text = now.by_id[clause].wording("az").text
    assert text.startswith(f"{AZ}\nMəsul: Rəyasət Heyəti\nMüddət: 30.06.2027\nGöstərici:")
    standing = agreement(session, document).by_clause[clause]
    session.commit()
    assert standing.outdated
    assert standing.state is not State.AGREED
    redline = visitor.get(f"/d/plan/compare?from={before}&to={now.step}").text
    assert "30.06.2027" in redline


def test_a_form_sent_as_it_was_opened_changes_nothing(app: Flask, session: Session) -> None:
    visitor, document, clause = begun(app, session)
    before = look(session, document).step
    post(visitor, f"/d/plan/c/{clause}/edit", typed(session, document, clause))
    assert look(session, document).step == before


def test_a_deadline_that_is_no_time_is_refused_and_nothing_typed_is_lost(
    app: Flask, session: Session
) -> None:
    visitor, document, clause = begun(app, session)
    asked = typed(session, document, clause, deadline="31.02.2027", indicator="yeni göstərici")
    answer = post(visitor, f"/d/plan/c/{clause}/edit", asked)
    assert answer.status_code == 422
    for said in ("31.02.2027", "yeni göstərici", AZ):
        assert said in answer.text
    assert "is no day, month, quarter or year" in answer.text


def test_a_deadline_that_has_passed_is_saved_with_a_word_of_warning(
    app: Flask, session: Session
) -> None:
    visitor, document, clause = begun(app, session)
    asked = typed(session, document, clause, deadline="01.01.2020")
    answer = post(visitor, f"/d/plan/c/{clause}/edit", asked)
    assert "has passed already" in visitor.get(answer.location).text
    first = next(actions(look(session, document), "az"))
    assert first.said[Field.DEADLINE] == "01.01.2020"


def test_a_document_goes_out_as_docx_and_comes_back_the_same(app: Flask, session: Session) -> None:
    visitor, document, _ = begun(app, session)
    before = look(session, document)
    made = visitor.get("/d/plan/export/clean.docx?language=az").data
    file = (io.BytesIO(made), "plan.docx")
    sent = post(visitor, "/d/plan/import", {"file": file, "language": "az"})
    asked = {"deed": "save", "language": "az", "family": "plan", "reason": "Geri"}
    post(visitor, sent.location, asked)
    after = look(session, document)
    assert after.step == before.step + 1
    assert after.clauses == before.clauses
    assert after.particulars == before.particulars


def test_a_new_action_says_who_and_until_when(app: Flask, session: Session) -> None:
    visitor, document, first = begun(app, session)
    address = f"/d/plan/c/{first}/insert"
    page = visitor.get(address).text
    assert page.count('name="part-az-') == page.count('name="part-en-') == 3
    session.commit()
    seen = re.search(r'name="seen" value="(\d+)"', page)
    assert seen
    told = {"where": "after", "kind": "paragraph", "seen": seen[1], "text-az": "Forum keçirmək."}
    told |= {"part-az-responsible": "Katiblik", "part-az-deadline": "nə vaxtsa"}
    refused = post(visitor, address, told)
    assert refused.status_code == 422
    assert 'value="nə vaxtsa"' in refused.text
    saved = post(visitor, address, told | {"part-az-deadline": "31.12.2027"})
    assert saved.status_code == 303
    new = saved.location.rpartition("#c-")[2]
    words = look(session, document).by_id[new].wording("az").text
    assert words == "Forum keçirmək.\nMəsul: Katiblik\nMüddət: 31.12.2027"
