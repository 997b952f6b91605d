"""Letters on their way: what is due is written down first, then handed to the mail server."""
