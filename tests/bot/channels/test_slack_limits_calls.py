"""Calls of the Web API: which arguments are limited, and by what."""

from typing import Any

import pytest

from bot.channels.slack_limits import call_violations, option_violations
from tests.bot.channels.slack_payloads import (
    Json,
    divider,
    home,
    message,
    modal,
    option,
    options,
    section,
    table,
)

LONG = section("x" * 3_001)


def named(method: str, **arguments: Any) -> list[str]:
    return [found.path for found in call_violations(method, arguments)]


@pytest.mark.parametrize(
    "method", ["chat.postMessage", "chat.postEphemeral", "chat.scheduleMessage", "chat.update"]
)
def test_a_message_is_checked_in_every_call_that_sends_one(method: str) -> None:
    assert named(method, **message(section())[1]) == []
    assert named(method, **message(LONG)[1]) == ["blocks[0].text.text"]


def test_row_4_an_update_is_checked_as_one() -> None:
    assert named("chat.postMessage", text="x" * 4_001) == []
    assert named("chat.update", text="x" * 4_001) == ["text"]


@pytest.mark.parametrize("method", ["views.open", "views.push", "views.update"])
def test_a_modal_is_checked_under_its_argument(method: str) -> None:
    assert named(method, trigger_id="x", view=modal()[1]) == []
    assert named(method, trigger_id="x", view=modal(LONG)[1]) == ["view.blocks[0].text.text"]
    assert named(method, trigger_id="x", view=modal(table())[1]) == ["view.blocks[0].type"]


@pytest.mark.parametrize("method", ["views.publish", "views.update"])
def test_a_home_is_checked_under_its_argument(method: str) -> None:
    assert named(method, view=home(table())[1]) == []
    assert named(method, view=home(LONG)[1]) == ["view.blocks[0].text.text"]


def test_a_home_is_published_and_never_opened() -> None:
    assert named("views.publish", view=modal()[1]) == ["view.type"]
    assert named("views.open", view=home()[1]) == ["view.type"]
    assert named("views.open") == ["view"]


def test_row_48_a_search_finds_a_hundred_options_at_most() -> None:
    def found(count: int) -> list[str]:
        return [each.path for each in option_violations({"options": options(count)})]

    assert found(0) == found(100) == []
    assert found(101) == ["options"]
    assert [each.path for each in option_violations({"options": [option("")]})] == ["options[0].value"]
    assert [each.path for each in option_violations({})] == [""]


def test_row_49_a_scheduled_message_has_no_metadata() -> None:
    metadata = {"event_type": "x", "event_payload": {}}
    assert named("chat.postMessage", text="x", metadata=metadata) == []
    assert named("chat.scheduleMessage", text="x", metadata=metadata) == ["metadata"]


def test_row_50_four_prompts_are_suggested() -> None:
    prompt = {"title": "x", "message": "x"}
    assert named("assistant.threads.setSuggestedPrompts", prompts=[prompt] * 4) == []
    assert named("assistant.threads.setSuggestedPrompts", prompts=[prompt] * 5) == ["prompts"]
    assert named("assistant.threads.setSuggestedPrompts", prompts=[{"title": "x"}]) == ["prompts[0].message"]


def doing(**more: Any) -> Json:
    return {"type": "task_update", "id": "1", "title": "x", "status": "in_progress", **more}


CHUNKS: list[tuple[Json, str, Json]] = [
    (doing(title="x" * 256), "title", doing(title="x" * 257)),
    (doing(details="x" * 256), "details", doing(details="x" * 257)),
    ({"type": "plan_update", "title": "x" * 256}, "title", {"type": "plan_update", "title": "x" * 257}),
    (
        {"type": "blocks", "blocks": [divider()] * 50},
        "blocks",
        {"type": "blocks", "blocks": [divider()] * 51},
    ),
    ({"type": "markdown_text", "text": "x"}, "type", {"type": "riddle", "text": "x"}),
]


@pytest.mark.parametrize("method", ["chat.startStream", "chat.appendStream", "chat.stopStream"])
@pytest.mark.parametrize(("fitting", "key", "beyond"), CHUNKS)
def test_row_51_a_chunk_of_a_stream_is_short(method: str, fitting: Json, key: str, beyond: Json) -> None:
    assert named(method, chunks=[fitting]) == []
    assert named(method, chunks=[fitting, beyond]) == [f"chunks[1].{key}"]


def test_a_stream_has_chunks_or_markdown_never_both() -> None:
    assert named("chat.appendStream", markdown_text="x") == []
    assert named("chat.appendStream", markdown_text="x", chunks=[doing()]) == ["chunks"]


@pytest.mark.parametrize("people", [["U1"] * 8, ",".join(["U1"] * 8), None])
def test_row_52_a_conversation_is_opened_with_eight_people(people: object) -> None:
    assert named("conversations.open", users=people) == []


@pytest.mark.parametrize("people", [["U1"] * 9, ",".join(["U1"] * 9), []])
def test_row_52_nine_people_or_none_are_named(people: object) -> None:
    assert named("conversations.open", users=people) == ["users"]


def test_calls_that_the_table_does_not_limit_pass() -> None:
    assert named("auth.test", anything="x" * 100_000) == []
