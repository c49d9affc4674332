"""Slack's side on loopback, and strict: a Web API, events, Socket Mode, and the hands of people."""

from .fake import FakeSlack
from .nouns import Answer, Call, NotPossible, Person, Posted, Refusal, Session, View, Workspace

__all__ = [
    "Answer", "Call", "FakeSlack", "NotPossible", "Person", "Posted", "Refusal", "Session", "View",
    "Workspace",
]  # fmt: skip
