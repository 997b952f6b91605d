"""How a statute is written down: snapshots to bytes, bytes to drafts. Knows statute only."""
