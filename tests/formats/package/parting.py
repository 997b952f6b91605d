"""How a file parted from its package is tampered with: each way answers what results."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from typing import Any

from lxml import etree

from app.formats import pdf
from app.formats.word.sealed import said_of, seal_in, with_seal
from app.formats.zipping import zipped
from app.signing.cms import Signing
from app.signing.pades import signed_pdf
from app.statute.dossier import Dossier
from app.statute.record import canonical_json
from tests.formats.dossiers import NUMBERS, snapshot
from tests.formats.package.certifying import (
    SIGNED,
    secretariat,
)
from tests.formats.package.tampering import (
    DOCX,
    Files,
    files,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def docx(change: Callable[[Any], None], part: str = "word/document.xml") -> bytes:
    """The DOCX after its XML was changed, packed as Word might."""
    held = docx_parts()
    root = etree.fromstring(held[part])
    change(root)
    held[part] = etree.tostring(root)
    return zipped(held.items())


def docx_parts() -> Files:
    with zipfile.ZipFile(io.BytesIO(files()[DOCX])) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def reworded(old: str, new: str) -> bytes:
    """Other words in a clause of the DOCX."""

    def change(root: Any) -> None:
        (found,) = [one for one in root.iter(f"{W}t") if old in (one.text or "")]
        found.text = found.text.replace(old, new)

    return docx(change)


def control(root: Any, clause: str) -> Any:
    return next(
        one for one in root.iter(f"{W}sdt") if one.find(f"{W}sdtPr/{W}tag").get(f"{W}val") == clause
    )


def hidden(root: Any) -> None:
    """Words that Word does not show."""
    run = next(one for one in root.iter(f"{W}r") if one.find(f"{W}t") is not None)
    held = run.find(f"{W}rPr")
    if held is None:
        held = etree.Element(f"{W}rPr")
        run.insert(0, held)
    etree.SubElement(held, f"{W}vanish")


def sealed_twice() -> bytes:
    held = docx_parts()
    name = next(one for one in held if re.fullmatch(r"customXml/item\d+\.xml", one))
    return zipped({**held, "customXml/item99.xml": held[name]}.items())


def unsealed() -> bytes:
    held = docx_parts()
    return zipped((one, part) for one, part in held.items() if not one.startswith("customXml/"))


def other_pdf() -> bytes:
    plain = pdf.clean(Dossier(snapshot()), "az", NUMBERS)
    return signed_pdf(plain, Signing(secretariat(), SIGNED), "Katiblik")


def deleted(root: Any, clause: str) -> None:
    held = control(root, clause)
    held.getparent().remove(held)


def added(root: Any, clause: str) -> None:
    held = control(root, clause)
    made = etree.fromstring(etree.tostring(held))
    tag = made.find(f"{W}sdtPr/{W}tag")
    assert tag is not None
    tag.set(f"{W}val", "new")
    held.addnext(made)


def between(root: Any) -> None:
    body = root.find(f"{W}body")
    body.insert(
        0, etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}"><w:r><w:t>Etibarsızdır</w:t></w:r></w:p>')
    )


def brought(root: Any) -> None:
    """A place into which Word puts what another file says."""
    etree.SubElement(root.find(f"{W}body"), f"{W}altChunk")


def shown_instead(kind: str, old: str, new: str) -> bytes:
    """The part read here is whole; Word is sent to another one that says something else."""
    held = docx_parts()
    target = {"officeDocument": "word/document.xml", "styles": "word/styles.xml"}[kind]
    relations = "_rels/.rels" if kind == "officeDocument" else "word/_rels/document.xml.rels"
    name = target.rpartition("/")[2]
    other = name.replace(".xml", "2.xml")
    for part in (relations, "[Content_Types].xml"):
        held[part] = held[part].replace(f'{name}"'.encode(), f'{other}"'.encode())
    changed = held[target].replace(old.encode(), new.encode())
    assert changed != held[target]
    return zipped({**held, target.replace(name, other): changed}.items())


def unbound(root: Any) -> None:
    """As another program saves it: words without the bounds of clauses."""
    for held in list(root.iter(f"{W}sdt")):
        inner = held.find(f"{W}sdtContent")
        for one in reversed(list(inner)):
            held.addnext(one)
        held.getparent().remove(held)


def seal_changed() -> bytes:
    """The words and the statement changed, under the old signature."""
    raw = reworded("100 ₼", "900 ₼")
    held = seal_in(raw)
    assert held
    statement = json.loads(held.statement) | said_of(raw, {})
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = [(n, archive.read(n)) for n in archive.namelist() if "customXml/item" not in n]
    return with_seal(zipped(parts), canonical_json(statement), held.signature)


def broken_docx() -> bytes:
    return zipped({**docx_parts(), "word/document.xml": b"<w:document"}.items())


def bare_seal() -> bytes:
    """A seal that says next to nothing, unsigned."""
    held = {name: part for name, part in docx_parts().items() if "customXml/item" not in name}
    return with_seal(zipped(held.items()), b'{"format":"nizam-seal","version":1}', b"")
