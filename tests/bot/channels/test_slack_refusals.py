"""What a refusal of Slack means for what was to be delivered, and whose address is believed."""

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.channels.slack.failures import BLOCKS, failed, said
from bot.channels.slack.heard import command_key
from bot.channels.slack.members import member_of


def refused(code: str) -> SlackApiError:
    answer = AsyncSlackResponse(
        client=None, http_verb="POST", api_url="", req_args={}, data={"ok": False, "error": code}, headers={},
        status_code=200,
    )  # fmt: skip
    return SlackApiError("", answer)  # type: ignore[no-untyped-call]  # the SDK leaves it untyped


@pytest.mark.parametrize("code", ["ratelimited", "rate_limited", "message_limit_exceeded"])
def test_whatever_slack_calls_it_a_busy_moment_passes(code: str) -> None:
    failure = failed(refused(code))
    assert failure is not None
    assert not failure.permanent
    assert failure.retry_after


@pytest.mark.parametrize("code", ["msg_too_long", "msg_blocks_too_long", "slack_file_not_found"])
def test_what_is_too_much_is_drawn_more_plainly(code: str) -> None:
    assert code in BLOCKS


def test_an_answer_that_is_none_says_nothing() -> None:
    nothing = SlackApiError("", object())  # type: ignore[no-untyped-call]  # the same
    assert said(nothing) is None


def test_an_address_that_nobody_confirmed_is_not_believed() -> None:
    profile = {"id": "U1", "team_id": "T1", "profile": {"email": "mina@acme.example"}}
    assert member_of("T1", profile).email == "mina@acme.example"
    assert member_of("T1", profile | {"is_email_confirmed": True}).email == "mina@acme.example"
    assert member_of("T1", profile | {"is_email_confirmed": False}).email is None


def test_commands_without_a_trigger_are_not_taken_for_one_another() -> None:
    assert command_key({"text": "help"}, "command") != command_key({"text": "help"}, "command")
    same = {"trigger_id": "1.2", "text": "help", "user_id": "U1"}
    assert command_key(same, "command") == command_key(same, "command")
    assert command_key(same, "command") != command_key(same | {"user_id": "U2"}, "command")
