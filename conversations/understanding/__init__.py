"""Free words become an intent and resolved entities."""
