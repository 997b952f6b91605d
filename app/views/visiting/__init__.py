"""What guests see who come by a link: the chosen clauses, their own words and what came of them."""

from app.views.visiting import answering, page, saying
from app.views.visiting.blueprint import blueprint

__all__ = ["answering", "blueprint", "page", "saying"]
