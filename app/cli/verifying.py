"""`flask verify`: is a package, or one file of it, what was sent. Needs no database, no network.

Where not even the settings of an installation are at hand: `python -m app.cli.verifying FILE`.
"""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from app import clock
from app.formats.package.findings import Found, Outcome, Weight, plain
from app.formats.package.outcomes import OUTCOMES
from app.formats.package.verdicts import About, Verdict
from app.signing.times import shown
from app.verifying import Unusable, own_settings, read_bounded, told, trusted, verified

SIGNS = {Weight.NOTE: "i", Weight.UNVOUCHED: "?"}
"""What stands before a finding; what weighs more has an exclamation mark."""

SAID = {
    "az": {
        "number": "Paket: {number}, {date}",
        "from": "Göndərən: {sender}; ünvan: {addressee}",
        "document": "Sənəd: {title}, {step}-ci addım, möhür {root}",
        "signer": "İmzalayan: {name}, {at}",
        "fingerprint": "Sertifikatın barmaq izi: {fingerprint}",
    },
    "en": {
        "number": "Package: {number} of {date}",
        "from": "From: {sender}; to: {addressee}",
        "document": "Document: {title}, step {step}, seal {root}",
        "signer": "Signed by: {name}, {at}",
        "fingerprint": "Fingerprint of the certificate: {fingerprint}",
    },
}

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=FILE)
@click.option("--trust", multiple=True, type=FILE, help="A certificate (PEM) to be trusted.")
@click.option("--crl", multiple=True, type=FILE, help="A list of revoked certificates.")
@click.option("--language", type=click.Choice(["az", "en"]), default="en", help="Of the report.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def verify(
    file: Path, trust: tuple[Path, ...], crl: tuple[Path, ...], language: str, as_json: bool
) -> None:
    """Check FILE: a package, a PDF or DOCX out of one, or the proof of a clause.

    Exit status 0 where it is authentic, 1 where it is anything else.
    """
    try:
        whom, raw = trusted(own_settings(os.environ), trust, crl), read_bounded(file)
    except Unusable as error:
        raise click.UsageError(str(error)) from error
    found = verified(raw, whom, clock.now())
    if as_json:
        click.echo(json.dumps({"file": file.name, **told(found)}, ensure_ascii=False, indent=2))
    else:
        for line in _lines(found, language):
            click.echo(line)
    sys.exit(0 if found.outcome is Outcome.AUTHENTIC else 1)


def _lines(found: Verdict, language: str) -> Iterator[str]:
    words, said = OUTCOMES[found.outcome][language], SAID[language]
    yield f"{words.title.upper() if language == 'en' else words.title}: {words.meaning}"
    for one in found.found:
        yield f"  {_sign(one)} {one.said(language)}"
    if found.about:
        yield from _about(found.about, language)
    signature = found.signature
    if signature and signature.signer:
        at = shown(signature.at) if signature.at else "?"
        yield said["signer"].format(name=plain(signature.signer.name), at=at)
        yield said["fingerprint"].format(fingerprint=signature.signer.fingerprint)
    if found.outcome is not Outcome.AUTHENTIC:
        yield f"-> {words.advice}"


def _sign(one: Found) -> str:
    return SIGNS.get(one.weight, "!")


def _about(about: About, language: str) -> Iterator[str]:
    said = SAID[language]
    if about.number:
        yield said["number"].format(number=about.number, date=about.date[:10] or "?")
    if about.sender:
        yield said["from"].format(
            sender=_in(about.sender, language),
            addressee=_in(about.addressee, language),
        )
    for one in about.documents:
        yield said["document"].format(title=_in(one.title, language), step=one.step, root=one.root)


def _in(names: Mapping[str, str], language: str) -> str:
    """A name in a language, else in the authoritative one."""
    return names.get(language) or names.get("az", "")


if __name__ == "__main__":
    verify()
