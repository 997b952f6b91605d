"""What templates may ask: dates, labels, redlines. The only place that marks HTML safe."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from urllib.parse import urlsplit

from flask import Flask, current_app, g, has_request_context, request
from flask_babel import Babel, gettext
from flask_login import current_user
from jinja2 import StrictUndefined
from markupsafe import Markup, escape

from app import access
from app.clock import ZONE, day_of
from app.db import session
from app.formats.bulletin import as_html
from app.lite import Referred, drawn
from app.models import Document, Person
from app.queries.evidence import in_language, instrument
from app.queries.snapshots import particulars
from app.statute.diffing import ADDED, KEPT, STRUCK, Run, within
from app.statute.kinds import PLANS
from app.statute.language import known_date, long_date, upper
from app.statute.language.shares import share
from app.statute.snapshot import LANGUAGES, Clause, Particulars, Wording

LOCALES = ("az", "en")
"""Languages of the interface; the first is the default."""

COMMAND_LINE = "en"
"""Language of the commands, whose logs administrators everywhere read."""

THEMES = ("", "light", "dark")
"""Empty: what the device prefers."""

PLACE = "CLAUSE"
"""What stands for a clause's id in an address that is made once and used for every clause."""

LEEWAY = 5
"""Characters by which a text may be longer than asked before it is cut."""

TAGS = {ADDED: "ins", STRUCK: "del"}
"""What a change is in HTML."""

PAIR = (STRUCK, ADDED)
"""A change that may be of one word's form."""


def init_app(app: Flask) -> None:
    """Give templates what they may ask."""
    Babel(app, default_locale=LOCALES[0], locale_selector=locale)
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.add_extension("jinja2.ext.do")
    app.jinja_env.globals.update(
        may=access.may,
        locale=locale,
        theme=theme,
        languages=LANGUAGES,
        current_user=current_user,
        called=called,
        is_plan=is_plan,
        has_page=has_page,
        in_language=in_language,
        instrument=instrument,
        share=in_share,
    )
    app.jinja_env.filters.update(
        day=day,
        dated=dated,
        known_date=known_day,
        moment=moment,
        redline=redline,
        prose=prose,
        bulletin=bulletin,
        at=at,
        said=said,
        short=short,
        capitals=upper,
        truncate=cut,
    )


def locale() -> str:
    """The interface language of this request: the person's, the cookie's, or the browser's."""
    if not has_request_context():
        return COMMAND_LINE
    if current_user and current_user.is_authenticated:
        return str(current_user.person.locale)
    chosen = request.cookies.get(access.cookie("locale"))
    if chosen in LOCALES:
        return str(chosen)
    return request.accept_languages.best_match(LOCALES) or LOCALES[0]


def theme() -> str:
    """light, dark, or empty."""
    if current_user and current_user.is_authenticated:
        return str(current_user.person.theme)
    chosen = request.cookies.get(access.cookie("theme"), "")
    return chosen if chosen in THEMES else ""


def safe_target(target: str | None) -> str:
    """`target` where it is an address on this site, else the first page."""
    if not target or "\\" in target:
        return "/"
    try:
        parts = urlsplit(target)
    except ValueError:  # brackets that close nothing
        return "/"
    if parts.netloc and parts.netloc != request.host:
        return "/"
    if parts.scheme not in ("", "http", "https") or not parts.path.startswith("/"):
        return "/"
    if parts.path.startswith("//"):
        return "/"
    return parts.path + (f"?{parts.query}" if parts.query else "")


def day(at: datetime) -> str:
    """14 yanvar 2024-cü il; 14 January 2024."""
    return dated(day_of(at))


def dated(of: date | str) -> str:
    """A day of the calendar, or what is kept of one (2026-05-12), in prose."""
    return long_date(date.fromisoformat(of) if isinstance(of, str) else of, locale())


def known_day(kept: str) -> str:
    """As much as is known of a date (1998, 2022-07, 2024-01-14), in prose."""
    return known_date(kept, locale())


def moment(at: datetime) -> str:
    """The day and the minute, in Baku."""
    return f"{day(at)}, {at.astimezone(ZONE):%H:%M}"


def called(document: Document) -> str:
    """The title of a document, in the language of the interface; asked once per request."""
    return _about(document).title(locale())


def is_plan(document: Document) -> bool:
    """Whether a document is made of actions, which a table shows best."""
    return _about(document).kind in PLANS


def _about(document: Document) -> Particulars:
    """What is said of a document as a whole."""
    known: dict[str, Particulars] = g.setdefault("particulars", {})
    if document.id not in known:
        known[document.id] = particulars(session(), document)
    return known[document.id]


def at(address: str, clause_id: str) -> str:
    """An address of a clause's page, with the clause put in the place kept for it."""
    return address.replace(PLACE, clause_id)


def has_page(endpoint: str) -> bool:
    """Whether the product has such a page."""
    return endpoint in current_app.view_functions


def in_share(number: int) -> str:
    """How many of them: 31-i in Azerbaijani, 31 in English."""
    return share(number) if locale() == "az" else str(number)


def said(clause: Clause, language: str) -> Wording:
    """The wording to show in a language: empty where there is none."""
    return clause.wording(language)


def short(digest: str) -> str:
    """The first 12 digits of a digest."""
    return digest[:12]


def cut(text: str, length: int = 60) -> str:
    """The beginning of a text, ended at a word; whole where it is hardly longer."""
    if len(text) <= length + LEEWAY:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(" .,;:…") + "…"


def prose(text: str) -> Markup:
    """Text of a clause, its line breaks kept."""
    return Markup("<br>").join(escape(line) for line in text.split("\n"))


def element(tag: str, inner: Markup, **attributes: str) -> Markup:
    """One element with attributes; an empty one is left out, `class_` is class, `a_b` a-b."""
    said = [
        Markup(' {}="{}"').format(name.rstrip("_").replace("_", "-"), value)
        for name, value in attributes.items()
        if value
    ]
    return Markup("<{0}{1}>{2}</{0}>").format(tag, Markup("").join(said), inner)


def joined(pieces: Iterable[Markup]) -> Markup:
    """Pieces one after the other."""
    return Markup("").join(pieces)


def lite(
    text: str,
    people: Mapping[str, Person] | None = None,
    called: Collection[str] = (),
    referred: tuple[Referred, ...] = (),
) -> Markup:
    """A comment as its author formatted it; `called`: ids of those it calls on, of `people`."""
    known = people or {}
    names = tuple((one, known[one].name) for one in sorted(called) if one in known)
    return Markup(drawn(text, names, referred))  # noqa: S704  # the parser escapes: app/lite.py


def bulletin(body: str) -> Markup:
    """A newsletter as its editor formatted it."""
    return Markup(as_html(body))  # noqa: S704  # html is off: the renderer escapes


def linked(words: str, address: str, text: str) -> Markup:
    """A sentence with a link behind it, for a notice."""
    return Markup('{} <a href="{}">{}</a>').format(words, address, text)


def redline(runs: Iterable[Run]) -> Markup:
    """Struck and added words, said to the eye and to the ear.

    Two forms of a word are drawn as one word with its change inside, and told as two words.
    """
    drawn: list[Markup] = []
    last: Run | None = None
    for run in runs:
        parts = within(last.text, run.text) if last and (last.kind, run.kind) == PAIR else ()
        if last and parts:
            drawn[-1] = element("span", _formed(last, run, parts), class_="formed")
        else:
            drawn.append(_run(run))
        last = run
    return joined(drawn)


def _formed(struck: Run, added: Run, parts: Iterable[Run]) -> Markup:
    eye = joined(
        prose(part.text) if part.kind == KEPT else element(TAGS[part.kind], prose(part.text))
        for part in parts
    )
    ear = joined(element(TAGS[run.kind], _told(run), class_="unseen") for run in (struck, added))
    return ear + element("span", eye, aria_hidden="true")


def _run(run: Run) -> Markup:
    return prose(run.text) if run.kind == KEPT else element(TAGS[run.kind], _told(run))


def _told(run: Run) -> Markup:
    """The words of a change between what is said of them to the ear alone."""
    if run.kind == STRUCK:
        begins, ends = gettext("struck out"), gettext("end of striking out")
    else:
        begins, ends = gettext("added"), gettext("end of addition")
    words = prose(run.text) if run.text.strip() else _blanks(run.text, broken=run.kind == ADDED)
    pattern = Markup(
        '<span class="unseen">{begins}: </span>{words}<span class="unseen"> {ends} </span>'
    )
    return pattern.format(begins=begins, words=words, ends=ends)


def _blanks(text: str, *, broken: bool) -> Markup:
    """Blanks and line breaks that came or went, which nobody would see without a sign."""
    breaks = text.count("\n")
    sign = element("span", escape("¶" * breaks or "␣"), class_="blank", aria_hidden="true")
    said = element(
        "span", escape(gettext("line break") if breaks else gettext("blank")), class_="unseen"
    )
    return sign + said + (Markup("<br>") * breaks if broken else Markup(""))
