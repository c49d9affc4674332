import asyncio
from collections.abc import Iterator

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web import WebClient
from slack_sdk.web.async_client import AsyncWebClient

from tests.fake_slack import FakeSlack

MINA = "U1"
BUTTON = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}, "value": "1"}
CARD = [{"type": "actions", "elements": [BUTTON]}]


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack() as slack:
        slack.add_person(MINA, "Mina Rao", "mina@example.com")
        yield slack


@pytest.fixture
def client(slack: FakeSlack) -> WebClient:
    return WebClient(token=slack.bot_token, base_url=slack.url)


def refused(error: pytest.ExceptionInfo[SlackApiError]) -> str:
    return str(error.value.response["error"])


def test_a_message_to_a_person_opens_the_direct_message(slack: FakeSlack, client: WebClient) -> None:
    sent = client.chat_postMessage(channel=MINA, text="Hello", blocks=CARD)
    assert sent["channel"] == slack.dm(MINA)
    (posted,) = slack.messages(MINA)
    assert (posted.ts, posted.text) == (sent["ts"], "Hello")
    assert posted.blocks[0]["block_id"]
    assert slack.refused == []


def test_an_update_without_blocks_takes_the_blocks_away(slack: FakeSlack, client: WebClient) -> None:
    sent = client.chat_postMessage(channel=MINA, text="Hello", blocks=CARD)
    client.chat_update(channel=sent["channel"], ts=sent["ts"], text="Done")
    (posted,) = slack.messages(MINA)
    assert (posted.text, posted.blocks) == ("Done", [])
    assert posted.versions[0]["text"] == "Hello"
    assert posted.versions[0]["blocks"][0]["elements"][0]["action_id"] == "go"


def test_a_deleted_message_is_gone_and_cannot_be_updated(slack: FakeSlack, client: WebClient) -> None:
    sent = client.chat_postMessage(channel=MINA, text="Hello")
    client.chat_delete(channel=sent["channel"], ts=sent["ts"])
    assert slack.messages(MINA) == []
    with pytest.raises(SlackApiError) as error:
        client.chat_update(channel=sent["channel"], ts=sent["ts"], text="Done")
    assert refused(error) == "message_not_found"


def test_a_thread_is_its_root_and_its_replies_with_metadata_on_request(
    slack: FakeSlack, client: WebClient
) -> None:
    root = client.chat_postMessage(channel=MINA, text="Root")
    where = {"channel": root["channel"], "thread_ts": root["ts"]}
    metadata = {"event_type": "trellis", "event_payload": {"key": "7"}}
    client.chat_postMessage(text="Reply", metadata=metadata, **where)
    client.chat_postMessage(channel=MINA, text="Elsewhere")
    thread = client.conversations_replies(
        channel=root["channel"], ts=root["ts"], include_all_metadata=True
    )["messages"]
    assert [each["text"] for each in thread] == ["Root", "Reply"]
    assert thread[1]["metadata"] == metadata
    roots = client.conversations_history(channel=root["channel"], limit=1)
    assert [each["text"] for each in roots["messages"]] == ["Elsewhere"]
    assert roots["has_more"]
    assert [each.text for each in slack.messages(MINA, root["ts"])] == ["Root", "Reply"]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"channel": "U404", "text": "a"}, "channel_not_found"),
        ({"channel": "D404", "text": "a"}, "channel_not_found"),
        ({"channel": MINA, "text": ""}, "no_text"),
        ({"channel": MINA, "text": "a", "thread_ts": "1.1"}, "thread_not_found"),
        ({"channel": MINA, "text": "a" * 40_001}, "msg_too_long"),
    ],
)
def test_what_cannot_be_posted_is_refused(client: WebClient, arguments: dict[str, str], error: str) -> None:
    with pytest.raises(SlackApiError) as raised:
        client.api_call("chat.postMessage", json=arguments)
    assert refused(raised) == error


def test_tokens_are_looked_at(slack: FakeSlack, client: WebClient) -> None:
    asked = client.auth_test()
    assert (asked["team_id"], asked["user_id"]) == ("T1", slack.workspace("T1").bot)
    with pytest.raises(SlackApiError) as error:
        WebClient(token="xoxb-no", base_url=slack.url).auth_test()
    assert refused(error) == "invalid_auth"
    client.auth_revoke()
    with pytest.raises(SlackApiError) as error:
        client.auth_test()
    assert refused(error) == "token_revoked"


def test_an_unknown_method_is_unknown(client: WebClient) -> None:
    with pytest.raises(SlackApiError) as error:
        client.api_call("chat.whisper")
    assert refused(error) == "unknown_method"


def test_people_come_in_pages_and_by_mail(slack: FakeSlack, client: WebClient) -> None:
    for number in range(2, 6):
        slack.add_person(f"U{number}", deleted=number == 3)
    pages = [page["members"] for page in client.users_list(limit=4)]
    assert [len(page) for page in pages] == [4, 2]
    assert {each["id"]: each["deleted"] for page in pages for each in page}["U3"]
    found = client.users_lookupByEmail(email="MINA@example.com")["user"]
    assert (found["id"], found["tz"], found["profile"]["real_name"]) == (MINA, "Europe/Berlin", "Mina Rao")
    with pytest.raises(SlackApiError) as error:
        client.users_lookupByEmail(email="nobody@example.com")
    assert refused(error) == "users_not_found"


def test_scopes_that_were_not_granted_are_named(slack: FakeSlack, client: WebClient) -> None:
    slack.obey(
        {
            "oauth_config": {"scopes": {"bot": ["users:read"]}},
            "settings": {"event_subscriptions": {"bot_events": []}},
        }
    )
    assert "email" not in client.users_info(user=MINA)["user"]["profile"]
    with pytest.raises(SlackApiError) as error:
        client.chat_postMessage(channel=MINA, text="a")
    assert error.value.response["needed"] == "chat:write"


def test_a_file_goes_up_in_three_steps_and_down_with_a_token(slack: FakeSlack, client: WebClient) -> None:
    direct = slack.dm(MINA)
    root = client.chat_postMessage(channel=direct, text="Report")["ts"]
    sent = client.files_upload_v2(
        content=b"\x89PNG", filename="chart.png", alt_txt="A chart", channel=direct, thread_ts=root
    )
    (posted,) = slack.messages(MINA, root)[1:]
    assert posted.files == [sent["file"]["id"]]
    assert slack.content(posted.files[0]) == b"\x89PNG"
    known = client.files_info(file=posted.files[0])["file"]
    assert (known["alt_txt"], known["mimetype"]) == ("A chart", "image/png")
    assert known["shares"]["private"][direct][0]["ts"] == posted.ts


def test_a_file_cannot_be_shared_with_a_persons_id(client: WebClient) -> None:
    with pytest.raises(SlackApiError) as error:
        client.files_upload_v2(content="a", filename="a.txt", channel=MINA)
    assert refused(error) == "channel_not_found"


def test_agent_calls_need_the_feature(slack: FakeSlack, client: WebClient) -> None:
    direct, prompts = slack.dm(MINA), [{"title": "Plan", "message": "my plan"}]
    with pytest.raises(SlackApiError) as error:
        client.assistant_threads_setSuggestedPrompts(channel_id=direct, prompts=prompts)
    assert refused(error) == "feature_disabled"
    slack.add_person("U2", agents=True)
    sent = client.chat_postMessage(channel="U2", text="A talk")
    client.agents_sessions_rename(channel_id=sent["channel"], thread_ts=sent["ts"], title="Career talk")
    client.assistant_threads_setSuggestedPrompts(channel_id=sent["channel"], prompts=prompts)
    assert slack.sessions("U2")[sent["ts"]].title == "Career talk"
    assert slack.prompts("U2") == prompts


def test_guests_have_no_agent_features(slack: FakeSlack) -> None:
    slack.workspace("T2", agents=True)
    slack.add_person("U2", team="T2", is_restricted=True)
    client = WebClient(token=slack.workspace("T2").bot_token, base_url=slack.url)
    with pytest.raises(SlackApiError) as error:
        client.agents_sessions_setStatus(channel_id=slack.dm("U2"), thread_ts="1.1", status="active")
    assert refused(error) == "feature_disabled"


def test_a_token_of_one_workspace_reaches_nobody_in_another(slack: FakeSlack, client: WebClient) -> None:
    slack.add_person("U9", team="T9")
    for call in (client.users_info, client.conversations_open):
        argument = "user" if call == client.users_info else "users"
        with pytest.raises(SlackApiError) as error:
            call(**{argument: "U9"})
        assert refused(error) == "user_not_found"


def test_a_home_tab_is_published_and_a_stale_hash_is_refused(slack: FakeSlack, client: WebClient) -> None:
    view = {"type": "home", "blocks": CARD}
    first = client.views_publish(user_id=MINA, view=view)["view"]["hash"]
    client.views_publish(user_id=MINA, view=view, hash=first)
    with pytest.raises(SlackApiError) as error:
        client.views_publish(user_id=MINA, view=view, hash=first)
    assert refused(error) == "hash_conflict"
    home = slack.home(MINA)
    assert home is not None
    assert home.blocks[0]["elements"][0]["value"] == "1"


def test_a_block_that_the_workspace_does_not_know_is_refused(slack: FakeSlack, client: WebClient) -> None:
    slack.rejects = {"actions"}
    with pytest.raises(SlackApiError) as error:
        client.chat_postMessage(channel=MINA, text="a", blocks=CARD)
    assert refused(error) == "invalid_blocks"
    assert error.value.response["response_metadata"]["messages"] == ["[ERROR] unsupported type: actions"]
    assert slack.refused == []
    assert len(slack.rejected) == 1


async def test_the_asynchronous_client_is_understood_as_well(slack: FakeSlack) -> None:
    client = AsyncWebClient(token=slack.bot_token, base_url=slack.url)
    opened = await client.conversations_open(users=MINA)
    await client.chat_postMessage(channel=opened["channel"]["id"], text="a", blocks=CARD)
    assert await asyncio.to_thread(lambda: len(slack.messages(MINA))) == 1
