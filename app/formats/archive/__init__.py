"""An archive of a document: everything its record holds, as lines of JSON in a ZIP file."""

from app.formats.archive.reading import read
from app.formats.archive.told import Archive, NotAnArchive
from app.formats.archive.writing import write

__all__ = ["Archive", "NotAnArchive", "read", "write"]
