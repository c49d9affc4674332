import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web import WebClient

from tests.fake_slack import FakeSlack, NotPossible
from tests.fake_slack.app import SmallApp
from tests.fake_slack.example import MINA, MODAL, SAVED, Example


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack() as slack:
        slack.add_person(MINA, "Mina Rao")
        yield slack
        assert slack.refused == []


@pytest.fixture(params=[0, 1], ids=["http", "socket"])
def example(request: pytest.FixtureRequest, slack: FakeSlack) -> Iterator[Example]:
    example = Example()
    with SmallApp(slack, example.equip, sockets=request.param):
        yield example


@pytest.fixture
def client(slack: FakeSlack) -> WebClient:
    return WebClient(token=slack.bot_token, base_url=slack.url)


def test_a_press_names_the_message_and_answers_by_its_own_address(slack: FakeSlack, example: Example) -> None:
    slack.say(MINA, "card")
    card = slack.wait(lambda: slack.messages(MINA)[1:])[0]
    assert slack.press(MINA, card, "Done").ok
    body = example.bodies["done"]
    assert body["container"] == {
        "type": "message", "message_ts": card.ts, "channel_id": card.channel, "is_ephemeral": False,
    }  # fmt: skip
    assert (body["team"]["id"], body["user"]["id"], body["channel"]["id"]) == ("T1", MINA, card.channel)
    assert body["message"]["ts"] == card.ts
    assert body["actions"][0]["value"] == "7"
    assert slack.messages(MINA)[1].text == "It is done"
    with pytest.raises(NotPossible):
        slack.press(MINA, card, "Done")
    assert slack.press(MINA, card, "Done", stale=True).ok


def test_choices_travel_as_state(slack: FakeSlack, example: Example) -> None:
    slack.say(MINA, "card")
    card = slack.messages(MINA)[1]
    slack.choose(MINA, card, "when", "2026-12-24")
    assert example.bodies["when"]["actions"][0]["selected_date"] == "2026-12-24"
    assert example.bodies["when"]["state"]["values"]["dates"]["when"]["selected_date"] == "2026-12-24"
    slack.choose(MINA, card, "which", ["Two"])
    assert [each["value"] for each in example.bodies["which"]["actions"][0]["selected_options"]] == ["2"]
    with pytest.raises(NotPossible):
        slack.choose(MINA, card, "which", ["Three"])
    with pytest.raises(NotPossible):
        slack.choose(MINA, card, "when", "tomorrow")


def test_a_form_is_opened_found_wrong_put_right_and_sent(slack: FakeSlack, example: Example) -> None:
    slack.shortcut(MINA, "start")
    with pytest.raises(NotPossible):
        slack.submit(MINA)
    slack.fill(MINA, None, {"goal": "no", "Level": "High"})
    slack.submit(MINA)
    view = slack.view(MINA)
    assert view is not None
    assert view.errors == {"goal": "Say more."}
    slack.fill(MINA, None, {"goal": "Lead a team"})
    assert slack.submit(MINA).ok
    assert slack.view(MINA) is None
    state = example.bodies["form"]["view"]["state"]["values"]
    assert state["goal"]["text"] == {"type": "plain_text_input", "value": "Lead a team"}
    assert state["level"]["choice"]["selected_option"]["value"] == "3"
    assert example.bodies["form"]["view"]["private_metadata"] == "m"


def test_a_form_can_go_on_to_another_page_and_be_closed(slack: FakeSlack, example: Example) -> None:
    slack.shortcut(MINA, "start")
    slack.fill(MINA, None, {"goal": "push", "level": "1"})
    slack.submit(MINA)
    assert [view.title for view in slack.views(MINA)] == ["Goal", "Saved"]
    slack.close_view(MINA, all_of_them=True)
    assert slack.views(MINA) == []
    assert example.bodies["closed"]["is_cleared"] is True


@pytest.mark.usefixtures("example")
def test_an_update_keeps_what_was_typed(slack: FakeSlack, client: WebClient) -> None:
    slack.shortcut(MINA, "start")
    slack.fill(MINA, None, {"goal": "half a sent"})
    view = slack.view(MINA)
    assert view is not None
    client.views_update(view_id=view.id, hash=view.hash, view=MODAL)
    assert slack.views(MINA)[0].values["goal"]["text"]["value"] == "half a sent"
    with pytest.raises(SlackApiError):
        client.views_update(view_id=view.id, hash=view.hash, view=MODAL)


def test_an_input_that_dispatches_tells_the_whole_state(slack: FakeSlack, example: Example) -> None:
    slack.shortcut(MINA, "start")
    slack.fill(MINA, None, {"goal": "abc"})
    slack.type_into(MINA, None, "note", "so far")
    body = example.bodies["draft"]
    assert body["actions"][0]["value"] == "so far"
    assert body["view"]["state"]["values"]["goal"]["text"]["value"] == "abc"
    assert body["container"]["type"] == "view"


def test_a_search_offers_what_can_then_be_chosen(slack: FakeSlack, example: Example) -> None:
    slack.shortcut(MINA, "start")
    slack.search(MINA, None, "role", "eng")
    assert example.bodies["role"]["value"] == "eng"
    slack.choose(MINA, None, "role", "eng 1")
    slack.fill(MINA, None, {"goal": "Lead a team", "level": "1"})
    slack.submit(MINA)
    role = example.bodies["form"]["view"]["state"]["values"]["role"]["role"]
    assert role["selected_option"]["value"] == "eng1"


def test_a_command_answers_for_these_eyes_only(slack: FakeSlack, example: Example) -> None:
    slack.add_person("U2")
    slack.add_channel("C1", members=[MINA, "U2"])
    slack.command(MINA, "/career", "plan", "C1")
    assert [(each.text, each.ephemeral) for each in slack.messages(MINA)] == [("You said plan", True)]
    assert slack.messages("U2") == []
    assert example.bodies["command"]["channel_id"] == "C1"


def test_a_message_shortcut_names_somebody_elses_message(slack: FakeSlack, example: Example) -> None:
    slack.add_person("U2")
    slack.add_channel("C1", members=[MINA, "U2"])
    posted = slack.write("U2", "C1", "Well done, Mina")
    slack.message_shortcut(MINA, "evidence", posted)
    body = example.bodies["evidence"]
    assert (body["message"]["user"], body["message_ts"], body["channel"]["id"]) == ("U2", posted.ts, "C1")


def test_a_button_on_the_home_tab_works_as_well(slack: FakeSlack, example: Example) -> None:
    slack.open_app(MINA)
    slack.press(MINA, "home", "Done")
    body = example.bodies["done"]
    assert body["view"]["type"] == "home"
    assert "response_url" not in body
    slack.open_app(MINA)
    assert example.bodies["home"]["event"]["view"]["hash"]


def test_a_trigger_opens_one_view_within_three_seconds(slack: FakeSlack, client: WebClient) -> None:
    with SmallApp(slack, lambda app: app.shortcut("later")(ack_only) and None):
        first, second = slack.shortcut(MINA, "later"), slack.shortcut(MINA, "later")
        client.views_open(trigger_id=first.trigger_id, view=MODAL)
        for trigger, passed, expected in (
            (first.trigger_id, 0, "exchanged_trigger_id"),
            (second.trigger_id, 3.1, "expired_trigger_id"),
            ("12.34.ab", 0, "invalid_trigger_id"),
        ):
            slack.let_pass(passed)
            with pytest.raises(SlackApiError) as error:
                client.views_open(trigger_id=trigger, view=MODAL)
            assert error.value.response["error"] == expected


async def ack_only(ack: Any) -> None:
    await ack()


@pytest.mark.usefixtures("example")
def test_a_modal_stack_is_three_deep(slack: FakeSlack, client: WebClient) -> None:
    slack.shortcut(MINA, "start")
    for depth in (2, 3, 4):
        trigger = slack.type_into(MINA, None, "note", "x").trigger_id
        if depth <= 3:
            client.views_push(trigger_id=trigger, view=MODAL)
        else:
            with pytest.raises(SlackApiError) as error:
                client.views_push(trigger_id=trigger, view=MODAL)
            assert error.value.response["error"] == "push_limit_reached"
    assert len(slack.views(MINA)) == 3


def test_trouble_leaves_the_form_open(slack: FakeSlack) -> None:
    async def hang(ack: Any) -> None:
        await asyncio.sleep(0.3)
        await ack()

    example = Example()

    def equip(app: AsyncApp) -> None:
        app.view("form")(hang)
        example.equip(app)

    with SmallApp(slack, equip):
        slack.shortcut(MINA, "start")
        slack.fill(MINA, None, {"goal": "Lead a team", "level": "1"})
        slack.wait_for_app(0.1)
        assert slack.submit(MINA).error == "http_timeout"
    view = slack.view(MINA)
    assert view is not None
    assert "trouble" in view.errors[""]
    assert view.title != SAVED["title"]["text"]
