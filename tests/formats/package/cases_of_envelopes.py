"""Manifests, signatures and archives tampered with."""

import json
from datetime import datetime, timedelta

from pyhanko.sign.timestamps import DummyTimeStamper

from app.formats.package.findings import What
from tests.formats.package import resigning
from tests.formats.package import tampering as by
from tests.formats.package.cases import A, Case, N, R, U, X
from tests.formats.package.cases_of_contents import manifest
from tests.formats.package.certifying import (
    NOW,
    SERVERS,
    SIGNED,
    SINCE,
    UNTIL,
    authority,
    identity,
    secretariat,
    short,
    stamps,
)


def stamper(at: datetime) -> DummyTimeStamper:
    return resigning.stamping(stamps(), at)


def expired_stamped() -> bytes:
    old = identity("Old", valid=(SINCE, NOW - timedelta(days=1)))
    return resigning.resealed(old, SIGNED, stamper(SIGNED + timedelta(minutes=1)))


ENVELOPE = [
    Case(
        "the manifest edited under the old signature",
        by.renumbered,
        X,
        What.SIGNATURE_OTHER_CONTENT,
    ),
    Case(
        "the first byte of the manifest another",
        lambda: by.flipped(by.MANIFEST, 0),
        X,
        What.MANIFEST_UNREADABLE,
    ),
    Case(
        "a manifest written by another program",
        lambda: resigning.signed_again(write=lambda one: json.dumps(one).encode()),
        X,
        What.MANIFEST_NOT_CANONICAL,
    ),
    Case(
        "a manifest without a member",
        lambda: manifest(lambda one: one.pop("house")),
        X,
        What.MANIFEST_SHAPE,
    ),
    Case(
        "a file named twice",
        lambda: manifest(lambda one: one["files"].append(one["files"][0])),
        X,
        What.MANIFEST_TWICE,
    ),
    Case(
        "a manifest that names itself",
        lambda: manifest(lambda one: one["files"].append(one["files"][0] | {"path": by.MANIFEST})),
        X,
        What.MANIFEST_TWICE,
    ),
    Case(
        "a length that does not fit",
        lambda: manifest(lambda one: one["files"][0].update(bytes=1)),
        X,
        What.FILE_CHANGED,
        "README.txt",
    ),
    Case(
        "a later version",
        lambda: manifest(lambda one: one.update(version=2)),
        N,
        What.NEWER_VERSION,
    ),
    Case(
        "another format", lambda: manifest(lambda one: one.update(format="other")), N, What.NOT_OURS
    ),
    Case(
        "edited and signed by somebody else",
        lambda: resigning.resealed(
            identity("Mən", under=authority("Mine")), change=lambda one: one.update(number="1")
        ),
        U,
        What.NOT_TRUSTED,
    ),
    Case(
        "signed by somebody else, certificate left",
        lambda: resigning.signed_again(identity=identity("Mən", under=authority("Mine"))),
        X,
        What.CERTIFICATE_FILE,
    ),
    Case(
        "signed by one who calls themselves the authority",
        lambda: resigning.resealed(identity("Katiblik", under=resigning.impostor())),
        U,
        What.NOT_TRUSTED,
    ),
    Case("the signature taken away", lambda: by.without(by.SIGNATURE), X, What.SIGNATURE_MISSING),
    Case("said to be unsigned", resigning.said_unsigned, U, What.UNSIGNED),
    Case(
        "a signature that is none",
        lambda: by.changed(lambda held: held.update({by.SIGNATURE: b"x"})),
        X,
        What.SIGNATURE_UNREADABLE,
    ),
    Case(
        "the signature over other content",
        lambda: resigning.signature_of(b"{}"),
        X,
        What.SIGNATURE_OTHER_CONTENT,
    ),
    Case("a signature with another value", resigning.wrong_value, X, What.SIGNATURE_INVALID),
    Case("two signers", resigning.two_signers, U, What.TWO_SIGNERS),
    Case("a certificate less in the signature", resigning.lonely, X, What.CERTIFICATE_FILE),
    Case("signed over SHA-1", resigning.sha1, U, What.WEAK_DIGEST),
    Case("a short key", lambda: resigning.resealed(identity(key=short())), U, What.WEAK_KEY),
    Case(
        "a server's certificate",
        lambda: resigning.resealed(identity(further=SERVERS)),
        U,
        What.WRONG_USE,
    ),
    Case(
        "a certificate for issuing",
        lambda: resigning.resealed(identity(usage=resigning.ISSUING)),
        U,
        What.WRONG_USE,
    ),
    Case(
        "expired, without time stamp",
        lambda: resigning.resealed(identity(valid=(SINCE, NOW - timedelta(days=1)))),
        U,
        What.EXPIRED,
    ),
    Case("expired, with time stamp", expired_stamped, A, What.EXPIRED_SINCE),
    Case(
        "expired when it was signed",
        lambda: resigning.resealed(identity(valid=(SINCE, SIGNED - timedelta(days=1)))),
        U,
        What.SIGNED_AFTER_EXPIRY,
    ),
    Case(
        "not yet valid",
        lambda: resigning.resealed(identity(valid=(NOW + timedelta(days=1), UNTIL))),
        U,
        What.NOT_YET_VALID,
    ),
    Case(
        "signed before it was valid",
        lambda: resigning.resealed(identity(valid=(NOW - timedelta(days=1), UNTIL))),
        U,
        What.SIGNED_BEFORE_VALID,
    ),
    Case(
        "signed tomorrow",
        lambda: resigning.resealed(secretariat(), NOW + timedelta(days=1)),
        U,
        What.SIGNED_IN_FUTURE,
    ),
    Case(
        "a clock that differs from the stamp's",
        lambda: resigning.resealed(secretariat(), SIGNED, stamper(SIGNED + timedelta(hours=5))),
        A,
        What.CLOCKS_DIFFER,
    ),
    Case("a stamp of another signature", resigning.stamp_of_another, U, What.STAMP_BROKEN),
    Case(
        "a stamp by a stranger",
        lambda: resigning.resealed(secretariat(), SIGNED, resigning.strange_stamp(SIGNED)),
        A,
        What.STAMP_NOT_TRUSTED,
    ),
]

ARCHIVES = [
    Case("nothing in it", lambda: b"", R, What.EMPTY),
    Case("no package", lambda: b"hello", N, What.NOT_OURS),
    Case("another archive", lambda: by.packed({"a.txt": b"a"}), N, What.NOT_OURS),
    Case("cut off", lambda: by.whole()[:-500], R, What.CUT_OFF),
    Case("bytes after the end", lambda: by.whole() + b"more", R, What.AFTER_THE_END),
    Case("bytes before the beginning", lambda: b"PK\3\4" + by.whole(), R, What.TWO_LISTS),
    Case("two lists of entries", by.two_lists, R, What.TWO_LISTS),
    Case("an entry twice", lambda: by.twice("README.txt"), R, What.TWICE),
    Case("names alike", lambda: by.twice("readme.TXT"), R, What.ALIKE),
    Case(
        "a way out",
        lambda: by.entry_named(by.ENCLOSED, "../../../../../me.txt"),
        R,
        What.STRANGE_NAME,
    ),
    Case(
        "a way from the root",
        lambda: by.entry_named(by.ENCLOSED, "/nclosures/mektub.txt"),
        R,
        What.STRANGE_NAME,
    ),
    Case(
        "a backslash",
        lambda: by.entry_named(by.ENCLOSED, "enclosures\\mektub.txt"),
        R,
        What.STRANGE_NAME,
    ),
    Case(
        "a drive",
        lambda: by.entry_named(by.ENCLOSED, "C:closures/mektub.txt"),
        R,
        What.STRANGE_NAME,
    ),
    Case(
        "a NUL", lambda: by.entry_named(by.ENCLOSED, "enclosures/mektub\0txt"), R, What.STRANGE_NAME
    ),
    Case(
        "letters of another alphabet",
        lambda: by.entry_named(by.ENCLOSED, "enclosures/mеktub.tx"),
        R,
        What.STRANGE_NAME,
    ),
    Case("a link", by.linked, R, What.NO_FILE),
    Case("a password", lambda: by.in_both(by.whole(), by.ENCLOSED, (8, 6), 1), R, What.ENCRYPTED),
    Case(
        "another packing",
        lambda: by.in_both(by.whole(), by.ENCLOSED, (10, 8), 12),
        R,
        What.OTHER_PACKING,
    ),
    Case("a bomb", by.bomb, R, What.BOMB),
    Case(
        "a size that lies",
        lambda: by.patched(by.whole(), by.listed(by.whole(), by.ENCLOSED) + 24, "<L", 9),
        R,
        What.SAYS_TWO_THINGS,
    ),
    Case("entries one upon another", by.overlapping, R, What.SAYS_TWO_THINGS),
    Case("bytes between entries", by.with_gap, R, What.HIDDEN_BYTES),
    Case("too many entries", by.many, R, What.TOO_MANY_ENTRIES),
    Case("a comment", by.commented, R, What.AFTER_THE_END),
    Case("a second name", by.second_name, R, What.SAYS_TWO_THINGS),
]
