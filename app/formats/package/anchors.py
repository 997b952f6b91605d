"""Which steps a package publishes, so that a record cut off or rewritten later is found out."""

from collections.abc import Mapping

from app.formats.package.reading import LARGEST_RECORD, opened
from app.formats.package.records import lines_of

HOUSE = "house"
"""What the record of the installation is called among those of documents."""


def anchors_in(raw: bytes) -> Mapping[str, list[tuple[int, str]]]:
    """Steps and their digests by slug, `house` for the installation's own record.

    Only for a package that was found authentic. Raises Unfit, Garbled.
    """
    package = opened(raw)
    found = {
        document["slug"]: [
            (line.step.number, line.digest)
            for line in lines_of(
                package.archive.read(f"records/{document['slug']}.jsonl", LARGEST_RECORD)
            )
        ]
        for document in package.documents
    }
    head = package.manifest["house"]
    return {**found, HOUSE: [(head["step"], head["digest"])]} if head["step"] else found
