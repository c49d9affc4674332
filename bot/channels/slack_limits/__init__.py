"""Slack's limits as a checker: what would be refused, with its path, before anything is sent.

Pure, and knows no library of Slack's: those models check a part of it, and drop newer blocks.

```python
violations("modal", view)  # [Violation(path="blocks[3].element.options", rule="101 items, at most ...")]
```

`table.py` holds every limit once. The other modules are rules in the shape of the JSON: `rules.py` makes
them, `elements.py`, `choices.py`, `blocks.py`, `charts.py`, `cards.py` and `rich_text.py` put them together,
`placing.py` says which block exists where, `whole.py` looks over all of a payload, `surfaces.py` begins.

`calls.py` knows which arguments of which call are a message or a view, and the few limits beside those.

Not here are the rows of SLACK.md section 2 that no payload shows: 30 and 31 (what is open already), 45 to 47
(times), 53 (the manifest, which has a schema of its own) and 54 (signatures).
"""

from bot.channels.slack_limits.calls import call_violations, option_violations
from bot.channels.slack_limits.spots import Surface, Violation, characters
from bot.channels.slack_limits.surfaces import fits, violations

__all__ = ["Surface", "Violation", "call_violations", "characters", "fits", "option_violations", "violations"]
