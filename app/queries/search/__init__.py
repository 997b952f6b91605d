"""Search: what somebody may read that has the words they look for, on either kind of database."""
