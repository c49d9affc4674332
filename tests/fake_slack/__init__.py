"""Slack's side on loopback, and strict: a Web API, events, Socket Mode, and the hands of people.

```python
with FakeSlack() as slack:
    slack.add_person("U1", "Mina Rao", "mina@example.com")
    slack.connect_http("http://127.0.0.1:8080/slack/events")  # or the app opens sockets at `slack.url`
    slack.say("U1", "my plan")
    (card,) = slack.wait(lambda: slack.messages("U1")[1:])
    slack.press("U1", card, "Change")
    slack.fill("U1", None, {"goal": "Lead a team"})
    slack.submit("U1")
    assert slack.refused == []
```

`nouns` is what there is, `world` keeps it, `api` answers calls, `limits` refuses, `wire` reaches the app,
`speaking` and `touching` are the hands, `fake` puts it together.
"""

from .fake import FakeSlack
from .nouns import Answer, Call, NotPossible, Person, Posted, Refusal, Session, View, Workspace

__all__ = [
    "Answer", "Call", "FakeSlack", "NotPossible", "Person", "Posted", "Refusal", "Session", "View",
    "Workspace",
]  # fmt: skip
