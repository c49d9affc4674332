"""Each chat platform draws the same messages in its own way."""
