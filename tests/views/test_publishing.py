"""Newsletters from the record to the letter, and the list of who gets them, page by page."""

import io
import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import day_of, now
from app.formats.contacts import MOST_ROWS
from app.models import Clause, Letter, Newsletter, Person, Stakeholder
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.deciding import decidable, decide
from app.operations.mailing import HIDDEN
from app.operations.recording import Actor
from app.queries.snapshots import snapshot
from app.statute.roles import Role
from app.statute.snapshot import Family, Kind
from app.statute.workflow import Verdict
from tests.makers import a_colleague, a_document, a_person, an_article, signed_in
from tests.views.posting import post


class Office:
    """A charter in which something happened, its coordinator, and what is in the outbox."""

    def __init__(self, app: Flask, session: Session) -> None:
        self.app, self.session = app, session
        self.leyla = a_person(session)
        self.document = a_document(session, self.leyla)
        self.rashad = a_colleague(session, self.document, Role.MEMBER, "Rashad")
        self.visitor = self.enter(self.leyla)

    def enter(self, person: Person) -> FlaskClient:
        who = person.id
        self.session.commit()
        return signed_in(self.app, who)

    def agrees(self, article: str) -> None:
        seen = decidable(snapshot(self.session, self.document), article)
        actor = Actor(self.rashad.id, now())
        decide(self.session, actor, self.document, article, Verdict.APPROVE, seen=seen)
        seconder = a_colleague(self.session, self.document, Role.MEMBER, f"Nigar {article}")
        actor = Actor(seconder.id, now())
        decide(self.session, actor, self.document, article, Verdict.OBJECT, seen=seen, reason="Yox")
        decide(self.session, actor, self.document, article, Verdict.APPROVE, seen=seen)

    def drafted(self, slug: str = "charter") -> str:
        """The address of a draft on a document, to this day."""
        today = day_of(now())
        since = today - timedelta(days=3000)
        fields = {"document": slug, "since": since.isoformat(), "until": today.isoformat()}
        answer = post(self.visitor, "/newsletters", fields)
        assert answer.status_code == 303, answer.text
        return answer.location

    def letters(self) -> list[Letter]:
        with self.app.extensions["nizam.database"].session() as reader:
            return list(reader.scalars(select(Letter).order_by(Letter.address, Letter.locale)))

    def stakeholder(self) -> Stakeholder:
        """The only one, as it is kept now."""
        with self.app.extensions["nizam.database"].session() as reader:
            found: Stakeholder = reader.scalars(select(Stakeholder)).one()
            return found

    def secret(self) -> str:
        """Of the newest letter that asks for a confirmation."""
        found = self.letters()[-1].secret
        assert found
        return found

    def joins(self, client: FlaskClient, email: str, locale: str = "az") -> None:
        post(client, "/subscribe", {"email": email, "locale": locale})
        [letter] = [one for one in self.letters() if one.address == email]
        assert f"/subscribe/{HIDDEN}" in letter.text
        assert post(client, f"/subscribe/{letter.secret}").status_code == 200


@pytest.fixture
def office(app: Flask, session: Session) -> Office:
    return Office(app, session)


def test_a_draft_tells_what_was_agreed_rewritten_added_and_struck_and_no_names(
    office: Office,
) -> None:
    session, leyla = office.session, office.leyla
    chapter = an_article(
        session, office.document, leyla, "", kind=Kind.CHAPTER, heading="Orqanlar", en=""
    )
    article = an_article(
        session, office.document, leyla, "İki il.", parent=chapter, heading="Müddət"
    )
    office.agrees(article)
    session.commit()
    page = office.visitor.get(office.drafted()).text
    assert "Chapter I. Orqanlar" in page
    assert "**Agreed:** Article 1 (Müddət)" in page
    assert "**Razılaşdırılıb:** 1-ci maddə (Müddət)" in page
    for secret in ("Nigar", "Rashad", "Yox"):
        assert secret not in page


def test_a_draft_counts_as_home_and_board_count(office: Office) -> None:
    charter, leyla = office.document, office.leyla
    first = an_article(office.session, charter, leyla, "Biz.", kind=Kind.PREAMBLE)
    article = an_article(office.session, charter, leyla, "İki il.", after=first)
    office.agrees(article)
    office.session.commit()
    counted = re.compile(r"[^<>\n.]* \(with the preamble\)")
    home = counted.search(office.visitor.get("/").text)
    draft = counted.search(office.visitor.get(office.drafted()).text)
    assert home
    assert draft
    assert draft[0].strip() == home[0].strip()
    assert "2 articles" in draft[0]


def test_a_draft_calls_units_as_their_act_family_does(office: Office) -> None:
    rules = a_document(office.session, office.leyla, "rules", family=Family.SUBORDINATE)
    an_article(office.session, rules, office.leyla, "İki il.", heading="Müddət")
    office.session.commit()
    page = office.visitor.get(office.drafted("rules")).text
    assert "it has 1 paragraph. None of them is agreed yet." in page
    assert "mətn 1 hissədən ibarətdir. Hələ heç biri razılaşdırılmayıb." in page


def test_what_happened_before_the_period_is_not_told(office: Office) -> None:
    session, leyla = office.session, office.leyla
    article = an_article(session, office.document, leyla, "İki il.", heading="Müddət")
    an_article(session, office.document, leyla, "Bir.", after=article, heading="Yeni")
    clause = session.get_one(Clause, article)
    stands = standing_wording(session, article, "az")
    typed = Typed("az", "Müddət", "Üç il.", stands.digest)
    save_wording(session, Actor(leyla.id, now()), clause, [typed], reason="Az.")
    session.commit()
    today = day_of(now()).isoformat()
    fields = {"document": "charter", "since": today, "until": today}
    page = office.visitor.get(post(office.visitor, "/newsletters", fields).location).text
    assert "**Rewritten:** Article 1 (Müddət)" in page
    assert "**Added:**" not in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"since": "2026-01-01", "until": "2026-01-02"}, "Choose at least one document."),
        ({"document": "charter", "since": "", "until": "x"}, "Give the first and the last day"),
        (
            {"document": "charter", "since": "2026-01-02", "until": "2026-01-01"},
            "The first day comes before the last",
        ),
        (
            {"document": "charter", "since": "2026-01-02", "until": "2999-01-01"},
            "The first day comes before the last",
        ),
    ],
)
def test_a_draft_needs_a_document_and_days(
    office: Office, fields: dict[str, str], said: str
) -> None:
    answer = post(office.visitor, "/newsletters", fields)
    assert answer.status_code == 422
    assert said in answer.text


def test_only_documents_one_coordinates_are_told_of(office: Office) -> None:
    other = a_document(office.session, a_person(office.session, "Aygün"), "secret")
    draft = Newsletter(
        title_az="Gizli",
        title_en="Secret plan",
        body_az="Mətn",
        body_en="Text",
        records=[other.id],
        since="2026-01-01",
        until="2026-01-02",
        made_by=office.leyla.id,
        made_at=now(),
        updated_at=now(),
    )
    office.session.add(draft)
    office.session.flush()
    which = draft.id
    office.session.commit()
    fields = {"document": "secret", "since": "2026-01-01", "until": "2026-01-02"}
    assert "Choose at least one document." in post(office.visitor, "/newsletters", fields).text
    assert "Secret plan" not in office.visitor.get("/newsletters").text
    assert office.visitor.get(f"/newsletters/{which}").status_code == 404
    assert office.visitor.get(f"/newsletters/{which}/en.docx").status_code == 404


def test_a_member_neither_writes_newsletters_nor_sees_the_list(office: Office) -> None:
    member = office.enter(office.rashad)
    for path in ("/newsletters", "/newsletters/new", "/stakeholders", "/stakeholders.csv"):
        assert member.get(path).status_code == 403, path
    assert post(member, "/stakeholders", {"email": "a@b.az"}).status_code == 403
    assert "/newsletters" not in member.get("/").text
    assert "/newsletters" in office.visitor.get("/").text


def test_words_are_edited_previewed_and_saved_and_nothing_typed_is_lost(office: Office) -> None:
    address = office.drafted()
    typed = {"title_az": "Xəbər", "title_en": "News", "body_az": "*Söz*", "body_en": "**Word**"}
    preview = post(office.visitor, address, {**typed, "preview": "1", "version": "1"}).text
    assert "<strong>Word</strong>" in preview
    assert "not saved yet" in preview
    assert post(office.visitor, address, {**typed, "version": "1"}).status_code == 303
    assert "**Word**" in office.visitor.get(address).text
    late = post(office.visitor, address, {**typed, "body_en": "Mine & <mine>", "version": "1"})
    assert late.status_code == 409
    assert "Mine &amp; &lt;mine&gt;" in late.text
    empty = post(office.visitor, address, {**typed, "body_az": "", "version": "2"})
    assert empty.status_code == 422


def test_a_test_letter_goes_to_its_editor_only_in_both_languages(office: Office) -> None:
    address = office.drafted()
    assert post(office.visitor, f"{address}/test").status_code == 303
    found = office.letters()
    assert [(one.address, one.locale) for one in found] == [
        ("leyla@nizam.example", "az"),
        ("leyla@nizam.example", "en"),
    ]
    assert "This is a test letter" in found[1].text
    assert found[1].stop_url is None


def test_a_newsletter_is_sent_once_each_letter_with_its_own_way_out(
    office: Office, client: FlaskClient
) -> None:
    address = office.drafted()
    office.joins(client, "a@b.az")
    office.joins(client, "c@d.org", "en")
    assert "Send 2 letters" in office.visitor.get(f"{address}/send").text
    fields = {"version": "1"}
    assert post(office.visitor, f"{address}/send", fields).status_code == 303
    again = post(office.visitor, f"{address}/send", fields)
    assert again.status_code == 409
    sent = [one for one in office.letters() if one.key.startswith("newsletter:")]
    assert [(one.address, one.locale) for one in sent] == [("a@b.az", "az"), ("c@d.org", "en")]
    stops = [one.stop_url or "" for one in sent]
    assert len(set(stops)) == 2
    for one, stop in zip(sent, stops, strict=True):
        assert stop in one.text
        assert stop in one.html
        assert "stop.invalid" not in one.text + one.html
    assert "It is not changed any more." in office.visitor.get(address).text
    assert post(office.visitor, address, {"version": "1"}).status_code == 409
    assert post(office.visitor, f"{address}/delete", {"version": "1"}).status_code == 409


def test_a_draft_is_thrown_away(office: Office) -> None:
    address = office.drafted()
    assert post(office.visitor, f"{address}/delete", {"version": "1"}).status_code == 303
    assert office.visitor.get(address).status_code == 404


def test_the_archive_shows_what_was_put_there_and_nothing_else(
    office: Office, client: FlaskClient
) -> None:
    address = office.drafted()
    which = address.rpartition("/")[2]
    public = f"/bulletin/{which}"
    post(office.visitor, f"{address}/public", {"public": "yes"})
    assert client.get(public).status_code == 404
    office.joins(client, "a@b.az")
    post(office.visitor, f"{address}/send", {"version": "1"})
    assert client.get(public).status_code == 404
    post(office.visitor, f"{address}/public", {"public": "yes"})
    assert "What the committee did" in client.get(f"{public}?language=en").text
    assert client.get(f"{public}/az.docx").data.startswith(b"PK")
    assert public in client.get("/bulletin").text
    post(office.visitor, f"{address}/public", {"public": ""})
    assert client.get(public).status_code == 404
    assert client.get(f"{public}/az.docx").status_code == 404


def test_a_newsletter_is_a_docx_in_each_language_and_in_no_third(office: Office) -> None:
    address = office.drafted()
    for language in ("az", "en"):
        answer = office.visitor.get(f"{address}/{language}.docx")
        assert answer.data.startswith(b"PK")
    assert office.visitor.get(f"{address}/ru.docx").status_code == 404


def test_signing_up_answers_the_same_whatever_the_address(
    office: Office, client: FlaskClient
) -> None:
    office.joins(client, "a@b.az")
    answers = [post(client, "/subscribe", {"email": one}) for one in ("a@b.az", "new@b.az")]
    assert {(one.status_code, one.location) for one in answers} == {(303, "/subscribe/done")}


def test_a_program_that_fills_in_everything_signs_nobody_up(
    office: Office, client: FlaskClient
) -> None:
    post(client, "/subscribe", {"email": "a@b.az", "website": "http://x.example"})
    assert office.letters() == []


def test_what_is_no_address_is_given_back(office: Office, client: FlaskClient) -> None:
    answer = post(client, "/subscribe", {"email": "no address", "name": "Aysel"})
    assert answer.status_code == 422
    assert 'value="Aysel"' in answer.text


def test_looking_at_a_link_confirms_and_ends_nothing(office: Office, client: FlaskClient) -> None:
    post(client, "/subscribe", {"email": "a@b.az"})
    secret = office.secret()
    assert client.get(f"/subscribe/{secret}").status_code == 200
    one = office.stakeholder()
    assert one.confirmed_at is None
    client.get(f"/unsubscribe/{one.stop_token}")
    assert office.stakeholder().stopped_at is None
    assert post(client, f"/subscribe/{secret}").status_code == 200
    assert client.get(f"/subscribe/{secret}").status_code == 410
    assert post(client, f"/subscribe/{secret}").status_code == 410


def test_one_click_of_a_mail_program_ends_the_letters_without_a_form(
    office: Office, client: FlaskClient
) -> None:
    office.joins(client, "a@b.az")
    stop = office.stakeholder().stop_token
    answer = client.post(f"/unsubscribe/{stop}", data={"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, answer.data) == (200, b"")
    assert "any more" in client.get(f"/unsubscribe/{stop}", headers={"Accept-Language": "en"}).text
    assert client.post("/unsubscribe/none").status_code == 404


def test_a_list_is_imported_with_a_report_line_by_line(office: Office) -> None:
    text = "e-poçt;ad\na@b.az;Aysel\nno address;B\nA@B.AZ;C\n"
    upload = {"text": text}
    page = post(office.visitor, "/stakeholders/import", upload).text
    assert "<td>3</td><td>no address</td><td>no e-mail address</td>" in page
    assert "<td>4</td><td>A@B.AZ</td><td>twice in the file</td>" in page
    assert office.letters() == []
    assert post(office.visitor, "/stakeholders/ask").status_code == 303
    assert [one.address for one in office.letters()] == ["a@b.az"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (b"", 422),
        (b"\xff\xfe\x00", 422),
        (b"email\n" + b"a@b.az\n" * (MOST_ROWS + 1), 413),
        (b"email;name\n" + b"a@b.az;Quliyeva Aysel\n" * 50_000, 413),
    ],
)
def test_a_list_that_cannot_be_taken_is_refused_whole(
    office: Office, text: bytes, status: int
) -> None:
    small = len(text) < 100_000  # of a larger file the test client leaves its own copy open
    sent = {"file": (io.BytesIO(text), "list.csv")} if small else {"text": text.decode()}
    answer = post(office.visitor, "/stakeholders/import", sent)
    assert answer.status_code == status
    assert "Import a list" in answer.text


def test_one_is_added_asked_looked_at_exported_and_erased(office: Office) -> None:
    fields = {"email": "a@b.az", "name": "=1+1", "institution": "ADA", "locale": "en"}
    assert post(office.visitor, "/stakeholders", fields).status_code == 303
    assert post(office.visitor, "/stakeholders", fields).status_code == 303
    assert len(office.letters()) == 1
    assert post(office.visitor, "/stakeholders", {"email": "x"}).status_code == 422
    which = office.stakeholder().id
    address = f"/stakeholders/{which}"
    assert "ADA" in office.visitor.get(address).text
    assert post(office.visitor, f"{address}/ask").status_code == 303
    facts = office.visitor.get(f"{address}/data.json").json
    assert facts is not None
    assert (facts["email"], len(facts["letters"])) == ("a@b.az", 2)
    assert b"'=1+1" in office.visitor.get("/stakeholders.csv").data
    assert "a@b.az" in office.visitor.get("/stakeholders?q=ada&show=asked").text
    assert "Nobody is of that kind" in office.visitor.get("/stakeholders?show=confirmed").text
    assert post(office.visitor, f"{address}/erase").status_code == 303
    assert office.visitor.get(address).status_code == 404
    assert office.letters() == []


def test_who_wants_no_more_letters_is_not_asked_again_by_the_coordinator(
    office: Office, client: FlaskClient
) -> None:
    office.joins(client, "a@b.az")
    one = office.stakeholder()
    which, stop = one.id, one.stop_token
    client.post(f"/unsubscribe/{stop}")
    assert post(office.visitor, f"/stakeholders/{which}/ask").status_code == 409
