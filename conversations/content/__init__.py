"""The people team edits what others go by, in the chat: bring or write, check, look at, publish, go back."""
