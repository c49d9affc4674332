"""What Slack says when it refuses, as the courier understands it.

ratelimited                             try again when Slack says
the installation is in trouble          try again much later: an administrator has to mend it
the address is gone                     never again
a block is not known there              draw it plainly
anything else that is an answer         it did not arrive, and never will as it is
no answer, or one that is no JSON       it may have arrived: not for this module
"""

from collections.abc import Mapping
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.channels.channel import DeliveryFailed

FAULTS = (SlackClientError, aiohttp.ClientError, TimeoutError, OSError)
"""Whatever a call of Slack may end in: a refusal, an answer that is none, a connection that broke off."""

TROUBLE = frozenset(
    {
        "account_inactive", "invalid_auth", "missing_scope", "not_allowed_token_type", "not_authed",
        "org_login_required", "team_access_not_granted", "team_added_to_org", "token_expired",
        "token_revoked",
    }
)  # fmt: skip
PASSING = frozenset({"fatal_error", "internal_error", "request_timeout", "service_unavailable"})
BLOCKS = frozenset(
    {
        "invalid_arguments", "invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long",
        "only_one_table_allowed", "slack_file_not_found",
    }
)  # fmt: skip
BUSY, UNREACHABLE = "ratelimited", "unreachable"
ALSO_BUSY = frozenset({BUSY, "rate_limited", "message_limit_exceeded"})
MUCH_LATER = 600.0  # seconds
TOO_MANY = 429
A_WHILE = 30.0


def said(error: SlackApiError) -> str | None:
    """Slack's own word for what is wrong; None where the answer was none of its own."""
    body: Any = getattr(error.response, "data", None)
    return str(body.get("error", "")) or None if isinstance(body, Mapping) else None


def failed(error: SlackApiError) -> DeliveryFailed | None:
    """What became of a delivery; None where nobody can say, because something else than Slack answered."""
    response = error.response
    if getattr(response, "status_code", None) == TOO_MANY:
        return DeliveryFailed(BUSY, retry_after=_pause(response.headers))
    code = said(error)
    if code is None or code in PASSING:
        return None
    if code in ALSO_BUSY:
        return DeliveryFailed(BUSY, retry_after=_pause(response.headers))
    if code in TROUBLE:
        return DeliveryFailed(code, retry_after=MUCH_LATER)
    return DeliveryFailed(code, permanent=True)


def passes(error: SlackApiError) -> bool:
    """Whether the same call may be answered a moment later: Slack is busy, or something is broken there."""
    failure = failed(error)
    return failure is None or failure.code == BUSY


def _pause(headers: Mapping[str, str]) -> float:
    named = next((value for name, value in headers.items() if name.lower() == "retry-after"), "")
    return float(named) if named.isdecimal() else A_WHILE
