"""Review rounds: open one, review in private, hand in, see what came in, and the registers."""

from app.views.reviewing import desk, drafts, handing, leading, listing, page, registers
from app.views.reviewing.blueprint import blueprint

__all__ = [
    "blueprint",
    "desk",
    "drafts",
    "handing",
    "leading",
    "listing",
    "page",
    "registers",
]
