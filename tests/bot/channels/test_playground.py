"""The playground hears what a page sends, and shows what is delivered."""

import asyncio
import json
from base64 import b64encode
from collections.abc import AsyncIterator
from io import BytesIO
from typing import Any

import pytest

from conversations.messages import (
    Account,
    File,
    Immediate,
    Inbound,
    Message,
    Said,
    Uploaded,
)
from tests.bot.channels.lent import NOW, SLOT, Visit, message, pressed, said, visiting


@pytest.fixture
async def visit() -> AsyncIterator[Visit]:
    async with visiting() as visit:
        yield visit


# ── The page ─────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_visit_begins_with_the_choice_of_whom_to_be(visit: Visit) -> None:
    page = await visit.get("/")
    assert "Who would you like to be?" in page
    assert "The company and its people are invented" in page
    assert 'data-href="/?as=2"' in page
    assert "Zoë &lt;b&gt;Müller&lt;/b&gt;" in page


async def test_the_address_says_who_one_is(visit: Visit) -> None:
    page = await visit.get("/?as=1")
    assert 'data-as="1"' in page
    assert "The company and its people are invented" in page


@pytest.mark.parametrize("number", ["99", "nobody", "<script>"])
async def test_a_wrong_number_leads_back_to_the_choice(visit: Visit, number: str) -> None:
    page = await visit.get(f"/?as={number}")
    assert "There is nobody with the number" in page
    assert "<script>." not in page


async def test_the_picker_finds_people_by_a_few_letters(visit: Visit) -> None:
    found = await visit.get("/playground/people?find=zoe+muller")
    assert "Engineering Manager" in found
    assert "Mina" not in found


# ── In ───────────────────────────────────────────────────────────────────────────────────────────────────


async def test_what_is_said_is_heard_with_who_where_and_when_and_is_kept(visit: Visit) -> None:
    await visit.answer_to(said("what's next?") | {"place": "dialogue:7"})
    me = Account(channel="playground", workspace="local", external_id="1")
    assert visit.heard == [Said(event="e-1", account=me, place="dialogue:7", at=NOW, text="what's next?")]
    (line,) = visit.lines[1]
    assert (line.place, line.author, line.message) == ("dialogue:7", "me", "what's next?")


@pytest.mark.parametrize(
    "sent",
    [
        pressed(),
        {"kind": "submitted", "slot": SLOT.model_dump(), "page": 0, "values": {"a": "x", "b": ["y", "z"]}},
        {"kind": "drafted", "slot": SLOT.model_dump(), "page": 1, "values": {"a": ""}},
        {"kind": "searched", "slot": SLOT.model_dump(), "text": "mi"},
        {"kind": "arrived", "where": "home"},
        {"kind": "shared", "permalink": "https://example.org/1", "purpose": "evidence"},
    ],
)
async def test_everything_that_a_chat_can_send_is_heard_and_leaves_no_line(
    visit: Visit, sent: dict[str, Any]
) -> None:
    await visit.answer_to({"event": "e-3"} | sent)
    (heard,) = visit.heard
    assert heard.kind == sent["kind"]
    assert visit.lines[1] == []


async def test_a_file_is_heard_and_its_name_is_kept_as_a_line(visit: Visit) -> None:
    file = {"name": "people<b>.csv", "media": "text/csv", "content": "YSxi"}
    await visit.answer_to({"kind": "uploaded", "event": "e-4", "file": file})
    (heard,) = visit.heard
    assert isinstance(heard, Uploaded)
    assert heard.file.content == "YSxi"
    shown = await visit.get("/playground/lines?as=1&place=talk")
    assert "people&lt;b&gt;.csv" in shown
    assert "YSxi" not in shown


async def test_a_file_that_is_sent_can_be_taken_along_under_its_name(visit: Visit) -> None:
    file = File(name='guide".yaml', media="text/html", content="Z3VpZGU6")
    await visit.channel.deliver(visit.parcel(Message(summary="Here", file=file)))
    shown = await visit.get("/playground/lines?as=1&place=talk")
    assert 'href="data:application/octet-stream;base64,Z3VpZGU6"' in shown
    assert 'download="guide&#34;.yaml"' in shown


async def test_five_megabytes_arrive_and_a_request_beyond_all_bounds_does_not(visit: Visit) -> None:
    for size, status in ((5 * 1024 * 1024, 200), (9 * 1024 * 1024, 413)):
        file = {"name": "big.yaml", "media": "", "content": b64encode(b"x" * size).decode()}
        sent = {"kind": "uploaded", "event": f"e-{size}", "file": file}
        answer = await visit.session.post(
            f"{visit.address}/playground/inbound",
            params={"as": "1"},
            data=BytesIO(json.dumps(sent).encode()),
            headers={"Origin": visit.address, "Content-Type": "application/json"},
        )
        assert answer.status == status
    assert len(visit.heard) == 1


async def test_what_is_no_file_is_refused(visit: Visit) -> None:
    answer = await visit.post({"kind": "uploaded", "event": "e-4", "file": {"name": "a.yaml"}})
    assert answer.status == 400
    assert visit.heard == []


async def test_a_repeated_event_is_answered_the_same_and_happens_once(visit: Visit) -> None:
    async def answering(_: Inbound) -> Immediate:
        return Immediate(receipt=message(f"Answer {len(visit.heard)}"))

    visit.answering = answering
    first, second = await asyncio.gather(visit.answer_to(said("hello")), visit.answer_to(said("hello")))
    assert first == second
    assert len(visit.heard) == len(visit.lines[1]) == 1


async def test_two_people_may_use_the_same_event_key(visit: Visit) -> None:
    await visit.answer_to(said("hello"), person=1)
    await visit.answer_to(said("hello"), person=2)
    assert len(visit.heard) == 2


async def test_what_failed_is_not_kept_and_its_repeat_is_tried_again(visit: Visit) -> None:
    async def failing(_: Inbound) -> Immediate:
        raise ConnectionError("the database is gone")

    visit.answering, working = failing, visit.answering
    assert (await visit.post(said("hello"))).status == 500
    assert visit.lines[1] == []
    visit.answering = working
    await visit.answer_to(said("hello"))
    assert len(visit.lines[1]) == 1


async def test_what_is_said_stands_before_what_is_said_back(visit: Visit) -> None:
    delivering: list[asyncio.Task[str]] = []

    async def answering(_: Inbound) -> Immediate:
        delivering.append(asyncio.create_task(visit.channel.deliver(visit.parcel(message("answer")))))
        await asyncio.sleep(0.01)
        return Immediate()

    visit.answering = answering
    await visit.answer_to(said("question"))
    await asyncio.gather(*delivering)
    assert [line.author for line in visit.lines[1]] == ["me", "bot"]


@pytest.mark.parametrize(
    "sent",
    [
        {},
        [],
        "text",
        {"kind": "said", "event": "e"},
        {"kind": "shouted", "event": "e"},
        said("x") | {"more": 1},
    ],
)
async def test_what_no_chat_can_send_is_refused(visit: Visit, sent: object) -> None:
    assert (await visit.post(sent)).status == 400
    assert visit.heard == []


async def test_nobody_else_can_be_named_in_what_is_sent(visit: Visit) -> None:
    someone = {"channel": "playground", "workspace": "local", "external_id": "2"}
    await visit.answer_to(said("hello") | {"account": someone})
    assert visit.heard[0].account.external_id == "1"


@pytest.mark.parametrize("person", [99, -1])
async def test_nobody_can_be_somebody_who_is_not_there(visit: Visit, person: int) -> None:
    assert (await visit.post(said("hello"), person=person)).status == 404
