"""Nizam: where a committee drafts, agrees and submits the founding texts of an institution."""
