"""Agreement: decide on words, see who stands behind what, sign the whole off."""

from app.views.agreeing import ballots, board, deciding, outdating, policy, sealed, sealing
from app.views.agreeing.blueprint import blueprint

__all__ = ["ballots", "blueprint", "board", "deciding", "outdating", "policy", "sealed", "sealing"]
