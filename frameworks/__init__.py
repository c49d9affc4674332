"""What HR means: competency frameworks, paths, gaps and plans. Pure: no database, no clock, no network."""
