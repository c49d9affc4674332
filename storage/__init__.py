"""What the house remembers: one file per subject, holding its tables and its questions."""
