"""What is said: synchronous, the same for every channel, without a network."""
