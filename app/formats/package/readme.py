"""README.txt of a package: what it is and how to check it, on one page, in both languages."""

from collections.abc import Mapping, Sequence
from datetime import date

from app.formats.package.manifest import Sending

VERIFY = (
    "openssl cms -verify -binary -inform DER -in manifest.json.p7s -content manifest.json "
    "-CAfile certificate.pem -purpose any -out /dev/null"
)
SUMS = "sha256sum -c SHA256SUMS"
ABOVE = "sha256sum README.txt SHA256SUMS certificate.pem"
"""What lists the others is itself listed in the manifest only."""

TEXTS = {
    "az": {
        "title": "TƏQDİMAT PAKETİ № {number}",
        "to": "Ünvan: {addressee}",
        "from": "Göndərən: {sender}",
        "date": "Tarix: {date}",
        "unsigned": "DİQQƏT: bu paket İMZALANMAMIŞDIR. Onu kimin hazırladığını heç nə sübut etmir.",
        "demonstration": "DİQQƏT: imza NÜMAYİŞ sertifikatı ilədir, o isə heç kimə zəmanət vermir.",
        "what": "Sənədlər documents/ qovluğundadır (DOCX, PDF); maşınla oxunan mətn texts/,\n"
        "qeydlər jurnalı records/, əlavələr enclosures/ qovluğundadır.\n"
        "manifest.json hər faylın SHA-256 izini və imzalanmış mətnlərin kökünü göstərir.",
        "how": "Necə yoxlamalı (arxivi açıb qovluğun içində):",
        "manifest": "Manifest imzalandığı kimidirmi:",
        "sums": "Fayllar siyahıdakı kimidirmi (siyahının özü manifestin «files» bölməsindədir):",
        "pdf": "PDF-in imzası (hər fayl üçün):",
        "all": "Hamısı bir dəfəyə (imzalanmış mətn, maddələr, jurnal da) — bazasız və şəbəkəsiz:",
        "page": "və ya paketi, yaxud ondan bir PDF və ya DOCX faylını /verify səhifəsinə atın.",
        "trust": "certificate.pem kimin imzaladığını yalnız onun kökünə inanana deyir: kökü\n"
        "göndərəndən başqa yolla alın və «flask verify --trust KÖK.pem» ilə verin.",
    },
    "en": {
        "title": "SUBMISSION No {number}",
        "to": "To: {addressee}",
        "from": "From: {sender}",
        "date": "Date: {date}",
        "unsigned": "NOTE: this package is NOT SIGNED. Nothing proves who prepared it.",
        "demonstration": "NOTE: signed with a DEMONSTRATION certificate, which vouches for nobody.",
        "what": "Documents are in documents/ (DOCX, PDF); the text for machines is in texts/,\n"
        "the record of all steps in records/, enclosures in enclosures/.\n"
        "manifest.json names the SHA-256 of every file and the roots of the seals.",
        "how": "How to check it (unpack it, and in its folder):",
        "manifest": "Is the manifest what was signed:",
        "sums": "Are the files those of the list (which «files» of the manifest lists):",
        "pdf": "The signature of a PDF (each of them):",
        "all": "All of it at once (seals, clauses and record too), without database or network:",
        "page": "or drop the package, or one PDF or DOCX out of it, on the page /verify.",
        "trust": "certificate.pem says who signed only to those who trust its root: get that from\n"
        "the sender by another way, and give it to «flask verify --trust ROOT.pem».",
    },
}


def readme(sending: Sending, pdfs: Sequence[str], day: date) -> str:
    """The page. `pdfs`: paths of the PDFs in the package; `day` of preparing, where it was."""
    return "\n\n".join(_page(sending, language, pdfs, day) for language in TEXTS) + "\n"


def _page(sending: Sending, language: str, pdfs: Sequence[str], day: date) -> str:
    said = TEXTS[language]
    facts = {
        "number": sending.number,
        "addressee": _in(sending.addressee, language),
        "sender": _in(sending.sender, language),
        "date": f"{day:%d.%m.%Y}",
    }
    head = [said[line].format(**facts) for line in ("title", "to", "from", "date")]
    warned = [] if sending.signed else [said["unsigned"]]
    if sending.signed and sending.demonstration:
        warned.append(said["demonstration"])
    return "\n".join([*head, *warned, "", said["what"], "", *_checks(sending, said, pdfs)])


def _checks(sending: Sending, said: dict[str, str], pdfs: Sequence[str]) -> list[str]:
    lines = [said["how"]]
    if sending.signed:
        lines += [f"- {said['manifest']}", f"  {VERIFY}"]
    above = ABOVE if sending.signed else ABOVE.removesuffix(" certificate.pem")
    lines += [f"- {said['sums']}", f"  {SUMS}", f"  {above}"]
    if sending.signed and pdfs:
        lines += [f"- {said['pdf']}", f"  pdfsig {pdfs[0]}"]
    lines += [f"- {said['all']}", "  flask verify PACKAGE.zip", f"  {said['page']}"]
    return [*lines, "", said["trust"]] if sending.signed else lines


def _in(names: Mapping[str, str], language: str) -> str:
    return names.get(language) or next(iter(names.values()), "")
