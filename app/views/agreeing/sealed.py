"""A seal at its own address: the text as signed off, how to check it, what departed since."""

from datetime import UTC
from typing import Any

from flask import abort, jsonify, render_template
from flask.typing import ResponseReturnValue

from app.access import requires
from app.db import session
from app.exporting import ENDINGS, WRITTEN
from app.models import Clause, Document, Seal, Step
from app.queries.departing import since
from app.queries.people import names_of
from app.queries.sealed import fits, leaves, seals
from app.queries.snapshots import snapshot
from app.speaking import speak
from app.statute.proving import Sealed, proof_of
from app.statute.roles import Action
from app.statute.sealing import TREE
from app.statute.snapshot import Snapshot
from app.views.agreeing.blueprint import blueprint
from app.views.agreeing.excepting import excepted
from app.views.leaves import Beside, lay_out
from app.views.naming import Naming
from app.views.reading import languages_shown


@blueprint.get("/d/<slug>/seals/<int:number>")
@requires(Action.READ, on=Document)
def sealed(document: Document, number: int) -> str:
    """The text as sealed, who sealed it and with which words, and what differs today."""
    seal, known = _seal(document, number)
    then, now = snapshot(session(), document, seal.step), snapshot(session(), document)
    speak(document, then)
    shown = languages_shown()
    departed = since(session(), document, seal, number, now)
    return render_template(
        "agreeing/sealed.html",
        document=document,
        seal=seal,
        number=number,
        newest=known,
        made=session().get_one(Step, (document.id, seal.since)),
        now=then,
        current=now,
        shown=shown,
        leaves=lay_out(then, Beside(), shown),
        naming=Naming(then),
        standing=Naming(now),
        since=departed,
        excepted=excepted(then, seal),
        files=[(one, ENDINGS[one]) for one in WRITTEN["clean"]],
        fits=fits(session(), document, seal),
        people=names_of(session()),
    )


@blueprint.get("/d/<slug>/seals/<int:number>/c/<clause_id>")
@requires(Action.READ, on=Clause)
def proof(document: Document, clause: Clause, number: int) -> str:
    """What shows that one clause was sealed, in these words and in this place."""
    seal, _known = _seal(document, number)
    then = snapshot(session(), document, seal.step)
    told = _proof(document, seal, then, clause)
    speak(document, then)
    return render_template(
        "agreeing/proof.html",
        document=document,
        seal=seal,
        number=number,
        clause=then.by_id[clause.id],
        told=told,
        naming=Naming(then),
        now=then,
    )


@blueprint.get("/d/<slug>/seals/<int:number>/c/<clause_id>.json")
@requires(Action.READ, on=Clause)
def proof_file(document: Document, clause: Clause, number: int) -> ResponseReturnValue:
    """The same for programs."""
    seal, _known = _seal(document, number)
    answer = jsonify(_proof(document, seal, snapshot(session(), document, seal.step), clause))
    name = f"{document.slug}-{seal.step}-{clause.id}.proof.json"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _seal(document: Document, number: int) -> tuple[Seal, int]:
    """A seal by its number, and how many there are."""
    known = seals(session(), document)[::-1]
    if not 0 < number <= len(known):
        abort(404)
    return known[number - 1], len(known)


def _proof(document: Document, seal: Seal, then: Snapshot, clause: Clause) -> dict[str, Any]:
    """Seals from before trees prove no single clause, and no seal a clause that came later."""
    standing = then.by_id.get(clause.id)
    if standing is None or seal.tree != TREE:
        abort(404)
    made = session().get_one(Step, (document.id, seal.since))
    under = Sealed(
        document=document.slug,
        step=seal.step,
        by=names_of(session())[seal.person_id].name,
        at=made.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        statement=seal.statement,
    )
    return proof_of(leaves(session(), document, then), standing, under)
