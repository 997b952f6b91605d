"""The register of needs, what proves them, and which clauses of a document answer them."""

from app.views.needs import coverage, describing, linking, listing, papers
from app.views.needs.blueprint import blueprint

__all__ = ["blueprint", "coverage", "describing", "linking", "listing", "papers"]
