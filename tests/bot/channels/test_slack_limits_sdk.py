"""A second opinion: where the models of slack_sdk check a limit, they and our checker say the same."""

from typing import Any

import pytest
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from tests.bot.channels.slack_examples import EXAMPLES
from tests.bot.channels.slack_payloads import Sent, broken
from tests.bot.channels.test_slack_limits_rows import ROWS, Limited

# Row 17 is not among them: options within an element are not looked at.
CHECKED = {2, 5, 7, 8, 9, 10, 11, 12, 13, 15, 16, 19, 21, 25, 28, 29, 33, 34, 35, 39, 40, 41}


def refused(sent: Sent) -> bool:
    """Whether a model of slack_sdk refuses the payload; it stops at the first thing."""
    surface, payload = sent
    try:
        if surface in {"modal", "home"}:
            View(**payload).to_dict()
        else:
            _ = [known.to_dict() for known in map(_parsed, payload.get("blocks", [])) if known]
    except SlackObjectFormationError:
        return True
    return False


def _parsed(block: dict[str, Any]) -> Block | None:
    return Block.parse(block)


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_passes_with_us_passes_with_slack_sdk(name: str) -> None:
    assert not refused(EXAMPLES[name])


@pytest.mark.parametrize("limit", ROWS, ids=lambda limit: f"row {limit.row}: {limit.example} {limit.path}")
def test_what_slack_sdk_refuses_we_refuse(limit: Limited) -> None:
    assert not refused(limit.of(limit.most))
    for size in (limit.least - 1, limit.most + 1):
        if size >= 0 and refused(limit.of(size)):
            assert broken(limit.of(size)) != []


def test_both_find_what_is_too_long_in_every_row_that_slack_sdk_checks() -> None:
    assert {limit.row for limit in ROWS if refused(limit.of(limit.most + 1))} == CHECKED
