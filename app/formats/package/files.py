"""Are the files of a package those that its manifest names: none changed, lost, added or moved."""

from collections.abc import Iterator, Mapping

from app.formats.package.archive import Unfit
from app.formats.package.findings import Found, What
from app.formats.package.reading import ENVELOPE, SUMS_FILE, Package

LARGEST_SUMS = 2_000_000


def faults_of_files(package: Package) -> Iterator[Found]:
    """Each file that is not what the manifest says, in the order of the manifest."""
    actual = dict(_digests(package))
    named = {path: one["sha256"] for path, one in package.files.items()}
    yield from (_misfit(path, actual, named) for path in named if _differs(path, actual, named))
    strays = [path for path in package.archive.entries if path not in named.keys() | ENVELOPE]
    lost = {named[path]: path for path in named if path not in actual}
    for path in strays:
        home = lost.get(actual.get(path, ""))
        yield Found(What.FILE_RENAMED if home else What.FILE_EXTRA, path, detail=home or "")
    yield from _lengths(package, actual)
    yield from _folders(package)
    yield from _sums(package, named)


def _digests(package: Package) -> Iterator[tuple[str, str]]:
    """What is there, by path; "" for what cannot be read."""
    for path in package.archive.entries:
        try:
            yield path, package.archive.digest(path)
        except Unfit:
            yield path, ""


def _differs(path: str, actual: Mapping[str, str], named: Mapping[str, str]) -> bool:
    if path in actual:
        return actual[path] != named[path]
    elsewhere = {actual[one] for one in actual.keys() - named.keys()}
    return named[path] not in elsewhere  # else it was renamed, and is told of under its new name


def _misfit(path: str, actual: Mapping[str, str], named: Mapping[str, str]) -> Found:
    if path not in actual:
        return Found(What.FILE_MISSING, path)
    if not actual[path]:
        return Found(What.BROKEN_ENTRY, path)
    owner = next((one for one in named if named[one] == actual[path]), None)
    if owner:
        return Found(What.FILES_SWAPPED, path, detail=owner)
    return Found(What.FILE_CHANGED, path)


def _lengths(package: Package, actual: Mapping[str, str]) -> Iterator[Found]:
    """A length that does not fit although the digest does: the manifest contradicts itself."""
    for path, one in package.files.items():
        same = actual.get(path) == one["sha256"]
        if same and package.archive.entries[path].size != one["bytes"]:
            yield Found(What.FILE_CHANGED, path)


def _folders(package: Package) -> Iterator[Found]:
    """Folders that hold nothing we know are extra; the others tell of another program's packing."""
    known = {path.rsplit("/", 1)[0] + "/" for path in package.archive.entries if "/" in path}
    for folder in package.archive.folders:
        if not any(one.startswith(folder) for one in known):
            yield Found(What.FILE_EXTRA, folder)
    if package.archive.folders:
        yield Found(What.PACKED_ANEW)


def _sums(package: Package, named: Mapping[str, str]) -> Iterator[Found]:
    """The list for `sha256sum -c` must say what the manifest says."""
    if SUMS_FILE not in package.archive:
        if SUMS_FILE not in named:
            yield Found(What.SUMS_MISSING)
        return
    try:
        lines = package.archive.read(SUMS_FILE, LARGEST_SUMS).decode("ascii").splitlines()
    except (Unfit, UnicodeDecodeError):
        yield Found(What.SUMS_DISAGREE, SUMS_FILE, detail=SUMS_FILE)
        return
    listed = {line[66:]: line[:64] for line in lines}
    expected = {path: digest for path, digest in named.items() if path != SUMS_FILE}
    wrong = {path for path, _ in listed.items() ^ expected.items()}
    for path in sorted(wrong):
        yield Found(What.SUMS_DISAGREE, path)
    if len(lines) != len(listed) and not wrong:
        yield Found(What.SUMS_DISAGREE, SUMS_FILE)
