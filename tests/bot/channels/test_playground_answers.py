"""What comes straight back to whoever pressed, and what is delivered to open pages."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from conversations.messages import (
    Button,
    Form,
    FormField,
    Home,
    Immediate,
    Inbound,
    Message,
    Option,
    Page,
    Press,
    Pressed,
    Prompt,
    Section,
)
from tests.bot.channels.lent import SLOT, Visit, message, pressed, visiting


@pytest.fixture
async def visit() -> AsyncIterator[Visit]:
    async with visiting() as visit:
        yield visit


# ── Straight back ────────────────────────────────────────────────────────────────────────────────────────


async def test_what_comes_straight_back_is_drawn(visit: Visit) -> None:
    field = FormField(name="why", label="Why is that?", kind="text")
    form = Form(slot=SLOT, title="Rate", pages=(Page(title="First", fields=(field,)),), submit="Save")
    home = Home(sections=(Section(title="Your plan", messages=(message("One goal"),)),))

    async def answering(_: Inbound) -> Immediate:
        return Immediate(
            form=form,
            errors={"why": "Say a little more."},
            receipt=message("Noted."),
            options=(Option(value="2", label="Zoë"),),
            home=home,
            close=True,
        )

    visit.answering = answering
    answer = await visit.answer_to(pressed())
    assert "Why is that?" in answer["form"]
    assert "Only you can see this" in answer["receipt"]
    assert 'role="option"' in answer["options"]
    assert "Your plan" in answer["home"]
    assert answer["errors"] == {"why": "Say a little more."}
    assert answer["close"] is True


async def test_the_pressed_card_turns_into_what_replaces_it_on_every_open_page(visit: Visit) -> None:
    async def answering(inbound: Inbound) -> Immediate:
        return Immediate(replace=message("Answered")) if isinstance(inbound, Pressed) else Immediate()

    visit.answering = answering
    card = Message(summary="?", buttons=(Button(label="Yes", press=Press(do="answer", slot=SLOT)),))
    receipt = await visit.channel.deliver(visit.parcel(card))
    async with visit.watching() as next_event:
        await visit.answer_to(pressed("answer"), line=int(receipt))
        assert "Answered" in await next_event()
    assert visit.lines[1][0].message == message("Answered")


async def test_nobody_replaces_a_line_in_the_chat_of_another(visit: Visit) -> None:
    async def answering(_: Inbound) -> Immediate:
        return Immediate(replace=message("Changed"))

    visit.answering = answering
    receipt = await visit.channel.deliver(visit.parcel(message("Mina's")))
    await visit.answer_to(pressed("answer"), person=2, line=int(receipt))
    assert visit.lines[1][0].message == message("Mina's")


# ── Out ──────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_message_appears_on_open_pages_of_its_person_only(visit: Visit) -> None:
    async with visit.watching(1) as at_mina, visit.watching(1) as at_mina_too, visit.watching(2) as at_zoe:
        await visit.channel.deliver(visit.parcel(message("Hello <b>Mina</b>")))
        for event in (await at_mina(), await at_mina_too()):
            assert event.startswith("event: lines\ndata: ")
            assert "Hello &lt;b&gt;Mina&lt;/b&gt;" in event
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(at_zoe(), 0.1)


async def test_a_message_can_be_replaced_by_its_receipt(visit: Visit) -> None:
    receipt = await visit.channel.deliver(visit.parcel(message("Before")))
    again = await visit.channel.deliver(visit.parcel(message("After"), replaces=receipt))
    assert again == receipt
    lines = await visit.get("/playground/lines?as=1&place=talk")
    assert "After" in lines
    assert "Before" not in lines


async def test_the_first_message_of_a_place_begins_a_thread_and_the_rest_are_replies(visit: Visit) -> None:
    await visit.channel.deliver(visit.parcel(message("Root"), "dialogue:7"))
    async with visit.watching() as next_event:
        await visit.channel.deliver(visit.parcel(message("Reply"), "dialogue:7"))
        assert "Open thread (1 reply)" in await next_event()
    talk = await visit.get("/playground/lines?as=1&place=talk")
    assert "Root" in talk
    assert "Reply" not in talk
    assert "Reply" in await visit.get("/playground/lines?as=1&place=dialogue:7")


async def test_suggestions_appear_over_the_box_and_not_as_a_line(visit: Visit) -> None:
    await visit.channel.deliver(visit.parcel(Prompt(texts=("Show my plan",))))
    lines = await visit.get("/playground/lines?as=1&place=talk")
    assert 'data-say="Show my plan"' in lines
    assert "<li class=" not in lines


async def test_a_home_is_shown_and_not_kept(visit: Visit) -> None:
    home = Home(sections=(Section(title="Your plan", messages=(message("One goal"),)),))
    async with visit.watching() as next_event:
        await visit.channel.deliver(visit.parcel(home))
        event = await next_event()
    assert event.startswith("event: home\ndata: ")
    assert "One goal" in event
    assert visit.lines[1] == []


async def test_closing_ends_every_open_stream(visit: Visit) -> None:
    async with visit.watching() as next_event:
        await visit.channel.close()
        assert await next_event() == ""
