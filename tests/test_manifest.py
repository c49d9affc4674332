"""The Slack app's manifest can be pasted as it is, asks for no more than it needs, and fits the code."""

import json
import re
import tomllib
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from bot.manifest import parsed, reached_at, shipped
from tests.conversations.understood import known, understanding
from tests.slack_facts import (
    BESIDES,
    EVENTS,
    METHODS,
    ROOT,
    SCHEMA,
    SCOPES,
    bot_events,
    bot_scopes,
    called,
    channel,
    manifest,
    needs_schema,
)

ADDRESS = "https://trellis.example.com"
BOTH = {"socket mode": manifest(), "https": reached_at(ADDRESS)}
CALLS = called(channel())
HOME = ("home_tab_enabled", "messages_tab_enabled", "messages_tab_read_only_enabled")

both = pytest.mark.parametrize("app", BOTH.values(), ids=BOTH)


def addresses(of: Any) -> list[str]:
    """Every address in a manifest, wherever it stands."""
    if isinstance(of, dict | list):
        return [
            *chain.from_iterable(addresses(part) for part in (of.values() if isinstance(of, dict) else of))
        ]
    return [of] if isinstance(of, str) and "://" in of else []


def scopes_of_features(app: dict[str, Any]) -> set[str]:
    """The scopes without which Slack refuses a feature of the manifest."""
    features = app["features"]
    needed = {"commands"} if features.get("slash_commands") or features.get("shortcuts") else set()
    return needed | ({"assistant:write"} if "agent_view" in features else set())


@needs_schema
@both
def test_slack_s_own_schema_has_nothing_to_say(app: dict[str, Any]) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    found = [
        f"{'/'.join(map(str, each.path))}: {each.message}"
        for each in Draft7Validator(schema).iter_errors(app)
    ]
    assert found == []


@both
def test_names_and_texts_are_within_what_slack_takes(app: dict[str, Any]) -> None:
    about, features = app["display_information"], app["features"]
    assert len(about["name"]) <= 35
    assert len(about["description"]) <= 140
    assert 175 <= len(about["long_description"]) <= 4000
    assert re.fullmatch(r"#[0-9a-f]{6}", about["background_color"])
    assert re.fullmatch(r"[A-Za-z0-9._-]{1,80}", features["bot_user"]["display_name"])
    assert len(features["agent_view"]["agent_description"]) <= 300
    assert all(len(each["name"]) <= 24 and len(each["description"]) <= 150 for each in features["shortcuts"])
    assert [each["command"] for each in features["slash_commands"]] == ["/career"]


def test_nothing_in_it_shouts() -> None:
    assert "!" not in shipped()


@both
def test_people_can_write_to_it_and_open_its_home(app: dict[str, Any]) -> None:
    home = app["features"]["app_home"]
    assert [home[flag] for flag in HOME] == [True, True, False]


@both
def test_it_is_an_agent_and_not_the_old_assistant_as_well(app: dict[str, Any]) -> None:
    assert "agent_view" in app["features"]
    assert "assistant_view" not in app["features"]


def test_each_suggested_prompt_is_understood() -> None:
    prompts = [each["message"] for each in manifest()["features"]["agent_view"]["suggested_prompts"]]
    read = [understanding.read(prompt, known("Software Engineer")).intent for prompt in prompts]
    assert read == ["next_steps", "my_gaps", "show_plan", "help"]


def test_the_hint_of_the_command_names_words_that_are_understood() -> None:
    (command,) = manifest()["features"]["slash_commands"]
    texts = command["usage_hint"].split(" | ")
    assert {understanding.read(text, known("Software Engineer")).intent for text in texts} == {
        "next_steps", "show_plan", "help",
    }  # fmt: skip


def test_mentions_in_the_command_arrive_as_ids() -> None:
    assert all(command["should_escape"] for command in manifest()["features"]["slash_commands"])


@both
def test_no_two_shortcuts_share_a_callback(app: dict[str, Any]) -> None:
    shortcuts = {(each["type"], each["callback_id"]) for each in app["features"]["shortcuts"]}
    assert shortcuts == {("global", "start_talk"), ("message", "save_evidence")}
    assert len(app["features"]["shortcuts"]) == len(shortcuts)


@both
def test_scopes_and_events_are_real_and_named_once(app: dict[str, Any]) -> None:
    scopes, events = bot_scopes(app), bot_events(app)
    assert set(scopes) - SCOPES == set()
    assert set(events) - set(EVENTS) == set()
    assert len(scopes) == len(set(scopes))
    assert len(events) == len(set(events))


@both
def test_it_acts_as_itself_and_never_as_a_person(app: dict[str, Any]) -> None:
    assert "user" not in app["oauth_config"]["scopes"]
    assert "user_events" not in app["settings"]["event_subscriptions"]


@both
def test_optional_scopes_are_among_the_scopes(app: dict[str, Any]) -> None:
    scopes = app["oauth_config"]["scopes"]
    assert set(scopes.get("bot_optional", [])) <= set(scopes["bot"])


@both
def test_each_event_and_each_feature_has_its_scope(app: dict[str, Any]) -> None:
    needed = scopes_of_features(app).union(*(EVENTS[event] for event in bot_events(app)))
    assert needed - set(bot_scopes(app)) == set()


def test_addresses_of_people_are_read_only_together_with_the_people() -> None:
    assert {"users:read", "users:read.email"} <= set(bot_scopes(manifest()))


def test_each_call_of_the_channel_is_known_and_its_scope_is_asked_for() -> None:
    granted = set(bot_scopes(manifest()))
    unknown = {method: place for method, place in CALLS.items() if method not in METHODS}
    lacking = {method: place for method, place in CALLS.items() if METHODS.get(method, granted) - granted}
    assert (unknown, lacking) == ({}, {})


def test_each_scope_is_needed_by_something() -> None:
    app = manifest()
    needed = scopes_of_features(app) | set(BESIDES)
    needed |= {*chain.from_iterable(EVENTS[event] for event in bot_events(app))}
    needed |= {*chain.from_iterable(METHODS.get(method, ()) for method in CALLS)}
    assert set(bot_scopes(app)) - needed == set()


def test_beside_each_scope_stands_what_it_is_for() -> None:
    lines = shipped().partition("    bot:")[2].partition("\nsettings:")[0].splitlines()[1:]
    told = {found[1] for line in lines if (found := re.fullmatch(r"      - (\S+) # \S.{10,}", line))}
    assert told == set(bot_scopes(manifest()))


def test_as_shipped_it_is_for_socket_mode_and_names_no_address() -> None:
    settings = manifest()["settings"]
    assert settings["socket_mode_enabled"]
    assert settings["interactivity"] == {"is_enabled": True}
    assert addresses(manifest()) == []


def test_for_an_address_slack_is_told_where_to_send_everything() -> None:
    app = BOTH["https"]
    assert not app["settings"]["socket_mode_enabled"]
    assert app["oauth_config"]["redirect_urls"] == [f"{ADDRESS}/slack/oauth_redirect"]
    assert (
        addresses(app)
        == [f"{ADDRESS}/slack/events"] + addresses(app["oauth_config"]) + [f"{ADDRESS}/slack/events"] * 3
    )


def test_for_an_address_nothing_but_the_way_to_it_differs() -> None:
    app = reached_at(ADDRESS)
    app["settings"]["socket_mode_enabled"] = True
    app["settings"]["interactivity"] = {"is_enabled": True}
    del app["oauth_config"]["redirect_urls"], app["settings"]["event_subscriptions"]["request_url"]
    for command in app["features"]["slash_commands"]:
        del command["url"]
    assert app == manifest() == parsed()


@both
def test_an_organisation_can_install_it_and_tokens_change_only_where_somebody_decides_so(
    app: dict[str, Any],
) -> None:
    assert app["settings"]["org_deploy_enabled"]
    assert not app["settings"]["token_rotation_enabled"]
    assert {"team_access_granted", "team_access_revoked"} <= set(bot_events(app))


def test_a_wheel_carries_the_manifest() -> None:
    build = tomllib.loads(Path(ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    assert build["targets"]["wheel"]["force-include"] == {"manifest.yml": "bot/manifest.yml"}


@pytest.mark.parametrize(
    "source",
    [
        "await client.chat_postMessage(channel=c)",
        "send = client.chat_postMessage",
        "await client.api_call('chat.postMessage', json={})",
        "self._call('chat.postMessage')",
    ],
)
def test_a_call_is_found_however_it_is_written(source: str) -> None:
    assert called({"a.py": source}) == {"chat.postMessage": "a.py:1"}


def test_a_table_of_names_and_other_words_call_nothing() -> None:
    assert called({"a.py": "RATES = {'conversations.open': 50}\nlog.info('nothing.here')\n"}) == {}


def test_a_call_that_nobody_asked_a_scope_for_is_found() -> None:
    found = called({"a.py": "client.conversations_open(users=u)"})
    assert not METHODS[next(iter(found))] <= set(bot_scopes(manifest()))
