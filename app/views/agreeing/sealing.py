"""Sign a document off: what stands in the way, the seal, and the seals there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from app import errors
from app.access import actor, may, requires
from app.db import session, transaction
from app.models import Document
from app.operations.errors import Refused
from app.operations.sealing import seal as put_seal
from app.queries.agreement import agreement
from app.queries.departing import since_sealed
from app.queries.people import names_of
from app.queries.sealed import seal_steps
from app.queries.sealing import (
    WHOLE,
    Obstacle,
    Why,
    holding_back,
    is_worth_it,
    obstacles,
    root_at,
    seals,
)
from app.queries.snapshots import snapshot
from app.statute.roles import Action
from app.statute.snapshot import Kind, Snapshot
from app.statute.units import units_of
from app.views.agreeing.blueprint import blueprint
from app.views.agreeing.excepting import excepted
from app.views.leaves import HEADINGS
from app.views.naming import Naming


@dataclass(frozen=True, slots=True)
class Way:
    """An article, or the document (""), with what stands in the way of its seal."""

    unit: str
    clauses: Sequence[str]
    """Those of it that are in the way."""
    whys: Sequence[Why]

    @property
    def said(self) -> str:
        """The same for all that are in the way alike."""
        return ",".join(self.whys)


@blueprint.get("/d/<slug>/seal")
@requires(Action.READ, on=Document)
def seal(document: Document) -> str:
    """What stands in the way, and the seals there are."""
    return _page(document)


@blueprint.post("/d/<slug>/seal")
@requires(Action.COORDINATE, on=Document)
def sign(document: Document) -> Any:
    """Sign the document off as it stands."""
    form = request.form
    try:
        with transaction() as writer:
            made = put_seal(
                writer,
                actor(),
                document,
                form.get("statement", ""),
                _exceptions(snapshot(writer, document), form),
                seen=form.get("seen", ""),
            )
            step = made.step
    except Refused as error:
        return _page(document, errors.sentence(error)), errors.status(error)
    flash(_("Signed off as it stood at step %(n)s.", n=step), "done")
    return redirect(url_for("agreeing.seal", slug=document.slug), 303)


def _exceptions(now: Snapshot, form: Mapping[str, str]) -> dict[str, str]:
    """The reason given for each clause: its article's own, else the one given for all."""
    for_all = form.get("exception-all", "")
    found = {WHOLE: form.get("exception-document", "") or for_all}
    for unit, clauses in units_of(now).items():
        reason = form.get(f"exception-{unit}", "").strip() or for_all
        found.update(dict.fromkeys(clauses, reason))
    return found


def _page(document: Document, problem: str = "") -> str:
    now = snapshot(session(), document)
    where = agreement(session(), document, now)
    found = obstacles(session(), document, now, where)
    ways = _ways(now, holding_back(found))
    known = seals(session(), document)
    return render_template(
        "agreeing/seal.html",
        document=document,
        now=now,
        ways=ways,
        unsettled=_unsettled(now, ways),
        warnings=_warnings(found),
        root=root_at(session(), document, now),
        seals=known,
        since=since_sealed(session(), document, now),
        made=seal_steps(session(), document),
        worth=is_worth_it(session(), document, now, where),
        excepted_of=partial(excepted, now),
        naming=Naming(now),
        people=names_of(session()),
        may_seal=may(Action.COORDINATE, document),
        problem=problem,
        typed=request.form,
    )


def _ways(now: Snapshot, holding: Mapping[str, Sequence[Why]]) -> list[Way]:
    """What is in the way, gathered by article."""
    found = [Way(WHOLE, (WHOLE,), holding[WHOLE])] if WHOLE in holding else []
    for unit, clauses in units_of(now).items():
        here = [clause for clause in clauses if clause in holding]
        whys = {why for clause in here for why in holding[clause]}
        if here:
            found.append(Way(unit, here, [why for why in Why if why in whys]))
    return found


def _unsettled(now: Snapshot, ways: Sequence[Way]) -> Mapping[str, int]:
    """How many units are in the way, counted as the board counts them, and how many headings.

    The preamble is counted with the units; told where it is among them.
    """
    kinds = [now.by_id[way.unit].kind for way in ways if way.unit != WHOLE]
    headings = sum(kind in HEADINGS for kind in kinds)
    preamble = kinds.count(Kind.PREAMBLE)
    return {"units": len(kinds) - headings, "headings": headings, "preamble": preamble}


def _warnings(found: Sequence[Obstacle]) -> Mapping[Why, list[str]]:
    """Clauses of each warning."""
    warned: dict[Why, list[str]] = {}
    for obstacle in found:
        if obstacle.warning:
            warned.setdefault(obstacle.why, []).append(obstacle.clause)
    return warned
