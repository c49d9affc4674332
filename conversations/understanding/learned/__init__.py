"""What was learned from many phrasings: an intent for any text, and its entities by what the text names."""
