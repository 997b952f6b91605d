"""What a statute is: pure values and functions, without clock, session, request or file."""
