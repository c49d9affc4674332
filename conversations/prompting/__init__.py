"""What comes to people by itself: the week's talks, and what is due."""
