"""Files and texts of a package tampered with."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from app.formats.package.findings import What
from app.formats.package.records import lines_of
from app.statute.record import canonical_json, step_digest
from app.statute.snapshot import word
from tests.formats.package import resigning
from tests.formats.package import tampering as by
from tests.formats.package.cases import A, Case, X


def files(path: str, what: What = What.FILE_CHANGED) -> Case:
    return Case(f"one bit of {path} flipped", lambda: by.flipped(path), X, what, path)


def swap(held: by.Files) -> None:
    held["README.txt"], held[by.ENCLOSED] = held[by.ENCLOSED], held["README.txt"]


def rename(held: by.Files) -> None:
    held["enclosures/other.txt"] = held.pop(by.ENCLOSED)


def cut_record(held: by.Files) -> None:
    held[by.RECORD] = b"".join(held[by.RECORD].splitlines(keepends=True)[:-1])


def rewrite_record(held: by.Files) -> None:
    held[by.RECORD] = held[by.RECORD].replace(b'"rows":["2"]', b'"rows":["3"]')


def rewrite_head(held: by.Files) -> None:
    """The last step, told anew with a digest that fits it."""
    lines = held[by.RECORD].splitlines(keepends=True)
    told = json.loads(lines[-1]) | {"deed": "other"}
    lines[-1] = canonical_json(told) + b"\n"
    step = list(lines_of(b"".join(lines)))[-1].step
    lines[-1] = canonical_json(told | {"digest": step_digest(step)}) + b"\n"
    held[by.RECORD] = b"".join(lines)


def no_sums(held: by.Files) -> None:
    manifest = json.loads(held[by.MANIFEST])
    manifest["files"] = [one for one in manifest["files"] if one["path"] != "SHA256SUMS"]
    held[by.MANIFEST] = canonical_json(manifest)
    del held["SHA256SUMS"]


def clauses(text: Any) -> dict[str, Any]:
    return {one["id"]: one for one in text["clauses"]}


def reword(text: Any) -> None:
    """Other words, with a digest that fits them."""
    said = clauses(text)["pa2"]["wordings"]["az"]
    other = word("az", said["heading"], said["text"].replace("100", "900"))
    said |= {"text": other.text, "digest": other.digest}


def reword_deeper(text: Any) -> None:
    """The same, and the leaf that was sealed with it."""
    reword(text)
    for leaf in text["sealed"]["leaves"]:
        if leaf["id"] == "pa2":
            digest = clauses(text)["pa2"]["wordings"]["az"]["digest"]
            leaf["facts"] |= {"wordings": {"az": digest}, "decided": digest}


def leave_out(text: Any) -> None:
    text["clauses"] = [one for one in text["clauses"] if one["id"] != "an1"]


def slip_in(text: Any) -> None:
    text["clauses"].append(clauses(text)["an1"] | {"id": "new"})


def exchange(text: Any) -> None:
    leaves = text["sealed"]["leaves"]
    leaves[1], leaves[2] = leaves[2], leaves[1]


def leaf(kind: str, change: Mapping[str, Any]) -> Callable[[Any], None]:
    def edit(text: Any) -> None:
        next(one for one in text["sealed"]["leaves"] if one["kind"] == kind)["facts"] |= change

    return edit


def drop_leaf(kind: str) -> Callable[[Any], None]:
    def edit(text: Any) -> None:
        leaves = text["sealed"]["leaves"]
        leaves.remove(next(one for one in leaves if one["kind"] == kind))

    return edit


def of_document(**changes: Any) -> Callable[[Any], None]:
    return lambda manifest: manifest["documents"][0].update(changes)


def of_seal(**changes: Any) -> Callable[[Any], None]:
    return lambda manifest: manifest["documents"][0]["seal"].update(changes)


def manifest(change: Callable[[Any], None]) -> bytes:
    """Changed, and signed by the sender: what is found does not rest on the signature alone."""
    return resigning.signed_again(change)


PARTS = [
    files(path)
    for path in (by.DOCX, by.PDF, "texts/charter.xml", "records/people.json", by.ENCLOSED)
]
PARTS += [files(one) for one in (by.TEXT, by.RECORD, "certificate.pem", "README.txt", "SHA256SUMS")]

FILES = [
    Case("nothing", by.whole, A, None),
    Case("packed anew by another program", by.foldered, A, What.PACKED_ANEW),
    Case(
        "packed anew, stored otherwise",
        lambda: by.packed(dict(sorted(by.files().items()))),
        A,
        None,
    ),
    Case("two files swapped", lambda: by.changed(swap), X, What.FILES_SWAPPED, "README.txt"),
    Case("a file missing", lambda: by.without(by.PDF), X, What.FILE_MISSING, by.PDF),
    Case(
        "a file extra", lambda: by.changed(lambda held: held.update(x=b"")), X, What.FILE_EXTRA, "x"
    ),
    Case("a folder extra", lambda: by.twice("other/", b""), X, What.FILE_EXTRA, "other/"),
    Case(
        "a file renamed", lambda: by.changed(rename), X, What.FILE_RENAMED, "enclosures/other.txt"
    ),
    Case("a list of digests that lies", by.sums_lie, X, What.SUMS_DISAGREE, by.PDF),
    Case("no list of digests", lambda: by.changed(no_sums), X, What.SUMS_MISSING),
    Case("no manifest", lambda: by.without(by.MANIFEST), X, What.MANIFEST_MISSING),
    *PARTS,
]

SEALED = [
    Case(
        "a clause reworded",
        lambda: by.text(lambda one: clauses(one)["pa2"]["wordings"]["az"].update(text="x")),
        X,
        What.WORDING_DIGEST,
        by.TEXT,
        "pa2",
    ),
    Case(
        "a clause reworded with its digest",
        lambda: by.text(reword),
        X,
        What.CLAUSE_CHANGED,
        by.TEXT,
        "pa2",
    ),
    Case(
        "a clause reworded with its leaf",
        lambda: by.text(reword_deeper),
        X,
        What.CLAUSE_CHANGED,
        by.TEXT,
        "pa2",
    ),
    Case("a clause left out", lambda: by.text(leave_out), X, What.CLAUSE_MISSING, by.TEXT, "an1"),
    Case(
        "a clause left out with its leaf",
        lambda: by.text(drop_leaf("clause")),
        X,
        What.CLAUSE_MISSING,
        by.TEXT,
        "pre",
    ),
    Case("a clause slipped in", lambda: by.text(slip_in), X, What.CLAUSE_EXTRA, by.TEXT, "new"),
    Case("clauses exchanged", lambda: by.text(exchange), X, What.CLAUSE_MOVED, by.TEXT, "ch1"),
    Case(
        "a citation changed",
        lambda: by.text(leaf("citation", {"how": "follows"})),
        X,
        What.CITATION_CHANGED,
        by.TEXT,
        "pa2",
    ),
    Case(
        "a need withdrawn", lambda: by.text(drop_leaf("need")), X, What.NEED_CHANGED, by.TEXT, "po1"
    ),
    Case(
        "another title",
        lambda: by.text(lambda one: one["document"].update(titles={"az": "Başqa"})),
        X,
        What.PARTICULARS_CHANGED,
        by.TEXT,
    ),
    Case(
        "another root in the text",
        lambda: by.text(lambda one: one["sealed"].update(root="0" * 64)),
        X,
        What.ROOT_DIFFERS,
        by.TEXT,
    ),
    Case(
        "another root in the manifest",
        lambda: manifest(of_seal(root="0" * 64)),
        X,
        What.ROOT_DIFFERS,
        by.MANIFEST,
    ),
    Case("no text", lambda: by.without(by.TEXT), X, What.TEXT_MISSING),
    Case(
        "a text that is none",
        lambda: by.refitted(lambda held: held.update({by.TEXT: b"[]"})),
        X,
        What.TEXT_UNREADABLE,
        by.TEXT,
    ),
    Case(
        "the record cut off", lambda: by.refitted(cut_record), X, What.RECORD_TRUNCATED, by.RECORD
    ),
    Case(
        "the record rewritten",
        lambda: by.refitted(rewrite_record),
        X,
        What.RECORD_BROKEN,
        by.RECORD,
    ),
    Case("its head rewritten", lambda: by.refitted(rewrite_head), X, What.RECORD_HEAD, by.RECORD),
    Case(
        "the record of another document",
        lambda: manifest(of_document(id="0" * 16)),
        X,
        What.RECORD_HEAD,
        by.RECORD,
    ),
    Case(
        "a record that is none",
        lambda: by.refitted(lambda held: held.update({by.RECORD: b"{}\n"})),
        X,
        What.RECORD_UNREADABLE,
        by.RECORD,
    ),
    Case(
        "a record without its end",
        lambda: by.refitted(lambda held: held.update({by.RECORD: held[by.RECORD][:-1]})),
        X,
        What.RECORD_UNREADABLE,
        by.RECORD,
    ),
    Case("no record", lambda: by.without(by.RECORD), X, What.RECORD_MISSING),
    Case(
        "another step said to seal",
        lambda: manifest(of_seal(step=3)),
        X,
        What.SEAL_STEP_MISSING,
        by.RECORD,
    ),
    Case(
        "a step to come said to seal",
        lambda: manifest(of_seal(step=99)),
        X,
        What.SEAL_STEP_MISSING,
        by.RECORD,
    ),
    Case(
        "another step said to be sealed",
        lambda: manifest(of_document(step=3)),
        X,
        What.SEAL_STEP_DIFFERS,
        by.RECORD,
    ),
]
