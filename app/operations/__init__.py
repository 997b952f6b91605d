"""Deeds: a session and an actor in, rows and one step out. They never commit."""
