"""Questions: they read through a given session and change nothing."""
