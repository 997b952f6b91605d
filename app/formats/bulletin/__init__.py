"""A newsletter as its readers get it: HTML for letters and pages, plain text, DOCX."""

from app.formats.bulletin.html import as_html
from app.formats.bulletin.paper import Issue, as_docx
from app.formats.bulletin.text import as_text

__all__ = ["Issue", "as_docx", "as_html", "as_text"]
