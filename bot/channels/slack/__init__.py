"""Slack: where the app is installed, what comes from there, and what goes there."""
