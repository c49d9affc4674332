"""Which blocks exist where: SLACK.md section 1.3."""

from collections.abc import Iterator, Mapping

from bot.channels.slack_limits.blocks import ALERT_BLOCK, CONTEXT_ACTIONS_BLOCK, MARKDOWN_BLOCK, PLAIN_BLOCKS
from bot.channels.slack_limits.cards import CARD, CAROUSEL_BLOCK, CONTAINER, PLAN, TASK
from bot.channels.slack_limits.charts import CHART, DATA_TABLE, TABLE
from bot.channels.slack_limits.rules import kinds
from bot.channels.slack_limits.spots import Rule, Spot, Surface, Violation

MESSAGE_BLOCKS: Mapping[str, Rule] = {
    "markdown": MARKDOWN_BLOCK,
    "carousel": CAROUSEL_BLOCK,  # no page says that views have it, and its sample is a message
    "context_actions": CONTEXT_ACTIONS_BLOCK,
    "task_card": TASK,
    "plan": PLAN,
}
MESSAGE_AND_HOME_BLOCKS: Mapping[str, Rule] = {
    "table": TABLE,
    "data_table": DATA_TABLE,
    "data_visualization": CHART,
    "container": CONTAINER,
}
EVERYWHERE: Mapping[str, Rule] = {**PLAIN_BLOCKS, "card": CARD}
MODAL_BLOCKS: Mapping[str, Rule] = {"alert": ALERT_BLOCK}

_IN_MESSAGE = kinds({**EVERYWHERE, **MESSAGE_AND_HOME_BLOCKS, **MESSAGE_BLOCKS})
PLACES: Mapping[Surface, Rule] = {
    "message": _IN_MESSAGE,
    "update": _IN_MESSAGE,
    "modal": kinds({**EVERYWHERE, **MODAL_BLOCKS}),
    "home": kinds({**EVERYWHERE, **MESSAGE_AND_HOME_BLOCKS}),
}


def placed(spot: Spot) -> Iterator[Violation]:
    """A block that its surface has."""
    yield from PLACES[spot.surface](spot)
