"""What a printed document says, page furniture included, before any format draws it."""
